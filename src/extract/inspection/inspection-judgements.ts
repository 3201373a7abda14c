/** The judgements of an inspection report: label and grade as written, and which of the record's areas the label means. */
import type { RawInspection } from '../../records/extraction.ts';
import type { PdfBlock } from '../pdf/pdf-blocks.ts';

type RawJudgement = RawInspection['judgements'][number];

const GRADE = '(outstanding|good|inadequate|requires?\\s+improvement(?:\\s+to\\s+be\\s+good)?)';
const WHOLE_GRADE = new RegExp(`^${GRADE}[.]?$`, 'i');
const FIRST_GRADE = new RegExp(`\\b${GRADE}\\b`, 'i');
const LABEL_AND_GRADE = new RegExp(`^(.{8,140}?)[\\s:\u2013-]+${GRADE}[.]?$`, 'i');

/**
 * Which area a label means, by framework, most telling words first. Before 2023 "children in care and care leavers" was
 * one judgement, so it counts as children in care, and care leavers have none of their own.
 */
const ILACS_AREAS: readonly (readonly [RegExp, string])[] = [
  [/\boverall effectiveness\b/i, 'overall'],
  [/\bimpact of leaders\b/i, 'leaders'],
  [/\bneed help and protection\b/i, 'helpProtection'],
  [/\bchildren in care\b|\blooked after\b/i, 'inCare'],
  [/\bcare leavers\b/i, 'careLeavers'],
];
const SIF_AREAS: readonly (readonly [RegExp, string])[] = [
  [/\boverall (?:effectiveness|judgement)\b/i, 'overall'],
  [/\bleadership,? management and governance\b/i, 'leaders'],
  [/\bneed help and protection\b/i, 'helpProtection'],
  [/\blooked after and achieving\b/i, 'inCare'],
  [/\badoption performance\b/i, 'adoption'],
  [/\bexperiences and progress of care leavers\b/i, 'careLeavers'],
];
/** Older frameworks asked other questions: only the whole compares. */
const OTHER_AREAS: readonly (readonly [RegExp, string])[] = [[/^overall effectiveness$/i, 'overall']];

/** Sentences on covers up to 2018 that give a grade without a table. */
const SENTENCES: readonly (readonly [RegExp, string | null])[] = [
  [/^((?:the )?overall judgement) (?:is|are)\b/i, 'overall'],
  [/^(children['\u2019]s services in .{3,80}?) (?:are|is|(?=requires? improvement))/i, 'overall'],
  [
    /^((?:the )?effectiveness of the local safeguarding children board.{0,20}?) (?:is|(?=requires? improvement))/i,
    null,
  ],
];

/** Reads the judgements in the order of the document: the cover's table, else headings that repeat it inside. */
export function judgements(blocks: readonly PdfBlock[], kind: string): RawJudgement[] {
  if (kind !== 'ilacs_inspection' && kind !== 'sif_inspection' && kind !== 'other') return [];
  const areas = kind === 'ilacs_inspection' ? ILACS_AREAS : kind === 'sif_inspection' ? SIF_AREAS : OTHER_AREAS;
  const found: RawJudgement[] = [];
  const has = (area: string | null) => area !== null && found.some((judgement) => judgement.area === area);
  for (const block of blocks) {
    const judgement = inRow(block, areas) ?? (kind === 'sif_inspection' ? inSentence(block) : null);
    if (!judgement || has(judgement.area)) continue;
    // Labels without an area are judgements only on the cover; inside, they are any table's rows.
    if (judgement.area === null && block.page > 1) continue;
    found.push(judgement);
  }
  return found;
}

function inRow(block: PdfBlock, areas: readonly (readonly [RegExp, string])[]): RawJudgement | null {
  if (block.kind === 'item' || block.kind === 'note' || block.text.length > 200) return null;
  const [label, grade] = block.cells.length === 2 ? block.cells : labelAndGrade(block);
  if (label === undefined || grade === undefined) return null;
  const written = grade.replace(/\[\d+\]/g, '').trim();
  if (!WHOLE_GRADE.test(written)) return null;
  const area = areas.find(([words]) => words.test(label))?.[1] ?? null;
  // Outside a table only a known label makes a line a judgement.
  return area === null && block.cells.length !== 2 ? null : { area, label: tidyLabel(label), grade: written };
}

function labelAndGrade(block: PdfBlock): readonly (string | undefined)[] {
  if (block.cells.length > 0) return [];
  return LABEL_AND_GRADE.exec(block.text)?.slice(1, 3) ?? [];
}

function inSentence(block: PdfBlock): RawJudgement | null {
  if (block.page > 3 || block.cells.length > 0 || block.text.length > 200) return null;
  for (const [sentence, area] of SENTENCES) {
    const found = sentence.exec(block.text);
    const grade = found && FIRST_GRADE.exec(block.text.slice(found[0].length))?.[1];
    if (found?.[1] && grade) return { area, label: found[1], grade };
  }
  return null;
}

function tidyLabel(label: string): string {
  return label
    .replace(/\[\d+\]/g, '')
    .replace(/^\d+(?:\.\d+)*\.?\s+/, '')
    .replace(/[\s:]+$/, '');
}
