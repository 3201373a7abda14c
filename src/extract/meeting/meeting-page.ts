/** ModernGov's pages about a meeting, told apart and read: the meeting, one item, one decision, the attendance. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Extraction, Field, ReadInput } from '../../records/extraction.ts';
import { lineOf } from '../element-text.ts';
import { extractAgendaPage, extractAttendancePage } from './meeting-agenda-page.ts';
import { councilName } from './meeting-heading.ts';
import { extractItemPage } from './meeting-item-page.ts';
import { cutDeepMarkup, removeHidden, unfoldTables } from './meeting-markup.ts';
import { firstOf, rule } from '../rule.ts';

const PAGE_NAME = /\/(ieListDocuments|mgAi|ieDecisionDetails|ieIssueDetails|mgMeetingAttendance)\.aspx(?:[?#]|$)/i;

/** Whether a page is one of ModernGov's about a meeting, by its address or, for a file without one, by its markup. */
export function isMeetingPage($: CheerioAPI, uri: string | null): boolean {
  if (uri !== null && PAGE_NAME.test(uri)) return true;
  if ($('table.mgItemTable, #mgItemTable, .mgAiTitleTxt').length > 0) return true;
  const isModernGov = $('.mgWordPara, .mgMainTitleTxt, .mgSubTitleTxt, a[href*="ieListDocuments.aspx" i]').length > 0;
  return isModernGov && titlesOf($).some((title) => isItemTitle(title) || isDecisionTitle(title));
}

/** Reads a ModernGov page about a meeting. The document is changed: what is hidden is taken out first. */
export function extractMeetingPage($: CheerioAPI, input: ReadInput): Extraction {
  cutDeepMarkup($);
  const council = councilOf($);
  removeHidden($);
  unfoldTables($);
  const name = PAGE_NAME.exec(input.uri ?? '')?.[1]?.toLowerCase() ?? nameByMarkup($);
  switch (name) {
    case 'mgai':
      return extractItemPage($, input, { council, kind: 'agenda-item' });
    case 'iedecisiondetails':
    case 'ieissuedetails':
      return extractItemPage($, input, { council, kind: 'decision' });
    case 'mgmeetingattendance':
      return extractAttendancePage($, input, council);
    default:
      return extractAgendaPage($, input, council);
  }
}

function nameByMarkup($: CheerioAPI): string {
  const titles = titlesOf($);
  if (titles.some(isDecisionTitle)) return 'iedecisiondetails';
  if ($('table.mgItemTable, #mgItemTable, .mgItemNumberCell').length === 0 && titles.some(isItemTitle)) return 'mgai';
  return 'ielistdocuments';
}

function titlesOf($: CheerioAPI): string[] {
  const titles = $('title, .mgMainTitleTxt, h1, h2').toArray();
  return titles.slice(0, 20).map((element) => lineOf(element));
}

const isItemTitle = (text: string): boolean => /^agenda item\b/i.test(text);
const isDecisionTitle = (text: string): boolean => /^(?:decision|issue) (?:details\b|-)/i.test(text);

/** The site's own name: page titles end in it, and social tags give it. */
function councilOf($: CheerioAPI): Field | undefined {
  return firstOf(
    rule('meta.og:site_name', () => councilName($('meta[property="og:site_name"]').attr('content') ?? '')),
    rule('html.title', () => {
      const parts = $('title')
        .first()
        .text()
        .split(/\s[-–|]\s|:\s/);
      return parts.length < 2 ? null : (councilName(parts.at(-1) ?? '') ?? councilName(parts[0] ?? ''));
    }),
    rule('selector.logo', () => {
      const logo = $('header img[alt], #header img[alt], .logo img[alt], img[alt*="logo"]').first().attr('alt') ?? '';
      return councilName(logo.replace(/\s*\b(?:logo|home ?page|crest)\b\s*/gi, ' '));
    }),
    rule('selector.site-name', () => siteName($, SITE_NAMES)),
    rule('selector.footer', () => siteName($, 'footer *, [class*="footer" i] *, #footer')),
  );
}

/** Where sites write whose they are: in the header, and as the first step of the way home. */
const SITE_NAMES =
  'header a, header h1, header p, header span, #header a, #banner a, [role="banner"] a, [class*="site-name" i], [class*="site-title" i], [class*="site-header" i], [class*="masthead" i], [class*="logo" i], [class*="brand" i], [class*="readcrumb" i] a, [id*="readcrumb" i] a';

function siteName($: CheerioAPI, selector: string): string | null {
  const texts = $(selector)
    .toArray()
    .slice(0, 80)
    .map((element) => lineOf(element));
  const names = texts
    .filter((text) => text.length <= 80)
    .map((text) =>
      councilName(
        text
          .replace(/^(?:©|copyright|\(c\))?\s*(?:\d{4})?\s*|\s*\d{4}$|\s*(?:logo|home ?page)\b/gi, '')
          .split(/[,|.]/)[0] ?? '',
      ),
    );
  return names.find((name) => name !== null) ?? null;
}
