import { getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import type { PagePictures } from '../../../../src/extract/pdf/pdf-pictures.ts';
import { pagePictures } from '../../../../src/extract/pdf/pdf-pictures.ts';
import { rawPdf } from '../../../fixtures/hostile-pdf.ts';

const stream = (dictionary: string, data: string): string =>
  `<< ${dictionary} /Length ${data.length} >>\nstream\n${data}\nendstream`;
/** Eight by two pixels of one bit: the upper row dark on the left, the lower on the right. */
const BITS = stream(
  '/Type /XObject /Subtype /Image /Width 8 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 1',
  '\x0f\xf0',
);

/** A page of 100 by 200 points that paints `content`; the picture /I is `image`, the form /X paints it. */
async function picturesOf(content: string, image = BITS, form = '/I Do'): Promise<PagePictures> {
  const bytes = rawPdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 200] /Contents 4 0 R /Resources << /XObject << /I 5 0 R /X 6 0 R >> >> >>',
    stream('', content),
    image,
    stream(
      '/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Matrix [0.5 0 0 0.5 0 0] /Resources << /XObject << /I 5 0 R /X 6 0 R >> >>',
      form,
    ),
  ]);
  const document = await getDocumentProxy(bytes, { verbosity: 0 });
  try {
    return await pagePictures(await document.getPage(1));
  } finally {
    await document.destroy();
  }
}

describe('the pictures of a page', () => {
  it('have their places on the page as it is seen, from its top left', async () => {
    const { pictures, undecoded } = await picturesOf('q 50 0 0 100 25 60 cm /I Do Q');
    expect(undecoded).toBe(0);
    expect(pictures).toMatchObject([{ width: 8, height: 2, coding: 'bits', place: [50, 0, 0, -100, 25, 140] }]);
  });

  it('are found in forms, whose places add up, and not moved by what was restored', async () => {
    const { pictures } = await picturesOf('q 10 0 0 10 0 0 cm Q q 100 0 0 200 0 0 cm /X Do Q q 1 0 0 1 3 4 cm /I Do Q');
    expect(pictures.map(({ place }) => place)).toEqual([
      [50, 0, 0, -100, 0, 200],
      [1, 0, 0, -1, 3, 196],
    ]);
  });

  it('may stand in the content itself', async () => {
    const { pictures } = await picturesOf('q 100 0 0 200 0 0 cm BI /W 8 /H 2 /BPC 1 /CS /G ID \x0f\xf0 EI Q');
    expect(pictures).toMatchObject([{ width: 8, height: 2 }]);
  });

  it('are masks with the grey of their colour', async () => {
    const mask = stream(
      '/Type /XObject /Subtype /Image /Width 8 /Height 2 /ImageMask true /BitsPerComponent 1',
      '\x0f\xf0',
    );
    const { pictures } = await picturesOf('0 0 1 rg /I Do q 1 g /I Do Q /I Do', mask);
    expect(pictures.map(({ coding, ink }) => ({ coding, ink }))).toEqual(
      [28, 255, 28].map((ink) => ({ coding: 'mask', ink })),
    );
  });

  it('are counted when they cannot be decoded', async () => {
    const jbig2 = stream(
      '/Type /XObject /Subtype /Image /Width 8 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode',
      'nothing of the kind',
    );
    expect(await picturesOf('/I Do', jbig2)).toEqual({ pictures: [], undecoded: 1 });
  });

  it('end where a page is a bomb', async () => {
    expect((await picturesOf('q 1 0 0 1 0 0 cm /I Do Q '.repeat(3_000))).pictures.length).toBe(2_000);
    expect((await picturesOf(`${'q '.repeat(5_000)} /I Do`)).pictures.length).toBe(1);
    expect((await picturesOf('/X Do', BITS, '/X Do /X Do')).pictures).toEqual([]);
  });
});
