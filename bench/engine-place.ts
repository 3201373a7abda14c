/** An engine to measure on: its settings for one fresh store at a time, and the servers whose cost is counted beside Gleaner's. */
import { startPostgres } from '../tests/postgres-server.ts';
import { startRedis } from '../tests/redis-server.ts';

export const ENGINES = ['embedded', 'postgres', 'redis'] as const;
export type EngineName = (typeof ENGINES)[number];

export interface EnginePlace {
  readonly name: EngineName;
  /** Settings that name an empty store. */
  freshEnv(): Promise<Record<string, string>>;
  readonly servers: readonly { readonly name: string; readonly pid: number }[];
  close(): Promise<void>;
}

/** Starts the servers that the engine needs. */
export async function openEnginePlace(name: EngineName): Promise<EnginePlace> {
  if (name === 'embedded') return { name, freshEnv: async () => ({}), servers: [], close: async () => {} };
  const database = await startPostgres({ fsync: 'on' });
  const queue = name === 'redis' ? await startRedis({ appendonly: 'yes', appendfsync: 'everysec' }) : null;
  return {
    name,
    async freshEnv() {
      await queue?.command('FLUSHALL');
      const databaseUrl = await database.newDatabaseUrl();
      return { DATABASE_URL: databaseUrl, ...(queue === null ? {} : { REDIS_URL: queue.url }) };
    },
    servers: [
      { name: 'PostgreSQL', pid: database.pid },
      ...(queue === null ? [] : [{ name: 'Redis', pid: queue.pid }]),
    ],
    async close() {
      await queue?.close();
      await database.close();
    },
  };
}
