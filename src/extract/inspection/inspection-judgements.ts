/** The judgements of an inspection report: label and grade as written, and which of the record's areas the label means. */
import type { RawInspection } from '../../records/extraction.ts';
import type { PdfBlock } from '../pdf/pdf-blocks.ts';

type RawJudgement = RawInspection['judgements'][number];
type Areas = readonly (readonly [RegExp, string])[];

const GRADE = '(outstanding|good|inadequate|requires?\\s+improvement(?:\\s+to\\s+be\\s+good)?)';
const WHOLE_GRADE = new RegExp(`^${GRADE}[.]?$`, 'i');
const FIRST_GRADE = new RegExp(`\\b${GRADE}\\b`, 'i');
/** "Overall effectiveness: good", "The experiences and progress of children in care is inadequate"; never what was once. */
const LABEL_AND_GRADE = new RegExp(
  `^(.{8,160}?)\\s*(?:[:\u2013\u2014-]|\\s(?:is|are)|\\s(?:is|are) that (?:it is|they are)|\\s)\\s*${GRADE}[.]?$`,
  'i',
);
/** Judgements stand on the cover or the page after it; what is further back tells of other inspections. */
const COVER_PAGES = 3;

/**
 * Which area a label means, by framework, most telling words first; labels come without number and article. Before 2023
 * "children in care and care leavers" was one judgement, so it counts as children in care, and care leavers have none of
 * their own.
 */
const ILACS_AREAS: Areas = [
  [/^overall effectiveness\b/i, 'overall'],
  [/^impact of leaders\b/i, 'leaders'],
  [/^experiences and progress of children\b.{0,30}\bneed (?:of )?help and protection\b/i, 'helpProtection'],
  [/^experiences and progress of (?:children in care|(?:children )?looked[ -]after)\b/i, 'inCare'],
  [/^experiences and progress of (?:children )?(?:care leavers|care[ -]experienced)\b/i, 'careLeavers'],
];
const SIF_AREAS: Areas = [
  [/^overall (?:effectiveness|judge?ment)\b/i, 'overall'],
  [/^leadership,? management and governance\b/i, 'leaders'],
  [/^(?:experiences and progress of )?children\b.{0,30}\bneed (?:of )?help and protection\b/i, 'helpProtection'],
  [/^(?:experiences and progress of )?(?:children looked after|looked after children)\b/i, 'inCare'],
  [/^(?:graded judge?ment (?:for|about|on) )?(?:the )?adoption performance\b/i, 'adoption'],
  [/^(?:graded judge?ment (?:for|about|on) )?(?:the )?experiences? and progress of care leavers\b/i, 'careLeavers'],
];
/** Older frameworks asked other questions: only the whole compares. */
const OTHER_AREAS: Areas = [[/^overall effectiveness$/i, 'overall']];

const NUMBERED = /^\d+(?:\.\d+)*[.)]?\s/;

/** Tells of another time or doubts: such a line is a sentence and no judgement. */
const SENTENCE =
  /\b(?:was|were|been|had|has|have|when|no|since|previous(?:ly)?|last|not|remains?|judged|if|but)\b|[.;]\s/i;

/** Sentences on covers up to 2018 that give a grade without a table. */
const SENTENCES: readonly (readonly [RegExp, string | null])[] = [
  [/^((?:the )?overall (?:judge?ment|effectiveness)) (?:is|are)\b/i, 'overall'],
  [/^(children['\u2019]s services in .{3,80}?) (?:are|is|(?=requires? improvement))/i, 'overall'],
  [
    /^((?:the )?(?:effectiveness of the )?(?:local safeguarding children board|LSCB).{0,20}?) (?:is|(?=requires? improvement))/i,
    null,
  ],
];

const DOUBT = /\b(?:not|never|no longer|nearly|almost|was|were|had|but)\b/i;

/** Reads the judgements in the order of the document: the cover's table, else headings that repeat it inside. */
export function judgements(blocks: readonly PdfBlock[], kind: string): RawJudgement[] {
  if (kind !== 'ilacs_inspection' && kind !== 'sif_inspection' && kind !== 'other') return [];
  const areas = kind === 'ilacs_inspection' ? ILACS_AREAS : kind === 'sif_inspection' ? SIF_AREAS : OTHER_AREAS;
  const found: RawJudgement[] = [];
  const has = (area: string | null) => area !== null && found.some((judgement) => judgement.area === area);
  let headings: readonly string[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.cells.length > 2 && block.cells.slice(1).some((cell) => PRESENT.test(cell))) headings = block.cells;
    const judgement =
      inRow(block, areas, headings) ??
      inLine(block, areas) ??
      aboveGrade(blocks, index, areas) ??
      (kind === 'sif_inspection' ? inSentence(block) : null);
    if (judgement && !has(judgement.area)) found.push(judgement);
  }
  return found;
}

/** A third column may repeat the grades of an earlier inspection; the headings tell which are today's. */
const PRESENT = /^(?:(?:current |present |new )?(?:grade|judge?ment|outcome)s?\b|(?:at )?this inspection\b)/i;
const EARLIER = /\b(?:previous(?:ly)?|last|prior|earlier|(?:19|20)\d\d)\b/i;

function inRow(block: PdfBlock, areas: Areas, headings: readonly string[]): RawJudgement | null {
  if (block.cells.length < 2 || block.page > COVER_PAGES || block.text.length > 240) return null;
  const [label = '', ...values] = block.cells.map((cell) => cell.replace(/\[\d+\]/g, '').trim());
  const written = values[gradeColumn(values, headings.slice(1))];
  if (written === undefined || !WHOLE_GRADE.test(written)) return null;
  const area = areaOf(label, areas);
  // Labels without an area are judgements only on the cover; inside, they are any table's rows.
  return area === null && block.page > 1 ? null : { area, label: tidyLabel(label), grade: written };
}

/** Which of the values is the grade now given; -1 where a table with more columns does not say. */
function gradeColumn(values: readonly string[], headings: readonly string[]): number {
  const isPresent = (heading: string) => PRESENT.test(heading) && !EARLIER.test(heading);
  if (headings.length === values.length)
    return headings.filter(isPresent).length === 1 ? headings.findIndex(isPresent) : -1;
  const isOnly = values.filter((value) => WHOLE_GRADE.test(value)).length === 1;
  // Where a column of older grades is headed, a gap cannot be told from a grade not given now.
  return isOnly && !headings.some((heading) => EARLIER.test(heading))
    ? values.findIndex((value) => WHOLE_GRADE.test(value))
    : -1;
}

/** A table may come as lines, and headings inside the report repeat what its cover says. */
function inLine(block: PdfBlock, areas: Areas): RawJudgement | null {
  if (block.kind === 'item' || block.kind === 'note' || block.cells.length > 0 || block.text.length > 200) return null;
  const [, label, grade] = LABEL_AND_GRADE.exec(block.text.replace(/\[\d+\]/g, '')) ?? [];
  if (label === undefined || grade === undefined || SENTENCE.test(tidyLabel(label))) return null;
  // Numbered lines of the cover are rows of its table, those inside are paragraphs.
  if (NUMBERED.test(label) && (block.page > COVER_PAGES || block.text.endsWith('.'))) return null;
  const area = areaOf(label, areas);
  // Inside, the whole is never given apart: a line that says so tells of another inspection.
  if (area === null || (area === 'overall' && block.page > COVER_PAGES)) return null;
  return { area, label: tidyLabel(label), grade };
}

/**
 * The grade may stand below its label, as a paragraph of its own. Where grades come first, or one after the other, nothing
 * says which is whose.
 */
function aboveGrade(blocks: readonly PdfBlock[], at: number, areas: Areas): RawJudgement | null {
  const [label, grade] = [blocks[at], blocks[at + 1]];
  if (!label || !grade || !isGrade(grade) || isGrade(blocks[at + 2]) || !isLabel(label, areas)) return null;
  let first = at;
  while (isGrade(blocks[first - 1]) && isLabel(blocks[first - 2], areas)) first -= 2;
  if (isGrade(blocks[first - 1]) || isLabel(blocks[first - 1], areas)) return null;
  return { area: areaOf(label.text, areas), label: tidyLabel(label.text), grade: grade.text };
}

function isGrade(block: PdfBlock | undefined): boolean {
  return block !== undefined && block.page <= COVER_PAGES && WHOLE_GRADE.test(block.text);
}

function isLabel(block: PdfBlock | undefined, areas: Areas): boolean {
  if (!block || block.cells.length > 0 || block.text.length > 120 || /[.;]$/.test(block.text)) return false;
  return areaOf(block.text, areas) !== null && !SENTENCE.test(tidyLabel(block.text));
}

function inSentence(block: PdfBlock): RawJudgement | null {
  if (block.page > COVER_PAGES || block.cells.length > 0 || block.text.length > 200) return null;
  for (const [sentence, area] of SENTENCES) {
    const found = sentence.exec(block.text);
    const rest = block.text.slice(found?.[0].length ?? 0);
    const grade = found && FIRST_GRADE.exec(rest);
    // "... are not yet good" gives no grade.
    if (!found?.[1] || !grade?.[1] || DOUBT.test(rest.slice(0, grade.index))) continue;
    return { area, label: found[1], grade: grade[1] };
  }
  return null;
}

function areaOf(label: string, areas: Areas): string | null {
  const words = tidyLabel(label).replace(/^the /i, '');
  return areas.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

function tidyLabel(label: string): string {
  return label
    .replace(/\[\d+\]/g, '')
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/[\s:]+$/, '');
}
