/** The reader processes of this process, as the operating system sees them. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Their process ids; zombies do not count. */
export async function readerChildren(parent = process.pid): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat=,args=']);
  return stdout.split('\n').flatMap((line) => {
    const [pid, ppid, state = '', ...args] = line.trim().split(/\s+/);
    const isReader =
      Number(ppid) === parent && !state.startsWith('Z') && args.some((arg) => /workers\/reader\.[jt]s$/.test(arg));
    return isReader ? [Number(pid)] : [];
  });
}
