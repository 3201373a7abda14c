import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fallbackModernGov, readModernGov, startModernGov } from '../../../src/discover/moderngov.ts';
import type { ReadInput } from '../../../src/records/extraction.ts';
import { sourceSchema } from '../../../src/records/source.ts';
import type { Seed } from '../../../src/records/source.ts';
import type { FoundTarget, SeedStep, TargetHint } from '../../../src/records/target.ts';
import { sharedData } from '../../shared-data.ts';

type Step = Extract<SeedStep, { reader: 'moderngov' }>;

const BASE = 'https://democracy.marlshire.example/';
/** Window: 18 January to 22 February 2024. */
const NOW = new Date('2024-02-15T12:00:00Z');
const STEP: Step = {
  reader: 'moderngov',
  page: 'service-committees',
  base: BASE,
  committees: null,
  weeksBack: 4,
  weeksForward: 1,
};
const COUNCIL = { meeting: { council: 'Marlshire County Council' } };

describe('startModernGov', () => {
  it('asks the web service for its committees, whatever page the seed names', () => {
    const [target, ...others] = start({ url: `${BASE}modern.gov/mgListCommittees.aspx?bcr=1` });
    expect(others).toEqual([]);
    expect(target).toMatchObject({
      targetUri: `${BASE}modern.gov/mgWebService.asmx/GetCommittees`,
      role: 'seed',
      step: { page: 'service-committees', base: `${BASE}modern.gov/`, weeksBack: 4 },
      hint: COUNCIL,
    });
  });

  it('begins at the months of the window where the service is known to be closed', () => {
    const targets = start({ webService: false, weeksForward: 3 });
    expect(targets.map(({ targetUri }) => /M=\d+&DD=\d+/.exec(targetUri)?.[0])).toEqual([
      'M=1&DD=2024',
      'M=2&DD=2024',
      'M=3&DD=2024',
    ]);
  });

  it('begins at the named committees instead of calendars', () => {
    const targets = start({ webService: false, committees: [56, 101] });
    expect(uris(targets)).toEqual([
      `${BASE}ieListMeetings.aspx?CId=56&Year=0`,
      `${BASE}ieListMeetings.aspx?CId=101&Year=0`,
    ]);
  });
});

describe('web service', () => {
  it('asks for the meetings of live committees, with dates as dd/mm/yyyy', () => {
    const { targets, notes } = read('get-committees.xml', 'mgWebService.asmx/GetCommittees', STEP, COUNCIL);
    expect(uris(targets)).toEqual([
      `${BASE}mgWebService.asmx/GetMeetings?lCommitteeId=101&sFromDate=18/01/2024&sToDate=22/02/2024`,
      `${BASE}mgWebService.asmx/GetMeetings?lCommitteeId=214&sFromDate=18/01/2024&sToDate=22/02/2024`,
    ]);
    expect(targets[1]?.hint?.meeting).toEqual({
      ...COUNCIL.meeting,
      committeeId: '214',
      committee: 'Children & Families Committee',
    });
    expect(notes).toEqual(['1 committees no longer sit']);
  });

  it('keeps to named committees, expired ones too, and says which are missing', () => {
    const { targets, notes } = read('get-committees.xml', 'mgWebService.asmx/GetCommittees', {
      ...STEP,
      committees: [102, 999],
    });
    expect(uris(targets)).toEqual([expect.stringContaining('lCommitteeId=102&')]);
    expect(notes).toEqual(['committees not listed by the council: 999']);
  });

  it('lists meetings as document and seed, notes cancelled ones, leaves out what is outside the window', () => {
    const { targets, notes } = read(
      'get-meetings.xml',
      'mgWebService.asmx/GetMeetings?lCommitteeId=214',
      { ...STEP, page: 'service-meetings' },
      COUNCIL,
    );
    expect(targets).toEqual([
      {
        targetUri: `${BASE}mgWebService.asmx/GetMeeting?lMeetingId=5121`,
        role: 'both',
        step: { ...STEP, page: 'service-meeting' },
        hint: {
          type: 'MeetingMinutes',
          meeting: {
            council: 'Marlshire County Council',
            committee: 'Children & Families Committee',
            committeeId: '214',
            meetingId: '5121',
            start: '2024-02-08T14:00',
            status: 'Confirmed',
          },
        },
      },
    ]);
    expect(notes).toEqual([
      'cancelled: Children & Families Committee, 2024-01-25T14:00',
      '1 meetings outside the window',
    ]);
  });

  it('takes a recess for what it is: no targets, no notes', () => {
    const xml = '<getmeetings><meetingscount>0</meetingscount><committeescount>0</committeescount></getmeetings>';
    expect(
      readText(xml, 'mgWebService.asmx/GetMeetings?lCommitteeId=1', { ...STEP, page: 'service-meetings' }),
    ).toEqual({ targets: [], notes: [] });
  });

  it('leads from a meeting to items with words and to papers, never to restricted ones', () => {
    const { targets, notes } = read('get-meeting.xml', 'mgWebService.asmx/GetMeeting?lMeetingId=5121', {
      ...STEP,
      page: 'service-meeting',
    });
    expect(targets.map(({ targetUri, role, hint }) => [targetUri, role, hint?.meeting?.kind])).toEqual([
      [`${BASE}mgAi.aspx?ID=40401`, 'document', 'agenda-item'],
      [`${BASE}mgConvert2PDF.aspx?ID=1`, 'document', 'report'],
      [`${BASE}mgConvert2PDF.aspx?ID=3`, 'document', 'minutes'],
    ]);
    expect(targets[0]?.hint).toMatchObject({
      title: 'Family hubs & early help',
      meeting: { start: '2024-06-08T14:00', venue: 'Ashcombe Suite, Marl House' },
    });
    expect(targets[1]?.hint).toMatchObject({ title: 'Hubs report', published: '2024-05-31' });
    expect(notes).toEqual(['2 restricted items or papers left out']);
  });

  it('gives minutes put up for approval the date of their own meeting', () => {
    const { targets } = read(
      'get-meeting.xml',
      'mgWebService.asmx/GetMeeting?lMeetingId=5121',
      { ...STEP, page: 'service-meeting' },
      { meeting: { committee: 'Cabinet' } },
    );
    expect(targets[2]?.hint?.meeting).toEqual({ committee: 'Cabinet', start: '2023-12-14', kind: 'minutes' });
  });

  it.each([
    ['an error page', '<!DOCTYPE html><html><body>Server Error in Application</body></html>'],
    ['plain words', 'Request format is unrecognized for URL'],
    ['an empty list', '<committees><committeescount>0</committeescount></committees>'],
    ['an error element', '<error>Web services are disabled</error>'],
    ['broken XML', '<committees><committee>'],
    ['nothing', ''],
  ])('reads the web pages instead where the service answers with %s', (_, body) => {
    const { targets, notes } = readText(body, 'mgWebService.asmx/GetCommittees', STEP, COUNCIL);
    expect(targets.map(({ step, hint }) => [(step as Step).page, hint])).toEqual([
      ['calendar', COUNCIL],
      ['calendar', COUNCIL],
    ]);
    expect(notes[0]).toMatch(/^web service answers service-committees without its XML/);
  });

  it('expands no entities of the answer itself', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><committees><committee><committeeid>7</committeeid><committeetitle>&b;</committeetitle></committee></committees>`;
    const { targets } = readText(bomb, 'mgWebService.asmx/GetCommittees', STEP);
    expect(JSON.stringify(targets)).not.toContain('aaaa');
  });
});

describe('fallbackModernGov', () => {
  it('goes to the calendar for a refused service, to one committee for its refused meetings', () => {
    expect(uris(fallbackModernGov(STEP, NOW))[0]).toContain('mgCalendarMonthView.aspx?M=1&');
    expect(uris(fallbackModernGov({ ...STEP, page: 'service-meetings', committees: [214] }, NOW))).toEqual([
      `${BASE}ieListMeetings.aspx?CId=214&Year=0`,
    ]);
  });

  it('goes to the list of committees for a missing calendar, and nowhere from there', () => {
    const [list] = fallbackModernGov({ ...STEP, page: 'calendar' }, NOW);
    expect(list?.targetUri).toBe(`${BASE}mgListCommittees.aspx`);
    expect(fallbackModernGov(list?.step as Step, NOW)).toEqual([]);
    expect(fallbackModernGov({ ...STEP, page: 'meeting' }, NOW)).toEqual([]);
  });
});

describe('web pages', () => {
  it('reads a month: committee and start from title or cell, one address a meeting, cancelled and later ones left out', () => {
    const { targets, notes } = read(
      'calendar.html',
      'mgCalendarMonthView.aspx?M=2&DD=2024&Y=2024',
      { ...STEP, page: 'calendar' },
      COUNCIL,
    );
    expect(
      targets.map(({ targetUri, role, hint }) => [targetUri, role, hint?.meeting?.committee, hint?.meeting?.start]),
    ).toEqual([
      [`${BASE}ieListDocuments.aspx?CId=101&MId=5001&Ver=4`, 'both', 'Cabinet', '2024-02-06T10:00'],
      [`${BASE}ieListDocuments.aspx?CId=214&MId=5121&Ver=4`, 'both', "Children's Select Committee", '2024-02-08T14:00'],
    ]);
    expect(notes).toEqual(['cancelled: Audit Committee, 2024-02-06T14:00', '1 meetings outside the window']);
  });

  it('takes a month without meetings for a recess, and a page that is no calendar for a reason to look elsewhere', () => {
    const page: Step = { ...STEP, page: 'calendar' };
    expect(readText('<table class="mgCalendarMonth"></table>', 'mgCalendarMonthView.aspx?M=8', page)).toEqual({
      targets: [],
      notes: [],
    });
    expect(uris(readText('<p>Welcome</p>', 'mgCalendarMonthView.aspx?M=8', page).targets)).toEqual([
      `${BASE}mgListCommittees.aspx`,
    ]);
  });

  it('reads the list of committees into their meetings', () => {
    const { targets } = read('committee-list.html', 'mgListCommittees.aspx', { ...STEP, page: 'meetings' });
    expect(targets.map(({ targetUri, hint }) => [targetUri, hint?.meeting?.committee])).toEqual([
      [`${BASE}ieListMeetings.aspx?CId=101&Year=0`, 'Cabinet'],
      [`${BASE}ieListMeetings.aspx?CId=144&Year=0`, 'Audit Committee'],
    ]);
  });

  it('reads the meetings of one committee within the window', () => {
    const hint = { meeting: { committee: 'Planning Committee' } };
    const { targets, notes } = read(
      'meeting-list.html',
      'ieListMeetings.aspx?CId=56&Year=0',
      { ...STEP, page: 'meetings' },
      hint,
    );
    expect(targets.map(({ hint: found }) => [found?.meeting?.meetingId, found?.meeting?.start])).toEqual([
      ['8510', '2024-02-14T18:00'],
      ['8165', '2024-02-07T18:00'],
    ]);
    expect(targets[0]?.hint?.meeting?.committee).toBe('Planning Committee');
    expect(notes).toEqual(['cancelled: Planning Committee, 2024-01-31T18:00', '1 meetings outside the window']);
  });

  it('adds the lists of decisions where a source asks for them', () => {
    expect(uris(start({ decisions: true })).slice(1)).toEqual([
      `${BASE}mgDelegatedDecisions.aspx?DS=2&bcr=1`,
      `${BASE}mgListOfficerDecisions.aspx?bcr=1`,
    ]);
  });

  it('reads a list of decisions within the window, the same decision once', () => {
    const html = `<html><table><tr><td>06/02/2024</td><td><a href="ieDecisionDetails.aspx?ID=71">Lamps in Mill Lane</a></td><td><a href="ieDecisionDetails.aspx?ID=71">Details</a></td></tr>
      <tr><td>2 Chwefror 2024</td><td><a href="ieDecisionDetails.aspx?AIId=72">Goleuadau</a></td></tr><tr><td>01/09/2023</td><td><a href="ieDecisionDetails.aspx?ID=60">Old</a></td></tr>
      <tr><td><a href="ieIssueDetails.aspx?IId=73">A matter without a day</a></td></tr></table></html>`;
    const { targets, notes } = readText(
      html,
      'mgDelegatedDecisions.aspx?DS=2',
      { ...STEP, page: 'decisions' },
      COUNCIL,
    );
    expect(
      targets.map(({ targetUri, hint }) => [
        targetUri.slice(BASE.length),
        hint?.title,
        hint?.meeting?.kind,
        hint?.meeting?.start,
      ]),
    ).toEqual([
      ['ieDecisionDetails.aspx?ID=71', 'Lamps in Mill Lane', 'decision', '2024-02-06'],
      ['ieDecisionDetails.aspx?AIId=72', 'Goleuadau', 'decision', '2024-02-02'],
      ['ieIssueDetails.aspx?IId=73', 'A matter without a day', 'decision', undefined],
    ]);
    expect(notes).toEqual(['1 decisions outside the window']);
  });

  it('leads from a meeting page to items, packs and papers with encoded addresses and clean titles', () => {
    const hint = { meeting: { council: 'Marlshire County Council', start: '2024-02-08T14:00' } };
    const { targets, notes } = read(
      'meeting-classic.html',
      'ieListDocuments.aspx?CId=214&MId=5121&Ver=4',
      { ...STEP, page: 'meeting' },
      hint,
    );
    expect(
      targets.map(({ targetUri, hint: found }) => [targetUri.slice(BASE.length), found?.meeting?.kind, found?.title]),
    ).toEqual([
      ['mgMeetingAttendance.aspx?ID=5121', 'attendance', undefined],
      [
        'documents/g5121/Agenda%20frontsheet%2008th-Feb-2024%2014.00%20Children%20s%20Select%20Committee.pdf?T=0',
        'agenda',
        'Agenda frontsheet',
      ],
      [
        'documents/g5121/Public%20reports%20pack%2008th-Feb-2024%2014.00%20Children%20s%20Select%20Committee.pdf?T=10',
        'pack',
        'Agenda reports pack',
      ],
      [
        'documents/g5121/Printed%20minutes%2008th-Feb-2024%2014.00%20Children%20s%20Select%20Committee.pdf?T=1',
        'minutes',
        'Printed minutes',
      ],
      [
        'documents/s7701/Minutes%2014%20December%202023.pdf',
        'minutes',
        'Minutes of the previous meeting: 14 December 2023',
      ],
      ['mgAi.aspx?ID=40404', 'agenda-item', undefined],
      ['documents/s7710/Annex%20A.pdf', 'report', 'Annex A'],
    ]);
    expect(targets[3]?.hint?.meeting).toEqual({
      council: 'Marlshire County Council',
      committee: "Children's Select Committee",
      committeeId: '214',
      meetingId: '5121',
      start: '2024-02-08T14:00',
      kind: 'minutes',
    });
    expect(targets[4]?.hint?.meeting).toMatchObject({ start: '2023-12-14' });
    expect(notes).toEqual([]);
  });
});

const councils = sharedData('councils');
describe.skipIf(!councils.present)('the shared ModernGov answers', () => {
  const shared = (name: string): string => readFileSync(`${councils.path}/${name}`, 'utf8');
  const now = new Date('2026-02-05T00:00:00Z');
  const at = (name: string, page: Step['page']) =>
    readModernGov(inputOf(shared(name), 'mgWebService.asmx/x', {}), { ...STEP, page }, now);

  it('asks for the two committees that still sit', () => {
    expect(
      at('moderngov-GetCommittees.xml', 'service-committees').targets.map(({ hint }) => hint?.meeting?.committee),
    ).toEqual(['Art Galleries Committee', 'Audit Committee']);
  });

  it('finds the confirmed meeting and notes the cancelled one', () => {
    const { targets, notes } = at('moderngov-GetMeetings.xml', 'service-meetings');
    expect(targets.map(({ hint }) => hint?.meeting?.start)).toEqual(['2026-02-10T10:00']);
    expect(notes).toEqual(['cancelled: Audit Committee, 2026-01-13T10:00']);
  });

  it('finds two items and two papers, the old minutes with their own date', () => {
    const { targets } = at('moderngov-GetMeeting.xml', 'service-meeting');
    expect(targets.map(({ hint }) => [hint?.meeting?.kind, hint?.meeting?.start])).toEqual([
      ['agenda-item', '2026-02-10T10:00'],
      ['minutes', '2025-11-25'],
      ['agenda-item', '2026-02-10T10:00'],
      ['report', '2026-02-10T10:00'],
    ]);
  });
});

function start(more: Partial<Extract<Seed, { type: 'moderngov' }>>): FoundTarget[] {
  const source = sourceSchema.parse({
    id: 'marlshire-minutes',
    family: 'councils',
    publisher: { name: 'Marlshire County Council', url: 'https://www.marlshire.example/' },
    seeds: [{ type: 'moderngov', url: BASE, ...more }],
  });
  const [seed] = source.seeds;
  if (seed?.type !== 'moderngov') throw new Error('the seed is not ModernGov');
  return startModernGov(seed, source, NOW);
}

function read(name: string, page: string, step: Step, hint: TargetHint = {}) {
  return readText(readFileSync(new URL(`../../fixtures/councils/${name}`, import.meta.url), 'utf8'), page, step, hint);
}

function readText(text: string, page: string, step: Step, hint: TargetHint = {}) {
  return readModernGov(inputOf(text, page, hint), step, NOW);
}

function inputOf(text: string, page: string, hint: TargetHint): ReadInput {
  return {
    bytes: new TextEncoder().encode(text),
    mediaType: text.includes('<html') ? 'text/html' : 'application/xml',
    charset: 'utf-8',
    uri: BASE + page,
    source: null,
    hint,
    capturedAt: '2024-02-15T12:00:00Z',
  };
}

function uris(targets: readonly FoundTarget[]): string[] {
  return targets.map(({ targetUri }) => targetUri);
}
