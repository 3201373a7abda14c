/** CPU time and memory of a process with all its children, read from /proc (Linux only). */
import { readFileSync, readdirSync } from 'node:fs';

export interface TreeUsage {
  /** User and system time of the tree, children that ended included. */
  readonly cpuMs: number;
  /** Resident memory of all its processes together, as the system sees it. */
  readonly rssBytes: number;
}

/** Clock ticks a second: fixed at 100 for user space on Linux. */
const TICK_MS = 10;
const PAGE_BYTES = 4096;

export function treeUsage(root: number): TreeUsage {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(statOf);
  const inTree = new Set([root]);
  // Parents may stand after their children in the listing.
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent } of processes) {
      if (!inTree.has(parent) || inTree.has(pid)) continue;
      inTree.add(pid);
      grown = true;
    }
  }
  const ours = processes.filter(({ pid }) => inTree.has(pid));
  return {
    cpuMs: ours.reduce((sum, { ticks }) => sum + ticks * TICK_MS, 0),
    rssBytes: ours.reduce((sum, { rssPages }) => sum + rssPages * PAGE_BYTES, 0),
  };
}

function statOf(name: string): { pid: number; parent: number; ticks: number; rssPages: number }[] {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The command's name stands in parentheses and may hold anything; fields are counted behind it.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    return [
      { pid: Number(name), parent: fields[1] ?? 0, ticks: utime + stime + cutime + cstime, rssPages: fields[21] ?? 0 },
    ];
  } catch {
    return [];
  }
}
