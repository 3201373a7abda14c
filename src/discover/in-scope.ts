/** Whether a found target belongs to its source; whether it is due for fetching is another question. */
import type { Source } from '../records/source.ts';
import { siteOf } from '../records/target-uri.ts';
import type { FoundTarget } from '../records/target.ts';

const DAY_MS = 24 * 3_600_000;

/** `reason` is words for the operator, the same for all targets with the same fault, so that they can be counted. */
type ScopeVerdict = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/**
 * A page that leads to more (`seed`, `both`) is in scope on the site of the source's seeds, whatever `allow` says, because
 * without it nothing else would be found. A document must match `allow`, or without it stand on the site of the publisher
 * or of a seed. `deny` and `maxAgeDays` hold for all documents.
 */
export function inScope(target: FoundTarget, source: Source, now: Date): ScopeVerdict {
  const { targetUri, role } = target;
  const site = siteOf(targetUri);
  if (site === '') return no('it is no web address');
  const isOnSeedSite = source.seeds.some((seed) => siteOf(seed.url) === site);
  if (role === 'seed' && isOnSeedSite) return { ok: true };
  const { allow, deny } = source.scope;
  const denied = deny.find((pattern) => matches(pattern, targetUri));
  if (denied !== undefined) return no(`it matches scope.deny: ${denied}`);
  if (!(role === 'both' && isOnSeedSite)) {
    if (allow !== undefined && !allow.some((pattern) => matches(pattern, targetUri)))
      return no('it matches no pattern of scope.allow');
    if (allow === undefined && !isOnSeedSite && site !== siteOf(source.publisher.url)) {
      return no(`${site} is neither the publisher's site nor that of a seed`);
    }
  }
  return role === 'seed' ? { ok: true } : youngEnough(target, source.scope.maxAgeDays, now);
}

/** A document that gives no date is young enough; one that was changed is as young as the change. */
function youngEnough({ lastmod, hint }: FoundTarget, maxAgeDays: number | undefined, now: Date): ScopeVerdict {
  const dates = [lastmod, hint?.published]
    .filter((date) => date !== undefined)
    .filter((date) => !Number.isNaN(Date.parse(date)));
  const newest = dates.sort((one, other) => Date.parse(other) - Date.parse(one))[0];
  if (maxAgeDays === undefined || newest === undefined) return { ok: true };
  const ageDays = Math.floor((now.getTime() - Date.parse(newest)) / DAY_MS);
  return ageDays <= maxAgeDays ? { ok: true } : no(`it is older than the ${maxAgeDays} days of scope.maxAgeDays`);
}

/** With the flag under which the pattern was checked. */
const matches = (pattern: string, uri: string): boolean => new RegExp(pattern, 'u').test(uri);

const no = (reason: string): ScopeVerdict => ({ ok: false, reason });
