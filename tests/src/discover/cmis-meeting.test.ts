import { describe, expect, it } from 'vitest';
import { readCmisMeeting } from '../../../src/discover/cmis-meeting.ts';
import type { SeedReading, TargetHint } from '../../../src/records/target.ts';
import { detail, meetingUri, page, paperList, SITE } from './cmis-pages.ts';

const HINT: TargetHint = {
  meeting: {
    council: 'Hallowby Council',
    committee: 'Cabinet',
    committeeId: '7',
    meetingId: '42',
    start: '2027-06-08T14:30',
  },
};
const LIST = 'https://hallowby.cmis.example/#meeting/42';

function read(content: string, hint: TargetHint = HINT): SeedReading {
  const bytes = new TextEncoder().encode(page(content));
  const uri = meetingUri(42, 7);
  return readCmisMeeting({
    bytes,
    mediaType: 'text/html',
    charset: 'utf-8',
    uri,
    source: null,
    hint,
    capturedAt: '2027-06-09T09:00:00Z',
  });
}

const identities = ({ targets }: SeedReading): unknown[] => targets.map(({ identity }) => identity);

describe('papers of a meeting', () => {
  it('have kind, title and what the labels say of the meeting, by their words and not by their classes', () => {
    const facts = detail('Committee', 'Cabinet') + detail('Date/Time', '8 Jun 2027 - 14:30');
    const { targets, notes } = read(
      facts +
        detail('Status', 'Occurred', detail('Venue', '<a href="/live/venue">Council Chamber</a>')) +
        paperList([
          { query: 'aa==', title: 'Agenda - 8 June 2027', size: '156Kb' },
          { query: 'bb==', title: 'Sea wall repairs', size: '2Mb' },
        ]),
    );
    const meeting = { ...HINT.meeting, status: 'Occurred', venue: 'Council Chamber' };
    expect(targets).toEqual([
      {
        targetUri: `${SITE}Document.ashx?aa==`,
        identity: `${LIST}/agenda - 8 june 2027`,
        role: 'document',
        hint: {
          title: 'Agenda - 8 June 2027',
          expect: 'pdf',
          type: 'MeetingMinutes',
          meeting: { ...meeting, kind: 'agenda' },
        },
      },
      {
        targetUri: `${SITE}Document.ashx?bb==`,
        identity: `${LIST}/sea wall repairs`,
        role: 'document',
        hint: {
          title: 'Sea wall repairs',
          expect: 'pdf',
          type: 'MeetingMinutes',
          meeting: { ...meeting, kind: 'report' },
        },
      },
    ]);
    expect(notes).toEqual([]);
  });

  it('are read from lists with dots, with the size inside the link, and never from the page around', () => {
    const list =
      '<ul class="DocumentList CmisDocumentList"><li><a class="TitleLink" href="/live/Document.ashx?cc">Rent review <span class="FileSize">(31Kb)</span></a></li></ul>';
    expect(read(list).targets).toMatchObject([
      { targetUri: `${SITE}Document.ashx?cc`, hint: { title: 'Rent review' } },
    ]);
  });

  it('keep what the calendar knew where the page is silent, and a missing value stays absent', () => {
    const { targets } = read(detail('Status', '', detail('Venue', '')) + paperList([{ query: 'aa', title: 'Report' }]));
    expect(targets[0]?.hint?.meeting).toEqual({ ...HINT.meeting, kind: 'report' });
  });

  it('that are minutes of another day have that day, and nothing of this meeting', () => {
    const { targets } = read(
      paperList([
        { query: 'aa', title: 'Final minutes 11052027' },
        { query: 'bb', title: 'Minutes of the previous meeting' },
        { query: 'cc', title: 'Minutes - 8th June 2027' },
        { query: 'dd', title: 'Draft minutes' },
      ]),
    );
    const earlier = { council: 'Hallowby Council', committee: 'Cabinet', committeeId: '7', kind: 'minutes' };
    expect(targets.map(({ hint }) => hint?.meeting)).toEqual([
      { ...earlier, start: '2027-05-11' },
      earlier,
      { ...HINT.meeting, kind: 'minutes' },
      { ...HINT.meeting, kind: 'minutes' },
    ]);
  });

  it('are left out where they are closed or in other formats, and the operator is told', () => {
    const { targets, notes } = read(
      paperList([
        { query: 'aa', title: 'Lease (exempt)' },
        { query: 'bb', title: 'Budget figures', icon: 'xlsx' },
      ]),
    );
    expect(targets).toEqual([]);
    expect(notes).toEqual([
      '1 restricted items or papers left out',
      '1 papers are in formats that have no reader, such as Word',
    ]);
  });

  it('are none of a meeting that was cancelled', () => {
    const { targets, notes } = read(detail('Status', 'Cancelled') + paperList([{ query: 'aa', title: 'Agenda' }]));
    expect(targets).toEqual([]);
    expect(notes).toEqual(['cancelled: Cabinet, 2027-06-08T14:30']);
  });

  it('are named by their link, else by its title; a picture beside a title is no paper of its own', () => {
    const entry = (links: string): string => `<li class="DocumentListItem">${links}</li>`;
    const { targets } = read(
      entry('<a href="/live/Document.ashx?a1"><img alt="pdf" /></a><a href="/live/Document.ashx?a2">Ferry fares</a>') +
        entry(`<a href="/live/Document.ashx?b1" title="Click to view 'Pier report'"><img alt="pdf" /></a>`),
    );
    expect(targets.map(({ targetUri, hint }) => [targetUri.slice(-2), hint?.title])).toEqual([
      ['a2', 'Ferry fares'],
      ['b1', 'Pier report'],
    ]);
  });
});

describe('what a paper is known by', () => {
  it('is meeting and title, whatever its address', () => {
    const one = read(paperList([{ query: 'aa', title: 'Agenda', size: '1Kb' }]));
    const other = read(paperList([{ query: 'zz', title: 'AGENDA', size: '9Kb' }]));
    expect(identities(one)).toEqual([`${LIST}/agenda`]);
    expect(identities(other)).toEqual(identities(one));
  });

  it('has the size with it where the meeting has the title twice, and the place where that is the same too', () => {
    const papers = [
      { query: 'aa', title: 'Appendix 1', size: '10Kb' },
      { query: 'bb', title: 'Appendix 1', size: '20Kb' },
      { query: 'cc', title: 'Appendix 1', size: '20Kb' },
    ];
    const names = [`${LIST}/appendix 1/10Kb`, `${LIST}/appendix 1/20Kb/1`, `${LIST}/appendix 1/20Kb/2`];
    expect(identities(read(paperList(papers)))).toEqual(names);
    const more = [{ query: 'dd', title: 'Appendix 1', size: '5Kb' }, ...papers];
    expect(identities(read(paperList(more))).slice(1)).toEqual(names);
  });

  it('is its address where it has no title', () => {
    const { targets } = read('<p><a href="/live/Document.ashx?aa"><img alt="pdf" /></a></p>');
    expect(targets).toMatchObject([{ targetUri: `${SITE}Document.ashx?aa` }]);
    expect(targets[0]).not.toHaveProperty('identity');
  });
});
