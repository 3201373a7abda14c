/** Remembers the answers of a pure function of short texts, of which a page repeats a few thousands of times. */

/** A page has some hundreds. More of them are other pages, and what is held is looked through at each collection of garbage. */
const MAX_KEPT = 3_000;
/** Longer ones come once, and would be held for nothing. */
const MAX_CHARS = 1_000;

/** Example: `const isDate = remembered((names) => DATE_NAME.test(names))`. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > MAX_CHARS) return answer(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = answer(text);
    if (known.size >= MAX_KEPT) known.clear();
    known.set(ownCopy(text), found);
    return found;
  };
}

/** A piece of a page holds the whole page in memory; its copy does not. */
function ownCopy(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
