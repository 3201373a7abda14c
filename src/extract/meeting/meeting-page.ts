/** ModernGov's pages about a meeting, told apart and read: the meeting, one item, one decision, the attendance. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Extraction, ReadInput } from '../../records/extraction.ts';
import { lineOf } from '../element-text.ts';
import { extractAgendaPage, extractAttendancePage } from './meeting-agenda-page.ts';
import { councilOf } from './meeting-council.ts';
import { extractItemPage } from './meeting-item-page.ts';
import { cutDeepMarkup, moveLinksBelowHeadings, removeHidden, unfoldLists } from './meeting-markup.ts';
import { unfoldTables } from './meeting-tables.ts';

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
  unfoldLists($);
  moveLinksBelowHeadings($);
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
