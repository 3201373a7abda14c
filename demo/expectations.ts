/** What a crawl of the demo web must come to: every document, every trap, the counts of a first and a second crawl. */
import type { ExpectedDocument } from './expected/expected-document.ts';
import { expectedLetters } from './expected/letters.ts';
import { expectedMeetings } from './expected/meetings.ts';
import { expectedNewsroom, expectedStories } from './expected/stories.ts';
import { readLetters } from './letter.ts';
import { CHALLENGE_PATH, COUNCIL_NEWS } from './platforms/council-news.ts';
import { fileUrl } from './platforms/inspectorate.ts';
import { GONE_PATH, LOCAL_PAPER_ORIGIN } from './platforms/local-paper-address.ts';
import { convertPath, itemPath, itemsOf, originOf, reportPath } from './platforms/moderngov-address.ts';
import { NEWSROOM_DRAFTS } from './platforms/newsroom.ts';
import { PARTNER_PATH, TRADE_PAPER_ORIGIN } from './platforms/trade-paper-address.ts';
import { westmarch } from './site/westmarch-meetings/council.ts';
import type { CrawlNumber } from './story.ts';

/** With a browser the newsroom is crawled as well. */
interface Crawler {
  readonly browser?: boolean;
}

/** Every document as it stands in a crawl; a second crawl finds one of them changed and none new. */
export function expectedDocuments(crawl: CrawlNumber = 1, { browser = false }: Crawler = {}): ExpectedDocument[] {
  return [
    ...expectedStories(crawl),
    ...(browser ? expectedNewsroom() : []),
    ...expectedMeetings(),
    ...expectedLetters(),
  ];
}

/** Addresses found that do not lead to a document, with what the fetch must come to. */
export const expectedRefusals = {
  gone: [LOCAL_PAPER_ORIGIN + GONE_PATH],
  challenge: [`https://${COUNCIL_NEWS}${CHALLENGE_PATH}`],
  robots: [TRADE_PAPER_ORIGIN + PARTNER_PATH],
  'wrong-kind': readLetters()
    .filter(({ kind }) => kind === 'error-page')
    .map(fileUrl),
} as const;

/** Addresses that nobody may have asked for after a crawl: what is restricted, and what robots.txt forbids. */
export const neverAsked: readonly string[] = [
  ...expectedRefusals.robots,
  NEWSROOM_DRAFTS,
  ...itemsOf(westmarch).flatMap(({ item }) => [
    ...(item.restricted === true ? [originOf(westmarch) + itemPath(item)] : []),
    ...(item.reports ?? [])
      .filter(({ restricted }) => restricted === true)
      .flatMap((report) => [convertPath(report), reportPath(report)].map((path) => originOf(westmarch) + path)),
  ]),
];

/** Counts of one source in one crawl; seed pages are not counted. */
interface ExpectedCounts {
  /** Targets that promise a document. */
  readonly found: number;
  /** Texts read, whether they are the first with these words or a copy. */
  readonly records: number;
  readonly gone: number;
  readonly blocked: number;
  readonly wrongKind: number;
  /** Of the records: pages that answer a conditional request with 304. The others come again with the same bytes. */
  readonly notModified: number;
  /** Of the records: pages whose words have changed since the crawl before. */
  readonly changed: number;
}

/** By source id. In the first crawl nothing can be unmodified or changed. */
export function expectedCounts(crawl: CrawlNumber): Record<string, ExpectedCounts> {
  const counts: Record<string, ExpectedCounts> = {};
  const all = expectedDocuments(crawl, { browser: true });
  const before = new Map(expectedDocuments(1, { browser: true }).map((document) => [document.urls[0], document]));
  for (const sourceId of new Set(all.map((document) => document.sourceId))) {
    const documents = all.filter((document) => document.sourceId === sourceId);
    const refused = (urls: readonly string[]): number => urls.filter((url) => sourceOf(url) === sourceId).length;
    const gone = refused(expectedRefusals.gone);
    const blocked = refused(expectedRefusals.challenge) + refused(expectedRefusals.robots);
    const wrongKind = refused(expectedRefusals['wrong-kind']);
    const changed = documents.filter((document) => hasChanged(document, before.get(document.urls[0]))).length;
    counts[sourceId] = {
      found: documents.length + gone + blocked + wrongKind,
      records: documents.length,
      gone,
      blocked,
      wrongKind,
      notModified: crawl === 1 ? 0 : documents.filter(hasValidators).length - changed,
      changed,
    };
  }
  return counts;
}

/** How many are copies: records that are not the first with their words. Which of a group is first depends on who is asked first. */
export function expectedDuplicates(): number {
  const groups = expectedDocuments().flatMap(({ sameTextAs }) => (sameTextAs === undefined ? [] : [sameTextAs]));
  return groups.length - new Set(groups).size;
}

/** Texts kept after the first crawl, and after every later one. */
export const expectedTexts = (crawler: Crawler = {}): number =>
  expectedDocuments(1, crawler).length - expectedDuplicates();

function hasChanged(document: ExpectedDocument, before: ExpectedDocument | undefined): boolean {
  return JSON.stringify(before?.contains) !== JSON.stringify(document.contains);
}

/** ModernGov's pages and XML carry no validators; its PDFs do. What is rendered is asked for whole. */
function hasValidators({ sourceId, urls }: ExpectedDocument): boolean {
  if (sourceId === 'norbury-news') return false;
  return !sourceId.endsWith('-meetings') || urls.some((url) => /\.pdf\b|mgConvert2PDF/.test(url));
}

function sourceOf(url: string): string {
  if (url.startsWith(LOCAL_PAPER_ORIGIN)) return 'hartwell-post';
  if (url.startsWith(TRADE_PAPER_ORIGIN)) return 'care-today';
  return url.includes(COUNCIL_NEWS) ? 'westmarch-news' : 'inspectorate';
}
