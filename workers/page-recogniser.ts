/** Recognises letters in pictures of pages: tesseract.js, in a thread of the reader process, for one document. Loads nothing from the web. */
import type { Line, Worker } from 'tesseract.js';
import type { OcrLanguage, RecognisedLine, RecognisePage } from '../src/records/page-picture.ts';
import { findRecogniser } from './recogniser-packages.ts';

export interface PageRecogniser {
  readonly recognise: RecognisePage;
  close(): Promise<void>;
}

interface RecogniserOptions {
  /** A page of print takes two seconds on an idle machine, a plan full of small marks ten. */
  readonly pageMs: number;
  /** Pages that are not begun by then are left out. */
  readonly documentMs: number;
  /** Called before the first page is recognised. */
  readonly onStart: () => void;
}

const DEFAULTS: RecogniserOptions = { pageMs: 60_000, documentMs: 480_000, onStart: () => {} };
/** Tesseract's names: the engine by lines, and pages whose columns it finds by itself. */
const LINES_ONLY = 1;
const AUTOMATIC = '3';

/** Starts its thread at the first page. A thread serves one document, so none learns from another's letters. */
export function openRecogniser(language: OcrLanguage, options: Partial<RecogniserOptions> = {}): PageRecogniser {
  const { pageMs, documentMs, onStart } = { ...DEFAULTS, ...options };
  const { dataFolder } = findRecogniser(language);
  const deadline = Date.now() + documentMs;
  let thread: Promise<Worker> | null = null;
  let hasStarted = false;
  const close = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await (await ending)?.terminate();
  };
  return {
    close,
    async recognise({ width, height, grey, dpi }) {
      if (Date.now() > deadline) return null;
      if (!hasStarted) onStart();
      hasStarted = true;
      thread ??= startThread(language, dataFolder);
      const worker = await thread;
      const header = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1');
      const reading = worker.recognize(
        Buffer.concat([header, grey]),
        { user_defined_dpi: String(dpi), rotateAuto: true },
        { blocks: true },
      );
      // What fails inside the engine fails for this page; the next one gets a fresh thread.
      const result = await within(pageMs, reading).catch(() => null);
      if (result === null) await close();
      return result && (result.data.blocks ?? []).flatMap(linesOf);
    },
  };
}

async function startThread(language: OcrLanguage, langPath: string): Promise<Worker> {
  const { createWorker } = await import('tesseract.js');
  const worker = await createWorker(language, LINES_ONLY, {
    langPath,
    cacheMethod: 'none',
    gzip: true,
    // Without it the package throws what it also hands to the caller.
    errorHandler: () => {},
  });
  // What the engine tells itself is no business of stderr.
  await worker.setParameters({ tessedit_pageseg_mode: AUTOMATIC, debug_file: '/dev/null' });
  return worker;
}

/** Null when it takes longer. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}

type Blocks = NonNullable<Awaited<ReturnType<Worker['recognize']>>['data']['blocks']>;

function linesOf({ paragraphs }: Blocks[number]): RecognisedLine[] {
  return paragraphs.flatMap(({ lines }) => lines).map(toLine);
}

function toLine({ words, baseline, rowAttributes }: Line): RecognisedLine {
  return {
    words: words.map(({ text, confidence, bbox }) => ({ text, confidence, left: bbox.x0, right: bbox.x1 })),
    baseline: (baseline.y0 + baseline.y1) / 2,
    height: rowAttributes.rowHeight,
  };
}
