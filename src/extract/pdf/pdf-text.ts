/** The clean text of a PDF with a map of its pages. Not a reading of what kind of document it is: see pdf-document. */
import { GRADES } from '../../records/document.ts';
import { UnreadableError } from '../../records/errors.ts';
import type { PageStart } from '../../records/extraction.ts';
import type { RecognisePage } from '../../records/page-picture.ts';
import { pdfBlocks, type PdfBlock } from './pdf-blocks.ts';
import { dropFurniture } from './pdf-furniture.ts';
import { readItems } from './pdf-items.ts';
import { pageLines } from './pdf-lines.ts';
import type { Recognition } from './pdf-recognition.ts';
import type { PdfLine } from './pdf-line.ts';
import { measure, type PdfSetting } from './pdf-wrap.ts';

export interface PdfText {
  /** Blocks parted by blank lines; list items (`- `) and table rows (`a | b`) in a run keep lines of their own. */
  readonly text: string;
  readonly blocks: readonly PdfBlock[];
  readonly pageCount: number;
  /** By rising offset; the page of a character is that of the last start at or before it. */
  readonly pageStarts: readonly PageStart[];
  /** BCP 47, as the file states it. */
  readonly language: string | null;
  /** Which pages were recognised from pictures; null when nobody was asked to. */
  readonly recognition: Recognition | null;
}

/** With what the blocks are made of, page by page: papers of councils are laid out otherwise (pdf-paper). */
export interface PdfReading extends PdfText {
  readonly lines: readonly (readonly PdfLine[])[];
  readonly setting: PdfSetting;
}

/**
 * Reads a PDF into text: furniture dropped, sentences joined over lines and pages, footnotes at the end.
 * @throws UnreadableError PDF_BROKEN, PDF_ENCRYPTED, PDF_TOO_LARGE, PDF_NO_TEXT (a scan, or an empty file).
 */
export async function readPdf(bytes: Uint8Array, recognise: RecognisePage | null = null): Promise<PdfReading> {
  const { pages, language, recognition } = await readItems(bytes, recognise);
  const lines = dropFurniture(pages, pages.map(pageLines));
  const setting = measure(lines);
  const blocks = pdfBlocks(lines, setting);
  if (blocks.length === 0) throw withoutText(pages.length, recognition);
  return { ...writeBlocks(blocks), blocks, lines, setting, pageCount: pages.length, language, recognition };
}

function withoutText(pages: number, recognition: Recognition | null): UnreadableError {
  const on = `no text on ${pages === 1 ? 'its page' : `its ${pages} pages`}`;
  const why =
    recognition === null
      ? `${on}; if they are scans, set GLEANER_OCR=eng to have them recognised`
      : recognition.left.length > 0
        ? `${on}; ${recognition.left.length} are scans that could not be recognised`
        : `${on}, and none was recognised in pictures`;
  return new UnreadableError(`read PDF failed: ${why}`, { code: 'PDF_NO_TEXT', context: { pages, ...recognition } });
}

/** Writes blocks as text, noting where each page begins. A row whose second cell is a grade reads `label: grade`. */
export function writeBlocks(blocks: readonly PdfBlock[]): Pick<PdfText, 'text' | 'pageStarts'> {
  const parts: string[] = [];
  const pageStarts: PageStart[] = [];
  let length = 0;
  let before: PdfBlock | undefined;
  for (const block of blocks) {
    const inRun =
      before?.kind === block.kind && (block.kind === 'item' || block.kind === 'row' || block.kind === 'note');
    const lead = (before ? (inRun ? '\n' : '\n\n') : '') + (block.kind === 'item' ? '- ' : '');
    for (const turn of block.turns) {
      if (pageStarts.at(-1)?.page !== turn.page)
        pageStarts.push({ offset: length + lead.length + turn.offset, page: turn.page });
    }
    const text = isGraded(block) ? block.cells.join(': ') : block.text;
    parts.push(lead, text);
    length += lead.length + text.length;
    before = block;
  }
  return { text: parts.join(''), pageStarts };
}

function isGraded({ cells }: PdfBlock): boolean {
  const grade = cells[1]?.toLowerCase() ?? '';
  return (
    cells.length === 2 &&
    GRADES.some((known) => grade.replace(/^require /, 'requires ').startsWith(known)) &&
    grade.length < 40
  );
}
