import { describe } from 'vitest';
import { embeddedQueueEngine } from '../../queue/embedded-engine.ts';
import { queueContract } from '../contracts/queue.ts';
import { openTestStore } from '../test-store.ts';

describe('the queue in the embedded store', () => {
  queueContract(async () => {
    const store = await openTestStore();
    const engine = await embeddedQueueEngine(store.db);
    return { newEngine: async () => engine, close: () => store.close() };
  });
});
