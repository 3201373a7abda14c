/** The page of a meeting on CMIS: details in pairs of label and value, papers in lists, items and people where a council enters them. */
import type { CheerioAPI } from 'cheerio/slim';
import type { AnyNode, Element } from 'domhandler';
import type { Extraction, Field, ReadInput } from '../../records/extraction.ts';
import { findIn } from '../find-in.ts';
import { removeElements } from '../remove-elements.ts';
import { readItems } from './meeting-agenda-page.ts';
import { attendanceOf } from './meeting-attendance.ts';
import { councilOf } from './meeting-council.ts';
import { documentsIn } from './meeting-documents.ts';
import type { MeetingDocument } from './meeting-documents.ts';
import { itemBoxes } from './meeting-item-boxes.ts';
import { cutDeepMarkup, removeHidden, unfoldLists } from './meeting-markup.ts';
import { unfoldTables } from './meeting-tables.ts';
import { readBreadcrumb, readPageHead } from './meeting-page-head.ts';
import { itemHeading, joinText, meetingExtraction } from './meeting-record.ts';
import { contentRoot, removeFurniture } from './meeting-root.ts';

const MODULE = '[class*="ModCMISMeeting" i]';
const MEETING_PAGE = /[/?&]ctl[/=]ViewMeeting/i;
const CALENDAR = '[id*="MeetingCalendar" i], [class*="SimpleCalendar" i]';
/** Parts of the page that a click shows: what stands in them is no secret. */
const TABS = '[class*="rmp" i], [class*="PageView" i], [role="tabpanel"]';
/** One number may stand anywhere. */
const LEAST_ITEMS = 2;

/** Whether a page is one of CMIS about a meeting, by its address or, for a file without one, by its markup. */
export function isCmisPage($: CheerioAPI, uri: string | null): boolean {
  if (uri !== null && MEETING_PAGE.test(uri)) return true;
  return uri === null && $(MODULE).length > 0 && $(CALENDAR).length === 0;
}

/** Reads the meeting with its papers; one that has none yet, nor items or people, or was cancelled, is no document. The DOM is changed. */
export function extractCmisPage($: CheerioAPI, input: ReadInput): Extraction {
  cutDeepMarkup($);
  const council = councilOf($);
  $(TABS).removeAttr('style').removeAttr('hidden');
  removeHidden($);
  unfoldTables($);
  unfoldLists($);
  const root = rootOf($);
  if (root === null) return noDocument('a page without elements');
  const breadcrumb = readBreadcrumb($);
  const documents = documentsIn($, root, input.uri);
  removePapers($, root);
  removeFurniture($, root);
  const head = readPageHead($, input, { root, skip: new Set(), breadcrumb });
  const boxes = itemBoxes($, root).filter(({ number }) => number !== null);
  const items = boxes.length < LEAST_ITEMS ? [] : readItems($, boxes);
  const people = attendanceOf($, root, { skip: new Set<AnyNode>(boxes.flatMap(({ nodes }) => nodes)) });
  const { value: status = 'its agenda is not published' } = head.status ?? {};
  if (items.length === 0 && people.attendees.length === 0) {
    if (documents.length === 0) return noDocument(`a meeting page without papers: ${status}`);
    // Its papers are left alone as well.
    if (/\bcancell?ed\b/i.test(status)) return noDocument(`a meeting that does not take place: ${status}`);
  }
  const isMinutes = items.some(({ item, facts }) => facts.minutes.length > 0 || item.resolutions.length > 0);
  const words = items.map(({ item }) => joinText(itemHeading(item), item.text));
  // Not its status: that changes without a word of the meeting's own.
  const headline = head.headline ?? hintedHeadline(input);
  const value = joinText(headline?.value ?? '', head.venue?.value ?? '', ...words, paperLines(documents));
  return meetingExtraction(
    {
      kind: isMinutes ? 'minutes' : 'agenda',
      council,
      ...head,
      headline,
      meetingId: idIn(input.uri, 'Meeting'),
      committeeId: idIn(input.uri, 'Committee'),
      items,
      attendees: people.attendees,
      officers: people.officers,
      documents,
      text: { value, rule: 'cmis.meeting' },
    },
    input,
  );
}

/** Where the page has its papers alone: the lists of two meetings may read the same. */
function hintedHeadline({ hint }: ReadInput): Field | undefined {
  const { committee, start } = hint.meeting ?? {};
  const words = [committee, start?.replace('T', ' ')].filter((part) => part !== undefined);
  return words.length === 0 ? undefined : { value: words.join(' - '), rule: 'hint.meeting' };
}

const noDocument = (detail: string): Extraction => ({ kind: 'not-a-document', reason: 'not-an-article', detail });

/** The platform's own part of the page; the first of several that says something. */
function rootOf($: CheerioAPI): Element | null {
  const modules = $<Element, string>(MODULE).toArray().slice(0, 20);
  return modules.find((element) => $(element).text().trim() !== '') ?? contentRoot($);
}

/** Takes the lists of papers out, for their titles are neither headings nor items of the meeting. */
function removePapers($: CheerioAPI, root: Element): void {
  removeElements(findIn($, root, '[class*="DocumentList" i], [class*="FileSize" i], a[href*="Document.ashx?" i]'));
}

const paperLines = (documents: readonly MeetingDocument[]): string =>
  documents.map(({ title }) => `- ${title}`).join('\n');

/** DotNetNuke writes names and values as steps of the path, or as a query. */
function idIn(uri: string | null, name: 'Meeting' | 'Committee'): Field | undefined {
  const id = new RegExp(`[/?&]${name}[/=]([1-9]\\d{0,8})(?![\\w.])`, 'i').exec(uri ?? '')?.[1];
  return id === undefined ? undefined : { value: id, rule: 'uri.path' };
}
