/** `ieListDocuments.aspx`: a meeting's page with its agenda, decisions and minutes; also the page of its attendance. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import type { Extraction, Field, ReadInput } from '../../records/extraction.ts';
import { readMeetingHeading } from './meeting-heading.ts';
import { cleanTitle, documentsIn, isRestricted, itemWords } from './meeting-markup.ts';
import { attendanceTable, attendeesInWords } from './meeting-attendance.ts';
import { itemHeading, joinText, meetingExtraction, readItem } from './meeting-record.ts';
import type { ReadItem } from './meeting-record.ts';
import { firstOf, rule } from '../rule.ts';

/** No meeting has more items; a page with more is not one. */
const MAX_ITEMS = 300;
const NUMBER = /^(?:item )?(\d{1,4}(?:[./]\d{1,4}){0,2}[a-z]?|[a-z]|[A-Z]{1,4}[/.-]?\d{1,4}(?:\/\d{2,4})?)[.)]?$/i;

/** Reads the meeting with all items that the public may see; a meeting whose agenda is not out yet is no document. */
export function extractAgendaPage($: CheerioAPI, input: ReadInput, council: Field | undefined): Extraction {
  const items = itemsOf($);
  const attendees = attendanceTable($);
  if (items.length === 0 && attendees.length === 0) {
    return {
      kind: 'not-a-document',
      reason: 'empty',
      detail: 'a meeting page without items: its agenda is not published',
    };
  }
  const heading = headingOf($);
  const lead = leadWords($);
  const hasMinutes = items.some(({ item, facts }) => facts.minutes.length > 0 || /^minutes:?$/im.test(item.text));
  const text = joinText(lead, ...items.map(({ item }) => joinText(itemHeading(item), item.text)));
  return meetingExtraction(
    {
      kind: hasMinutes || attendees.length > 0 ? 'minutes' : 'agenda',
      headline: heading === null ? undefined : { value: heading.text, rule: 'moderngov.heading' },
      council,
      committee:
        heading?.committee === null || heading === null
          ? undefined
          : { value: heading.committee, rule: 'moderngov.heading' },
      start: heading === null ? undefined : { value: heading.start, rule: 'moderngov.heading' },
      committeeId: idOf(input.uri, /[?&](?:CId|CommitteeId)=([1-9]\d{0,8})\b/i),
      meetingId: idOf(input.uri, /[?&](?:MId|MeetingId|ID)=([1-9]\d{0,8})\b/i),
      venue: labelled($, 'venue'),
      status: statusOf($),
      items,
      attendees: attendees.length > 0 ? attendees : attendeesInWords(lead),
      documents: $('body, :root')
        .first()
        .toArray()
        .flatMap((root) => documentsIn($, root, input.uri)),
      text: {
        value: text === '' ? attendees.map(({ name, attendance }) => `${name}: ${attendance ?? ''}`).join('\n') : text,
        rule: 'moderngov.items',
      },
    },
    input,
  );
}

function itemsOf($: CheerioAPI): ReadItem[] {
  const items: ReadItem[] = [];
  const seen = new Set<Element>();
  $('.mgAiTitleTxt')
    .toArray()
    .slice(0, MAX_ITEMS * 2)
    .forEach((element) => {
      const row = $(element).closest('tr, .mgItem, li, section, article').get(0) ?? $(element).parent().get(0);
      if (row === undefined || !isTag(row) || seen.has(row) || items.length >= MAX_ITEMS) return;
      seen.add(row);
      if (!isRestricted($, row)) items.push(itemOf($, row));
    });
  return items;
}

function itemOf($: CheerioAPI, row: Element): ReadItem {
  const titles = $(row)
    .find('.mgAiTitleTxt')
    .toArray()
    .map((element) => cleanTitle($(element).text()));
  const number = titles.map((title) => NUMBER.exec(title)?.[1]).find((found) => found !== undefined) ?? null;
  const stated = titles.find((title) => title !== '' && !NUMBER.test(title)) ?? null;
  // Skins without a cell for the number put it before the title.
  const split = number === null && stated !== null ? /^(\d{1,3}[a-z]?)[.)]\s+(.+)$/.exec(stated) : null;
  const cells = $(row).is('tr') ? $(row).children('td').not('.mgItemNumberCell').toArray() : [row];
  return readItem({ number: split?.[1] ?? number, title: split?.[2] ?? stated, text: itemWords($, cells) }, false);
}

interface PageHeading {
  readonly text: string;
  readonly committee: string | null;
  readonly start: string;
}

function headingOf($: CheerioAPI): PageHeading | null {
  // The page's own sub-title is best; titles of the window carry the site's name as well.
  for (const selector of ['.mgSubTitleTxt', '.mgMainTitleTxt', 'h1, h2, h3', 'title']) {
    for (const element of $(selector).toArray()) {
      const text = $(element).text().replace(/\s+/g, ' ').trim();
      const heading = readMeetingHeading(text);
      if (heading?.committee) return { text, committee: heading.committee, start: heading.start };
    }
  }
  return null;
}

/** "Venue: Council Chamber, Town Hall. View directions" outside the items. */
function labelled($: CheerioAPI, label: string): Field | undefined {
  const pattern = new RegExp(`^${label}:\\s*(.+)$`, 'i');
  for (const element of $('p, li, div, dt, th, td, span').toArray()) {
    if ($(element).closest('.mgItemTable, #mgItemTable').length > 0 || $(element).find('p, li, div').length > 0)
      continue;
    const text = $(element).text().slice(0, 400).replace(/\s+/g, ' ').trim();
    const own = new RegExp(`^${label}:?$`, 'i').test(text)
      ? `${text.replace(/:?$/, ':')} ${$(element).next().text()}`
      : text;
    const value = pattern.exec(own.replace(/\s+/g, ' ').trim())?.[1];
    const words = value?.replace(/[\s.,|-]*\b(?:view (?:directions|map)|map|directions)\b.*$/i, '').trim();
    if (words !== undefined && words !== '') return { value: words, rule: `moderngov.label-${label}` };
  }
  return undefined;
}

function statusOf($: CheerioAPI): Field | undefined {
  return (
    labelled($, 'status') ??
    firstOf(
      rule('moderngov.notice', () => {
        const notices = $('h1, h2, h3, p, .mgNotice, strong').toArray().slice(0, 400);
        const text = notices
          .map((notice) => $(notice).text().slice(0, 200))
          .find((words) => /\b(?:this )?meeting (?:has been|was|is) cancell?ed\b|^\s*cancell?ed\s*$/i.test(words));
        return text === undefined ? null : 'Cancelled';
      }),
    )
  );
}

/** Paragraphs of the meeting above its items: who was present, where it was broadcast. */
function leadWords($: CheerioAPI): string {
  const nodes = $('.mgWordPara')
    .toArray()
    .filter(
      (element) =>
        $(element).closest('.mgItemTable, #mgItemTable, tr').length === 0 &&
        $(element).parents('.mgWordPara').length === 0,
    );
  return itemWords($, $('.mgItemNumberCell').length > 0 ? nodes : []);
}

function idOf(uri: string | null, pattern: RegExp): Field | undefined {
  const value = pattern.exec(uri ?? '')?.[1];
  return value === undefined ? undefined : { value, rule: 'uri.query' };
}
