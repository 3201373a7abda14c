/** Writes what became of one target: bytes first, then one transaction for capture, target and host. */
import type { FetchedPage } from '../records/fetch-outcome.ts';
import type { Source } from '../records/source.ts';
import type { FoundTarget } from '../records/target.ts';
import { hasOwnIdentity } from '../records/target-uri.ts';
import { captureId, insertCapture } from '../store/captures.ts';
import type { Queryable } from '../store/database.ts';
import { recordFailure, resolveFailure, workName } from '../store/failures.ts';
import { moveAddress } from '../store/move-address.ts';
import { openRunOf } from '../store/runs.ts';
import type { Target } from '../store/targets.ts';
import { settleTarget } from '../store/targets.ts';
import { addFound } from './add-found.ts';
import type { CapturePlan, FetchResult, Plan } from './plan-settlement.ts';
import { planError, planOutcome } from './plan-settlement.ts';
import type { Follows, Tools } from './tools.ts';

interface SettleContext {
  readonly tools: Tools;
  readonly nextSlotAt: Date;
  /** Proves inside the transaction that the host is still ours; false writes nothing. */
  readonly guard: (tx: Queryable) => Promise<boolean>;
}

/** @returns false when the lease was lost meanwhile: then nothing was written, and the target is still due. */
export async function settleFetch(target: Target, result: FetchResult, context: SettleContext): Promise<boolean> {
  const { tools } = context;
  const plan = result.ok ? await planOutcome(target, result.outcome, context) : planError(target, result.error, tools);
  const follows = await tools.db.transaction(async (tx) => {
    if (!(await context.guard(tx))) return null;
    const id = plan.capture === undefined ? null : await writeCapture(tx, target, plan.capture);
    await settleTarget(tx, target.id, { ...plan.settlement, ...(id === null ? {} : { captureId: id }) });
    await writeFailure(tx, target, { plan, now: tools.clock() });
    const paceKeys = await addNewTargets(tx, target, { found: plan.found ?? [], tools });
    return followsOf(target, { plan, captureId: id, paceKeys });
  });
  if (follows === null) return false;
  await tools.follow(follows);
  return true;
}

async function writeCapture(tx: Queryable, target: Target, plan: CapturePlan): Promise<string> {
  const id = captureId(target.targetUri, plan.fetchedAt);
  const mayMove = hasOwnIdentity(target);
  const isTold = plan.page === null || mayMove;
  const earlier = isTold && target.captureId !== null ? await placeOfCapture(tx, target.captureId) : null;
  // Where nothing came, the bytes stand where they were got before: at this very address.
  const finalUri = plan.page?.finalUri ?? (mayMove ? null : earlier?.finalUri) ?? target.targetUri;
  if (mayMove && earlier !== null) await followAddress(tx, target, { earlier, finalUri });
  await insertCapture(tx, {
    id,
    sourceId: target.sourceId,
    targetId: target.id,
    runId: target.runId,
    targetUri: target.targetUri,
    finalUri,
    date: plan.fetchedAt,
    status: plan.page?.status ?? 304,
    headers: plan.page?.headers ?? {},
    mediaType: plan.page?.mediaType ?? earlier?.mediaType ?? 'application/octet-stream',
    charset: plan.page?.charset ?? earlier?.charset ?? null,
    payloadDigest: plan.digest,
    payloadLength: plan.length,
    refersTo: plan.refersTo,
    // A seed that has not changed still names this run's targets; an unchanged document needs no second reading.
    unreadSeed: plan.unread && target.role !== 'document',
    unreadDocument: plan.unread && target.role !== 'seed' && plan.refersTo === null,
  });
  return id;
}

interface CapturePlace {
  readonly targetUri: string;
  readonly finalUri: string;
  readonly mediaType: FetchedPage['mediaType'];
  readonly charset: string | null;
}

async function placeOfCapture(tx: Queryable, id: string): Promise<CapturePlace | null> {
  const rows = await tx.query<CapturePlace>(
    'SELECT target_uri AS "targetUri", final_uri AS "finalUri", media_type AS "mediaType", charset FROM capture WHERE id = $1',
    [id],
  );
  return rows[0] ?? null;
}

/** What was read of the target goes along to its new address, before what came from there is judged. */
async function followAddress(
  tx: Queryable,
  target: Target,
  { earlier, finalUri }: { readonly earlier: CapturePlace; readonly finalUri: string },
): Promise<void> {
  const { sourceId, runId, targetUri } = target;
  await moveAddress(tx, { from: earlier.finalUri, to: finalUri, sourceId, runId });
  if (earlier.targetUri !== earlier.finalUri)
    await moveAddress(tx, { from: earlier.targetUri, to: targetUri, sourceId, runId });
}

async function writeFailure(tx: Queryable, target: Target, { plan, now }: { plan: Plan; now: Date }): Promise<void> {
  const work = workName('fetch', target.id);
  if (plan.failure === undefined) {
    if (plan.settlement.state === 'settled') await resolveFailure(tx, work);
    return;
  }
  await recordFailure(tx, {
    work,
    stage: 'fetch',
    ...plan.failure,
    context: { ...plan.failure.context },
    sourceId: target.sourceId,
    paceKey: target.paceKey,
    targetId: target.id,
    targetUri: target.targetUri,
    runId: target.runId,
    attempts: Math.max(1, plan.settlement.attempts),
    now,
  });
}

async function addNewTargets(
  tx: Queryable,
  target: Target,
  { found, tools }: { readonly found: readonly FoundTarget[]; readonly tools: Tools },
): Promise<string[]> {
  if (found.length === 0) return [];
  const source: Source = tools.source(target.sourceId);
  const run = await openRunOf(tx, target.sourceId);
  return run === null ? [] : addFound(tx, found, { source, run, now: tools.clock() });
}

function followsOf(
  target: Target,
  what: { readonly plan: Plan; readonly captureId: string | null; readonly paceKeys: readonly string[] },
): Follows {
  const { plan, captureId: id } = what;
  const { movedTo } = plan.settlement;
  const unread = id !== null && plan.capture?.unread === true;
  return {
    paceKeys: movedTo === undefined ? what.paceKeys : [...what.paceKeys, movedTo.paceKey],
    captureIds: unread && target.role !== 'seed' && plan.capture.refersTo === null ? [id] : [],
    sourceIds: unread && target.role !== 'document' ? [target.sourceId] : [],
  };
}
