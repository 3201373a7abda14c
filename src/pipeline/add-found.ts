/** From what a page led to, to targets that are due: scope, identity, pace and the run's limits. */
import { inScope } from '../discover/in-scope.ts';
import type { Source } from '../records/source.ts';
import type { FoundTarget } from '../records/target.ts';
import { canonicalUri, fetchUri, hostOf, targetKey } from '../records/target-uri.ts';
import type { Queryable } from '../store/database.ts';
import type { Run } from '../store/runs.ts';
import { addNotes, holdRun } from '../store/runs.ts';
import type { NewTarget } from '../store/targets.ts';
import { addTargets, documentsInRun, keysInRun } from '../store/targets.ts';

/** Adds what is worth fetching in this run and notes why the rest is not; in a transaction of the caller's. @returns the paces that have work now. */
export async function addFound(
  db: Queryable,
  found: readonly FoundTarget[],
  into: { readonly source: Source; readonly run: Run; readonly now: Date },
): Promise<string[]> {
  const { source, run, now } = into;
  // Two workers that add to one run would each count without the other, and pass its limit.
  await holdRun(db, run.id);
  const refused = new Map<string, number>();
  const refuse = (reason: string): void => void refused.set(reason, (refused.get(reason) ?? 0) + 1);
  const identified = found.map((one) => ({ one, target: identify(one, source) }));
  // What feed and sitemap both name is one document of the run's limit.
  const counted = await keysInRun(
    db,
    run.id,
    identified.flatMap(({ target }) => target?.key ?? []),
  );
  const limit = Math.min(source.scope.maxPerRun, run.maxDocuments ?? Infinity);
  let room = limit - (await documentsInRun(db, run.id));
  const targets: NewTarget[] = [];
  for (const { one, target } of identified) {
    const reason = target === null ? 'not a web address' : reasonAgainst(one, into);
    if (target === null || reason !== null) {
      refuse(reason ?? '');
      continue;
    }
    if (one.role !== 'seed' && !counted.has(target.key)) {
      if (room <= 0) {
        refuse(`over the limit of ${limit} documents a run`);
        continue;
      }
      room -= 1;
      counted.add(target.key);
    }
    targets.push(target);
  }
  const added = await addTargets(db, { sourceId: source.id, runId: run.id, targets, now });
  await addNotes(
    db,
    run.id,
    [...refused].map(([reason, count]) => `${count} not fetched: ${reason}`),
  );
  return added.paceKeys;
}

/** Where one pace is kept for a URI: the source's own key, else the host. */
export function paceKeyOf(uri: string, source: Source): string {
  return source.fetch.paceKey ?? hostOf(uri);
}

function identify(found: FoundTarget, source: Source): NewTarget | null {
  const targetUri = fetchUri(found.targetUri);
  const canonical = targetUri === null ? null : canonicalUri(targetUri);
  if (targetUri === null || canonical === null) return null;
  return {
    key: targetKey(found.identity ?? canonical),
    targetUri,
    role: found.role,
    step: found.step ?? null,
    hint: found.hint ?? {},
    lastmod: found.lastmod ?? null,
    paceKey: paceKeyOf(targetUri, source),
  };
}

function reasonAgainst(
  found: FoundTarget,
  { source, run, now }: { readonly source: Source; readonly run: Run; readonly now: Date },
): string | null {
  const scope = inScope(found, source, now);
  if (!scope.ok) return scope.reason;
  return isOlderThan(found, run.since) ? `older than ${run.since ?? ''}` : null;
}

function isOlderThan(found: FoundTarget, since: string | null): boolean {
  const stated = found.hint?.published ?? found.lastmod;
  return since !== null && stated !== undefined && stated.slice(0, 10) < since;
}
