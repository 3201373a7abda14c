/** Ofsted's reports and letters on a council's services for children, read into fields. Only what the document states. */
import type { Extraction, Field, ReadInput } from '../../records/extraction.ts';
import { inspectionDates, isGreeting, publicationDate } from './inspection-dates.ts';
import { judgements } from './inspection-judgements.ts';
import { hasIlacsLabels, inspectionKind, type KindFound } from './inspection-kind.ts';
import { leadInspector, providers } from './inspection-people.ts';
import { inspectionSections } from './inspection-sections.ts';
import type { PdfBlock } from '../pdf/pdf-blocks.ts';
import { writeBlocks, type PdfText } from '../pdf/pdf-text.ts';
import { firstOf, rule } from '../rule.ts';

/** Ofsted's account of itself, its licence and its address close every report; the complaints notice may come before. */
const TAIL =
  /^the office for standards in education, children['\u2019]s services and skills \(ofsted\) (?:regulates|inspects)/i;
const BEFORE_TAIL = /^(?:any complaints about the inspection|if you are not happy with the inspection)/i;
const INSPECTORS = /\bofsted\b|\bHMI\b|majesty['\u2019]s inspector/i;

/** Labels of a cover, before which a line ended. */
const COVER_LABEL =
  /\s(?=(?:Inspection [Dd]ates?|(?<!Deputy )(?:Lead|Reporting) [Ii]nspectors?|Report [Pp]ublished|Published|Age group) ?:\s)/;
const MAX_COVER_CHARS = 400;

/** Reads an inspection report; null when the document is none. */
export function extractInspection(pdf: PdfText, input: ReadInput): Extract<Extraction, { kind: 'inspection' }> | null {
  const parted = pdf.blocks.flatMap(partsAtLabels);
  const kind = inspectionKind(parted, input);
  if (!kind || !isReport(parted, input)) return null;
  const blocks = withoutTail(parted);
  const cover = blocks.filter((block) => block.page <= 2);
  const { hint } = input;
  const published = publicationDate(cover);
  const publishedSite = hint.published === undefined ? undefined : { value: hint.published, rule: 'hint.published' };
  const optional = {
    urn: statedUrn(cover) ?? firstOf(rule('hint.urn', () => hint.inspection?.urn)),
    published,
    publishedSite,
    leadInspector: leadInspector(blocks, kind.value),
  };
  const hinted = firstOf(rule('hint.provider', () => hint.inspection?.provider));
  const datePublished = published ?? publishedSite;
  const fields = {
    headline: headline(cover, kind) ?? firstOf(rule('hint.title', () => hint.title)),
    datePublished,
    publisher: { value: 'Ofsted', rule: 'inspection.publisher' },
    inLanguage: pdf.language === null ? undefined : { value: pdf.language, rule: 'pdf.language' },
  };
  const { text, pageStarts } = writeBlocks(withoutTail(pdf.blocks));
  return {
    kind: 'inspection',
    fields: present(fields),
    text: { value: text, rule: 'pdf.blocks' },
    pages: pageStarts,
    inspection: {
      ...present(optional),
      kind: { value: kind.value, rule: kind.rule },
      providers: [...providers(cover, kind.titleAt), ...(hinted ? [hinted] : [])],
      windows: inspectionDates(cover, opening(cover, kind.titleAt), published?.value),
      judgements: judgements(blocks, kind.value),
      ...inspectionSections(blocks),
    },
  };
}

/** A committee paper about an inspection has the title too; the report itself has inspectors and a form of its own. */
function isReport(blocks: readonly PdfBlock[], { hint, source }: ReadInput): boolean {
  if (hint.inspection !== undefined || hint.type === 'InspectionReport' || source?.family === 'ofsted') return true;
  if (!blocks.some((block) => INSPECTORS.test(block.text))) return false;
  const cover = blocks.filter((block) => block.page <= 2);
  // The greeting may have run into the address, so two of the three signs do.
  const signsOfLetter = [
    cover.some((block) => isGreeting(block.text)),
    cover.some((block) => /\bthis letter (?:summarises|contains|sets out)\b/i.test(block.text)),
    blocks.some((block) => /^yours (?:sincerely|faithfully|truly)\b/i.test(block.text)),
  ];
  const isLetter = signsOfLetter.filter(Boolean).length >= 2;
  const hasForm = cover.some((block) =>
    /^(?:inspection dates?|lead inspector|report published)\b\s*(?:\(s\)\s*)?(?::|\||\d)/i.test(block.text),
  );
  return isLetter || hasForm || hasIlacsLabels(cover);
}

/** Lines of a cover that were set so close that they came as one paragraph: each label opens one of its own. */
function partsAtLabels(block: PdfBlock): PdfBlock[] {
  if (block.page > 2 || block.cells.length > 0 || block.text.length > MAX_COVER_CHARS) return [block];
  const texts = block.text.split(COVER_LABEL);
  return texts.length === 1 ? [block] : texts.map((text) => ({ ...block, text: text.trim() }));
}

function withoutTail(blocks: readonly PdfBlock[]): PdfBlock[] {
  const at = blocks.findIndex((block) => TAIL.test(block.text));
  if (at < 0) return [...blocks];
  const notes = blocks.slice(at).filter((block) => block.kind === 'note');
  let end = at;
  for (let back = 1; back <= 3; back += 1) if (BEFORE_TAIL.test(blocks[at - back]?.text ?? '')) end = at - back;
  return [...blocks.slice(0, end), ...notes];
}

/** Where the dates stand: on the cover, or in a letter after its greeting; addresses and older dates come before. */
function opening(cover: readonly PdfBlock[], titleAt: number): PdfBlock[] {
  const greeting = cover.findIndex((block) => isGreeting(block.text));
  const start = greeting >= 0 ? greeting + 1 : 0;
  return cover.slice(start, Math.max(start, titleAt) + 14);
}

function headline(cover: readonly PdfBlock[], kind: KindFound): Field | undefined {
  const title = cover[kind.titleAt];
  const above = cover[kind.titleAt - 1];
  // Covers up to 2019 name the authority in larger type above the title.
  const name = title && above && kind.titleAt <= 2 && above.size > title.size * 1.2 ? `${above.text}: ` : '';
  return firstOf(
    rule('inspection.title', () => title && `${name}${title.text}`.replace(/\[\d+\]/g, '')),
    rule('pdf.largest-type', () => largestType(cover)),
  );
}

function largestType(cover: readonly PdfBlock[]): string | null {
  const first = cover.filter((block) => block.page === 1 && block.text.length < 200).slice(0, 100);
  const size = Math.max(...first.map((block) => block.size));
  return first.find((block) => block.kind === 'heading' && block.size === size)?.text ?? null;
}

function statedUrn(cover: readonly PdfBlock[]): Field | undefined {
  return firstOf(
    rule('inspection.urn-label', () => {
      for (const block of cover) {
        const found = /^(?:unique reference number|URN)\b\W{0,4}(?:\(URN\))?\W{0,4}(\d{4,8})\b/i.exec(block.text);
        if (found?.[1]) return found[1];
      }
      return null;
    }),
  );
}

/** Leaves out what is absent, as the record's types want it. */
function present<T extends Readonly<Record<string, Field | undefined>>>(fields: T): { [K in keyof T]?: Field } {
  const kept: { [K in keyof T]?: Field } = {};
  for (const key in fields) {
    const field = fields[key];
    if (field) kept[key] = field;
  }
  return kept;
}
