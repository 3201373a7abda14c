/** The names a text speaks of: words with a capital that it never writes small. Not who or what they are. */
import type { ShingledText } from './shingled-text.ts';
import { mix } from './shingles.ts';

const CALENDAR = new Set(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'.split(
    ' ',
  ),
);

export function isCapital(unit: number): boolean {
  if (unit < 128) return unit >= 65 && unit <= 90;
  const letter = String.fromCharCode(unit);
  return letter !== letter.toLowerCase();
}

/** Tells of each word of a text whether the text writes it with a small first letter somewhere. */
export function smallWords({ words: { shown, starts, hashes, count } }: ShingledText): (hash: number) => boolean {
  // Open addressing, half empty at least; a set of the language's own takes ten times as long to fill.
  const table = new Int32Array(2 ** Math.ceil(Math.log2(2 * count + 2)));
  const mask = table.length - 1;
  const slotOf = (hash: number): number => {
    let slot = mix(hash) & mask;
    while (table[slot] !== 0 && table[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };
  for (let at = 0; at < count; at += 1) {
    const hash = hashes[at] as number;
    if (!isCapital(shown.charCodeAt(starts[at] as number))) table[slotOf(hash)] = hash;
  }
  return (hash) => table[slotOf(hash)] === hash;
}

/** The names of a text in small letters, without months and days, each with how often it is there. */
export function namesIn(text: ShingledText): Map<string, number> {
  const { shown, starts, ends, hashes, count } = text.words;
  const isSmall = smallWords(text);
  const times = new Map<string, number>();
  for (let at = 0; at < count; at += 1) {
    if (isSmall(hashes[at] as number)) continue;
    // Surrey’s is Surrey once more.
    const name = shown
      .slice(starts[at], ends[at])
      .toLowerCase()
      .replace(/['’‘]s$/, '')
      .replace(/['’‘]/g, '');
    if (!CALENDAR.has(name) && /^\p{L}{3,}$/u.test(name)) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return times;
}
