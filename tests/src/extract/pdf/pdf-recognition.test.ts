import { describe, expect, it } from 'vitest';
import type { PagePicture, RecognisedLine, RecognisePage } from '../../../../src/records/page-picture.ts';
import { readPdf } from '../../../../src/extract/pdf/pdf-text.ts';
import { A4, printPage } from '../../../fixtures/print-page.ts';
import type { ScannedPage, TextPage } from '../../../fixtures/scanned-pdf.ts';
import { scannedPdf } from '../../../fixtures/scanned-pdf.ts';

const sheet = printPage([{ x: 72, y: 100, text: 'Anything' }], { dpi: 72 });
const scan: ScannedPage = { picture: sheet };
const words: TextPage = {
  text: [
    'The harbour office is open from nine until noon on weekdays.',
    'It is closed on the days between the years, and whenever the tide is over the steps.',
  ],
};
/** Quicker to prepare than a whole page. */
const quarter: ScannedPage = { picture: sheet, place: '300 0 0 421 0 400 cm' };
const logo: ScannedPage = { picture: sheet, place: '80 0 0 80 400 700 cm' };

/** A line as the engine gives it, on a picture of 200 dots an inch. */
const line = (
  text: string,
  y: number,
  more: Partial<RecognisedLine> & { confidence?: number; left?: number } = {},
): RecognisedLine => {
  let left = more.left ?? 200;
  const { confidence = 95 } = more;
  const parts = text.split(' ').map((word) => {
    const place = { left, right: left + word.length * 14 };
    left = place.right + 10;
    return { text: word, confidence, ...place };
  });
  return { words: parts, baseline: y, height: 30, ...more };
};

/** Reads with a recogniser that sees the same on every page, and keeps what it was shown. */
async function read(pages: readonly (ScannedPage | TextPage)[], lines: readonly RecognisedLine[] | null) {
  const shown: PagePicture[] = [];
  const recognise: RecognisePage = async (picture) => {
    shown.push(picture);
    return Promise.resolve(lines);
  };
  const pdf = await readPdf(scannedPdf(pages), recognise);
  return { ...pdf, shown: shown.length };
}

const MINUTES = [
  line('The ferry was mended in May and has run on every', 300),
  line('weekday since then', 345),
  line('The chair thanked the boatmen', 450),
];

describe('scanned pages', () => {
  it('are laid out as text is: lines joined to paragraphs, with a map of pages', async () => {
    const { text, pageStarts, recognition } = await read([scan], MINUTES);
    expect(text).toBe(
      'The ferry was mended in May and has run on every weekday since then\n\nThe chair thanked the boatmen',
    );
    expect(pageStarts).toEqual([{ offset: 0, page: 1 }]);
    expect(recognition).toEqual({ pages: [1], left: [], confidence: 95 });
  });

  it('are the only ones that are recognised: pages with text and empty ones stay as they are', async () => {
    const { text, shown, recognition } = await read([words, scan, { text: [] }, logo], MINUTES);
    expect(shown).toBe(1);
    expect(recognition).toMatchObject({ pages: [2], left: [] });
    expect(text).toContain('open from nine until noon');
    expect(text).toContain('The chair thanked the boatmen');
  });

  it('may have a page number stamped on them, which is no text', async () => {
    const { text, recognition } = await read(
      [1, 2, 3].map((number) => ({ ...scan, stamp: `Page ${number}` })),
      MINUTES,
    );
    expect(recognition?.pages).toEqual([1, 2, 3]);
    expect(text).not.toContain('Page 2');
  });

  it('keep cells of a row apart', async () => {
    const row = line('Heron', 300);
    const cells = [...row.words, ...line('Repaired', 300, { left: 700 }).words];
    const { blocks } = await read([scan], [{ ...row, words: cells }, ...MINUTES.slice(1)]);
    expect(blocks[0]).toMatchObject({ kind: 'row', cells: ['Heron', 'Repaired'] });
  });

  it('take small differences in height for one size of type, and large ones for a heading', async () => {
    const { blocks } = await read(
      [scan],
      [
        line('Ferries', 200, { height: 50 }),
        line('The ferry was mended in May and has run on every weekday', 300, { height: 33 }),
        line('since then, and on the Sundays of the summer from ten until', 345, { height: 27 }),
        line('the tide turned.', 390, { height: 31 }),
      ],
    );
    expect(blocks.map(({ kind, text }) => `${kind}: ${text.slice(0, 9)}`)).toEqual([
      'heading: Ferries',
      'paragraph: The ferry',
    ]);
    expect(blocks[1]?.text).toMatch(/tide turned\.$/);
  });

  it('lose what is read of dirt and signatures', async () => {
    const dirt = [line('. - .', 600), line('Sve eel', 700, { confidence: 21 })];
    const { text } = await read([scan], [...MINUTES, ...dirt]);
    expect(text).toMatch(/boatmen$/);
  });

  it('are named when they could not be recognised', async () => {
    const { recognition, text } = await read([words, scan], null);
    expect(recognition).toMatchObject({ pages: [], left: [2] });
    expect(text).toContain('harbour office');
  });

  it('are recognised up to the fiftieth', async () => {
    const { recognition, shown } = await read(
      Array.from({ length: 53 }, () => quarter),
      MINUTES,
    );
    expect(shown).toBe(50);
    expect(recognition?.left).toEqual([51, 52, 53]);
  });

  it('give places on the page in points', async () => {
    const { blocks } = await read([scan], [line('Low', 2_300), line('High', 100)]);
    expect(blocks.map(({ text }) => text)).toEqual(['High', 'Low']);
    expect(blocks[0]?.size).toBeCloseTo((30 / 2_339) * A4.height, 0);
  });
});

describe('a PDF without any text', () => {
  const failure = async (pages: readonly ScannedPage[], recognise?: RecognisePage): Promise<unknown> =>
    readPdf(scannedPdf(pages), recognise).catch((error: unknown) => error);

  it('says what reads it', async () => {
    expect(await failure([scan])).toMatchObject({
      code: 'PDF_NO_TEXT',
      message: 'read PDF failed: no text on its page; if they are scans, set GLEANER_OCR=eng to have them recognised',
    });
  });

  it('says so when there are no letters, or the scans could not be recognised', async () => {
    expect(await failure([scan, scan], async () => Promise.resolve([]))).toMatchObject({
      message: 'read PDF failed: no text on its 2 pages, and none was recognised in pictures',
    });
    expect(await failure([scan, scan], async () => Promise.resolve(null))).toMatchObject({
      message: 'read PDF failed: no text on its 2 pages; 2 are scans that could not be recognised',
    });
  });
});
