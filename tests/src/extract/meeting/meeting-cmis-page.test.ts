import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/extract/extract.ts';
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { isCmisPage } from '../../../../src/extract/meeting/meeting-cmis-page.ts';
import type { Extraction, ReadInput } from '../../../../src/records/extraction.ts';
import { detail, link, meetingUri, monthPage, page, paperList } from '../../discover/cmis-pages.ts';
import { pageInput } from '../read-input.ts';

type MeetingExtraction = Extract<Extraction, { kind: 'meeting' }>;

const URI = meetingUri(42, 7, '/SelectedTab/Documents');

const read = (content: string, more: Partial<ReadInput> = {}): Promise<Extraction> =>
  extract(pageInput(page(content), { uri: URI, ...more }));

async function meetingOf(content: string, more: Partial<ReadInput> = {}): Promise<MeetingExtraction> {
  const found = await read(content, more);
  if (found.kind !== 'meeting') throw new Error(`read as ${JSON.stringify(found)}`);
  return found;
}

const FACTS =
  '<h1>Meeting Details</h1>' +
  detail('Committee', 'Harbour Committee') +
  detail('Date/Time', '8 Jun 2027 - 14:30') +
  detail('Status', 'Occurred', detail('Venue', '<a href="/live/venue/3">Council Chamber</a>'));
const PAPERS = paperList([
  { query: 'aa==', title: 'Final agenda reports - 8th June 2027', size: '2Mb' },
  { query: 'bb==', title: 'Minutes of 11 May 2027', size: '156Kb' },
]);

describe('a meeting on CMIS', () => {
  it('has its fields by the words of their labels, its ids by the address, and its papers', async () => {
    const { meeting, fields, text } = await meetingOf(FACTS + PAPERS);
    expect(meeting).toMatchObject({
      kind: 'agenda',
      committee: { value: 'Harbour Committee', rule: 'label.committee' },
      start: { value: '8 Jun 2027 - 14:30', rule: 'label.date' },
      status: { value: 'Occurred' },
      venue: { value: 'Council Chamber' },
      meetingId: { value: '42', rule: 'uri.path' },
      committeeId: { value: '7' },
      items: [],
    });
    const site = 'https://hallowby.cmis.example/live/Document.ashx';
    expect(meeting.documents).toEqual([
      { title: 'Final agenda reports - 8th June 2027', url: `${site}?aa==`, kind: 'agenda' },
      { title: 'Minutes of 11 May 2027', url: `${site}?bb==`, kind: 'minutes' },
    ]);
    expect(fields.headline?.value).toBe('Harbour Committee - 8 Jun 2027 - 14:30');
    expect(text.value).toBe(
      'Harbour Committee - 8 Jun 2027 - 14:30\n\nCouncil Chamber\n\n- Final agenda reports - 8th June 2027\n- Minutes of 11 May 2027',
    );
  });

  it('says the same whatever the addresses of its papers and its status are today', async () => {
    const first = await meetingOf(FACTS + PAPERS);
    const other = PAPERS.replaceAll('?aa==', '?zz==').replaceAll('?bb==', '?yy==');
    const again = await meetingOf(FACTS.replace('Occurred', 'Confirmed') + other);
    expect(again.text).toEqual(first.text);
  });

  it('leaves absent what it does not state, and takes no label for a value', async () => {
    const { meeting } = await meetingOf(detail('Status', '', detail('Venue', '')) + PAPERS);
    for (const name of ['committee', 'start', 'venue', 'status']) expect(meeting).not.toHaveProperty(name);
  });

  it('takes from the calendar what a page of papers alone does not say, in its words too', async () => {
    const hint = { meeting: { committee: 'Harbour Committee', start: '2027-06-08T14:30' } };
    const { meeting, text } = await meetingOf(PAPERS, { hint });
    expect(meeting).toMatchObject({
      committee: { rule: 'hint.meeting.committee' },
      start: { value: '2027-06-08T14:30' },
    });
    expect(text.value).toMatch(/^Harbour Committee - 2027-06-08 14:30\n/);
  });

  it('is read from parts that a click shows, too', async () => {
    const { meeting } = await meetingOf(
      `<div class="rmpHiddenView" style="display:none">${FACTS}</div><div>${PAPERS}</div>`,
    );
    expect(meeting.committee?.value).toBe('Harbour Committee');
  });

  it('has numbered items with what was resolved, and nothing of the lists of papers among them', async () => {
    const items = `<table><tr><td>1.</td><td>Apologies</td></tr>
      <tr><td>2.</td><td>Dredging <p>RESOLVED: that the channel be dredged before October.</p></td></tr></table>`;
    const { meeting } = await meetingOf(FACTS + items + PAPERS);
    expect(meeting.kind).toBe('minutes');
    expect(meeting.items.map(({ number, title }) => [number, title])).toEqual([
      ['1', 'Apologies'],
      ['2', 'Dredging'],
    ]);
    expect(meeting.items[1]?.resolutions.join(' ')).toContain('the channel be dredged before October');
  });

  it.each([
    ['Scheduled', 'a meeting page without papers: Scheduled'],
    ['Cancelled', 'a meeting page without papers: Cancelled'],
  ])('without papers, %s, is in order and no document', async (status, detailOf) => {
    expect(await read(detail('Committee', 'Cabinet') + detail('Status', status))).toEqual({
      kind: 'not-a-document',
      reason: 'not-an-article',
      detail: detailOf,
    });
  });

  it('that was cancelled is no document, whatever papers it lists', async () => {
    expect(await read(detail('Status', 'Cancelled') + PAPERS)).toMatchObject({
      kind: 'not-a-document',
      detail: 'a meeting that does not take place: Cancelled',
    });
  });

  it('is known by its markup where a file has no address, with every paper', async () => {
    const { meeting } = await meetingOf(FACTS + PAPERS, { uri: null });
    expect(meeting.documents.map(({ title, url }) => [title, url])).toEqual([
      ['Final agenda reports - 8th June 2027', null],
      ['Minutes of 11 May 2027', null],
    ]);
  });
});

it('a calendar, and a page of another kind, are no meeting', () => {
  const is = (html: string, uri: string | null): boolean => isCmisPage(loadMarkup(html), uri);
  expect(is(monthPage(['Tuesday, 8 June', link(URI, '10:00 Cabinet')]), null)).toBe(false);
  expect(is(page(PAPERS), 'https://hallowby.cmis.example/live/Documents.aspx')).toBe(false);
  expect(is('<p>Minutes</p>', null)).toBe(false);
});

it('a picture that links to a paper is named by what a click does', async () => {
  const picture = `<p><a href="/live/Document.ashx?cc" title="Click to view 'Pier report'"><img alt="pdf" /></a></p>`;
  expect((await meetingOf(FACTS + picture)).meeting.documents).toMatchObject([
    { title: 'Pier report', kind: 'report' },
  ]);
});
