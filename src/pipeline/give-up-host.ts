/** A host that asks to be left alone for longer than a run may last: its targets become failures that a later run or replay takes up. */
import { recordFailure, workName } from '../store/failures.ts';
import { dueTargets, settleTarget } from '../store/targets.ts';
import type { Tools } from './tools.ts';

const BATCH = 200;

export async function giveUpHost(paceKey: string, until: Date, tools: Tools): Promise<void> {
  for (;;) {
    const targets = await dueTargets(tools.db, paceKey, {
      sourceIds: tools.sourceIds(),
      now: tools.clock(),
      limit: BATCH,
    });
    if (targets.length === 0) return;
    await tools.db.transaction(async (tx) => {
      for (const target of targets) {
        await settleTarget(tx, target.id, { state: 'failed', outcome: 'failed', attempts: target.attempts });
        await recordFailure(tx, {
          work: workName('fetch', target.id),
          stage: 'fetch',
          code: 'FETCH_WAIT',
          retryable: true,
          message: `fetch ${target.targetUri} failed: ${paceKey} asks to be left alone until ${until.toISOString()}; run again or replay after that`,
          context: {},
          sourceId: target.sourceId,
          paceKey,
          targetId: target.id,
          targetUri: target.targetUri,
          runId: target.runId,
          attempts: Math.max(1, target.attempts),
          now: tools.clock(),
        });
      }
    });
  }
}
