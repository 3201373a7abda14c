/** Reads a web page into an article or a plain page: fields by ladders of evidence, text by the main-text finder. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Extraction, Field, PageFields, ReadInput } from '../../records/extraction.ts';
import { rootsOf } from '../markup.ts';
import { readAuthors } from './authors.ts';
import { readHeadline } from './headline.ts';
import { hasType, readLinkedData } from './json-ld.ts';
import type { LinkedData } from './json-ld.ts';
import { readOrigin } from './origin-credits.ts';
import { gatherClues } from './page-clues.ts';
import type { PageClues } from './page-clues.ts';
import { readDates } from './page-dates.ts';
import { describePage, descriptionsOf, siteNames } from './page-fields.ts';
import { pageDoubts } from './page-doubts.ts';
import { asideOf } from './page-aside.ts';
import type { MarkdownWriter } from './page-aside.ts';
import { pageText } from './page-text.ts';
import type { PageTextOptions } from './page-text.ts';
import type { PageType } from './page-type.ts';
import { refusal } from './refusal.ts';
import { readSelected } from './selectors.ts';

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|NewsStory|ReviewNewsArticle)$/;
/** A news site's page with less prose is an index or a stub. */
const MIN_NEWS_CHARS = 300;

export function extractPage($: CheerioAPI, input: ReadInput, toMarkdown: MarkdownWriter | null = null): Extraction {
  const selected = readSelected($, input);
  const clues = gatherClues($);
  const title = clues.metas.get('og:title')?.[0] ?? clues.title ?? null;
  const linked = readLinkedData(clues.jsonLd, { uri: input.uri, title });
  const headline =
    readHeadline({ clues, linked, siteNames: siteNames(clues, linked, input), selected: selected.headline }) ??
    hinted(input.hint.title, 'hint.title');
  const options: PageTextOptions = {
    headline: headline?.value ?? null,
    roots: selected.body,
    linked,
    descriptions: descriptionsOf(clues, linked),
    clues,
    uri: input.uri,
    isArticle: input.hint.type === 'NewsArticle',
  };
  const found = pageText($, options);
  const { text, type } = found;
  const refused = refusal({ clues, headline: headline?.value ?? '', text: text?.value ?? '' });
  if (refused) return refused;
  if (!text) return { kind: 'not-a-document', reason: 'empty', detail: 'the page has no text of its own' };
  const isList = type?.name === 'listing' || type?.name === 'collection';
  const doubts = pageDoubts({ clues, headline: headline?.value ?? '', text: text.value, roots: rootsOf($), isList });
  const authors = readAuthors(clues, linked, selected.authors);
  const fields: PageFields = defined({
    headline,
    authors,
    ...readOrigin({ clues, linked, authors, text: text.value, uri: input.uri }),
    ...readDates(
      { clues, linked, uri: input.uri, hinted: hinted(input.hint.published, 'hint.published') },
      selected.datePublished,
    ),
    ...describePage(clues, linked),
  });
  return {
    kind: isArticle({ clues, linked, input, text, type }) ? 'article' : 'page',
    fields,
    text: { value: text.value, rule: text.rule },
    ...(type && { pageType: { name: type.name, reasons: type.reasons } }),
    ...(doubts.length > 0 && { doubts }),
    ...(input.wants && { aside: asideOf($, input.wants, { options, found, toMarkdown }) }),
  };
}

interface KindClues {
  readonly clues: PageClues;
  readonly linked: LinkedData;
  readonly input: ReadInput;
  readonly text: Field;
  readonly type: PageType | null;
}

function isArticle({ clues, linked, input, text, type }: KindClues): boolean {
  if (input.hint.type === 'NewsArticle') return true;
  if (linked.article && hasType(linked.article, ARTICLE_TYPE)) return true;
  // Many sites say og:type "article" on every page, their lists and forms too.
  if (type !== null && type.name !== 'article') return false;
  if (/^(?:article|news|blog)$/i.test(clues.metas.get('og:type')?.[0] ?? '') || clues.itemprops.has('articlebody'))
    return true;
  return input.source?.family === 'news' && text.value.length >= MIN_NEWS_CHARS;
}

function hinted(value: string | undefined, rule: string): Field | undefined {
  const text = value?.trim();
  return text ? { value: text, rule } : undefined;
}

/** Leaves out what no rule answered, as the record wants absent fields absent. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
