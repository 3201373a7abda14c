/** `GetMeeting` of ModernGov's web service: one meeting with its items, people and papers. Other answers are no documents. */
import { XMLParser } from 'fast-xml-parser';
import type { Extraction, Field, ReadInput } from '../../records/extraction.ts';
import { blockText, loadMarkup } from '../markup.ts';
import { absolute, cleanTitle, documentKind } from './meeting-documents.ts';
import { cutDeepMarkup, removeHidden } from './meeting-markup.ts';
import type { MeetingDocument } from './meeting-documents.ts';
import type { Attendee } from './meeting-people.ts';
import { itemHeading, joinText, meetingExtraction, readItem } from './meeting-record.ts';
import type { ReadItem } from './meeting-record.ts';

type Branch = Readonly<Record<string, unknown>>;

/** Entities stay as written, so no document can expand its own; the HTML decoder knows the standard ones. */
const parser = new XMLParser({
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
});

/** Reads a meeting with all items that the public may see; the answer's escaped HTML becomes plain text. */
export function extractMeetingXml(xml: string, input: ReadInput): Extraction {
  const meeting = rootOf(xml);
  if (meeting === null)
    return { kind: 'not-a-document', reason: 'wrong-kind', detail: 'XML that is no answer to GetMeeting' };
  if (isFalse(meeting, 'isdisplayallowed'))
    return { kind: 'not-a-document', reason: 'restricted', detail: 'the council does not show this meeting' };
  const branches = branchesOf(branchesOf(meeting, 'agendaitems')[0], 'agendaitem').filter(
    (item) => !isTrue(item, 'isrestricted') && !isFalse(item, 'isdisplayallowed'),
  );
  const items = branches.map(itemOf);
  const attendees = branchesOf(branchesOf(meeting, 'attendees')[0], 'attendee')
    .map(attendeeOf)
    .filter(({ name }) => name !== '');
  if (items.length === 0 && attendees.length === 0) {
    return { kind: 'not-a-document', reason: 'empty', detail: 'a meeting without items: its agenda is not published' };
  }
  const papers = [meeting, ...branches].flatMap((branch) =>
    branchesOf(branchesOf(branch, 'linkeddocuments')[0], 'linkeddoc'),
  );
  const committee = committeeOf(papers, branches, input);
  const date = value(meeting, 'meetingdate');
  const field = (name: string): Field | undefined => found(value(meeting, name), name);
  return meetingExtraction(
    {
      kind:
        isTrue(meeting, 'minutepublished') && items.some(({ facts }) => facts.minutes.length > 0)
          ? 'minutes'
          : 'agenda',
      headline:
        committee === undefined
          ? undefined
          : found([committee.value, date].filter((part) => part !== '').join(' - '), 'committee'),
      committee,
      meetingId: field('meetingid'),
      start: found(`${date} ${value(meeting, 'meetingtime')}`.trim(), 'meetingdate'),
      venue: field('meetinglocation') ?? field('meetingroom'),
      status: field('meetingstatus'),
      items,
      attendees,
      documents: documentsOf(papers, input),
      text: {
        value: joinText(...items.map(({ item }) => joinText(itemHeading(item), item.text))),
        rule: 'moderngov-xml.agendaitems',
      },
    },
    input,
  );
}

function itemOf(item: Branch): ReadItem {
  const agenda = htmlText(text(item, 'agendatext'));
  const minutes = htmlText(text(item, 'minutesnonemptyhtmlbody'));
  const heading = {
    number: value(item, 'fulldisplaynumberformat').replace(/[.\s]+$/, '') || null,
    title: cleanTitle(value(item, 'agendaitemtitle')) || null,
  };
  // Items without minutes have only what the agenda says of them.
  return minutes === ''
    ? readItem({ ...heading, text: agenda }, false)
    : readItem({ ...heading, text: minutes, agenda }, true);
}

function attendeeOf(attendee: Branch): Attendee {
  const attribute = (name: string): string | null => value(attendee, `@${name}`) || null;
  return {
    name: attribute('name') ?? '',
    role: attribute('roledescription'),
    party: attribute('politicalparty'),
    attendance: attribute('attendance'),
  };
}

/** Papers name their committee; `refertocommittee` may name another one, so the list of meetings goes before it. */
function committeeOf(papers: readonly Branch[], items: readonly Branch[], { hint }: ReadInput): Field | undefined {
  const named = (branches: readonly Branch[], name: string): Field | undefined =>
    found(branches.map((branch) => value(branch, name)).find((title) => title !== '') ?? '', name);
  const hinted = hint.meeting?.committee;
  return (
    (hinted === undefined ? undefined : { value: hinted, rule: 'hint.meeting.committee' }) ??
    named(papers, 'committeetitle') ??
    named(items, 'refertocommittee')
  );
}

function documentsOf(papers: readonly Branch[], input: ReadInput): MeetingDocument[] {
  return papers
    .filter((paper) => !isTrue(paper, 'isrestricted'))
    .map((paper) => {
      const title = cleanTitle(value(paper, 'title'));
      const url = absolute(value(paper, 'url'), input.uri);
      return { title: title === '' ? (url ?? '') : title, url, kind: documentKind(url ?? '', title) };
    })
    .filter(
      ({ title, url }, index, all) =>
        title !== '' && all.findIndex((other) => other.url === url && other.title === title) === index,
    );
}

function rootOf(xml: string): Branch | null {
  try {
    const parsed: unknown = parser.parse(xml);
    const meeting = isBranch(parsed) ? parsed['meeting'] : undefined;
    return isBranch(meeting) && value(meeting, 'meetingid') !== '' ? meeting : null;
  } catch {
    // Broken XML is for this reader the same as another answer: nothing of a meeting can be told from it.
    return null;
  }
}

function htmlText(html: string): string {
  if (html === '') return '';
  const $ = loadMarkup(html);
  cutDeepMarkup($);
  removeHidden($);
  return blockText($, $.root().toArray());
}

function branchesOf(branch: Branch | undefined, name: string): readonly Branch[] {
  const child = branch?.[name];
  return (Array.isArray(child) ? child : [child]).filter(isBranch);
}

/** An element's or attribute's text with its escapes undone once: escaped HTML becomes HTML. */
function text(branch: Branch, name: string): string {
  const child = branch[name];
  const raw = isBranch(child) ? child['#text'] : child;
  return typeof raw !== 'string' ? '' : raw.includes('<') ? raw : unescape(raw);
}

/** A short value: escapes undone until none is left, for titles arrive escaped twice; spaces collapsed. */
function value(branch: Branch, name: string): string {
  let words = text(branch, name);
  for (let round = 0; round < 2 && /&#?\w{1,10};/.test(words); round += 1) words = unescape(words);
  return words.replace(/\s+/g, ' ').trim();
}

const unescape = (escaped: string): string => loadMarkup(escaped.replaceAll('<', '&lt;')).root().text();
const isTrue = (branch: Branch, name: string): boolean => /^(?:true|1)$/i.test(value(branch, name));
const isFalse = (branch: Branch, name: string): boolean => /^(?:false|0)$/i.test(value(branch, name));
const isBranch = (node: unknown): node is Branch => typeof node === 'object' && node !== null && !Array.isArray(node);

function found(words: string, name: string): Field | undefined {
  return words === '' ? undefined : { value: words, rule: `moderngov-xml.${name}` };
}
