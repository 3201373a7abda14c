/** discover job in, story called, outcome settled. */
import { causeOf } from '../src/records/errors.ts';
import { discover } from '../src/pipeline/discover.ts';
import { recordFailure, workName } from '../src/store/failures.ts';
import { openRunOf } from '../src/store/runs.ts';
import type { JobWork } from './settle.ts';
import { payloadOf, settle } from './settle.ts';

export const workDiscover: JobWork = async (job, token, lent) => {
  const { tools, log } = lent;
  const { sourceId } = payloadOf('discover', job, log);
  await settle({
    job,
    token,
    log,
    work: async () => {
      const { kind, ...facts } = await discover(sourceId, tools);
      return { kind: 'done', facts: { outcome: kind, ...facts } };
    },
    givenUp: async (error, attempts) => {
      const run = await openRunOf(tools.db, sourceId);
      await recordFailure(tools.db, {
        work: workName('discover', sourceId),
        stage: 'discover',
        ...causeOf(error),
        sourceId,
        runId: run?.id ?? null,
        attempts,
        now: tools.clock(),
      });
    },
  });
};
