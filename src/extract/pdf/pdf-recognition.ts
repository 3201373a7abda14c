/** The scanned pages of a PDF, read by a recogniser that is lent. Pages with text of their own stay as they are. */
import type { RecognisedLine, RecognisedWord, RecognisePage } from '../../records/page-picture.ts';
import { coverOf, pageRaster } from './page-raster.ts';
import type { PdfItem, PdfPage } from './pdf-items.ts';
import type { PdfJsPage } from './pdf-pictures.ts';
import { pagePictures } from './pdf-pictures.ts';

export interface Recognition {
  /** Pages whose text was recognised, by rising number. */
  readonly pages: readonly number[];
  /** Scanned pages that were not: past the limits, or in a coding that cannot be decoded. */
  readonly left: readonly number[];
  /** Of all recognised letters, 0 to 100. */
  readonly confidence: number;
}

/** Recognising a page takes seconds; minutes have some ten pages. */
const MAX_PAGES = 50;
/** A page number, a stamp, the number of an agenda item: what is painted on top of a scan. */
const MAX_STAMP_CHARS = 100;
/** A logo covers less of an empty page, and a scan more of one with a stamp. */
const MIN_COVER = 0.2;
const MIN_COVER_UNDER_STAMP = 0.7;
/** Print has 80 and more by line, on a dirty sheet 45; what is read of signatures and dirt has less, or no letters. */
const MIN_LINE_CONFIDENCE = 40;
/** Words of a good line that run into each other are both given 25 and more, and are right. */
const MIN_WORD_CONFIDENCE = 20;
/** Words further apart, in heights of the line, stand in two cells. */
const CELL_GAP = 1.5;
/** Heights that differ by less are of one size of type, measured on other letters. */
const SAME_SIZE = 0.22;

/** @param open gives a page by its number */
export async function recogniseScans(
  pages: readonly PdfPage[],
  open: (number: number) => Promise<PdfJsPage>,
  recognise: RecognisePage,
): Promise<{ readonly pages: PdfPage[]; readonly recognition: Recognition }> {
  const read: number[] = [];
  const left: number[] = [];
  const lines: RecognisedLine[] = [];
  const all: PdfPage[] = [];
  for (const page of pages) {
    const scan = await scanOf(page, open);
    if (scan === 'undecoded') left.push(page.number);
    const found = scan === null || scan === 'undecoded' || read.length >= MAX_PAGES ? null : await recognise(scan);
    if (scan !== null && scan !== 'undecoded') (found === null ? left : read).push(page.number);
    if (found) lines.push(...found);
    all.push(found && scan !== null && scan !== 'undecoded' ? withLines(page, found, scan.scale) : page);
  }
  return { pages: all, recognition: { pages: read, left, confidence: meanConfidence(lines) } };
}

/** The page as a picture; null when it has text of its own, or nothing that could be a scan. */
async function scanOf(page: PdfPage, open: (number: number) => Promise<PdfJsPage>) {
  const chars = page.items.reduce((sum, { text }) => sum + text.length, 0);
  if (chars > MAX_STAMP_CHARS) return null;
  const opened = await open(page.number);
  try {
    const { pictures, undecoded } = await pagePictures(opened);
    if (coverOf(pictures, page) >= (chars === 0 ? MIN_COVER : MIN_COVER_UNDER_STAMP)) return pageRaster(pictures, page);
    return undecoded > 0 && chars === 0 ? 'undecoded' : null;
  } finally {
    opened.cleanup();
  }
}

function withLines(page: PdfPage, lines: readonly RecognisedLine[], scale: number): PdfPage {
  const usual = usualHeight(lines);
  const items = lines.filter(isPrint).flatMap((line) => {
    const isUsual = Math.abs(line.height - usual) <= usual * SAME_SIZE;
    return lineItems({ ...line, height: isUsual ? usual : line.height }, scale);
  });
  return { ...page, items: [...page.items, ...items] };
}

function isPrint(line: RecognisedLine): boolean {
  return line.words.some(({ text }) => /[\p{L}\p{N}]/u.test(text)) && meanConfidence([line]) >= MIN_LINE_CONFIDENCE;
}

/** The height of most letters: a line of capitals, or one without tails, is measured a little smaller. */
function usualHeight(lines: readonly RecognisedLine[]): number {
  const heights = lines
    .flatMap(({ height, words }) => words.flatMap(({ text }) => Array.from(text, () => height)))
    .sort((one, other) => one - other);
  return heights[Math.floor(heights.length / 2)] ?? 0;
}

/** One run for each stretch of words without a wide gap. */
function lineItems({ words, baseline, height }: RecognisedLine, scale: number): PdfItem[] {
  const stretches: RecognisedWord[][] = [];
  for (const word of words) {
    if (word.confidence < MIN_WORD_CONFIDENCE || word.text.trim() === '') continue;
    const stretch = stretches.at(-1);
    const last = stretch?.at(-1);
    if (stretch && last && word.left - last.right <= height * CELL_GAP) stretch.push(word);
    else stretches.push([word]);
  }
  return stretches.map((stretch) => {
    const [first, last] = [stretch[0], stretch.at(-1)];
    return {
      text: stretch.map(({ text }) => text).join(' '),
      x: (first?.left ?? 0) / scale,
      y: baseline / scale,
      width: ((last?.right ?? 0) - (first?.left ?? 0)) / scale,
      size: height / scale,
      font: 'recognised',
      isArtifact: false,
    };
  });
}

function meanConfidence(lines: readonly RecognisedLine[]): number {
  let [sum, letters] = [0, 0];
  for (const { text, confidence } of lines.flatMap(({ words }) => words)) {
    sum += confidence * text.length;
    letters += text.length;
  }
  return letters === 0 ? 0 : Math.round(sum / letters);
}
