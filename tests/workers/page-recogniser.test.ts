import { afterEach, describe, expect, it } from 'vitest';
import type { PagePicture } from '../../src/records/page-picture.ts';
import type { PageRecogniser } from '../../workers/page-recogniser.ts';
import { openRecogniser } from '../../workers/page-recogniser.ts';
import { printPage } from '../fixtures/print-page.ts';
import { ocr } from '../requirements.ts';

const open: PageRecogniser[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((recogniser) => recogniser.close()));
});

function recogniser(options: Parameters<typeof openRecogniser>[1] = {}): PageRecogniser {
  const opened = openRecogniser('eng', options);
  open.push(opened);
  return opened;
}

const picture = (...lines: string[]): PagePicture => ({
  ...printPage(
    lines.map((text, index) => ({ x: 72, y: 100 + index * 40, text })),
    { dpi: 200 },
  ),
  dpi: 200,
});
const wordsOf = (lines: Awaited<ReturnType<PageRecogniser['recognise']>>): string[] | undefined =>
  lines?.map(({ words }) => words.map(({ text }) => text).join(' '));

describe.skipIf(!ocr.present)('the recogniser of letters', () => {
  it('reads print, with its places and how sure it is', async () => {
    let starts = 0;
    const { recognise } = recogniser({ onStart: () => (starts += 1) });
    const lines = await recognise(picture('The ferry to Marlow runs on Sundays.', 'Tickets cost £4.50 each way.'));
    expect(wordsOf(lines)).toEqual(['The ferry to Marlow runs on Sundays.', 'Tickets cost £4.50 each way.']);
    const [first, second] = lines ?? [];
    const dots = 200 / 72;
    expect(Math.abs((first?.baseline ?? 0) - 100 * dots)).toBeLessThan(5);
    expect(Math.abs((second?.baseline ?? 0) - 140 * dots)).toBeLessThan(5);
    expect(Math.abs((first?.words[0]?.left ?? 0) - 72 * dots)).toBeLessThan(8);
    expect(first?.height).toBeGreaterThan(20);
    expect(Math.min(...(first?.words ?? []).map(({ confidence }) => confidence))).toBeGreaterThan(60);
    expect(wordsOf(await recognise(picture('A second sheet.')))).toEqual(['A second sheet.']);
    expect(starts).toBe(1);
  });

  it('reads a sheet that lay askew', async () => {
    const sheet = printPage(
      ['The ferry to Marlow runs on Sundays in May,', 'and on every day of the week in summer.'].map((text, index) => ({
        x: 72,
        y: 100 + index * 20,
        text,
      })),
      { dpi: 200, skew: 0.02 },
    );
    expect(wordsOf(await recogniser().recognise({ ...sheet, dpi: 200 }))).toEqual([
      'The ferry to Marlow runs on Sundays in May,',
      'and on every day of the week in summer.',
    ]);
  });

  it('finds nothing on an empty sheet', async () => {
    expect(await recogniser().recognise(picture())).toEqual([]);
  });

  it('gives up a page that takes too long, and every page after the document’s time', async () => {
    const { recognise } = recogniser({ pageMs: 1 });
    expect(await recognise(picture('Too much to ask.'))).toBeNull();
    expect(await recognise(picture('Too much again.'))).toBeNull();
    let starts = 0;
    const late = recogniser({ documentMs: -1, onStart: () => (starts += 1) });
    expect(await late.recognise(picture('Too late.'))).toBeNull();
    expect(starts).toBe(0);
  });

  it('gives up a picture that is none, and reads the next', async () => {
    const { recognise } = recogniser();
    expect(await recognise({ width: 100, height: 100, grey: new Uint8Array(3), dpi: 200 })).toBeNull();
    expect(wordsOf(await recognise(picture('The ferry sails again.')))).toEqual(['The ferry sails again.']);
  });
});
