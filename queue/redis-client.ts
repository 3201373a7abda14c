/** ioredis as the queue needs it: producers that give up soon, workers that wait for Redis, and both can be ended. Checks nothing. */
import { Redis } from 'ioredis';
import type { CommonRedisOptions } from 'ioredis';
import type { WorkerConnections } from './endable-worker.ts';

/** Connections to one server that end together. */
export interface RedisConnections extends WorkerConnections {
  /** BullMQ duplicates it for what blocks. */
  readonly first: Redis;
}

/** After a restart everybody is back within a second, and an outage costs one try a second. */
const retryDelayMs = (times: number): number => Math.min(times * 200, 1_000);

/** The way replies look stays as BullMQ expects it. */
type Options = Omit<CommonRedisOptions, 'replyMapping'>;

const COMMON: Options = {
  connectTimeout: 5_000,
  keepAlive: 10_000,
  // A server that is frozen, or behind a dead network: longer than BullMQ's longest blocking command, 10 s.
  socketTimeout: 15_000,
};

/** For ringing: a command fails after the fourth try in vain, which is 2 s after Redis went away. */
export function producerConnections(url: string, connectionName: string): RedisConnections {
  return connections(url, { ...COMMON, connectionName, lazyConnect: true, maxRetriesPerRequest: 3 });
}

/** For a worker: commands wait until Redis is back, so that what was done is said. */
export function workerConnections(url: string): RedisConnections {
  return connections(url, { ...COMMON, maxRetriesPerRequest: null });
}

function connections(url: string, options: Options): RedisConnections {
  const all: Redis[] = [];
  let isRetired = false;
  const open = (more: Options): Redis => {
    const redis = endableRedis(url, { ...options, ...more }, () => isRetired);
    redis.duplicate = (override) => open({ connectionName: override?.connectionName ?? 'gleaner' });
    all.push(redis);
    return redis;
  };
  return {
    first: open({}),
    retire() {
      isRetired = true;
      // Whoever waits for a connection that never was hears it now.
      for (const redis of all) if (redis.status !== 'ready' && redis.status !== 'end') redis.disconnect();
    },
    cut() {
      isRetired = true;
      for (const redis of all) if (redis.status !== 'end') redis.disconnect();
    },
  };
}

/**
 * ioredis, asked to disconnect between two tries, forgets the next try and tells nobody that it has ended: what waits
 * for it waits for ever (BullMQ issue 4656). So the next try is made, and is the last.
 */
function endableRedis(url: string, options: Options, isRetired: () => boolean): Redis {
  let isAsked = false;
  const redis = new Redis(url, {
    ...options,
    retryStrategy: (times) => (isAsked || isRetired() ? null : retryDelayMs(times)),
  });
  const disconnect = redis.disconnect.bind(redis);
  redis.disconnect = (reconnect = false) => {
    if (reconnect || redis.status !== 'reconnecting') disconnect(reconnect);
    else isAsked = true;
  };
  redis.on('ready', () => {
    if (isAsked) disconnect();
  });
  // BullMQ opens the one that blocks again.
  redis.on('end', () => {
    isAsked = false;
  });
  redis.on('error', forgetArguments);
  return redis;
}

/** The reply to a wrong password carries the password: whoever logs the error would write it down. */
function forgetArguments(error: Error): void {
  if ('command' in error) delete error.command;
}
