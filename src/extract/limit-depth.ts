/** Guards the parser against markup nested by malice or by accident: its cost grows with the square of the depth. */

/** Honest pages stay under 100. */
const MAX_DEPTH = 300;

/** Elements that are empty, that the parser closes by itself when the next one opens, or that say what their text is. */
const UNCOUNTED = new Set(
  (
    'area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup td th tr tbody thead ' +
    'tfoot html head body script style textarea title h1 h2 h3 h4 h5 h6'
  ).split(' '),
);

const TAG = /<(\/?)([a-z][a-z0-9-]{0,40})(?=[\s/>])/gi;

/** Drops the opening tags beyond the greatest depth, and nothing else: the text inside them stays. */
export function limitDepth(html: string): string {
  let depth = 0;
  let kept = 0;
  let out = '';
  for (const found of html.matchAll(TAG)) {
    if (UNCOUNTED.has((found[2] ?? '').toLowerCase())) continue;
    if (found[1] === '/') depth = Math.max(0, depth - 1);
    else if (depth < MAX_DEPTH) depth += 1;
    else {
      const end = html.indexOf('>', found.index);
      if (end < 0) break;
      out += html.slice(kept, Math.max(kept, found.index));
      kept = Math.max(kept, end + 1);
    }
  }
  return kept === 0 ? html : out + html.slice(kept);
}
