/** Inspection letters and reports laid out as the real ones are: cover table or letterhead, numbered paragraphs, footers. */
import { KIND_NAMES } from '../letter.ts';
import type { Letter } from '../letter.ts';
import { plainText } from '../sheet.ts';
import type { Block } from '../sheet.ts';
import { longDate } from '../uk-date.ts';
import { LETTERHEAD, LETTERHEAD_CONTACT } from './letterhead.ts';
import { createPageFlow } from './placed-pages.ts';
import type { Measure, PageFlow, PlacedLine } from './placed-pages.ts';

const AREAS = [
  ['leaders', 'The impact of leaders on social work practice with children and families'],
  ['helpProtection', 'The experiences and progress of children who need help and protection'],
  ['inCare', 'The experiences and progress of children in care'],
  ['careLeavers', 'The experiences and progress of care leavers'],
] as const;

/** Before 2023 one judgement covered both. */
const OLD_CARE = 'The experiences and progress of children in care and care leavers';

export function letterPages(letter: Letter, measure: Measure): PlacedLine[][] {
  return letter.kind === 'ilacs_inspection' ? reportPages(letter, measure) : visitLetterPages(letter, measure);
}

function visitLetterPages(letter: Letter, measure: Measure): PlacedLine[][] {
  const flow = createPageFlow(measure, 128);
  flow.paragraph(longDate(letter.published ?? letter['site-date']), { after: 14 });
  for (const line of (letter.to ?? '').split(' | ')) flow.paragraph(line, { after: 0 });
  flow.moveTo(flow.y() + 24);
  flow.paragraph(`Dear ${letter.salutation ?? ''}`);
  flow.paragraph(letter.subject ?? '', { face: 'Helvetica-Bold' });
  writeBlocks(flow, letter.blocks);
  const pages = flow.pages.map((lines, index) => (index === 0 ? [...lines] : [...lines, pageNumber(index + 1)]));
  // The letterhead comes last in the stream of the first page, as in the real files.
  pages[0]?.push(...column(LETTERHEAD, 71), ...column(LETTERHEAD_CONTACT, 169));
  return pages;
}

function column(texts: readonly string[], x: number): PlacedLine[] {
  return texts.map((text, index) => ({
    x,
    y: 36 + index * 10.8,
    size: 9,
    face: index === 0 && x < 100 ? 'Helvetica-Bold' : 'Helvetica',
    text,
  }));
}

function reportPages(letter: Letter, measure: Measure): PlacedLine[][] {
  const old = letter.layout === 'old';
  const flow = createPageFlow(measure, 132);
  flow.paragraph(letter.subject ?? '', { size: old ? 18 : 24, face: 'Helvetica-Bold' });
  if (old) flow.paragraph('Inspection of local authority children’s services', { size: 20 });
  flow.paragraph(`Inspection dates: ${letter['dates-as-written'] ?? ''}`, { face: 'Helvetica-Bold' });
  if (old) {
    flow.paragraph(`Lead inspector: ${letter.inspector ?? ''}`, { after: 0 });
    flow.paragraph('Her Majesty’s Inspector', { x: 176, after: 18 });
  } else flow.paragraph(`Lead inspector: ${letter.inspector ?? ''}, His Majesty’s Inspector`, { after: 18 });
  judgementTable(flow, letter);
  writeBlocks(flow, letter.blocks);
  const running = [letter.subject ?? '', letter['dates-as-written'] ?? ''];
  return flow.pages.map((lines, index) => {
    const footer =
      index === 0 || old
        ? []
        : running.map((text, row) => ({ x: 71, y: 794 + row * 10, size: 8, face: 'Helvetica' as const, text }));
    return index === 0 && !old ? [...lines] : [...lines, ...footer, pageNumber(index + 1)];
  });
}

function judgementTable(flow: PageFlow, letter: Letter): void {
  const row = (label: string, grade: string, face: 'Helvetica' | 'Helvetica-Bold' = 'Helvetica'): void => {
    const top = flow.y();
    flow.paragraph(label, { x: 77, width: 210, size: 11, face, after: 0 });
    const below = flow.y();
    flow.moveTo(top);
    flow.paragraph(grade, { x: 303, width: 130, size: 11, face, after: 0 });
    flow.moveTo(Math.max(below, flow.y()) + 12);
  };
  row('Judgement', 'Grade', 'Helvetica-Bold');
  for (const [area, label] of AREAS) {
    const grade = letter[`judgement.${area}`];
    if (grade !== undefined) row(area === 'inCare' && letter.layout === 'old' ? OLD_CARE : label, grade);
  }
  if (letter['judgement.overall'] !== undefined)
    row('Overall effectiveness', letter['judgement.overall'], 'Helvetica-Bold');
  flow.moveTo(flow.y() + 10);
}

/** Numbered paragraphs hang their numbers, lists their bullets; the rest is plain. */
function writeBlocks(flow: PageFlow, blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.kind === 'heading') flow.paragraph(plainText(block.text), { face: 'Helvetica-Bold', size: 13 });
    else if (block.kind === 'list')
      for (const item of block.items) flow.paragraph(plainText(item), { x: 89, mark: '•', after: 6 });
    else writeParagraph(flow, block.text);
  }
}

function writeParagraph(flow: PageFlow, text: string): void {
  const numbered = /^(\d{1,3}\.) ([^]+)$/.exec(text);
  if (numbered !== null) flow.paragraph(plainText(numbered[2] ?? ''), { x: 99, mark: numbered[1] ?? '' });
  // A signature keeps its lines.
  else if (/\nHis Majesty’s Inspector$/.test(text))
    for (const line of text.split('\n')) flow.paragraph(line, { after: 0 });
  else flow.paragraph(plainText(text));
}

const pageNumber = (number: number): PlacedLine => ({
  x: 518,
  y: 783,
  size: 10,
  face: 'Helvetica',
  text: String(number),
});

/** Name and day of a letter, for the file's own information. */
export const letterTitle = (letter: Letter): string => `${letter.provider}: ${KIND_NAMES[letter.kind]}`;
