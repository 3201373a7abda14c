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

interface ClientSettings {
  readonly url: string;
  /** Where INFO is refused, ioredis would warn of it at each connection. */
  readonly givesInfo: boolean;
}

/** For ringing: a command fails when the third try is in vain, about a second after Redis went away. */
export function producerConnections(settings: ClientSettings, connectionName: string): RedisConnections {
  return connections(settings, { connectionName, lazyConnect: true, maxRetriesPerRequest: 3 });
}

/** For a worker: commands wait until Redis is back, so that what was done is said. */
export function workerConnections(settings: ClientSettings): RedisConnections {
  return connections(settings, { maxRetriesPerRequest: null });
}

function connections({ url, givesInfo }: ClientSettings, own: Options): RedisConnections {
  const options = { ...COMMON, ...own, enableReadyCheck: givesInfo };
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
  redis.on('end', () => {
    // BullMQ opens the one that blocks again.
    isAsked = false;
    endUnanswered(redis);
  });
  redis.on('error', forgetArguments);
  return redis;
}

/**
 * What was not answered when the connection was lost is kept to be sent again; ioredis 6.0 forgets it when the next
 * connection is turned away (a changed password) and then ended. Whoever sent it would wait for ever.
 */
function endUnanswered(redis: Redis): void {
  const { prevCommandQueue: unanswered } = redis as unknown as { prevCommandQueue?: Unanswered | null };
  for (let one = unanswered?.shift(); one !== undefined; one = unanswered?.shift()) {
    one.command.reject(new Error('Connection is closed.'));
  }
}

interface Unanswered {
  shift(): { readonly command: { reject(error: Error): void } } | undefined;
}

/** The reply to a wrong password carries the password: whoever logs the error would write it down. */
function forgetArguments(error: Error): void {
  if ('command' in error) delete error.command;
}
