/** The one owner of an embedded data folder, kept as a file; not a lock on rows, and not held by the operating system. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PipelineError } from '../records/errors.ts';
import { processPlace, processStart } from './process-identity.ts';

/** Who holds the folder, for messages. `startedAt` is ISO 8601. */
export interface LockHolder {
  readonly pid: number;
  readonly startedAt: string;
  readonly command: string;
}

export interface FolderLock {
  /** The previous owner died without releasing. */
  readonly wasTakenOver: boolean;
  /** Gives the folder back. May be called twice. */
  release(): Promise<void>;
}

/** What one lock file says. */
interface Claim extends LockHolder {
  /** With `pid` this names one process for good: pids are used again, pid and start time together are not. */
  readonly processStart: string | null;
  /** Kernel boot and pid namespace: a pid means something only there. */
  readonly place: string;
  readonly released: boolean;
}

type OwnerState =
  | { readonly kind: 'free'; readonly ownerDied: boolean }
  | { readonly kind: 'held'; readonly by: LockHolder }
  /** A starter has made its file and not yet written it. */
  | { readonly kind: 'unfinished' };

/** How often the owner shows that it lives to processes that cannot see its pid (other containers). */
const HEARTBEAT_MS = 10_000;
/** Six missed heartbeats: opening the store on a busy machine may block an owner for 20 s. */
const SILENT_MS = 60_000;
/** Creating and writing the file is one synchronous step, so a file that is empty for longer was left by a death. */
const UNFINISHED_MS = 5_000;
/** Each lost race means that another starter won it, so many rounds only follow from a broken file system. */
const MAX_ROUNDS = 400;
const ROUND_PAUSE_MS = 25;

/**
 * Takes the data folder, or says who has it.
 *
 * Lock files are numbered, `owner/<generation>.lock`, and the highest number is the truth. A starter that finds it free
 * or its owner dead creates the next number exclusively, so of two starters exactly one wins; the highest is never
 * deleted (release only marks it), so a starter that looked too early sees a higher number after its own and gives way.
 * @throws PipelineError LOCK_BUSY when the file system gives no stable answer.
 */
export async function acquireFolderLock(dataDir: string): Promise<FolderLock | { readonly heldBy: LockHolder }> {
  const folder = join(dataDir, 'owner');
  await mkdir(folder, { recursive: true });
  const claim = claimOfThisProcess();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const last = await newestGeneration(folder);
    const state = await ownerState(folder, last);
    if (state.kind === 'held') return { heldBy: state.by };
    if (state.kind === 'unfinished') {
      await sleep(ROUND_PAUSE_MS);
      continue;
    }
    const mine = last + 1;
    if (!createClaim(lockFile(folder, mine), claim)) continue;
    if ((await newestGeneration(folder)) > mine) {
      await rm(lockFile(folder, mine), { force: true });
      continue;
    }
    await sweep(folder, mine);
    return hold(lockFile(folder, mine), claim, state.ownerDied);
  }
  throw new PipelineError(`lock ${folder} failed: the file system gave no stable answer`, {
    code: 'LOCK_BUSY',
    retryable: true,
  });
}

/** Who holds the folder at this moment; null when nobody does. Changes nothing. */
export async function folderHolder(dataDir: string): Promise<LockHolder | null> {
  const folder = join(dataDir, 'owner');
  const state = await ownerState(folder, await newestGeneration(folder));
  return state.kind === 'held' ? state.by : null;
}

function hold(file: string, claim: Claim, wasTakenOver: boolean): FolderLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    // A heartbeat that cannot be written only matters to other containers, who then wait less long.
    utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  let isReleased = false;
  return {
    wasTakenOver,
    async release() {
      if (isReleased) return;
      isReleased = true;
      clearInterval(heartbeat);
      await writeFile(`${file}.released`, JSON.stringify({ ...claim, released: true }));
      await rename(`${file}.released`, file);
    },
  };
}

async function ownerState(folder: string, generation: number): Promise<OwnerState> {
  if (generation === 0) return { kind: 'free', ownerDied: false };
  const file = lockFile(folder, generation);
  try {
    const modifiedMs = (await stat(file)).mtimeMs;
    const claim = parseClaim(await readFile(file, 'utf8'));
    const silentMs = Date.now() - modifiedMs;
    if (claim === null) return silentMs < UNFINISHED_MS ? { kind: 'unfinished' } : { kind: 'free', ownerDied: true };
    if (claim.released) return { kind: 'free', ownerDied: false };
    return isAlive(claim, silentMs) ? { kind: 'held', by: claim } : { kind: 'free', ownerDied: true };
  } catch (error) {
    // A newer owner swept it away between listing and reading: look again.
    if (isMissing(error)) return { kind: 'unfinished' };
    throw error;
  }
}

function isAlive(claim: Claim, silentMs: number): boolean {
  if (claim.processStart !== null && claim.place === processPlace()) {
    const found = processStart(claim.pid);
    if (found.kind === 'gone') return false;
    if (found.kind === 'running') return found.start === claim.processStart;
  }
  return silentMs < SILENT_MS;
}

function claimOfThisProcess(): Claim {
  const self = processStart(process.pid);
  return {
    pid: process.pid,
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    command: process.argv.slice(1).join(' ').slice(0, 500),
    processStart: self.kind === 'running' ? self.start : null,
    place: processPlace(),
    released: false,
  };
}

/** Synchronous on purpose: nothing of this process runs between creating the file and writing it. */
function createClaim(file: string, claim: Claim): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(handle, JSON.stringify(claim));
  } finally {
    closeSync(handle);
  }
  return true;
}

function parseClaim(text: string): Claim | null {
  try {
    const claim = JSON.parse(text) as Claim;
    return Number.isSafeInteger(claim.pid) && claim.pid > 0 && typeof claim.place === 'string' ? claim : null;
  } catch {
    return null;
  }
}

async function newestGeneration(folder: string): Promise<number> {
  return Math.max(0, ...(await generations(folder)));
}

async function generations(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return names.flatMap((name) => /^(\d{1,12})\.lock$/.exec(name)?.[1] ?? []).map(Number);
}

/** Leaves the previous generation too: a listing made while files change may miss one of them, hardly two. */
async function sweep(folder: string, mine: number): Promise<void> {
  const old = (await generations(folder)).filter((generation) => generation < mine - 1);
  await Promise.all(old.map((generation) => rm(lockFile(folder, generation), { force: true })));
}

const lockFile = (folder: string, generation: number): string => join(folder, `${generation}.lock`);

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
