/** Story one: a source's seeds are made due, and every seed page that has been fetched is read for what it leads to. */
import { startTargets } from '../discover/start-targets.ts';
import type { SeedReading } from '../records/target.ts';
import { causeOf, PipelineError } from '../records/errors.ts';
import type { Source } from '../records/source.ts';
import type { StoredCapture } from '../store/captures.ts';
import { markSeedRead, unreadSeedCaptures } from '../store/captures.ts';
import { recordFailure, resolveFailure, workName } from '../store/failures.ts';
import type { Run } from '../store/runs.ts';
import { addNotes, markSeeded, openRunOf } from '../store/runs.ts';
import type { Target } from '../store/targets.ts';
import { targetById } from '../store/targets.ts';
import { addFound } from './add-found.ts';
import { readInputOf } from './read-input.ts';
import type { Tools } from './tools.ts';

type DiscoverOutcome =
  { readonly kind: 'no-run' } | { readonly kind: 'discovered'; readonly pagesRead: number; readonly notes: number };

/** Runs as often as it is rung for: what is already done is left alone. */
export async function discover(sourceId: string, tools: Tools): Promise<DiscoverOutcome> {
  const source = tools.source(sourceId);
  const run = await openRunOf(tools.db, sourceId);
  if (run === null) return { kind: 'no-run' };
  if (!run.seeded) await plantSeeds(source, run, tools);

  let notes = 0;
  const captures = await unreadSeedCaptures(tools.db, sourceId);
  for (const capture of captures) notes += await readSeedCapture(capture, { source, run, tools });
  return { kind: 'discovered', pagesRead: captures.length, notes };
}

async function plantSeeds(source: Source, run: Run, tools: Tools): Promise<void> {
  const now = tools.clock();
  const paceKeys = await tools.db.transaction(async (tx) => {
    await markSeeded(tx, run.id);
    return addFound(tx, startTargets(source, now), { source, run, now });
  });
  await tools.follow({ paceKeys });
}

async function readSeedCapture(
  capture: StoredCapture,
  { source, run, tools }: { readonly source: Source; readonly run: Run; readonly tools: Tools },
): Promise<number> {
  const target = await targetById(tools.db, capture.targetId);
  const now = tools.clock();
  const work = workName('discover', capture.targetId);
  try {
    const reading = await readSeedPage(capture, target, { source, tools, now });
    const paceKeys = await tools.db.transaction(async (tx) => {
      const paces = await addFound(tx, reading.targets, { source, run, now });
      await addNotes(tx, run.id, reading.notes);
      await markSeedRead(tx, capture.id);
      await resolveFailure(tx, work);
      return paces;
    });
    await tools.follow({ paceKeys });
    return reading.notes.length;
  } catch (error) {
    if (!(error instanceof PipelineError)) throw error;
    // One unreadable feed must not stop the other seeds of the source.
    await tools.db.transaction(async (tx) => {
      await recordFailure(tx, {
        work,
        stage: 'discover',
        ...causeOf(error),
        sourceId: source.id,
        paceKey: target?.paceKey ?? null,
        targetId: capture.targetId,
        targetUri: capture.targetUri,
        captureId: capture.id,
        runId: run.id,
        attempts: 1,
        now,
      });
      await markSeedRead(tx, capture.id);
    });
    return 0;
  }
}

async function readSeedPage(
  capture: StoredCapture,
  target: Target | null,
  { source, tools, now }: { readonly source: Source; readonly tools: Tools; readonly now: Date },
): Promise<SeedReading> {
  if (target?.step === null || target?.step === undefined)
    return { targets: [], notes: [`${capture.targetUri} has no reader`] };
  const bytes = await tools.blobs.get(capture.payloadDigest);
  return tools.reader.readSeed(readInputOf(capture, { bytes, source, hint: target.hint }), target.step, now);
}
