/** ingest job in, story called, outcome settled. */
import { ingest } from '../src/pipeline/ingest.ts';
import type { IngestOutcome } from '../src/pipeline/ingest.ts';
import type { Tools } from '../src/pipeline/tools.ts';
import type { PipelineError } from '../src/records/errors.ts';
import { causeOf } from '../src/records/errors.ts';
import { captureById, markDocumentRead } from '../src/store/captures.ts';
import { recordFailure, workName } from '../src/store/failures.ts';
import type { JobWork } from './settle.ts';
import { payloadOf, settle } from './settle.ts';

export const workIngest: JobWork = async (job, token, lent) => {
  const { tools, log } = lent;
  const { captureId } = payloadOf('ingest', job, log);
  await settle({
    job,
    token,
    log,
    work: async () => ({ kind: 'done', facts: factsOf(await ingest(captureId, tools)) }),
    givenUp: (error, attempts) => giveUp(captureId, { error, attempts, tools }),
  });
};

function factsOf(outcome: IngestOutcome): Record<string, unknown> {
  if (outcome.kind !== 'kept') return { ...outcome, outcome: outcome.kind };
  const { record, verdict } = outcome;
  const { sourceId, targetUri, rules } = record.provenance;
  return {
    outcome: 'kept',
    sourceId,
    targetUri,
    type: record.type,
    verdict: verdict.kind,
    document: record.id,
    quality: record.quality,
    rules,
  };
}

async function giveUp(
  captureId: string,
  { error, attempts, tools }: { error: PipelineError; attempts: number; tools: Tools },
): Promise<void> {
  const capture = await captureById(tools.db, captureId);
  if (capture === null) return;
  await tools.db.transaction(async (tx) => {
    await markDocumentRead(tx, captureId, { reading: 'failed', detail: error.message });
    await recordFailure(tx, {
      work: workName('ingest', capture.targetId),
      stage: 'ingest',
      ...causeOf(error),
      sourceId: capture.sourceId,
      targetId: capture.targetId,
      targetUri: capture.targetUri,
      captureId,
      runId: capture.runId,
      attempts,
      now: tools.clock(),
    });
  });
}
