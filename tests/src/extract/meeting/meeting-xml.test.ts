import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractMeetingXml } from '../../../../src/extract/meeting/meeting-xml.ts';
import type { Extraction, ReadInput } from '../../../../src/records/extraction.ts';
import { sharedData } from '../../../shared-data.ts';

const INPUT: ReadInput = {
  bytes: new Uint8Array(),
  mediaType: 'application/xml',
  charset: 'utf-8',
  uri: 'https://democracy.marlshire.example/mgWebService.asmx/GetMeeting?lMeetingId=5121',
  source: null,
  hint: {},
  capturedAt: '2026-03-01T00:00:00Z',
};

describe('extractMeetingXml', () => {
  const { meeting, text, fields } = asMeeting(
    extractMeetingXml(
      readFileSync(new URL('../../../fixtures/councils/get-meeting.xml', import.meta.url), 'utf8'),
      INPUT,
    ),
  );

  it('reads the facts of the meeting, free-text status included', () => {
    expect(meeting).toMatchObject({
      kind: 'minutes',
      meetingId: { value: '5121', rule: 'moderngov-xml.meetingid' },
      start: { value: '08/06/2024 2.00 pm' },
      venue: { value: 'Ashcombe Suite, Marl House' },
      status: { value: 'Confirmed; Budget Council' },
      committee: { value: 'Children & Families Committee', rule: 'moderngov-xml.committeetitle' },
    });
    expect(fields.headline?.value).toBe('Children & Families Committee - 08/06/2024');
  });

  it('undoes double escapes in titles and turns escaped HTML into mended text', () => {
    expect(meeting.items[0]).toEqual({
      number: '4',
      title: 'Family hubs & early help',
      purpose: 'To consider the hubs’ first year.',
      text: 'To consider the hubs’ first year.\n\nThe Committee heard that nine hubs had opened.\n\nRESOLVED that the report be noted.',
      officers: [],
      declarations: null,
      keyPoints: [],
      recommendations: [],
      actions: [],
      lateArrivals: [],
      departures: [],
      resolutions: ['RESOLVED that the report be noted.'],
    });
  });

  it('leaves out restricted items and papers, hidden references and file sizes', () => {
    expect(JSON.stringify({ meeting, text })).not.toMatch(/secret|Old Nursery|Exempt annex|ref: 991|500 KB/);
    expect(meeting.documents.map(({ title, kind }) => [title, kind])).toEqual([
      ['Hubs report', 'report'],
      ['Minutes 14 December 2023', 'minutes'],
    ]);
  });

  it('keeps an item without words, for the agenda had it', () => {
    expect(meeting.items[1]).toMatchObject({ number: '6', title: 'Any other business', text: '' });
    expect(text.value.endsWith('6. Any other business')).toBe(true);
  });

  it('reads attendees with role, party and attendance as stated', () => {
    expect(meeting.attendees).toEqual([
      { name: 'Councillor Ada North', role: 'Chair', party: 'LAB', attendance: 'Present' },
      { name: 'Councillor Una Dale', role: 'Committee Member', party: 'IND', attendance: 'Apologies' },
    ]);
  });

  it.each([
    ['another answer', '<committees></committees>', 'wrong-kind'],
    ['broken XML', '<meeting><meetingid>1', 'wrong-kind'],
    ['a web page', '<html><body>Error</body></html>', 'wrong-kind'],
    ['a meeting without an agenda', '<meeting><meetingid>1</meetingid><agendaitems/></meeting>', 'empty'],
    [
      'a meeting not for display',
      '<meeting><meetingid>1</meetingid><isdisplayallowed>False</isdisplayallowed></meeting>',
      'restricted',
    ],
  ])('calls %s no document', (_, xml, reason) => {
    expect(extractMeetingXml(xml, INPUT)).toMatchObject({ kind: 'not-a-document', reason });
  });

  it('expands no entities of the document itself', () => {
    const xml =
      '<!DOCTYPE m [<!ENTITY a "boom">]><meeting><meetingid>1</meetingid><agendaitems><agendaitem><agendaitemtitle>&a; &amp;amp; x</agendaitemtitle></agendaitem></agendaitems></meeting>';
    expect(asMeeting(extractMeetingXml(xml, INPUT)).meeting.items[0]?.title).toBe('&a; & x');
  });
});

const councils = sharedData('councils');
describe.skipIf(!councils.present)('the shared GetMeeting answer', () => {
  it('gives every stated field', () => {
    const { meeting } = asMeeting(
      extractMeetingXml(readFileSync(`${councils.path}/moderngov-GetMeeting.xml`, 'utf8'), INPUT),
    );
    expect(meeting).toMatchObject({
      kind: 'minutes',
      committee: { value: 'Audit Committee' },
      meetingId: { value: '4967' },
      start: { value: '10/02/2026 10.00 am' },
      venue: { value: 'Council Antechamber, Level 2, Town Hall Extension' },
      status: { value: 'Confirmed' },
      attendees: [{ name: 'Councillor Basil Curley', role: 'Committee Member', party: 'LAB', attendance: 'Expected' }],
    });
    expect(meeting.items.map(({ number, title }) => [number, title])).toEqual([
      ['1', 'Minutes'],
      ['9', 'Work Programme'],
    ]);
    expect(meeting.items[0]?.resolutions).toEqual([
      'To approve the minutes of the meeting held on 25 November 2025 as a correct record.',
    ]);
    expect(meeting.items[1]?.text).toContain('future Work Programme for the remainder');
    expect(meeting.documents.map(({ kind }) => kind)).toEqual(['minutes', 'report']);
  });
});

function asMeeting(extraction: Extraction): Extract<Extraction, { kind: 'meeting' }> {
  if (extraction.kind !== 'meeting') throw new Error(`expected a meeting, found ${extraction.kind}`);
  return extraction;
}
