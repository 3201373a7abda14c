/** The processes that belong to one, and the memory that is theirs alone, as Linux shows them; elsewhere only the one is known. */
import { readFileSync, readdirSync } from 'node:fs';

interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
}

/** The process itself, whatever descends from it, and whatever is in the process group that it leads. */
export function treePids(root: number): number[] {
  const rows = allProcesses();
  const tree = new Set([root]);
  // Parents may stand behind their children in the listing; orphans have lost their parent and kept their group.
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent, group } of rows) {
      if (tree.has(pid) || !(tree.has(parent) || group === root)) continue;
      tree.add(pid);
      grown = true;
    }
  }
  return [...tree];
}

/** Processes that were started with this text among their arguments. */
export function pidsNaming(text: string): number[] {
  return allProcesses()
    .map(({ pid }) => pid)
    .filter((pid) => pid !== process.pid && readProc(`${pid}/cmdline`).includes(text));
}

/** Memory that the tree's end would give back: pages shared between its processes and with files are not counted. Null off Linux. */
export function treeBytes(root: number): number | null {
  const sizes = treePids(root).flatMap((pid) => {
    const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readProc(`${pid}/status`))?.[1];
    return kilobytes === undefined ? [] : [Number(kilobytes) * 1024];
  });
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0);
}

/** True while the process can still do something; a zombie cannot. */
export function isRunning(pid: number): boolean {
  const stat = readProc(`${pid}/stat`);
  if (stat !== '') return !/^ [ZX] /.test(stat.slice(stat.lastIndexOf(')') + 1));
  if (process.platform === 'linux') return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function allProcesses(): ProcessRow[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap(rowOf);
  } catch {
    return [];
  }
}

function rowOf(name: string): ProcessRow[] {
  const stat = readProc(`${name}/stat`);
  // The command's name stands in parentheses and may hold anything; fields are counted behind it.
  const [, parent, group] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return parent === undefined || group === undefined ? [] : [{ pid: Number(name), parent, group }];
}

/** Empty when the process has ended meanwhile, and where there is no /proc. */
function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return '';
  }
}
