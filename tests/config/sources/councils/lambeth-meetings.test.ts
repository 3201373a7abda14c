import { expect, it } from 'vitest';
import source from '../../../../config/sources/councils/lambeth-meetings.ts';
import { makePdf } from '../../../fixtures/make-pdf.ts';
import { expectText, isoDay, meetingsOf, tryReplica } from '../replica.ts';

const site = new URL(source.publisher.url).origin;
const service = `${site}/mgWebService.asmx`;
const meeting = `${service}/GetMeeting?lMeetingId=17355`;
const item = `${site}/mgAi.aspx?ID=31870`;
const report = `${site.replace('https:', 'http:')}/mgConvert2PDF.aspx?ID=174193`;

it('only the last weeks are taken of a service that answers with twenty years, and papers named by http are found', async () => {
  const tried = await tryReplica(source, {
    [`${service}/GetCommittees`]: 'committees.xml',
    [meetingsOf(source, '142')]: 'meetings.xml',
    [meeting]: 'meeting.xml',
    [item]: 'item.html',
    [report.replace('http:', 'https:')]: await budget(),
  });
  expect(tried.seeds.flatMap(({ notes }) => notes)).toEqual(['2 meetings outside the window']);
  expect(tried.found).toEqual([meeting, item, report]);

  const agenda = tried.record(meeting);
  if (agenda.type !== 'MeetingMinutes') throw new Error(agenda.type);
  // No minutes are published yet.
  expect(agenda.meeting).toMatchObject({ kind: 'agenda', committee: 'Council', status: 'Confirmed; Budget Council' });
  expect(agenda.meeting.start).toContain(`${isoDay(-6)}T19:00:00`);
  expect(agenda.meeting.items.map(({ title }) => title)).toEqual(['Revenue and Capital Budget', 'Any other business']);

  const page = tried.record(item);
  expect(page).toMatchObject({ type: 'MeetingMinutes', headline: 'Revenue and Capital Budget' });
  expectText(page.text, {
    first: '(All wards)',
    last: 'with the money set aside for children’s homes.',
    never: ['Supporting', 'MB', 'item 4'],
  });

  const paper = tried.record(report);
  expect(paper).toMatchObject({ type: 'MeetingMinutes', headline: 'Budget Report - COUNCIL' });
  expect(paper.text).toContain('The council proposes to spend two million pounds more on homes for children');
});

const budget = (): Promise<Uint8Array> =>
  makePdf(
    (pen) =>
      void pen
        .at(71, 80, 'Budget Report', 18, 'Helvetica-Bold')
        .paragraphs(
          130,
          'The council proposes to spend two million pounds more on homes for children in the coming year, and to find the money by letting two floors of its offices.',
          'Members are asked to agree the council tax that follows from it.',
        ),
  );
