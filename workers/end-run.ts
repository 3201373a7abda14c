/** Ends a run of which nothing is left to do; says loudly when it found too little. */
import { causeOf, YieldTooLowError } from '../src/records/errors.ts';
import type { Source } from '../src/records/source.ts';
import type { Database } from '../src/store/database.ts';
import { recordFailure, resolveFailure, workName } from '../src/store/failures.ts';
import type { Run, RunSummary } from '../src/store/runs.ts';
import { closeRun, holdRun, pendingWork, runById, runSummary } from '../src/store/runs.ts';

export interface EndTools {
  readonly db: Database;
  /** null for a source that is not there any more: its run ends all the same. */
  readonly source: (id: string) => Source | null;
  readonly clock: () => Date;
}

/** @returns true when the run is over, whoever ended it. Any number of processes may ask. */
export async function endIfOver(run: Pick<Run, 'id'>, tools: EndTools): Promise<boolean> {
  const current = await runById(tools.db, run.id);
  if (current === null || current.state !== 'running') return true;
  if (!current.seeded) return false;
  const pending = await pendingWork(tools.db, current);
  if (pending.due + pending.unreadSeeds + pending.unreadDocuments > 0) return false;
  await end(current, tools);
  return true;
}

async function end(run: Run, { db, source, clock }: EndTools): Promise<void> {
  const summary = await runSummary(db, run.id);
  const known = source(run.sourceId);
  const failure = run.cause === 'replay' || known === null ? null : tooLittle(run, summary, known);
  const now = clock();
  await db.transaction(async (tx) => {
    if (!(await holdRun(tx, run.id))) return;
    const work = workName('discover', run.sourceId);
    if (failure === null) await resolveFailure(tx, work);
    else {
      const at = { sourceId: run.sourceId, runId: run.id, attempts: 1, now };
      await recordFailure(tx, { work, stage: 'discover', ...causeOf(failure), ...at });
    }
    await closeRun(tx, run.id, { state: failure === null ? 'done' : 'failed', now });
  });
}

/** A source that finds less than it should has probably changed its pages: said loudly, not passed over. */
function tooLittle(run: Run, summary: RunSummary, source: Source): YieldTooLowError | null {
  const expected = Math.min(source.minExpected, run.maxDocuments ?? Infinity);
  if (summary.found >= expected || run.since !== null) return null;
  return new YieldTooLowError(
    `discover ${source.id} failed: ${summary.found} documents found, at least ${expected} expected; its pages may have changed: try \`gleaner sources try ${source.id}\``,
    { found: summary.found, expected },
  );
}
