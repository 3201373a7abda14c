/** The headline of a page: from what describes it to machines, checked against what stands on it. */
import type { Field } from '../../records/extraction.ts';
import { plainLetters, wordsOf } from '../../records/plain-words.ts';
import type { Element } from 'domhandler';
import { lineOf } from '../element-text.ts';
import { isDateLine } from '../text/date-text.ts';
import type { LinkedData } from './json-ld.ts';
import { textOf } from './json-ld.ts';
import type { PageClues } from './page-clues.ts';
import { firstOf, rule } from '../rule.ts';

/** What stands between a headline and the name of the site. */
const SEPARATOR = /\s+[|–—·•»«:~/\\-]\s+|\s*[|»«]\s*|\s+::\s+/;
const MAX_CHARS = 400;

interface HeadlineClues {
  readonly clues: PageClues;
  readonly linked: LinkedData;
  /** Names of the site, as far as known. */
  readonly siteNames: readonly string[];
  readonly selected: Field | undefined;
}

/**
 * The title on the page is what a reader would call the headline, so an `<h1>` that the page's metadata confirm comes first;
 * JSON-LD and OpenGraph titles are written for search and sharing.
 */
export function readHeadline({ clues, linked, siteNames, selected }: HeadlineClues): Field | undefined {
  if (selected) return selected;
  const meta = (name: string): string | undefined => clues.metas.get(name)?.[0];
  const claimed = [
    meta('og:title'),
    textOf(linked.article?.headline),
    textOf(linked.article?.name),
    clues.title,
    meta('twitter:title'),
  ].filter((title): title is string => title !== undefined);
  const names = [...siteNames, ...namesOfWhole(claimed, clues)];
  const clean = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : withoutSite(text, names, clues);
  const spoken = clues.h1
    .map((element) => withoutPilcrow(lineOf(element)))
    .filter((line) => line !== '' && line.length <= MAX_CHARS && !isSiteName(line, names));
  const confirmed =
    spoken.find((line) => claimed.some((claim) => squeeze(titleParts(claim)[0]) === squeeze(line))) ??
    spoken.find((line) => claimed.some((claim) => isAlike(line, claim)));
  const onlyHeading = spoken.length === 1 && wordsOf(spoken[0] ?? '').length >= 3 ? spoken[0] : undefined;
  // The one heading of a story is its headline; elsewhere it is as often a slogan, and the title says what the page is.
  const isStory = linked.article !== undefined || /^(?:article|news|blog)$/i.test(meta('og:type') ?? '');
  return firstOf(
    rule('heuristic.h1-confirmed', () => confirmed && withoutLabels(confirmed, claimed.map(clean))),
    rule('microdata.headline', () => onlyItem(clues.itemprops.get('headline'))),
    rule('heuristic.h1', () => (isStory ? onlyHeading : undefined)),
    rule('meta.og:title', () => clean(meta('og:title'))),
    rule('json-ld.headline', () => clean(textOf(linked.article?.headline) ?? textOf(linked.article?.name))),
    rule('heuristic.h1', () => onlyHeading),
    rule('meta.twitter:title', () => clean(meta('twitter:title'))),
    rule('meta.parsely-title', () => clean(meta('parsely-title') ?? meta('sailthru.title'))),
    rule('meta.dc.title', () => clean(meta('dc.title') ?? meta('dcterms.title'))),
    rule('heuristic.title', () => clean(clues.title)),
    rule('heuristic.first-h1', () => spoken[0]),
  );
}

/** A heading that ends the title of the page, when what begins it is a heading too, is the name of the book, the wiki or the site. */
function namesOfWhole(claimed: readonly string[], { headings }: PageClues): string[] {
  const lines = new Set(headings.map(({ line }) => squeeze(withoutPilcrow(line))));
  return claimed.flatMap((claim) => {
    const parts = titleParts(claim);
    const last = parts[parts.length - 1] ?? '';
    return parts.length > 1 && lines.has(squeeze(last)) && lines.has(squeeze(parts[0])) ? [last] : [];
  });
}

/** Several headlines are those of a list. */
function onlyItem(elements: readonly Element[] | undefined): string | undefined {
  const lines = new Set((elements ?? []).map(lineOf).filter((text) => text.length > 8));
  return lines.size === 1 ? [...lines][0] : undefined;
}

/** Documentation ends its headings in a sign that links to them. */
function withoutPilcrow(line: string): string {
  return line.replace(/\s*[¶#§]$/, '');
}

/** Cuts labels off a headline that holds them: "Opinion What I'll be praying for", "Politics | Hochul vetoes ban", "A bridge 3 May 2024". */
function withoutLabels(spoken: string, titles: readonly (string | undefined)[]): string {
  const lower = spoken.toLowerCase();
  for (const title of titles) {
    if (title === undefined || wordsOf(title).length < 3) continue;
    const kicker = spoken.length - title.length;
    if (kicker <= 1) continue;
    if (lower.endsWith(title.toLowerCase()) && wordsOf(spoken.slice(0, kicker)).length <= 3)
      return spoken.slice(kicker);
    if (lower.startsWith(title.toLowerCase()) && isDateLine(spoken.slice(title.length)))
      return spoken.slice(0, title.length);
  }
  const [label = '', ...rest] = spoken.split(' | ');
  return rest.length > 0 && wordsOf(label).length <= 2 && wordsOf(rest.join(' ')).length >= 4
    ? (rest[0] ?? spoken)
    : spoken;
}

/** Cuts " | Site" and "Site: " off a title; other parts of it stay. */
function withoutSite(title: string, siteNames: readonly string[], clues?: PageClues): string {
  const spoken = clues?.h1.map(lineOf) ?? [];
  const whole = title.replace(/\s+/g, ' ').trim().slice(0, MAX_CHARS);
  let text = whole;
  for (let cuts = 0; cuts < 3; cuts += 1) {
    if (spoken.some((line) => line === text)) return text;
    const parts = splitTitle(text);
    if (!parts) break;
    const { head, tail } = parts;
    if (
      isSiteName(tail, siteNames) ||
      (wordsOf(tail).length <= 4 && /[|»]/.test(text.slice(head.length, head.length + 4)) && wordsOf(head).length >= 3)
    )
      text = head;
    else if (isSiteName(head, siteNames) && wordsOf(tail).length >= 3) text = tail;
    else break;
  }
  return text || whole;
}

/** "Traits - The Book | Site" in its parts; never empty. */
function titleParts(title: string): [string, ...string[]] {
  const [first = title, ...rest] = title.slice(0, MAX_CHARS).split(SEPARATOR);
  return [first, ...rest];
}

function splitTitle(text: string): { head: string; tail: string } | null {
  let last: RegExpExecArray | null = null;
  const all = new RegExp(SEPARATOR.source, 'g');
  for (let found = all.exec(text); found; found = all.exec(text)) last = found;
  if (!last || last.index === 0) return null;
  return { head: text.slice(0, last.index).trim(), tail: text.slice(last.index + last[0].length).trim() };
}

function isSiteName(text: string, siteNames: readonly string[]): boolean {
  const own = squeeze(text);
  if (own === '') return true;
  const initials = initialsOf(text);
  return siteNames.some((name) => {
    const site = squeeze(name);
    return (
      site !== '' &&
      (own === site ||
        (initials.length >= 3 && initials === site) ||
        own === `the${site}` ||
        `the${own}` === site ||
        (own.length > 5 && site.startsWith(own)) ||
        (site.length > 5 && own.startsWith(site) && own.length < site.length + 12))
    );
  });
}

/** "National Student Support Accelerator" is NSSA. */
function initialsOf(text: string): string {
  return (text.match(/(?<!\p{L})\p{Lu}/gu) ?? []).join('').toLowerCase();
}

/** Two thirds of the words of the shorter are in the longer. */
function isAlike(spoken: string, claimed: string): boolean {
  const a = wordsOf(spoken);
  const b = new Set(wordsOf(claimed));
  if (a.length < 2 || b.size === 0) return squeeze(spoken) === squeeze(claimed);
  const common = a.filter((word) => b.has(word)).length;
  return common >= Math.min(a.length, b.size) * 0.67 && common >= a.length * 0.5;
}

/** A site may call itself by its address. */
function squeeze(text: string): string {
  return plainLetters(text.toLowerCase().replace(/\.(?:co\.uk|org\.uk|gov\.uk|com|org|net|co|uk|news)$/, ''));
}
