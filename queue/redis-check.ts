/** What must be true of a Redis before the queue stands on it, asked once at the start. Opens a connection of its own and closes it. */
import { Redis } from 'ioredis';
import { ConfigurationError, PipelineError } from '../src/records/errors.ts';
import { queueUnreachable, reasonOf } from './unreachable.ts';

interface RedisCheck {
  readonly url: string;
  /** All keys of the store begin with it. */
  readonly prefix: string;
  readonly acceptEviction: boolean;
  /** For what an operator should know and nothing stops for. */
  readonly notice: (text: string) => void;
}

interface RedisFacts {
  /** False where INFO is refused: BullMQ must not ask for it either. */
  readonly givesInfo: boolean;
}

const ANSWER_MS = 5_000;
const OLDEST: readonly [number, number] = [6, 2];

/** @throws ConfigurationError for a Redis that will not do; PipelineError QUEUE_UNREACHABLE for none */
export async function checkRedis(check: RedisCheck): Promise<RedisFacts> {
  const at = serverOf(check.url);
  // One try: whoever starts us tries again.
  const redis = new Redis(check.url, {
    lazyConnect: true,
    connectTimeout: ANSWER_MS,
    commandTimeout: ANSWER_MS,
    maxLoadingRetryTime: ANSWER_MS,
    retryStrategy: () => null,
  });
  let heard: Error | undefined;
  redis.on('error', (error: Error) => (heard = error));
  try {
    await redis.connect();
    if (heard !== undefined) throw heard;
    const info = await infoOf(redis);
    requireVersion(at, info);
    requirePrimary(at, info);
    await requireKeys(redis, at, check.prefix);
    await requireNoEviction(redis, at, { ...check, info });
    noticeLossy(at, info, check.notice);
    return { givesInfo: info !== null };
  } catch (error) {
    throw error instanceof PipelineError ? error : connectFailure(check.url, heard ?? error);
  } finally {
    redis.disconnect();
  }
}

/** Host and port: the part of the URL that may be shown. */
export function serverOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port === '' ? '6379' : port}`;
}

type Info = ReadonlyMap<string, string> | null;

/** null where the user may not ask; some providers take it away. */
async function infoOf(redis: Redis): Promise<Info> {
  try {
    const lines = (await redis.info()).split(/\r?\n/).filter((line) => line.includes(':'));
    return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]));
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

function requireVersion(at: string, info: Info): void {
  // Valkey gives the version of Redis that it speaks.
  const version = info?.get('redis_version');
  if (version === undefined) return;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new ConfigurationError(
    `open the queue failed: Redis at ${at} is version ${version}, the queue needs ${OLDEST.join('.')} or later (or Valkey); upgrade it, or set REDIS_URL to another`,
  );
}

function requirePrimary(at: string, info: Info): void {
  if (info?.get('role') !== 'slave') return;
  throw new ConfigurationError(
    `open the queue failed: Redis at ${at} is a replica of ${info.get('master_host') ?? 'another'} and takes no jobs; set REDIS_URL to its primary`,
  );
}

/** A node of a cluster that is not ours, a user without our keys. */
async function requireKeys(redis: Redis, at: string, prefix: string): Promise<void> {
  try {
    await redis.exists(`${prefix}:host:meta`);
  } catch (error) {
    const reason = reasonOf(error);
    if (!isRefused(error) && !/^(?:MOVED|CLUSTERDOWN)\b/.test(reason)) throw error;
    throw new ConfigurationError(
      `open the queue failed: Redis at ${at} does not let us at the keys ${prefix}:*: ${reason}; let the user of REDIS_URL at them, and name the one server that holds them`,
      { cause: error },
    );
  }
}

async function requireNoEviction(redis: Redis, at: string, of: RedisCheck & { readonly info: Info }): Promise<void> {
  const policy = of.info?.get('maxmemory_policy') ?? (await configOf(redis, 'maxmemory-policy'));
  if (policy === 'noeviction') return;
  if (policy === undefined) {
    of.notice(
      `Redis at ${at} does not say what it does when its memory is full; it should say maxmemory-policy noeviction, or jobs are lost until they are found again from the rows`,
    );
    return;
  }
  if (!of.acceptEviction) {
    throw new ConfigurationError(
      `open the queue failed: Redis at ${at} says maxmemory-policy ${policy} and may throw jobs away; run CONFIG SET maxmemory-policy noeviction there, or set GLEANER_REDIS_EVICTION=accept to take the risk`,
    );
  }
  of.notice(
    `Redis at ${at} says maxmemory-policy ${policy}: jobs that it throws away are found again from the rows, late`,
  );
}

async function configOf(redis: Redis, name: string): Promise<string | undefined> {
  try {
    return (await redis.config('GET', name))[1];
  } catch (error) {
    if (isRefused(error)) return undefined;
    throw error;
  }
}

function noticeLossy(at: string, info: Info, notice: (text: string) => void): void {
  const aof = info?.get('aof_enabled');
  if (aof === '1') return;
  notice(
    aof === undefined
      ? `Redis at ${at} does not say whether it keeps an append-only file; without one a restart loses jobs until they are found again from the rows`
      : `Redis at ${at} keeps no append-only file: what a restart loses is found again from the rows, late; set appendonly yes there`,
  );
}

function isRefused(error: unknown): boolean {
  return /^NOPERM\b|unknown command|disabled/i.test(reasonOf(error));
}

/** The error of the connection, in words that say what to change. Without a cause: the reply to a wrong password carries the password. */
function connectFailure(url: string, error: unknown): PipelineError {
  const at = serverOf(url);
  const reason = reasonOf(error);
  if (/^(?:WRONGPASS|NOAUTH|NOPERM)\b|invalid password|invalid username-password|AUTH/.test(reason)) {
    return new ConfigurationError(
      `open the queue failed: Redis at ${at} refused user or password: ${reason}; set the right ones in REDIS_URL`,
    );
  }
  if (/DB index/i.test(reason)) {
    return new ConfigurationError(
      `open the queue failed: Redis at ${at} has no database of that number: ${reason}; set another in REDIS_URL`,
    );
  }
  if (isTls(error)) {
    return new ConfigurationError(
      `open the queue failed: no TLS with Redis at ${at}: ${reason}; set REDIS_URL to redis:// for a server without TLS, or NODE_EXTRA_CA_CERTS to the certificate that signed its own`,
    );
  }
  return queueUnreachable('open the queue', `Redis at ${at}`, new Error(hintOf(reason, url)));
}

function isTls(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:ERR_SSL|ERR_TLS|EPROTO)|CERT|UNABLE_TO|SELF_SIGNED/.test(code);
}

/** A server that wants TLS hangs up on who does not speak it; one that does not waits for the rest of a command. */
function hintOf(reason: string, url: string): string {
  if (url.startsWith('rediss:') && /ETIMEDOUT/.test(reason)) {
    return `${reason} (if it speaks no TLS, set REDIS_URL to redis://)`;
  }
  if (url.startsWith('redis:') && /ECONNRESET|EPIPE|Connection is closed|Protocol error/.test(reason)) {
    return `${reason} (if it wants TLS, set REDIS_URL to rediss://)`;
  }
  return reason;
}
