/** What is wrong in the text of a report, told from the bare file by other means than those that dropped its furniture. */
import type { BareRun } from './pdf-library.ts';

interface TextFaults {
  /** Lines of the text that hold a running line, a page number or the sender's address. */
  readonly furniture: readonly string[];
  /** Sentences that run from one page to the next in one paragraph. */
  readonly mended: number;
  /** Paragraphs that stop in a sentence which the next page goes on with. */
  readonly broken: readonly string[];
}

/** The margins, where whatever repeats is furniture. */
const MARGIN = 0.12;
/** Ofsted's own address; a report names it once, in its letterhead or in the account of itself at the end. */
const SENDER =
  /\bpiccadilly gate\b|\bstore street\b|\btextphone\b|\b0300 123 (?:1231|4234)\b|enquiries@ofsted|^insert la\b/i;
const SENTENCE_END = /[.?!:;\u2026][\u2019\u201d'")\]]*(?:\[\d+\])?$/;

export function textFaults(
  text: string,
  pages: readonly { readonly offset: number; readonly page: number }[],
  bare: readonly (readonly BareRun[])[],
): TextFaults {
  const running = runningLines(bare);
  const lines = text.split('\n');
  // A title that is the running line too stands once in the text.
  const furniture = lines.filter(
    (line, at) =>
      SENDER.test(line) ||
      /^(?:page )?\d{1,3}(?: of \d{1,3})?$/i.test(line) ||
      (running.has(line) && lines.indexOf(line) < at),
  );
  const starts = pages
    .filter(({ offset }) => offset > 0)
    .map(({ offset, page }) => {
      const before = text.slice(Math.max(0, offset - 300), offset);
      return { before, after: text.slice(offset, offset + 80), page };
    });
  const inside = starts.filter(({ before }) => !before.endsWith('\n'));
  // A number of the page itself, between the halves of a sentence.
  const numbered = inside.filter(({ before, page }) => new RegExp(`\\s${page - 1}\\s*$`).test(before));
  const broken = starts.filter(
    ({ before, after }) => before.endsWith('\n') && !SENTENCE_END.test(before.trimEnd()) && /^\p{Ll}/u.test(after),
  );
  return {
    furniture: [...furniture, ...numbered.map(({ before }) => before.slice(-60))],
    mended: inside.filter(({ before }) => !SENTENCE_END.test(before.trimEnd())).length,
    broken: broken.map(({ before, after }) => `${before.trimEnd().slice(-50)} / ${after.slice(0, 40)}`),
  };
}

/** Runs that stand in the margins of at least half of the pages in the same words. */
function runningLines(bare: readonly (readonly BareRun[])[]): Set<string> {
  const pages = new Map<string, number>();
  for (const runs of bare) {
    const here = new Set(runs.filter(({ depth }) => depth < MARGIN || depth > 1 - MARGIN).map(({ text }) => text));
    for (const text of here) pages.set(text, (pages.get(text) ?? 0) + 1);
  }
  return new Set([...pages].filter(([, count]) => count >= Math.max(2, bare.length / 2)).map(([text]) => text));
}
