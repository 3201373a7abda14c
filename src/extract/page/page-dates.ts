/** When a page says it was published and changed: strings as they stand, the original date before any later one. */
import type { Element } from 'domhandler';
import type { Field } from '../../records/extraction.ts';
import { statesDay } from '../text/date-text.ts';
import { lineOf } from '../element-text.ts';
import type { LinkedData } from './json-ld.ts';
import { textOf } from './json-ld.ts';
import type { PageClues } from './page-clues.ts';
import { firstOf, rule } from '../rule.ts';
import type { Rule } from '../rule.ts';

const MAX_LINE = 200;

const PUBLISHED_METAS = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'parsely-pub-date',
  'sailthru.date',
  'datepublished',
  'article:published',
  'article.published',
  'published-date',
  'publish-date',
  'publication_date',
  'publish_date',
  'pub_date',
  'pubdate',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dcterms.date',
  'dc.date',
  'cxenseparse:recs:publishtime',
  'article_date_original',
  'article-publish-date',
  'bt:pubdate',
  'originalpublicationdate',
  'displaydate',
  'citation_publication_date',
  'citation_date',
  'pdate',
  'ptime',
  'date',
];

const MODIFIED_METAS = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'last-modified',
  'article:modified',
];

export function readDatePublished(
  clues: PageClues,
  linked: LinkedData,
  selected: Field | undefined,
  uri: string | null,
): Field | undefined {
  if (selected && statesDay(selected.value)) return selected;
  return firstOf(
    rule('json-ld.datePublished', () => stated(textOf(linked.article?.datePublished))),
    ...PUBLISHED_METAS.slice(0, 6).map((name) => metaRule(clues, name)),
    rule('microdata.datePublished', () => fromElements(clues.itemprops.get('datepublished') ?? [])),
    ...PUBLISHED_METAS.slice(6).map((name) => metaRule(clues, name)),
    rule('json-ld.page-datePublished', () => stated(textOf(linked.page?.datePublished))),
    rule('json-ld.dateCreated', () =>
      stated(textOf(linked.article?.dateCreated) ?? textOf(linked.article?.uploadDate)),
    ),
    rule('html.time', () => fromElements(clues.times.filter((element) => !speaksOfChange(element)))),
    rule('heuristic.date-element', () => fromElements(clues.dates)),
    rule('heuristic.date-near-byline', () => fromElements(clues.bylines)),
    rule('heuristic.date-near-headline', () => nearHeadline(clues.h1)),
    rule('heuristic.date-in-uri', () => dateInUri(uri)),
  );
}

export function readDateModified(clues: PageClues, linked: LinkedData): Field | undefined {
  return firstOf(
    rule('json-ld.dateModified', () => stated(textOf(linked.article?.dateModified))),
    ...MODIFIED_METAS.map((name) => metaRule(clues, name)),
    rule('microdata.dateModified', () => fromElements(clues.itemprops.get('datemodified') ?? [])),
    rule('html.time', () => fromElements(clues.times.filter(speaksOfChange))),
  );
}

function metaRule(clues: PageClues, name: string): Rule {
  return rule(`meta.${name}`, () =>
    clues.metas
      .get(name)
      ?.map(stated)
      .find((value) => value !== undefined),
  );
}

function fromElements(elements: readonly Element[]): string | undefined {
  for (const element of elements) {
    const { datetime, content, title } = element.attribs;
    for (const value of [datetime, content, lineOf(element).slice(0, MAX_LINE), title]) {
      const date = stated(value);
      if (date) return date;
    }
  }
  return undefined;
}

/** Looks at the lines that follow the headline inside its nearest ancestors. */
function nearHeadline(headlines: readonly Element[]): string | undefined {
  for (const headline of headlines.slice(0, 3)) {
    let node: Element['parent'] = headline;
    for (let up = 0; node && up < 4; up += 1, node = node.parent) {
      let sibling = 'next' in node ? node.next : null;
      for (let on = 0; sibling && on < 8; on += 1, sibling = sibling.next) {
        if (!('children' in sibling) || !('name' in sibling)) continue;
        const line = lineOf(sibling);
        if (line.length > 0 && line.length <= MAX_LINE && stated(line)) return line;
      }
    }
  }
  return undefined;
}

/** A day in the path: /2023/12/22/ or /2023-12-22-. */
function dateInUri(uri: string | null): string | undefined {
  const found = /[/_-](20\d{2})[/_-]?(0[1-9]|1[0-2]|[1-9])[/_-]?(0[1-9]|[12]\d|3[01]|[1-9])(?=[/_.-]|$)/.exec(
    uri ?? '',
  );
  const named = /\/(20\d{2})\/([a-z]{3})\/(\d{1,2})\//i.exec(uri ?? '');
  if (named) return `${named[3]} ${named[2]} ${named[1]}`;
  return found ? `${found[1]}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}` : undefined;
}

function speaksOfChange(element: Element): boolean {
  const words = `${element.attribs.class ?? ''} ${element.attribs.itemprop ?? ''} ${lineOf(element).slice(0, 60)}`;
  return /updated|modified|last[- ]?edit|revised/i.test(words);
}

function stated(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= MAX_LINE && statesDay(value) ? value : undefined;
}
