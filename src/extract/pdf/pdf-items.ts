/** The runs of text that a PDF paints, with their places, as pdf.js reports them. Not their reading order: see pdf-lines. */
import { getDocumentProxy } from 'unpdf';
import { UnreadableError } from '../../records/errors.ts';
import type { RecognisePage } from '../../records/page-picture.ts';
import type { Recognition } from './pdf-recognition.ts';

/** One painted run. Lengths in points; `y` is the baseline, counted from the top of the page as it is seen. */
export interface PdfItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  /** The file itself tags the run as page furniture. */
  readonly isArtifact: boolean;
}

export interface PdfPage {
  /** Counted from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly PdfItem[];
}

interface PdfItems {
  readonly pages: readonly PdfPage[];
  /** BCP 47, as the file states it. */
  readonly language: string | null;
  /** What was read of its scanned pages; null when nobody lent a recogniser. */
  readonly recognition: Recognition | null;
}

/** The longest council pack seen has some 900 pages; past this a file is an attack or an archive. */
const MAX_PAGES = 3_000;
/** A dense page holds some 1,500 runs; one with a hundred times that is a drawing or a bomb. */
const MAX_ITEMS_PER_PAGE = 150_000;
const MAX_ITEMS = 3_000_000;
const MAX_CHARS = 30_000_000;
/** A sheet of A4 at 600 pixels an inch has 35 million; larger pictures are not decoded. */
const MAX_PICTURE_PIXELS = 40_000_000;

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Document['getPage']>>;
type Matrix = readonly number[];

/** True when the bytes say `%PDF-` near their beginning, which is where the format wants it. */
export function isPdf(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString('latin1');
  return head.includes('%PDF-');
}

/**
 * Reads every run of text of a PDF, and those of its scanned pages where a recogniser is lent.
 * @throws UnreadableError PDF_BROKEN (not a PDF, or damaged), PDF_ENCRYPTED (wants a password), PDF_TOO_LARGE.
 */
export async function readItems(bytes: Uint8Array, recognise: RecognisePage | null = null): Promise<PdfItems> {
  if (!isPdf(bytes)) throw new UnreadableError('read PDF failed: the bytes are no PDF', { code: 'PDF_BROKEN' });
  const document = await open(bytes);
  try {
    if (document.numPages > MAX_PAGES) throw tooLarge(`${document.numPages} pages`);
    const pages: PdfPage[] = [];
    const room = { items: MAX_ITEMS, chars: MAX_CHARS };
    let language: string | null = null;
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await readPage(document, number, room);
      pages.push(page.page);
      language ??= page.language;
    }
    if (recognise === null) return { pages, language, recognition: null };
    // Who has no recogniser does not load what prepares pages for one.
    const { recogniseScans } = await import('./pdf-recognition.ts');
    return { language, ...(await recogniseScans(pages, (number) => document.getPage(number), recognise)) };
  } catch (error) {
    throw error instanceof UnreadableError ? error : broken(error);
  } finally {
    await document.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<Document> {
  try {
    // pdf.js takes the buffer away from its owner, so it gets a copy. Verbosity 0: warnings are no business of stderr.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, maxImageSize: MAX_PICTURE_PIXELS });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new UnreadableError('read PDF failed: it wants a password', { code: 'PDF_ENCRYPTED', cause: error });
    }
    throw broken(error);
  }
}

async function readPage(document: Document, number: number, room: { items: number; chars: number }) {
  const page = await document.getPage(number);
  const content = await page.getTextContent({ includeMarkedContent: true });
  const { width, height, transform } = page.getViewport({ scale: 1 });
  room.items -= content.items.length;
  if (content.items.length > MAX_ITEMS_PER_PAGE || room.items < 0)
    throw tooLarge(`too many runs of text by page ${number}`);
  const items = upright(paintedRuns(content, transform), width, height);
  for (const item of items) room.chars -= item.text.length;
  if (room.chars < 0) throw tooLarge(`too much text by page ${number}`);
  page.cleanup();
  return { page: { number, width, height, items }, language: content.lang };
}

interface TurnedItem extends PdfItem {
  /** Quarter turns of the writing against the page. */
  readonly turn: 0 | 1 | 2 | 3 | null;
}

function paintedRuns(content: Awaited<ReturnType<Page['getTextContent']>>, view: Matrix): TurnedItem[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view;
  const runs: TurnedItem[] = [];
  const tags: boolean[] = [];
  let artifacts = 0;
  for (const item of content.items) {
    if (!('str' in item)) {
      if (item.type === 'endMarkedContent') artifacts -= tags.pop() === true ? 1 : 0;
      else {
        // pdf.js types the tag away; Word writes /Artifact around headers, footers and page numbers.
        const isArtifact = 'tag' in item && item.tag === 'Artifact';
        tags.push(isArtifact);
        artifacts += isArtifact ? 1 : 0;
      }
    } else if (item.str.trim() !== '') {
      // Written out: this is done for every run, and arrays made for each would cost more than the sums.
      const [p = 1, q = 0, r = 0, t = 1, u = 0, v = 0] = item.transform as Matrix;
      const x = a * u + c * v + e;
      const y = b * u + d * v + f;
      const size = Math.hypot(a * r + c * t, b * r + d * t);
      if (!Number.isFinite(x + y + size)) continue;
      const turn = quarterTurn(a * p + c * q, b * p + d * q);
      runs.push({
        text: item.str,
        x,
        y,
        width: item.width,
        size,
        font: item.fontName,
        isArtifact: artifacts > 0,
        turn,
      });
    }
  }
  return runs;
}

function quarterTurn(a: number, b: number): TurnedItem['turn'] {
  const lean = Math.min(Math.abs(a), Math.abs(b)) / Math.max(Math.abs(a), Math.abs(b), 1e-9);
  if (lean > 0.1) return null;
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2;
  return b >= 0 ? 1 : 3;
}

/** Keeps the runs written in the page's main direction, turned upright; watermarks and marginal notes lie across it. */
function upright(runs: readonly TurnedItem[], width: number, height: number): PdfItem[] {
  const chars = [0, 0, 0, 0];
  for (const run of runs) if (run.turn !== null) chars[run.turn] = (chars[run.turn] ?? 0) + run.text.length;
  const main = chars.indexOf(Math.max(...chars));
  const [w, h] = main % 2 === 0 ? [width, height] : [height, width];
  const turned = runs.filter((run) => run.turn === main);
  return (main === 0 ? turned : turned.map((run) => ({ ...run, ...upTurned(run, main, [width, height]) }))).filter(
    (run) => run.x > -1 && run.x < w + 1 && run.y > -1 && run.y < h + 1,
  );
}

function upTurned(
  { x, y }: PdfItem,
  turn: number,
  [width, height]: readonly [number, number],
): { x: number; y: number } {
  if (turn === 1) return { x: y, y: width - x };
  return turn === 2 ? { x: width - x, y: height - y } : { x: height - y, y: x };
}

function broken(cause: unknown): UnreadableError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UnreadableError(`read PDF failed: ${reason}`, { code: 'PDF_BROKEN', cause });
}

function tooLarge(reason: string): UnreadableError {
  return new UnreadableError(`read PDF failed: ${reason}`, { code: 'PDF_TOO_LARGE' });
}
