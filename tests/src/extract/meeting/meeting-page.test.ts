import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { extractMeetingPage, isMeetingPage } from '../../../../src/extract/meeting/meeting-page.ts';
import type { Extraction, ReadInput } from '../../../../src/records/extraction.ts';
import type { TargetHint } from '../../../../src/records/target.ts';

type MeetingExtraction = Extract<Extraction, { kind: 'meeting' }>;

const SITE = 'https://democracy.marlshire.example/';

describe('meeting page, classic skin', () => {
  const { meeting, text, fields } = readFixture('meeting-classic.html', 'ieListDocuments.aspx?CId=214&MId=5121&Ver=4');

  it('takes committee, start, venue and ids from sub-title, label and address', () => {
    expect(meeting.kind).toBe('minutes');
    expect(fields.headline?.value).toBe("Children's Select Committee - Thursday, 8th February, 2024 2.00 pm");
    expect(meeting.committee).toEqual({ value: "Children's Select Committee", rule: 'moderngov.heading' });
    expect(meeting.start?.value).toBe('Thursday, 8th February, 2024 2.00 pm');
    expect(meeting.venue?.value).toBe('Ashcombe Suite, Marl House, Castleford');
    expect(meeting.council?.value).toBe('Marlshire County Council');
    expect([meeting.committeeId?.value, meeting.meetingId?.value]).toEqual(['214', '5121']);
  });

  it('lists items with number and title, without file sizes, hidden references and double escapes', () => {
    expect(meeting.items.map(({ number, title }) => [number, title])).toEqual([
      ['1', 'Apologies and substitutions'],
      ['2', 'Minutes of the previous meeting: 14 December 2023'],
      ['3', 'Declarations of interest'],
      ['4', 'Family hubs & early help'],
    ]);
  });

  it('leaves restricted items and papers out of items, text and documents', () => {
    const all = JSON.stringify({ meeting, text });
    expect(all).not.toMatch(/Old Nursery|Exempt words|Restricted enclosure|Settlement|4410/);
  });

  it('mends Word-wrapped lines and drops empty paragraphs, file sizes and links to papers from the text', () => {
    expect(text.value).toContain('1. The Director said that nine hubs had opened.\n\n2. A Member');
    expect(text.value).not.toMatch(/\n{3}|\u00a0|\d KB|\d MB|ref: \d|Additional documents|View additional/);
  });

  it('reads purpose, officers, numbered points and resolutions of an item', () => {
    const item = meeting.items[3];
    expect(item?.purpose).toBe('To consider how family hubs have opened since the autumn.');
    expect(item?.keyPoints).toEqual([
      'The Director said that nine hubs had opened.',
      'A Member asked about rural bus routes.',
      'The Head of Early Help would write to Members.',
    ]);
    expect(item?.resolutions).toEqual([
      'the progress of the hubs be noted; and',
      'a further report come to the June meeting.',
    ]);
    expect(item?.text).toContain('Councillor Holt joined the meeting at 2.25pm');
    expect(meeting.officers).toEqual([
      { name: 'Ines Fairley', role: 'Director of Family Services' },
      { name: "Tom O'Dowd", role: 'Head of Early Help' },
    ]);
  });

  it('takes declarations and apologies from the items of that name', () => {
    expect(meeting.declarations).toBe('None received.');
    expect(meeting.attendees.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Councillor Una Dale', 'apologies'],
      ['Councillor Piers Holt', 'apologies'],
    ]);
    expect(meeting.items[1]?.resolutions).toEqual(['The minutes were AGREED as a true record of the meeting.']);
  });

  it('says what each paper is, with absolute encoded addresses', () => {
    expect(meeting.documents.map(({ title, kind }) => [title, kind])).toEqual([
      ['Agenda frontsheet', 'agenda'],
      ['Agenda reports pack', 'pack'],
      ['Printed minutes', 'minutes'],
      ['Minutes of the previous meeting: 14 December 2023', 'minutes'],
      ['Annex A', 'report'],
    ]);
    expect(meeting.documents[3]?.url).toBe(`${SITE}documents/s7701/Minutes%2014%20December%202023.pdf`);
  });
});

describe('meeting page, other skins', () => {
  it('reads rows without classes: title links, plain paragraphs, labels in a definition list', () => {
    const { meeting } = readFixture('meeting-plain-rows.html', 'ieListDocuments.aspx?CId=5&MId=9&Ver=4');
    expect(meeting.kind).toBe('agenda');
    expect(meeting.committee?.value).toBe('Planning Committee');
    expect(meeting.start?.value).toBe('Tuesday 9 July 2024 6.30 pm');
    expect(meeting.venue?.value).toBe('Long Room, Town Hall');
    expect(meeting.items.map(({ title }) => title)).toEqual([
      'Apologies for absence',
      '24/00811/FUL Mill Lane, Netherby',
    ]);
    expect(meeting.items[1]?.resolutions).toEqual([]);
    expect(meeting.items[1]?.recommendations).toEqual([
      'approve the application; and',
      'delegate the conditions to the Head of Planning.',
    ]);
  });

  it('reads items that are sections, with the number before the title', () => {
    const { meeting } = readFixture('meeting-no-table.html', 'ieListDocuments.aspx?MId=9');
    expect(meeting.council?.value).toBe('Wend City Council');
    expect(meeting.start?.value).toBe('Monday 3 March 2025 at 10.00am');
    expect(meeting.items.map(({ number, title }) => [number, title])).toEqual([
      ['7', 'Library hours'],
      ['8', 'Winter roads'],
    ]);
    expect(meeting.items[0]?.resolutions).toEqual(['That Sunday opening be kept.', 'That the fee be withdrawn.']);
  });

  it('calls a meeting whose agenda is not out no document', () => {
    const html = '<h1 class="mgMainTitleTxt">Agenda</h1><p>There are no items for this meeting.</p>';
    expect(extractMeetingPage(loadMarkup(html), inputFor('ieListDocuments.aspx?CId=1&MId=2'))).toMatchObject({
      kind: 'not-a-document',
      reason: 'empty',
    });
  });

  it('reads the table of attendance by its header', () => {
    const { meeting } = readFixture('attendance.html', 'mgMeetingAttendance.aspx?ID=5121');
    expect(meeting.attendees).toEqual([
      { name: 'Councillor Ada North', role: 'Chair', party: null, attendance: 'Present' },
      {
        name: 'Councillor Una Dale',
        role: 'Committee Member',
        party: null,
        attendance: 'Apologies, sent representative',
      },
    ]);
    expect(meeting.meetingId?.value).toBe('5121');
  });
});

describe('item and decision pages', () => {
  it('ties an item to its meeting by the link back', () => {
    const { meeting, fields } = readFixture('item-classic.html', 'mgAi.aspx?ID=41000');
    expect(meeting.kind).toBe('agenda-item');
    expect(fields.headline?.value).toBe('Improvement plan update');
    expect(meeting.committee?.value).toBe('Wellbeing Board');
    expect(meeting.start?.value).toBe('Friday, 2nd September, 2016 10.00 am');
    expect([meeting.committeeId?.value, meeting.meetingId?.value, meeting.items[0]?.number]).toEqual([
      '88',
      '5300',
      '34/16',
    ]);
    expect(meeting.items[0]?.keyPoints).toEqual(['The plan was outlined.', 'Members asked about caseloads.']);
    expect(meeting.items[0]?.recommendations).toEqual(['That the update be noted.']);
    expect(meeting.officers).toEqual([{ name: 'Jo Finch', role: 'Director for Children' }]);
    expect(meeting.declarations).toBeNull();
    expect(meeting.documents.map(({ title }) => title)).toEqual(['Improvement plan']);
  });

  it('takes the committee from the breadcrumb and the title from "Agenda item - …"', () => {
    const { meeting, fields, text } = readFixture('item-breadcrumb.html', 'mgAi.aspx?ID=2');
    expect(fields.headline?.value).toBe('Road safety outside schools');
    expect(meeting.committee?.value).toBe('Highways Panel');
    expect(meeting.start?.value).toBe('14 November 2023');
    expect(meeting.items[0]?.resolutions).toEqual(['That a crossing be trialled.']);
    expect(text.value).toBe('To receive a petition from Hill Road School.\n\nRESOLVED: That a crossing be trialled.');
  });

  it('uses the hint where the page says nothing', () => {
    const html =
      '<div class="mgContent"><h1 class="mgMainTitleTxt">Agenda item</h1><div class="mgWordPara"><p>Noted.</p></div></div>';
    const hint = { title: 'Road signs', meeting: { committee: 'Cabinet', start: '2024-02-06T10:00' } };
    const { meeting, fields } = asMeeting(extractMeetingPage(loadMarkup(html), inputFor('mgAi.aspx?ID=3', hint)));
    expect(fields.headline).toEqual({ value: 'Road signs', rule: 'hint.title' });
    expect(meeting.committee).toEqual({ value: 'Cabinet', rule: 'hint.meeting.committee' });
    expect(meeting.start?.rule).toBe('hint.meeting.start');
  });

  it.each([
    ['Agenda item - Budget - second stage - Wend City Council', 'Budget - second stage'],
    ['Agenda item - Budget - second stage', 'Budget - second stage'],
    ['Agenda item - Budget | Wend democracy website', 'Budget'],
  ])('takes the title from the window title %s', (title, expected) => {
    const html = `<html><head><title>${title}</title></head><body><h1>Agenda item</h1><div class="mgWordPara"><p>Noted.</p></div></body></html>`;
    expect(asMeeting(extractMeetingPage(loadMarkup(html), inputFor('mgAi.aspx?ID=3'))).fields.headline?.value).toBe(
      expected,
    );
  });

  it('reads a decision with its maker and day', () => {
    const { meeting } = readFixture('decision.html', 'ieDecisionDetails.aspx?ID=3');
    expect(meeting.kind).toBe('decision');
    expect(meeting.committee?.value).toBe('Cabinet Member for Transport');
    expect(meeting.start?.value).toBe('05/06/2024');
    expect(meeting.items[0]).toMatchObject({
      title: 'Street lighting contract',
      purpose: 'To let a contract for lamps.',
      resolutions: ['That the contract be let to the lowest tender.'],
    });
  });
});

describe('isMeetingPage', () => {
  it.each([
    ['meeting-classic.html', true],
    ['meeting-plain-rows.html', true],
    ['item-classic.html', true],
    ['item-breadcrumb.html', true],
    ['decision.html', true],
    ['committee-list.html', false],
  ])('tells %s by its markup alone: %s', (name, expected) => {
    expect(isMeetingPage(loadMarkup(fixture(name)), null)).toBe(expected);
  });

  it('tells it by its address, whatever the markup', () => {
    expect(isMeetingPage(loadMarkup('<p>x</p>'), `${SITE}mgAi.aspx?ID=4`)).toBe(true);
    expect(isMeetingPage(loadMarkup('<p>x</p>'), `${SITE}news/agenda`)).toBe(false);
  });
});

describe('hostile markup', () => {
  it('reads 20,000 nested divs and a million commas in a title within seconds', () => {
    const html = `<table class="mgItemTable"><tr><td><p class="mgAiTitleTxt">1.</p></td><td><p class="mgAiTitleTxt">A${', '.repeat(500_000)}PDF</p>${'<div>'.repeat(20_000)}x</td></tr></table>`;
    const started = performance.now();
    extractMeetingPage(loadMarkup(html), inputFor('ieListDocuments.aspx?MId=1'));
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

function fixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/councils/${name}`, import.meta.url), 'utf8');
}

function inputFor(page: string, hint: TargetHint = {}): ReadInput {
  return {
    bytes: new Uint8Array(),
    mediaType: 'text/html',
    charset: 'utf-8',
    uri: SITE + page,
    source: null,
    hint,
    capturedAt: '2026-03-01T00:00:00Z',
  };
}

function readFixture(name: string, page: string): MeetingExtraction {
  return asMeeting(extractMeetingPage(loadMarkup(fixture(name)), inputFor(page)));
}

function asMeeting(extraction: Extraction): MeetingExtraction {
  if (extraction.kind !== 'meeting') throw new Error(`expected a meeting, found ${extraction.kind}`);
  return extraction;
}
