/** When a page says it was published and changed: strings as they stand, the original date before any later one. */
import type { Element } from 'domhandler';
import type { DateSigns, Field } from '../../records/extraction.ts';
import { statesDay } from '../text/date-text.ts';
import { lineOf } from '../element-text.ts';
import type { LinkedData } from './json-ld.ts';
import { textOf } from './json-ld.ts';
import type { PageClues } from './page-clues.ts';
import { readShownDates } from './shown-dates.ts';
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

const OTHER_PUBLISHED = /(?:^|[.:_-])(?:date|(?:first[_-]?)?publi(?:sh(?:ed)?|cation)[_-]?(?:date|time|on|at))$/;

interface DateClues {
  readonly clues: PageClues;
  readonly linked: LinkedData;
  readonly uri: string | null;
  /** What the page that led here said. */
  readonly hinted: Field | undefined;
}

interface PageDates {
  readonly datePublished: Field | undefined;
  readonly dateSigns: DateSigns | undefined;
  readonly dateModified: Field | undefined;
}

/**
 * Every claim to be the day of publication. What machines are told comes first; what readers see and what the address says
 * stand beside it, and normalising weighs them: it takes reading the days.
 */
export function readDates(from: DateClues, selected: Field | undefined): PageDates {
  const { published: shown, modified, updated } = readShownDates(from.clues);
  const dateModified = readModified(from, modified);
  const inUri = firstOf(rule('heuristic.date-in-uri', () => dateInUri(from.uri)));
  const isSelected = selected !== undefined && statesDay(selected.value);
  const signs: DateSigns = {
    ...(shown && { shown }),
    ...(updated && { updated }),
    ...(inUri && { inUri }),
    ...(from.hinted && { hinted: from.hinted }),
  };
  const told = isSelected ? selected : readTold(from, shown !== undefined);
  return {
    datePublished: told ?? shown ?? inUri ?? from.hinted,
    dateSigns: Object.keys(signs).length > 0 ? signs : undefined,
    dateModified,
  };
}

function readTold({ clues, linked }: DateClues, isDayShown: boolean): Field | undefined {
  const lastChanges = new Set(MODIFIED_METAS.flatMap((name) => clues.metas.get(name) ?? []));
  return firstOf(
    rule('json-ld.datePublished', () => stated(textOf(linked.article?.datePublished))),
    ...PUBLISHED_METAS.slice(0, 6).map((name) => metaRule(clues, name)),
    rule('microdata.datePublished', () => fromItems(clues)),
    ...PUBLISHED_METAS.slice(6).map((name) => metaRule(clues, name, lastChanges)),
    ...otherMetas(clues).map((name) => metaRule(clues, name, lastChanges)),
    // A page that is no article has a day of making too; it is the day of its text only where readers are shown one.
    rule('json-ld.page-datePublished', () => (isDayShown ? stated(textOf(linked.page?.datePublished)) : undefined)),
    rule('json-ld.dateCreated', () =>
      stated(textOf(linked.article?.dateCreated) ?? textOf(linked.article?.uploadDate)),
    ),
  );
}

function readModified({ clues, linked }: DateClues, shown: Field | undefined): Field | undefined {
  return (
    firstOf(
      rule('json-ld.dateModified', () => stated(textOf(linked.article?.dateModified))),
      ...MODIFIED_METAS.map((name) => metaRule(clues, name)),
      rule('microdata.dateModified', () => fromElements(clues.itemprops.get('datemodified') ?? [])),
    ) ?? shown
  );
}

/** Names that sites make up for it: `w-published-date`, `article:publicationdate`, `ms.date`. */
function otherMetas(clues: PageClues): string[] {
  return [...clues.metas.keys()].filter((name) => OTHER_PUBLISHED.test(name)).slice(0, 10);
}

/** Microdata that speaks of the page: several different days are those of a list. */
function fromItems(clues: PageClues): string | undefined {
  const elements = clues.itemprops.get('datepublished') ?? [];
  const days = new Set(elements.map((element) => fromElements([element])?.slice(0, 10)));
  return days.size <= 1 ? fromElements(elements) : undefined;
}

/** Several different values are those of a list; one that is also the last change may be no more than that. */
function metaRule(clues: PageClues, name: string, not?: ReadonlySet<string>): Rule {
  return rule(`meta.${name}`, () => {
    const values = (clues.metas.get(name) ?? []).filter((value) => stated(value) !== undefined && !not?.has(value));
    return new Set(values.map((value) => value.slice(0, 10))).size <= 1 ? values[0] : undefined;
  });
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

/** A day in the path: /2023/12/22/ or /2023-12-22-. */
function dateInUri(uri: string | null): string | undefined {
  const found =
    /[/_-](20\d{2})(?:([/_-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])|()(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?=[/_.-]|$)/.exec(
      uri ?? '',
    );
  const named = /\/(20\d{2})\/([a-z]{3})\/(\d{1,2})\//i.exec(uri ?? '');
  if (named) return `${named[3]} ${named[2]} ${named[1]}`;
  const [month, day] = [found?.[3] ?? found?.[6] ?? '', found?.[4] ?? found?.[7] ?? ''];
  return found ? `${found[1]}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

function stated(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= MAX_LINE && statesDay(value) ? value : undefined;
}
