/** Targets that a seed page names more than once. */
import { canonicalUri } from '../records/target-uri.ts';
import type { FoundTarget } from '../records/target.ts';

/** The first of each address, in order; addresses in `seen` (the page itself, say) are left out. */
export function distinct(targets: readonly FoundTarget[], seen: readonly (string | null)[] = []): FoundTarget[] {
  const keys = new Set(seen.map((uri) => (uri === null ? null : canonicalUri(uri))));
  return targets.filter(({ targetUri }) => {
    const key = canonicalUri(targetUri);
    if (key === null || keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}
