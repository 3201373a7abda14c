/** Works out what an answer means for a target: its new state, the capture to keep, what failed, what to try next. Writes nothing but bytes. */
import { fallbackTargets } from '../discover/fallback-targets.ts';
import { inScope } from '../discover/in-scope.ts';
import { PipelineError } from '../records/errors.ts';
import type { FetchedPage, FetchOutcome } from '../records/fetch-outcome.ts';
import type { FoundTarget } from '../records/target.ts';
import { canonicalUri, hasOwnIdentity, targetKey } from '../records/target-uri.ts';
import type { Settlement, Target } from '../store/targets.ts';
import { paceKeyOf } from './add-found.ts';
import type { Tools } from './tools.ts';

/** What one answer came to: an outcome of the web, or what was thrown. */
export type FetchResult =
  { readonly ok: true; readonly outcome: FetchOutcome } | { readonly ok: false; readonly error: unknown };

/** What is written of an answer, worked out before the transaction. */
export interface Plan {
  readonly settlement: Settlement;
  readonly capture?: CapturePlan;
  readonly failure?: {
    readonly code: string;
    readonly retryable: boolean;
    readonly message: string;
    readonly context: object;
  };
  readonly found?: readonly FoundTarget[];
}

export interface CapturePlan {
  readonly page: FetchedPage | null;
  readonly fetchedAt: Date;
  readonly digest: string;
  readonly length: number;
  readonly refersTo: string | null;
  readonly unread: boolean;
}

/** The bytes of a page are stored here, before anything reads them. */
export async function planOutcome(
  target: Target,
  outcome: FetchOutcome,
  { tools, nextSlotAt }: { readonly tools: Tools; readonly nextSlotAt: Date },
): Promise<Plan> {
  switch (outcome.kind) {
    case 'fetched':
      return planPage(target, outcome.page, tools);
    case 'wrong-kind': {
      const why = { outcome: 'wrong-kind', detail: `${outcome.expected} promised, ${outcome.found} came` };
      return planPage(target, outcome.page, tools, why);
    }
    case 'not-modified':
      return planNotModified(target, outcome.fetchedAt);
    case 'moved':
      return planMoved(target, outcome.to, tools);
    case 'gone':
      return planRefused(target, { outcome: 'gone', detail: `answered ${outcome.status}`, now: tools.clock() });
    case 'blocked':
      return planRefused(target, {
        outcome: 'blocked',
        detail: `by ${outcome.by}: ${outcome.detail}`,
        now: tools.clock(),
      });
    case 'wait':
      return planWait(target, { detail: outcome.detail, nextSlotAt, tools });
  }
}

async function planPage(
  target: Target,
  page: FetchedPage,
  tools: Tools,
  refused?: { readonly outcome: string; readonly detail: string },
): Promise<Plan> {
  const digest = await tools.blobs.put(page.body);
  const isRevisit = digest === target.payloadDigest && target.captureId !== null;
  return {
    settlement: {
      ...settled(refused?.outcome ?? (isRevisit ? 'revisit' : 'captured'), refused?.detail ?? null),
      fetchedAt: page.fetchedAt,
      etag: page.headers['etag'] ?? null,
      lastModified: page.headers['last-modified'] ?? null,
      payloadDigest: digest,
    },
    capture: {
      page,
      fetchedAt: page.fetchedAt,
      digest,
      length: page.body.byteLength,
      refersTo: isRevisit ? target.captureId : null,
      // What came instead of the promised kind is kept as evidence, and not read.
      unread: refused === undefined,
    },
  };
}

function planNotModified(target: Target, fetchedAt: Date): Plan {
  if (target.payloadDigest === null) return { settlement: settled('not-modified', null) };
  return {
    settlement: { ...settled('not-modified', null), fetchedAt },
    capture: {
      page: null,
      fetchedAt,
      digest: target.payloadDigest,
      length: 0,
      refersTo: target.captureId,
      unread: true,
    },
  };
}

/**
 * Another address is another target; the same one under another host name (`www.`) is this target, asked for there, and so
 * is every address of a target that is known by something else.
 */
function planMoved(target: Target, to: string, tools: Tools): Plan {
  const canonical = canonicalUri(to);
  const source = tools.source(target.sourceId);
  const isSame =
    canonical !== null &&
    (targetKey(canonical) === target.key ||
      (hasOwnIdentity(target) &&
        inScope({ targetUri: to, role: target.role, hint: target.hint }, source, tools.clock()).ok));
  if (!isSame) {
    const step = target.step === null ? {} : { step: target.step };
    const found = [{ targetUri: to, role: target.role, hint: target.hint, ...step }];
    return { settlement: settled('moved', `to ${to}`), found };
  }
  // Two host names that lead to each other would go on for ever.
  const waits = target.waits + 1;
  if (waits > tools.pace.maxWaits) {
    const message = `fetch ${target.targetUri} failed: it was redirected ${waits} times to the same page under another address`;
    return {
      settlement: { ...failed(target.attempts), detail: message },
      failure: { code: 'FETCH_REDIRECTS', retryable: false, message, context: { to } },
    };
  }
  const movedTo = { targetUri: to, paceKey: paceKeyOf(to, source) };
  const { attempts } = target;
  return { settlement: { state: 'due', outcome: null, detail: `moved to ${to}`, attempts, waits, movedTo } };
}

/** A document may be gone or behind a wall, and that is that. A seed that is so leaves its source blind. */
function planRefused(target: Target, why: { outcome: 'gone' | 'blocked'; detail: string; now: Date }): Plan {
  const plan: Plan = { settlement: settled(why.outcome, why.detail) };
  if (target.role === 'document' || target.step === null) return plan;
  const found = fallbackTargets(target.step, why.now, target.hint);
  if (found.length > 0) return { ...plan, found };
  const code = why.outcome === 'gone' ? 'SEED_GONE' : 'SEED_BLOCKED';
  const message = `read seed ${target.targetUri} failed: ${why.detail}; check the address in its source file`;
  return { ...plan, failure: { code, retryable: false, message, context: {} } };
}

function planWait(target: Target, wait: { detail: string; nextSlotAt: Date; tools: Tools }): Plan {
  const { pace, clock } = wait.tools;
  const waits = target.waits + 1;
  const isTooLong = wait.nextSlotAt.getTime() - clock().getTime() > pace.maxParkMs;
  if (waits <= pace.maxWaits && !isTooLong) {
    // The host asked for patience: that costs the target no attempt.
    return {
      settlement: {
        state: 'due',
        outcome: null,
        detail: wait.detail,
        dueAt: wait.nextSlotAt,
        attempts: target.attempts,
        waits,
      },
    };
  }
  const asked = isTooLong ? `asked to wait until ${wait.nextSlotAt.toISOString()}` : `told to wait ${waits} times`;
  const message = `fetch ${target.targetUri} failed: ${asked} (${wait.detail}); run again later, or replay`;
  return {
    settlement: failed(target.attempts),
    failure: { code: 'FETCH_WAIT', retryable: true, message, context: {} },
  };
}

/** What was thrown: tried again later, or given up. */
export function planError(target: Target, error: unknown, tools: Tools): Plan {
  const attempts = target.attempts + 1;
  const known = error instanceof PipelineError ? error : null;
  const retryable = known?.retryable ?? true;
  const message = error instanceof Error ? error.message : String(error);
  if (retryable && attempts < tools.pace.maxAttempts) {
    const dueAt = new Date(tools.clock().getTime() + tools.pace.retryDelayMs * 2 ** (attempts - 1));
    return { settlement: { state: 'due', outcome: null, detail: message, dueAt, attempts } };
  }
  const found =
    target.step === null || target.role === 'document' ? [] : fallbackTargets(target.step, tools.clock(), target.hint);
  if (found.length > 0) return { settlement: { ...failed(attempts), detail: message }, found };
  const failure = { code: known?.code ?? 'UNEXPECTED', retryable, message, context: known?.context ?? {} };
  return { settlement: { ...failed(attempts), detail: message }, failure };
}

function settled(outcome: string, detail: string | null): Settlement {
  return { state: 'settled', outcome, detail, attempts: 0, waits: 0 };
}

function failed(attempts: number): Settlement {
  return { state: 'failed', outcome: 'failed', attempts };
}
