/** Whose site a page is on: the council's name from titles, logos, the way home and the last lines. Committees are read elsewhere. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Field } from '../../records/extraction.ts';
import { readBlocks } from '../blocks.ts';
import { lineOf } from '../element-text.ts';
import { rootsOf } from '../markup.ts';
import { firstOf, rule } from '../rule.ts';
import { councilName } from './meeting-heading.ts';

/** The site's own name: page titles end in it, and social tags give it; in full where another place of the page has it so. */
export function councilOf($: CheerioAPI): Field | undefined {
  const names = PLACES.map(([name, read]) => firstOf(rule(name, () => read($)))).filter((field) => field !== undefined);
  const first = names[0] ?? firstOf(rule('html.last-lines', () => lastLine($)));
  if (first === undefined) return undefined;
  const { value, rule: name } = names.find((other) => isFuller(other.value, first.value)) ?? first;
  return { value: inLanguageOf($, value), rule: name };
}

/** "Cyngor Sir Marl / Marl County Council" says one thing in two languages: that of the page is kept. */
function inLanguageOf($: CheerioAPI, name: string): string {
  const parts = name.split(/\s+[/|–-]\s+/);
  const welsh = parts.find((part) => /\bcyngor\b/i.test(part));
  const english = parts.find((part) => /\bcouncil\b/i.test(part));
  if (parts.length !== 2 || welsh === undefined || english === undefined) return name;
  return ($('html').attr('lang') ?? '').toLowerCase().startsWith('cy') ? welsh : english;
}

/** "Calder Metropolitan Borough Council" is what the site that calls itself "Calder Council" is. */
function isFuller(name: string, short: string): boolean {
  const words = name.toLowerCase().split(' ');
  const wanted = short.toLowerCase().split(' ');
  let at = 0;
  for (const word of words) if (word === wanted[at]) at += 1;
  return (
    words.length > wanted.length && words[0] === wanted[0] && words.at(-1) === wanted.at(-1) && at === wanted.length
  );
}

const PLACES: readonly (readonly [string, ($: CheerioAPI) => string | null])[] = [
  ['meta.og:site_name', ($) => councilName($('meta[property="og:site_name"]').attr('content') ?? '')],
  ['html.title', titleName],
  [
    'selector.logo',
    ($) => {
      const logo =
        $('header img[alt], #header img[alt], .logo img[alt], img[alt*="logo" i], img[alt*="crest" i]')
          .first()
          .attr('alt') ?? '';
      return councilName(logo.replace(/\s*\b(?:logo|home ?page|crest)\b\s*/gi, ' '));
    },
  ],
  // Old layouts have their logo in a cell of a table, within the link to the front page.
  ['selector.home-link', ($) => firstName(attributes($, 'a[href] img[alt]', 'alt'))],
  ['selector.drawn-logo', ($) => firstName(attributes($, 'a[href] [aria-label], a[href][aria-label]', 'aria-label'))],
  ['selector.site-name', ($) => siteName($, SITE_NAMES)],
  ['selector.footer', ($) => siteName($, 'footer *, [class*="footer" i] *, #footer')],
];

/** Old layouts have no footer that is called so. */
const lastLine = ($: CheerioAPI): string | null =>
  readBlocks(rootsOf($))
    .slice(-6)
    .flatMap(({ text }) => text.slice(0, 600).split(' | ').map(nameIn))
    .find((name) => name !== null) ?? null;

function titleName($: CheerioAPI): string | null {
  const parts = $('title')
    .first()
    .text()
    .split(/\s[-–|]\s|:\s/);
  const [last = '', first = ''] = [parts.at(-1), parts[0]];
  if (parts.length > 1) return councilName(last) ?? councilName(first);
  // "Agenda for Cabinet on Thursday, 7 May 2026, 7.00 pm, Marlshire Council"
  const behindDay = /\d.*,\s*([^,\d]{5,80})$/.exec(last.trim().slice(-300))?.[1];
  return behindDay === undefined ? null : councilName(behindDay);
}

const attributes = ($: CheerioAPI, selector: string, name: string): string[] =>
  $(selector)
    .toArray()
    .slice(0, 10)
    .map((element) => $(element).attr(name) ?? '');

const firstName = (texts: readonly string[]): string | null =>
  texts.map((text) => councilName(text)).find((name) => name !== null) ?? null;

/** Where sites write whose they are: in the header, and as the first step of the way home. */
const SITE_NAMES =
  'a[rel~="home"], a[title="home" i], header a, header h1, header p, header span, #header a, #banner a, [role="banner"] a, [class*="site-name" i], [class*="site-title" i], [class*="site-header" i], [class*="masthead" i], [class*="logo" i], [class*="brand" i], [class*="readcrumb" i] a, [id*="readcrumb" i] a';

function siteName($: CheerioAPI, selector: string): string | null {
  const texts = $(selector)
    .toArray()
    .slice(0, 80)
    .map((element) => lineOf(element));
  return (
    texts
      .filter((text) => text.length <= 80)
      .map(nameIn)
      .find((name) => name !== null) ?? null
  );
}

/** "© 2024 Wend City Council, Town Hall" */
const nameIn = (text: string): string | null =>
  councilName(
    text
      .slice(0, 200)
      .replace(
        /^(?:©|copyright|\(c\))?\s*(?:\d{4})?\s*|\s*(?:©|copyright|\(c\))?\s*\d{4}$|\s*(?:logo|home ?page)\b/gi,
        '',
      )
      .split(/[,|.]/)[0] ?? '',
  );
