/** host job in, story called, outcome settled: the job comes back by itself while its host has more. */
import { hostname } from 'node:os';
import { visitHost } from '../src/pipeline/visit-host.ts';
import type { JobWork } from './settle.ts';
import { payloadOf, settle } from './settle.ts';

/** How soon to look again at a host that another worker holds. */
const TAKEN_RETRY_MS = 2_000;

export const workHost: JobWork = async (job, token, lent) => {
  const { tools, log } = lent;
  const { paceKey } = payloadOf('host', job, log);
  await settle({
    job,
    token,
    log,
    work: async () => {
      const { kind, ...facts } = await visitHost(paceKey, `${hostname()}/${process.pid}/${job.id ?? ''}`, tools);
      if (kind === 'idle') return { kind: 'done', facts: { outcome: kind, ...facts } };
      const at = 'until' in facts ? facts.until : new Date(tools.clock().getTime() + TAKEN_RETRY_MS);
      return { kind: 'later', at, facts: { outcome: kind, ...facts } };
    },
    // Its targets are still due in the store, and `reconcile` rings again: nothing is lost with the job.
    givenUp: async () => {},
  });
};
