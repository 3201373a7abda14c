/** A process that takes a host's job and never ends it: `stuck-worker.ts redis|postgres <url>`. It says so on stdout, and waits to be killed. */
import { postgresQueueEngine } from '../../queue/postgres-engine.ts';
import { redisQueueEngine } from '../../queue/redis-engine.ts';

const [, , kind, url = ''] = process.argv;
const engine =
  kind === 'redis'
    ? await redisQueueEngine({ url, storeId: 'test', acceptEviction: false, notice: () => {} })
    : await postgresQueueEngine({ connectionString: url });
const stuck = async (): Promise<void> => {
  process.stdout.write('took it\n');
  await new Promise(() => {});
};
engine.newWorker('host', stuck, { lockDuration: 1_000, stalledInterval: 500 }).on('error', () => {});
