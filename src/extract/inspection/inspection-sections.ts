/** What an inspection report says under its standing headings: headline findings, what needs to improve, what comes next. */
import type { PdfBlock } from '../pdf/pdf-blocks.ts';

/** Headings lose their footnote marks and final signs before they are compared. */
const FINDINGS =
  /^(?:headline findings|overview|inspection outcome|executive summary|summary of (?:key |the )?findings)$/i;
/** "This local authority is good because" stands between such a heading and its text. */
const BECAUSE = /\bbecause$/i;
const IMPROVE =
  /^(?:what (?:does the (?:local authority|council|local area|partnership) )?needs? to improve\b.{0,60}|(?:key )?(?:areas|priorities) for (?:improvement|priority action)|areas for priority action|priority and immediate action|recommendations|what does the (?:local authority|council|partnership) need to improve)$/i;
const NEXT = /^next steps?$/i;
/** Where a letter has no such heading, these paragraphs at its end say it. */
const NEXT_SENTENCE =
  /^(?:ofsted will (?:take|visit|return|monitor|carry out|consider|undertake|continue)|(?:the|a) (?:next|further|second|third|monitoring|full) (?:[\w-]+ ){0,4}(?:inspection|visit)s? (?:will|is|are)|(?:as a result of this inspection|ofsted and (?:the )?(?:care quality commission|cqc)\b.{0,12} (?:ask|require|will))|(?:his|her) majesty['\u2019]s chief inspector (?:requires|has))/i;
const NUMBER = /^\(?\d{1,3}(?:\.\d{1,2})?[.)]\s+/;
const MAX_HEADING = 120;
/** No report asks for more at once; what is longer was not read as it is set. */
const MAX_AREAS = 80;

interface InspectionSections {
  readonly headlineFindings: string | null;
  readonly areasForImprovement: readonly string[];
  readonly nextSteps: string | null;
}

/** Reads the three sections; each is absent where the report has no such heading. */
export function inspectionSections(blocks: readonly PdfBlock[]): InspectionSections {
  const body = blocks.filter((block) => block.kind !== 'note');
  return {
    headlineFindings: written(underHeading(body, FINDINGS, BECAUSE)) ?? written(afterJudgements(body)),
    areasForImprovement: areas(underHeading(body, IMPROVE, IMPROVE)),
    nextSteps: written(withoutSignature(underHeading(body, NEXT, NEXT))) ?? written(nextSentences(body)),
  };
}

/** The blocks from the first heading of this kind to the next heading of another; `goesOn` are headings inside. */
function underHeading(blocks: readonly PdfBlock[], heading: RegExp, goesOn: RegExp): PdfBlock[] {
  const start = blocks.findIndex((block) => isHeadingLike(block) && heading.test(bare(block)));
  if (start < 0) return [];
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex(
    (block) =>
      (block.kind === 'heading' || isClosing(block)) && !heading.test(bare(block)) && !goesOn.test(bare(block)),
  );
  return rest.slice(0, end < 0 ? rest.length : end).filter((block) => block.kind !== 'heading');
}

/** Covers give their findings without a heading, between the table of judgements and the first heading. */
function afterJudgements(blocks: readonly PdfBlock[]): PdfBlock[] {
  const start = blocks.findLastIndex(
    (block) =>
      block.page <= 2 &&
      block.cells.length === 2 &&
      /^(?:the experiences and progress of|the impact of leaders|overall effectiveness)/i.test(block.text),
  );
  if (start < 0) return [];
  const rest = blocks.slice(start + 1);
  const end = rest.findIndex((block) => block.kind === 'heading');
  return end < 0 ? [] : rest.slice(0, end);
}

function nextSentences(blocks: readonly PdfBlock[]): PdfBlock[] {
  return blocks.filter(
    (block) => block.kind === 'paragraph' && block.text.length < 1_000 && NEXT_SENTENCE.test(block.text),
  );
}

function withoutSignature(blocks: readonly PdfBlock[]): PdfBlock[] {
  const closing = blocks.findIndex(isClosing);
  return blocks.slice(0, closing < 0 ? blocks.length : closing);
}

function isClosing(block: PdfBlock): boolean {
  return block.text.length < 200 && /^yours (?:sincerely|faithfully|truly)\b/i.test(block.text);
}

/** Bold type may be lost; then a short line without a full stop that says the standing words is the heading. */
function isHeadingLike(block: PdfBlock): boolean {
  if (block.kind === 'heading') return true;
  return block.kind === 'paragraph' && block.text.length <= MAX_HEADING && !/[.,;]$/.test(block.text);
}

function bare(block: PdfBlock): string {
  return block.text
    .slice(0, MAX_HEADING + 80)
    .replace(/\[\d+\]/g, '')
    .replace(/^\d+(?:\.\d+)*\.?\s+/, '')
    .replace(/[\s:?.\u2026]+$/, '');
}

/** One entry an area: the items of the list, else numbered paragraphs, else rows or paragraphs. */
function areas(blocks: readonly PdfBlock[]): string[] {
  const listed = blocks.filter((block) => block.kind === 'item' || NUMBER.test(block.text));
  const rows = blocks.filter((block) => block.kind === 'row' && !/^responsible bod/i.test(block.text));
  const chosen =
    listed.length > 0
      ? listed
      : // What introduces a list or heads a group of entries is no entry.
        [...rows, ...blocks.filter((block) => block.kind === 'paragraph' && /[.;]$/.test(block.text))];
  return chosen
    .slice(0, MAX_AREAS)
    .map((block) => (block.cells.join(': ') || block.text).replace(NUMBER, '').replace(/\[\d+\]/g, ''));
}

function written(blocks: readonly PdfBlock[]): string | null {
  const lines = blocks.map((block) => (block.kind === 'item' ? `- ${block.text}` : block.text));
  return lines.length === 0 ? null : lines.join('\n\n');
}
