/** What a process has taken of the machine, as the operating system counts it. What is too much is for others to say. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

export interface ProcessUsage {
  /** Resident memory. */
  readonly rssBytes: number;
  /** Time of computing since its start, by all its threads: unlike time on the clock, the same on a busy machine. */
  readonly cpuMs: number;
}

const NOTHING: ProcessUsage = { rssBytes: 0, cpuMs: 0 };
/** A tick of the kernel's clock, as `proc(5)` tells times; the same on all platforms that Node runs on. */
const TICK_MS = 10;

/** Zeros when it cannot be told. */
export async function processUsage(pid: number | undefined): Promise<ProcessUsage> {
  if (pid === undefined) return NOTHING;
  return process.platform === 'linux' ? usageInProc(pid) : usageByPs(pid);
}

async function usageInProc(pid: number): Promise<ProcessUsage> {
  const read = async (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const [status, stat] = await Promise.all([read('status'), read('stat')]);
  // The second field is the program's name in brackets, and may hold anything; times are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    rssBytes: Number(/^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024,
    cpuMs: (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS,
  };
}

async function usageByPs(pid: number): Promise<ProcessUsage> {
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=,time=', '-p', String(pid)], (error, out) => {
      const [rss = '0', time = '0'] = out.trim().split(/\s+/);
      // `[hours:]minutes:seconds.hundredths`
      const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
      resolve(error === null ? { rssBytes: Number(rss) * 1024, cpuMs: seconds * 1_000 } : NOTHING);
    });
  });
}
