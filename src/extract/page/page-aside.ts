/** What is told of a page beside its fields, to those who ask: its text as Markdown, and why it was read as it was. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Aside, ExplainedCandidate, ReadInput } from '../../records/extraction.ts';
import type { Block } from '../blocks.ts';
import { mainTextCandidates } from './main-text.ts';
import type { PageText, PageTextOptions } from './page-text.ts';

/** Lent by whoever wants Markdown: it takes long to load. */
export type MarkdownWriter = (blocks: readonly Block[]) => string;

interface ReadPage {
  readonly options: PageTextOptions;
  readonly found: PageText;
  readonly toMarkdown: MarkdownWriter | null;
}

export function asideOf($: CheerioAPI, wants: NonNullable<ReadInput['wants']>, read: ReadPage): Aside {
  const { text, type } = read.found;
  return {
    ...(read.toMarkdown && text && { markdown: read.toMarkdown(text.blocks) }),
    ...(wants.explanation === true && {
      explanation: {
        pageType: type && { name: type.name, reasons: type.reasons },
        candidates: explainedCandidates($, read.options, text),
      },
    }),
  };
}

/** The text that was taken comes first. */
function explainedCandidates($: CheerioAPI, options: PageTextOptions, taken: PageText['text']): ExplainedCandidate[] {
  const weighed = mainTextCandidates($, options).map(({ rule, value, score, signs }) => ({
    ...{ rule, isTaken: rule === taken?.rule, chars: value.length, score, signs: { ...signs } },
  }));
  if (!taken || weighed.some(({ isTaken }) => isTaken)) return weighed;
  // The page's type decided: its text was not weighed against these.
  return [{ rule: taken.rule, isTaken: true, chars: taken.value.length, score: null, signs: null }, ...weighed];
}
