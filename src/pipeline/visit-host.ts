/** Story two: one worker at one host takes its due targets one by one, at the host's pace, and keeps what comes back. */
import { fetchVia } from '../records/fetch-via.ts';
import type { HostPace } from '../store/hosts.ts';
import { releaseLease, renewLease, setPace, takeLease } from '../store/hosts.ts';
import type { Target } from '../store/targets.ts';
import { dueTargets } from '../store/targets.ts';
import { giveUpHost } from './give-up-host.ts';
import type { FetchResult } from './plan-settlement.ts';
import { settleFetch } from './settle-fetch.ts';
import type { Tools } from './tools.ts';

type VisitOutcome =
  /** Nothing is due: the job is over. */
  | { readonly kind: 'idle'; readonly fetched: number }
  /** More is due: come back at the host's next slot. */
  | { readonly kind: 'more'; readonly until: Date; readonly fetched: number }
  /** Another worker has the host, or took it over. */
  | { readonly kind: 'taken'; readonly fetched: number };

const BATCH = 10;

/** @param owner names this worker and job, for the operator who asks who is at a host. */
export async function visitHost(paceKey: string, owner: string, tools: Tools): Promise<VisitOutcome> {
  const now = tools.clock();
  const host = await takeLease(tools.db, paceKey, { owner, now, until: later(now, tools.pace.leaseMs) });
  if (host === null) return { kind: 'taken', fetched: 0 };
  const renew = (): Promise<boolean> =>
    renewLease(tools.db, paceKey, { fence: host.fence, until: later(tools.clock(), tools.pace.leaseMs) });
  // A long answer must not cost the lease; one that is lost is noticed before the next request.
  const stopBeating = tools.beat(tools.pace.leaseMs / 3, renew);
  try {
    return await takeSlice(host, renew, tools);
  } finally {
    stopBeating();
    await releaseLease(tools.db, paceKey, host.fence);
  }
}

async function takeSlice(host: HostPace, renew: () => Promise<boolean>, tools: Tools): Promise<VisitOutcome> {
  const { pace, clock } = tools;
  const sliceEnds = clock().getTime() + pace.sliceMs;
  let { nextSlotAt, refusals, lastResponseMs } = host;
  let batch: Target[] = [];

  for (let fetched = 0; ; fetched += 1) {
    if (batch.length === 0)
      batch = await dueTargets(tools.db, host.paceKey, { sourceIds: tools.sourceIds(), now: clock(), limit: BATCH });
    const target = batch.shift();
    if (target === undefined) return { kind: 'idle', fetched };

    const waitMs = nextSlotAt.getTime() - clock().getTime();
    if (waitMs > pace.maxParkMs) {
      await giveUpHost(host.paceKey, nextSlotAt, tools);
      return { kind: 'idle', fetched };
    }
    const sliceIsOver = fetched >= pace.sliceTargets || clock().getTime() > sliceEnds;
    if (waitMs > pace.maxAwaitMs || sliceIsOver) return { kind: 'more', until: nextSlotAt, fetched };
    if (waitMs > 0) await tools.sleep(waitMs);
    if (tools.stopping()) return { kind: 'more', until: nextSlotAt, fetched };

    if (!(await renew())) return { kind: 'taken', fetched };
    const result = await ask(target, tools);
    // Broken off by our own stop: no fault of the target's.
    if (!result.ok && tools.stopping()) return { kind: 'more', until: nextSlotAt, fetched };

    ({ refusals, lastResponseMs } = afterAnswer(result, { refusals, lastResponseMs }));
    const delayMs = nextDelay(target, { refusals, lastResponseMs, result }, tools);
    nextSlotAt = later(clock(), delayMs);
    const written = await settleFetch(target, result, {
      tools,
      nextSlotAt,
      guard: (tx) => setPace(tx, host.paceKey, { fence: host.fence, nextSlotAt, delayMs, lastResponseMs, refusals }),
    });
    if (!written) return { kind: 'taken', fetched };
  }
}

async function ask(target: Target, tools: Tools): Promise<FetchResult> {
  try {
    // A document whose bytes are not kept must come whole, whatever its validators say.
    const known = target.payloadDigest !== null;
    const outcome = await tools.fetchPage({
      targetUri: target.targetUri,
      etag: known ? target.etag : null,
      lastModified: known ? target.lastModified : null,
      expect: target.hint.expect,
      via: fetchVia(tools.source(target.sourceId), target),
    });
    return { ok: true, outcome };
  } catch (error) {
    return { ok: false, error };
  }
}

interface Mood {
  readonly refusals: number;
  readonly lastResponseMs: number | null;
}

function afterAnswer(result: FetchResult, mood: Mood): Mood {
  if (!result.ok) return mood;
  const { outcome } = result;
  switch (outcome.kind) {
    case 'wait':
      return { ...mood, refusals: mood.refusals + 1 };
    case 'fetched':
      return { refusals: 0, lastResponseMs: outcome.page.elapsedMs };
    case 'not-modified':
      return { refusals: 0, lastResponseMs: outcome.elapsedMs };
    case 'wrong-kind':
    case 'moved':
    case 'gone':
      return { ...mood, refusals: 0 };
    case 'blocked':
      return mood;
  }
}

function nextDelay(target: Target, facts: Mood & { readonly result: FetchResult }, tools: Tools): number {
  const { result, refusals, lastResponseMs } = facts;
  // Refused by robots.txt: nothing was asked of the host.
  if (result.ok && result.outcome.kind === 'blocked' && result.outcome.by === 'robots') return 0;
  const sourceMs = tools.source(target.sourceId).fetch.minDelayMs ?? null;
  const paceMs = tools.pace.nextDelayMs({
    sourceMs,
    crawlDelayMs: tools.crawlDelayMs(target.targetUri),
    lastResponseMs,
    refusals,
  });
  const askedMs = result.ok && result.outcome.kind === 'wait' ? (result.outcome.retryAfterMs ?? 0) : 0;
  return Math.max(paceMs, askedMs);
}

function later(from: Date, ms: number): Date {
  return new Date(from.getTime() + ms);
}
