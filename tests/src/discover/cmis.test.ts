import { describe, expect, it } from 'vitest';
import { fallbackCmis, readCmis, startCmis } from '../../../src/discover/cmis.ts';
import type { CmisStep } from '../../../src/discover/cmis-address.ts';
import type { FoundTarget, SeedReading, TargetHint } from '../../../src/records/target.ts';
import { sampleSource } from '../../sample-source.ts';
import { detail, link, meetingUri, monthPage, monthUri, page, paperList, SITE } from './cmis-pages.ts';

/** Window: 7 June to 12 July 2027. */
const NOW = new Date('2027-07-05T12:00:00Z');
const COUNCIL: TargetHint = { meeting: { council: 'Hallowby Council' } };
const START: CmisStep = { reader: 'cmis', page: 'start', module: null, month: null, weeksBack: 4, weeksForward: 1 };
const MODULE = { base: `${SITE}Meetings/tabid/81`, id: '512' };
const JUNE: CmisStep = { ...START, page: 'month', module: MODULE, month: '2027-06' };
const MEETING: CmisStep = { ...START, page: 'meeting' };

function read(
  html: string,
  step: CmisStep,
  more: { readonly uri?: string; readonly hint?: TargetHint } = {},
): SeedReading {
  const { uri = `${SITE}Meetings.aspx`, hint = COUNCIL } = more;
  const capturedAt = NOW.toISOString();
  const bytes = new TextEncoder().encode(html);
  return readCmis({ bytes, mediaType: 'text/html', charset: 'utf-8', uri, source: null, hint, capturedAt }, step, NOW);
}

const uris = (targets: readonly FoundTarget[]): string[] => targets.map(({ targetUri }) => targetUri);
const meetings = ({ targets }: SeedReading): unknown[] => targets.map(({ hint }) => hint?.meeting);

describe('startCmis', () => {
  it('begins at the page that the source names, with the council of the source', () => {
    const publisher = { name: 'Hallowby Council', url: SITE };
    const seed = { type: 'cmis', url: SITE, weeksBack: 4, weeksForward: 1 } as const;
    expect(startCmis(seed, sampleSource({ publisher, seeds: [seed] }))).toEqual([
      { targetUri: SITE, role: 'seed', step: START, hint: COUNCIL },
    ]);
  });
});

describe('the way to the months', () => {
  it('is learnt from a link to any meeting', () => {
    const { targets } = read(page(link(meetingUri(9001, 4), 'Old meeting')), START);
    expect(targets.filter(({ role }) => role === 'seed')).toEqual([
      { targetUri: monthUri('2027-06'), role: 'seed', step: JUNE, hint: COUNCIL },
      { targetUri: monthUri('2027-07'), role: 'seed', step: { ...JUNE, month: '2027-07' }, hint: COUNCIL },
    ]);
  });

  it('leads over the list where the calendar needs scripts', () => {
    const { targets, notes } = read(page('<div id="dnn_ctr512_MeetingCalendarPublicList_grid"></div>'), START);
    expect(uris(targets)).toEqual([`${SITE}Meetings.aspx?ctl=MeetingCalendarListView&mid=512`]);
    expect(targets[0]?.step).toMatchObject({ page: 'list' });
    expect(notes).toEqual([]);
  });

  it('leads over the page of meetings that the front page links to, once', () => {
    const front = page(`${link('/live/Meetings.aspx', 'Meetings')} ${link('/live/Councillors.aspx', 'Councillors')}
      ${link('https://elsewhere.example/Meetings.aspx', 'Theirs')}`);
    const { targets } = read(front, START, { uri: SITE });
    expect(uris(targets)).toEqual([`${SITE}Meetings.aspx`]);
    expect(targets[0]?.step).toMatchObject({ page: 'calendar' });
    // That page may link to itself and its like, and is not followed in circles.
    expect(read(front, { ...START, page: 'calendar' }, { uri: `${SITE}Meetings.aspx` }).targets).toEqual([]);
  });

  it('leads to the committees where no calendar is linked', () => {
    const committee = `${SITE}Committees/tabid/62/ctl/ViewCMIS_CommitteeDetails/mid/381/id/12/Default.aspx`;
    const { targets } = read(page(link(committee, 'Planning Committee')), START);
    expect(targets).toMatchObject([{ targetUri: committee, step: { page: 'committee' } }]);
    const rows = `<table><tr><td>${link(meetingUri(31, 12), '24 June 2027')}</td><td>Occurred</td></tr>
      <tr><td>${link(meetingUri(32, 12), '24 June 2021')}</td><td>Occurred</td></tr></table>`;
    const reading = read(page(rows), { ...START, page: 'committee' }, { uri: committee });
    expect(meetings(reading)).toEqual([
      { ...COUNCIL.meeting, meetingId: '31', committeeId: '12', start: '2027-06-24' },
    ]);
    expect(reading.notes).toEqual(['1 meetings outside the window']);
  });

  it('is missing on a page that shows none of all that, and the operator is told', () => {
    expect(read(page('<p>Welcome</p>'), START)).toEqual({
      targets: [],
      notes: [expect.stringContaining('no link shows')],
    });
  });
});

describe('a month', () => {
  it('gives each meeting with committee, ids, and the day of its row in the year that has its weekday', () => {
    const reading = read(
      monthPage(
        ['Monday, 7 June'],
        ['Tuesday, 8 June', link(meetingUri(41, 6), '10:00 Licensing Panel'), link(meetingUri(42, 7), '14:30 Cabinet')],
        ['<span>Wednesday</span>, 9 June', link(meetingUri(43, 6, '/SelectedTab/Documents'), '18:00 Licensing Panel')],
      ),
      JUNE,
    );
    expect(meetings(reading)).toEqual([
      {
        ...COUNCIL.meeting,
        meetingId: '41',
        committeeId: '6',
        committee: 'Licensing Panel',
        start: '2027-06-08T10:00',
      },
      { ...COUNCIL.meeting, meetingId: '42', committeeId: '7', committee: 'Cabinet', start: '2027-06-08T14:30' },
      {
        ...COUNCIL.meeting,
        meetingId: '43',
        committeeId: '6',
        committee: 'Licensing Panel',
        start: '2027-06-09T18:00',
      },
    ]);
    expect(
      reading.targets.map(({ role, step, identity, hint }) => [role, step?.reader, identity, hint?.expect]),
    ).toEqual(['41', '42', '43'].map((id) => ['both', 'cmis', `https://hallowby.cmis.example/#meeting/${id}`, 'html']));
    expect(reading.notes).toEqual([]);
  });

  it('has one target for a meeting that it links twice, in other spellings', () => {
    const twice =
      link(meetingUri(41, 6), '10:00 Cabinet') + link(meetingUri(41, 6, '/SelectedTab/Documents'), 'Papers');
    expect(read(monthPage(['Tuesday, 8 June', twice]), JUNE).targets).toHaveLength(1);
  });

  it('leaves out cancelled meetings and those outside the window, and says so', () => {
    const reading = read(
      monthPage(
        ['Wednesday, 2 June', link(meetingUri(40, 6), '10:00 Cabinet')],
        ['Tuesday, 8 June', link(meetingUri(41, 6), '10:00 Cabinet (CANCELLED)')],
        ['Wednesday, 9 June', `${link(meetingUri(42, 6), '10:00 Cabinet')} Cancelled`],
      ),
      JUNE,
    );
    expect(reading.targets).toEqual([]);
    expect(reading.notes).toEqual([
      'cancelled: Cabinet, 2027-06-08T10:00',
      'cancelled: Cabinet, 2027-06-09T10:00',
      '1 meetings outside the window',
    ]);
  });

  it('without meetings is a recess and nothing to tell of', () => {
    expect(read(monthPage(['Tuesday, 1 June'], ['Wednesday, 2 June']), JUNE)).toEqual({ targets: [], notes: [] });
  });

  it('that is no calendar, or cannot be had, is made up for by the list', () => {
    const list = `${SITE}Meetings/tabid/81/Default.aspx?ctl=MeetingCalendarListView&mid=512`;
    expect(uris(read('<h1>An error has occurred</h1>', JUNE).targets)).toEqual([list]);
    expect(fallbackCmis(JUNE, COUNCIL)).toMatchObject([{ targetUri: list, step: { page: 'list' }, hint: COUNCIL }]);
    expect(fallbackCmis({ ...JUNE, page: 'list' }, COUNCIL)).toEqual([]);
  });

  it('in a grid has its days in the cells', () => {
    const cell = `<td><a href="#2027-06-15">15</a><div>${link(meetingUri(44, 6), '09:30 Cabinet')}</div></td>`;
    expect(meetings(read(page(`<table><tr><td>1</td>${cell}</tr></table>`), JUNE))).toMatchObject([
      { start: '2027-06-15T09:30' },
    ]);
  });
});

it('a list names the day before the committee', () => {
  const row = `<tr class="rgRow"><td>${link(meetingUri(45, 9), '6 Jul 2027 14:00 - Planning Committee')}</td><td>Town Hall</td></tr>`;
  const { targets } = read(page(`<table>${row}</table>`), { ...START, page: 'list' });
  expect(targets.find(({ role }) => role === 'both')?.hint?.meeting).toEqual({
    ...COUNCIL.meeting,
    ...{ meetingId: '45', committeeId: '9', committee: 'Planning Committee', start: '2027-07-06T14:00' },
  });
});

describe('hostile calendars', () => {
  it.each([
    ['thousands of links in one row', monthPage(['Tuesday, 8 June', link(meetingUri(41, 6), 'x').repeat(20_000)])],
    ['rows within rows', page('<table><tr><td>'.repeat(700) + link(meetingUri(41, 6), 'x').repeat(3_000))],
    ['labels without end', page(detail('Status', '').repeat(20_000))],
  ])('of %s are read within bounds', (_, html) => {
    expect(read(html, JUNE).targets.length).toBeLessThan(10);
    expect(read(html, MEETING, { uri: meetingUri(41, 6) }).targets).toEqual([]);
  });

  it('of papers without end give the first few thousand', () => {
    const papers = Array.from({ length: 20_000 }, (_, at) => ({ query: `q${at}`, title: 'Report' }));
    expect(read(page(paperList(papers)), MEETING, { uri: meetingUri(41, 6) }).targets).toHaveLength(5_000);
  });
});
