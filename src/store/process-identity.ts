/** Tells one process from a later one with the same pid, by its start time; not whether it does anything useful. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

type ProcessStart =
  /** `start` is opaque: clock ticks since boot on Linux, a date elsewhere. */
  | { readonly kind: 'running'; readonly start: string }
  | { readonly kind: 'gone' }
  /** It may live, but this system or its permissions do not show since when. */
  | { readonly kind: 'unknown' };

/** When the process `pid` of this pid namespace started. A zombie is gone: it holds nothing any more. */
export function processStart(pid: number): ProcessStart {
  const found = existsSync('/proc/self/stat') ? startByProc(pid) : startByPs(pid);
  if (found !== null) return found;
  return isSignalable(pid) ? { kind: 'unknown' } : { kind: 'gone' };
}

/** Where pids of this process mean something: one boot of one kernel, one pid namespace; elsewhere the host's name. */
export function processPlace(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** proc(5): field 3 is the state, field 22 the start time; the name in field 2 may hold spaces and brackets. */
function startByProc(pid: number): ProcessStart | null {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const start = fields[19];
  if (/^[ZXx]/.test(fields[0] ?? '')) return { kind: 'gone' };
  return start === undefined ? null : { kind: 'running', start };
}

/** `ps` of macOS and the BSDs; a fixed zone, or the same process would show another date after a change of clocks. */
function startByPs(pid: number): ProcessStart | null {
  const env = { PATH: '/bin:/usr/bin', LC_ALL: 'C', TZ: 'UTC' };
  const ps = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8', env, timeout: 5_000 });
  const [, state, start] = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(ps.stdout ?? '') ?? [];
  if (state === undefined || start === undefined) return null;
  return state.startsWith('Z') ? { kind: 'gone' } : { kind: 'running', start };
}

/** Signal 0 asks only whether the process is there; EPERM says that it is, and is somebody else's. */
function isSignalable(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
