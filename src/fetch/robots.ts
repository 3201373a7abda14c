/** The robots.txt of every origin we meet: fetched once a day, remembered, and asked before each page. */
import type { FetchEtiquette } from './fetch-etiquette.ts';
import { fetchRobots } from './fetch-robots.ts';
import type { RobotsRequest } from './fetch-robots.ts';
import { forbiddingRuleFor, robotsFor } from './robots-rules.ts';
import type { RobotsRules } from './robots-rules.ts';

/** What is kept of an origin's robots.txt; plain data. */
export interface RobotsEntry {
  /** ISO 8601. */
  readonly fetchedAt: string;
  readonly status: number;
  /** Empty where there is no file. */
  readonly text: string;
}

/** Where entries outlive the process. */
export interface RobotsStore {
  load(origin: string): Promise<RobotsEntry | null>;
  save(origin: string, entry: RobotsEntry): Promise<void>;
}

type RobotsVerdict =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'forbidden'; readonly detail: string }
  | { readonly kind: 'wait'; readonly status: number; readonly retryAfterMs: number | null; readonly detail: string };

interface RobotsOptions {
  readonly productToken: string;
  readonly etiquette: FetchEtiquette;
  readonly clock: () => Date;
  readonly store: RobotsStore | null;
  readonly ask: Pick<RobotsRequest, 'http' | 'refusal'>;
}

export interface Robots {
  /** @throws as `fetchRobots`. */
  check(url: URL): Promise<RobotsVerdict>;
  /** What is remembered of the origin, null before its first check. */
  known(url: URL): RobotsRules | null;
}

type Memory = { readonly until: number; readonly cost: number } & (
  { readonly rules: RobotsRules } | { readonly wait: Extract<RobotsVerdict, { kind: 'wait' }> }
);

/** Characters of robots.txt held in memory: thousands of ordinary files, or a hundred hostile ones. */
const MAX_HELD = 64 * 1024 * 1024;
/** What an entry costs besides its text. */
const ENTRY_COST = 1024;
/** An origin that could not answer is asked again after this, unless it names a time. */
const UNREACHABLE_MS = 5 * 60_000;

export function createRobots(options: RobotsOptions): Robots {
  const memory = new Map<string, Memory>();
  const pending = new Map<string, Promise<Memory>>();
  let held = 0;
  const now = (): number => options.clock().getTime();

  async function recall(origin: string): Promise<Memory> {
    const remembered = memory.get(origin);
    if (remembered !== undefined && remembered.until > now()) return remember(origin, remembered);
    // Pages of one origin that ask together share one request.
    const started = pending.get(origin) ?? learn(origin).finally(() => pending.delete(origin));
    pending.set(origin, started);
    return started;
  }

  async function learn(origin: string): Promise<Memory> {
    const kept = await options.store?.load(origin);
    const fresh = kept === null || kept === undefined ? null : asMemory(kept);
    return remember(origin, fresh !== null && fresh.until > now() ? fresh : await fetchAndSave(origin));
  }

  async function fetchAndSave(origin: string): Promise<Memory> {
    const { etiquette, clock } = options;
    const answer = await fetchRobots({ origin, etiquette, clock, ...options.ask });
    if (answer.kind === 'unreachable') {
      const { status, retryAfterMs, detail } = answer;
      const until = now() + Math.min(retryAfterMs ?? UNREACHABLE_MS, etiquette.robotsMaxAgeMs);
      return { until, cost: ENTRY_COST, wait: { kind: 'wait', status, retryAfterMs, detail } };
    }
    const entry = { fetchedAt: clock().toISOString(), status: answer.status, text: answer.text };
    await options.store?.save(origin, entry);
    return asMemory(entry);
  }

  function asMemory(entry: RobotsEntry): Memory {
    const until = Date.parse(entry.fetchedAt) + options.etiquette.robotsMaxAgeMs;
    const rules = robotsFor(entry.text, options.productToken);
    return { until: Number.isNaN(until) ? 0 : until, cost: ENTRY_COST + entry.text.length, rules };
  }

  /** Makes it the newest entry; the oldest make room. */
  function remember(origin: string, learned: Memory): Memory {
    forget(origin);
    memory.set(origin, learned);
    held += learned.cost;
    for (const oldest of memory.keys()) {
      if (held <= MAX_HELD) break;
      forget(oldest);
    }
    return learned;
  }

  function forget(origin: string): void {
    held -= memory.get(origin)?.cost ?? 0;
    memory.delete(origin);
  }

  async function check(url: URL): Promise<RobotsVerdict> {
    const recalled = await recall(url.origin);
    if ('wait' in recalled) return { ...recalled.wait, retryAfterMs: Math.max(0, recalled.until - now()) };
    const rule = forbiddingRuleFor(recalled.rules, url);
    if (rule === null) return { kind: 'allowed' };
    return { kind: 'forbidden', detail: `robots.txt forbids it: Disallow: ${rule.pattern.slice(0, 200)}` };
  }

  function known(url: URL): RobotsRules | null {
    const remembered = memory.get(url.origin);
    return remembered !== undefined && 'rules' in remembered ? remembered.rules : null;
  }

  return { check, known };
}
