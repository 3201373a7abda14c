/** Council papers laid out as PDFs: reports to a meeting, agenda frontsheets and printed minutes. */
import type { DemoCouncil, DemoPack } from '../platforms/council.ts';
import { minuteLines } from '../platforms/minute-blocks.ts';
import type { Sitting } from '../platforms/moderngov-address.ts';
import { plainText } from '../sheet.ts';
import type { Sheet } from '../sheet.ts';
import { dottedTime, longDate } from '../uk-date.ts';
import { createPageFlow } from './placed-pages.ts';
import type { Measure, PlacedLine } from './placed-pages.ts';

/** A report: title, the table of who it is for, then prose. */
export function reportPages(sheet: Sheet, council: DemoCouncil, measure: Measure): PlacedLine[][] {
  const { title = '', to = '', date = '', author = '' } = sheet.fields;
  const flow = createPageFlow(measure, 90);
  flow.paragraph(council.name, { size: 10, after: 10 });
  flow.paragraph(title, { size: 18, face: 'Helvetica-Bold' });
  for (const line of [`Report to: ${to}`, `Date: ${date}`, `Report author: ${author}`])
    flow.paragraph(line, { after: 2 });
  flow.moveTo(flow.y() + 14);
  for (const block of sheet.blocks) {
    if (block.kind === 'heading') flow.paragraph(plainText(block.text), { face: 'Helvetica-Bold' });
    else if (block.kind === 'list')
      for (const item of block.items) flow.paragraph(plainText(item), { x: 89, mark: '•', after: 6 });
    else flow.paragraph(plainText(block.text));
  }
  return numbered(flow.pages);
}

/** The whole meeting: its agenda alone, or its minutes. */
export function packPages(council: DemoCouncil, sitting: Sitting, pack: DemoPack, measure: Measure): PlacedLine[][] {
  const { committee, meeting } = sitting;
  const flow = createPageFlow(measure, 80);
  const label = pack.kind === 'minutes' ? 'Minutes of the meeting of the' : 'Agenda for the meeting of the';
  flow.paragraph(council.name, { size: 16, face: 'Helvetica-Bold' });
  flow.paragraph(`${label} ${committee.title} held on ${longDate(meeting.date)} at ${dottedTime(meeting.time)}`, {
    face: 'Helvetica-Bold',
  });
  flow.paragraph(`Venue: ${meeting.venue}`);
  if (pack.kind === 'minutes') {
    const named = (attendance: string): string =>
      meeting.attendees
        .filter((attendee) => attendee.attendance === attendance)
        .map((attendee) => `${attendee.name} (${attendee.role})`)
        .join(', ');
    flow.paragraph(`Present: ${named('Present')}`);
    flow.paragraph(`Apologies: ${named('Apologies')}`);
  }
  for (const item of meeting.items.filter(({ restricted }) => restricted !== true)) {
    flow.paragraph(item.title, { face: 'Helvetica-Bold', x: 99, mark: item.number });
    if (pack.kind !== 'minutes' || item.minutes === undefined) {
      for (const words of item.agenda) flow.paragraph(words, { x: 99 });
      continue;
    }
    for (const { text, style } of minuteLines(item.minutes, council.skin)) {
      flow.paragraph(text, {
        x: 99,
        face: style === 'label' ? 'Helvetica-Bold' : 'Helvetica',
        after: style === 'label' ? 4 : 8,
      });
    }
  }
  return numbered(flow.pages);
}

function numbered(pages: readonly PlacedLine[][]): PlacedLine[][] {
  return pages.map((lines, index) => [
    ...lines,
    { x: 280, y: 800, size: 9, face: 'Helvetica', text: `Page ${index + 1}` },
  ]);
}
