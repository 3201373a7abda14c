import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { coverOf, pageRaster } from '../../../../src/extract/pdf/page-raster.ts';
import type { PdfPicture } from '../../../../src/extract/pdf/pdf-pictures.ts';
import { pagePictures } from '../../../../src/extract/pdf/pdf-pictures.ts';
import type { Picture } from '../../../fixtures/print-page.ts';
import { A4, printPage } from '../../../fixtures/print-page.ts';
import type { ScannedPage } from '../../../fixtures/scanned-pdf.ts';
import { scannedPdf, turned } from '../../../fixtures/scanned-pdf.ts';

const sheet = printPage(
  [
    { x: 72, y: 100, text: 'Marlow Regis Parish Council', size: 20, bold: true },
    { x: 72, y: 140, text: 'The ferry was mended.', size: 14 },
  ],
  { dpi: 200 },
);

async function rasterOf(page: ScannedPage): Promise<Picture> {
  const document = await getDocumentProxy(scannedPdf([page]), { verbosity: 0 });
  try {
    const opened = await document.getPage(1);
    const { pictures } = await pagePictures(opened);
    return pageRaster(pictures, opened.getViewport({ scale: 1 }));
  } finally {
    await document.destroy();
  }
}

/** The share of pixels that are dark in one and light in the other, of all that are dark in the first. */
function differing(one: Picture, other: Picture): number {
  expect([other.width, other.height]).toEqual([one.width, one.height]);
  let [dark, wrong] = [0, 0];
  one.grey.forEach((grey, at) => {
    const isDark = grey < 128;
    dark += isDark ? 1 : 0;
    wrong += isDark === (other.grey[at] ?? 0) < 128 ? 0 : 1;
  });
  expect(dark).toBeGreaterThan(1_000);
  return wrong / dark;
}

describe('a page as a picture', () => {
  it.each<[string, Omit<ScannedPage, 'picture'>]>([
    ['of one bit a pixel', { coding: 'bits' }],
    ['of grey', { coding: 'grey' }],
    ['in colour', { coding: 'rgb' }],
    ['of a mask that only paints', { coding: 'mask' }],
    ['as JBIG2', { coding: 'jbig2' }],
    ['cut into strips', { coding: 'grey', strips: 7 }],
    ['with a stamp', { coding: 'bits', stamp: 'Page 12' }],
    ['turned a quarter for reading', { coding: 'bits', rotate: 90 }],
    ['turned upside down for reading', { coding: 'grey', rotate: 180 }],
    ['turned three quarters for reading', { coding: 'bits', rotate: 270, strips: 3 }],
  ])('%s is the sheet as it was', async (_case, how) => {
    expect(differing(sheet, await rasterOf({ picture: sheet, ...how }))).toBeLessThan(0.02);
  });

  it('is turned as its place says', async () => {
    const lying = turned(turned(turned(sheet)));
    const upright = await rasterOf({ picture: lying, place: `0 ${-A4.height} ${A4.width} 0 0 ${A4.height} cm` });
    expect(differing(sheet, upright)).toBeLessThan(0.02);
  });

  it('is made coarser or finer until it is of a size that is read well', async () => {
    const long = async (dpi: number): Promise<number> =>
      (await rasterOf({ picture: printPage([{ x: 72, y: 100, text: 'A' }], { dpi }), coding: 'grey' })).height;
    expect(await long(72)).toBe(2_339);
    expect(await long(220)).toBe(2_573);
    expect(await long(400)).toBe(2_924);
  });

  it('keeps its letters when it is made coarser', async () => {
    const print = (dpi: number): Picture => printPage([{ x: 72, y: 100, text: 'Marlow Regis', size: 30 }], { dpi });
    const made = await rasterOf({ picture: print(400), coding: 'bits' });
    expect(differing(print(250), made)).toBeLessThan(0.1);
  });
});

describe('a picture that lies about itself', () => {
  const picture = (place: PdfPicture['place']): PdfPicture => ({
    ...{ width: 10, height: 10, pixels: new Uint8Array(100), coding: 'bits', ink: 0, place },
  });

  it.each<[string, PdfPicture['place']]>([
    ['without height', [595, 0, 0, 0, 0, 0]],
    ['beyond all measure', [1e300, 0, 0, 1e300, -1e299, -1e299]],
    ['beside the page', [100, 0, 0, 100, 5_000, 5_000]],
  ])('is painted within the page or not at all: %s', (_case, place) => {
    const made = pageRaster([picture(place)], A4);
    expect(made.grey.length).toBeLessThan(6_600_000);
  });

  it('does not make a page larger than what is read', () => {
    const { width, height } = pageRaster([], { width: 14_400, height: 14_400 });
    expect(width * height).toBeLessThan(6_600_000);
  });

  it('covers no more than the page', () => {
    expect(coverOf([picture([595, 0, 0, 842, 0, 0])], A4)).toBeCloseTo(1);
    expect(coverOf([picture([6_000, 0, 0, 8_000, -600, -900])], A4)).toBe(1);
    expect(coverOf([picture([59.5, 0, 0, 84.2, 20, 20])], A4)).toBeCloseTo(0.01);
    expect(coverOf([], A4)).toBe(0);
  });
});
