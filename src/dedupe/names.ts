/** The names a text speaks of: words with a capital that it never writes small. Not who or what they are. */
import type { ShingledText } from './shingled-text.ts';

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

/** The words that a text writes with a small first letter. */
export function smallWords({ words: { shown, starts, hashes, count } }: ShingledText): Set<number> {
  const small = new Set<number>();
  for (let at = 0; at < count; at += 1) {
    if (!isCapital(shown.charCodeAt(starts[at] as number))) small.add(hashes[at] as number);
  }
  return small;
}

/** The names of a text in small letters, without months and days, each with how often it is there. */
export function namesIn(text: ShingledText): Map<string, number> {
  const { shown, starts, ends, hashes, count } = text.words;
  const small = smallWords(text);
  const times = new Map<string, number>();
  for (let at = 0; at < count; at += 1) {
    if (small.has(hashes[at] as number)) continue;
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
