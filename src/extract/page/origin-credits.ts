/** Whose text a page carries: the Local Democracy Reporting Service's, an agency's, another publication's. Not whether two texts are copies. */
import type { Field } from '../../records/extraction.ts';
import { agencyIn } from '../../records/agencies.ts';
import { siteOf } from '../../records/target-uri.ts';
import { lineOf } from '../element-text.ts';
import { firstOf, rule } from '../rule.ts';
import { isNode, textOf } from './json-ld.ts';
import type { LinkedData } from './json-ld.ts';
import type { PageClues } from './page-clues.ts';
import { distanceFromHeadline, whosePart } from './whose-part.ts';

interface OriginClues {
  readonly clues: PageClues;
  readonly linked: LinkedData;
  readonly authors: readonly Field[];
  readonly text: string;
  readonly uri: string | null;
}

interface OriginFields {
  readonly localDemocracyCredit: Field | undefined;
  readonly syndicatedFrom: Field | undefined;
}

/** Credits stand at the beginning or the end of a text. */
const EDGE = 500;
const MAX_CREDIT = 160;
/** The page's own stand first. */
const MAX_BYLINES = 3;
const LOCAL_DEMOCRACY = /\b(?:Local Democracy Report(?:er|ers|ing(?: Service| Scheme)?)|LDRS|LDR Service)\b/i;
/** What people say to the service's reporters is said in its stories, wherever in them. */
const TOLD = /\b(?:told|speaking to|seen by|understood by) (?:the |a )?(?:Local Democracy Reporting Service|LDRS)\b/i;
const PICTURE = /^\W*(?:image|picture|photo|photograph|pic|video|credit)s?\b[^.]{0,80}$/i;
/** "LONDON (Reuters) - ", "WOKING, England (AP) — ". */
const DATELINE = /^[^.\n]{0,80}\(([^()\n]{2,40})\)\s{0,3}[-–—]/;
const FIRST_PUBLISHED =
  /\b(?:(?:originally|first) (?:published|appeared)(?: online)?|republished(?: with permission)?) (?:by|on|in|at|from) (?:the website of )?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)[a-z]*\b)((?:[Tt]he )?\p{Lu}[\p{L}\p{N}&'’.-]{0,30}(?: (?:(?:of|and|the|for|&) )?\p{Lu}[\p{L}\p{N}&'’-]{0,30}){0,5})/u;
const HELD_BY = /^\W*(?:copyright|©|\(c\))[^\n]{0,120}$/i;

/** Byline before text: a byline is made to credit, a text may speak of others. */
export function readOrigin(from: OriginClues): OriginFields {
  const { clues, linked, authors, text, uri } = from;
  const near = clues.credits.filter(({ at }) => distanceFromHeadline(at, clues) !== null).map(({ element }) => element);
  const own = [...clues.bylines.slice(0, MAX_BYLINES), ...near].filter(
    (element) => whosePart(element, clues) === 'own',
  );
  const bylines = [...authors.map(({ value }) => value), ...own.map(lineOf)].filter(
    (line) => line.length <= MAX_CREDIT,
  );
  const edges = `${text.slice(0, EDGE)}\n${text.length > EDGE ? text.slice(-EDGE) : ''}`.split('\n');
  return {
    localDemocracyCredit: firstOf(
      rule('byline.local-democracy', () => wordsOf(bylines, LOCAL_DEMOCRACY)),
      rule('text.local-democracy', () =>
        wordsOf(
          edges.filter((line) => !PICTURE.test(line)),
          LOCAL_DEMOCRACY,
        ),
      ),
      rule('text.told-local-democracy', () => TOLD.exec(text)?.[0]),
    ),
    syndicatedFrom: firstOf(
      rule('json-ld.isBasedOn', () => elsewhere(addressOf(linked.article?.isBasedOn, linked), uri)),
      rule('json-ld.sourceOrganization', () => organization(linked.article?.sourceOrganization, linked)),
      ...['syndication-source', 'original-source'].map((name) =>
        rule(`meta.${name}`, () => elsewhere(clues.metas.get(name)?.[0], uri)),
      ),
      rule('link.canonical', () => elsewhere(clues.canonical, uri)),
      rule('text.first-published', () => firstPublished([...clues.notices.map(({ line }) => line), ...edges])),
      rule('json-ld.author-agency', () => agencyAmong(authorNames(linked))),
      rule('byline.agency', () => agencyAmong(bylines)),
      rule('text.dateline', () => agencyAmong([DATELINE.exec(text.slice(0, 200))?.[1] ?? ''])),
      rule('text.copyright', () =>
        agencyAmong([...clues.notices.map(({ line }) => line), ...edges].filter((line) => HELD_BY.test(line))),
      ),
    ),
  };
}

function wordsOf(lines: readonly string[], pattern: RegExp): string | undefined {
  const line = lines.find((text) => pattern.test(text));
  return line === undefined ? undefined : line.length <= MAX_CREDIT ? line : pattern.exec(line)?.[0];
}

function agencyAmong(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const agency = agencyIn(line);
    if (agency !== null) return agency;
  }
  return undefined;
}

function firstPublished(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    const found = FIRST_PUBLISHED.exec(line.slice(0, 2 * EDGE));
    if (found?.[1]) return found[1].replace(/[.’'-]+$/, '');
  }
  return undefined;
}

/** The address, when it is another site's page. */
function elsewhere(address: string | undefined, uri: string | null): string | undefined {
  if (address === undefined || uri === null || !URL.canParse(address, uri)) return undefined;
  const { href, protocol, pathname } = new URL(address, uri);
  if (!/^https?:$/.test(protocol) || pathname === '/' || href.length > 2_000) return undefined;
  return siteOf(href) === siteOf(uri) ? undefined : href;
}

function addressOf(value: unknown, linked: LinkedData): string | undefined {
  const first: unknown = linked.resolve(Array.isArray(value) ? value[0] : value);
  return isNode(first) ? (textOf(first.url) ?? textOf(first['@id'])) : textOf(first);
}

function organization(value: unknown, linked: LinkedData): string | undefined {
  const first: unknown = linked.resolve(Array.isArray(value) ? value[0] : value);
  const name = isNode(first) ? textOf(first.name) : textOf(first);
  return name === undefined || name.length > 100 || /^https?:/i.test(name) ? undefined : name;
}

function authorNames(linked: LinkedData): string[] {
  const { author } = linked.article ?? {};
  const list: readonly unknown[] = Array.isArray(author) ? author.slice(0, 20) : [author];
  return list.flatMap((item) => organization(item, linked) ?? []).filter((name) => name.length <= MAX_CREDIT);
}
