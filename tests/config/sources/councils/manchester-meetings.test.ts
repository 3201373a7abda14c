import { expect, it } from 'vitest';
import source from '../../../../config/sources/councils/manchester-meetings.ts';
import { makePdf } from '../../../fixtures/make-pdf.ts';
import { expectText, isoDay, meetingsOf, tryReplica } from '../replica.ts';

const site = new URL(source.publisher.url).origin;
const service = `${site}/mgWebService.asmx`;
const meeting = `${service}/GetMeeting?lMeetingId=6044`;
const minutesItem = `${site}/mgAi.aspx?ID=21001`;
const carersItem = `${site}/mgAi.aspx?ID=21002`;
const [lastMinutes, report] = [5501, 5502].map((id) => `${site}/mgConvert2PDF.aspx?ID=${id}`) as [string, string];
const start = `${isoDay(-20)}T14:00:00`;

it('the council’s meetings are found through its web service, with items and papers that the public may read', async () => {
  const tried = await tryReplica(source, {
    [`${service}/GetCommittees`]: 'committees.xml',
    [meetingsOf(source, '147')]: 'executive.xml',
    [meetingsOf(source, '151')]: 'scrutiny.xml',
    [meeting]: 'meeting.xml',
    [minutesItem]: 'item-minutes.html',
    [carersItem]: 'item.html',
    [lastMinutes]: await paper(
      'Minutes of an earlier meeting',
      'The chair welcomed everybody and thanked the clerk for her years of service.',
    ),
    [report]: await paper(
      'Foster carers: recruitment and support',
      'Forty-one households joined in the year, and fifty-three left, most of them because a child had grown up.',
    ),
  });
  expect(tried.seeds.flatMap(({ notes }) => notes)).toEqual([
    '1 committees no longer sit',
    expect.stringContaining('cancelled: Executive'),
    '1 restricted items or papers left out',
  ]);
  expect(tried.found).toEqual([meeting, minutesItem, lastMinutes, carersItem, report]);

  const minutes = tried.record(meeting);
  if (minutes.type !== 'MeetingMinutes') throw new Error(minutes.type);
  expect(minutes.headline).toContain('Children & Families Scrutiny Committee');
  expect(minutes.meeting).toMatchObject({
    kind: 'minutes',
    council: 'Manchester City Council',
    committee: 'Children & Families Scrutiny Committee',
    meetingId: '6044',
    venue: 'Larch Room, third floor',
  });
  expect(minutes.meeting.start).toContain(start);
  expect(minutes.meeting.items.map(({ number, title }) => [number, title])).toEqual([
    ['1', 'Minutes'],
    ['2', 'Foster carers: recruitment & support'],
  ]);
  expect(minutes.meeting.attendees.map(({ name, attendance }) => [name, attendance])).toEqual([
    ['Councillor Philippa Quayle', 'present'],
    ['Councillor Idris Balogun', 'apologies'],
  ]);
  expect(minutes.text).toContain('on the carers who had joined and left in the year.');
  expect(minutes.text).not.toMatch(/ref: |names of carers|KB/);

  const item = tried.record(carersItem);
  if (item.type !== 'MeetingMinutes') throw new Error(item.type);
  expect(item.headline).toBe('Foster carers: recruitment & support');
  expect(item.meeting).toMatchObject({ kind: 'agenda-item', committee: 'Children & Families Scrutiny Committee' });
  expect(item.meeting.items[0]?.resolutions).toEqual([
    'RESOLVED that the Committee note the report and ask for the figures again in six months.',
  ]);
  expectText(item.text, {
    first: 'Report of the Director of Children’s Services',
    last: 'ask for the figures again in six months.',
    never: ['ref: ', 'KB', 'Committees', 'Supporting documents'],
  });

  const words = tried.record(report);
  expect(words.headline).toBe('Foster carers: recruitment & support');
  expect(words.text).toContain('Forty-one households joined in the year');
});

const paper = (title: string, text: string): Promise<Uint8Array> =>
  makePdf(
    (pen) =>
      void pen
        .at(71, 80, title, 18, 'Helvetica-Bold')
        .paragraphs(130, text, `${text} So the figures of the clerk say, and so the committee heard.`),
  );
