/** A process that opens the queue in PostgreSQL when it is told, and rings once: `opening-process.ts <url>`. */
import { openQueues } from '../../queue/queues.ts';
import { postgresQueueEngine } from '../../queue/postgres-engine.ts';

process.send?.('loaded');
process.once('message', () => {
  void postgresQueueEngine({ connectionString: process.argv[2] ?? '' }).then(async (engine) => {
    const queues = openQueues(engine);
    await queues.ring({ paceKeys: ['hartwell.test'] });
    await queues.close();
    await engine.close();
    process.disconnect();
  });
});
