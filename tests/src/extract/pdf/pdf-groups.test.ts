import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../src/extract/pdf/pdf-text.ts';
import { makePdf } from '../../../fixtures/make-pdf.ts';

const FILLER =
  'The service has a stable group of managers who know their area well and who use what they learn from audits to make it better for families.';

describe('the lines of a cover', () => {
  it('are one title where the title is broken, and apart where each has a label', async () => {
    const { blocks } = await readPdf(
      await makePdf((pen) => {
        const lines = [
          'Inspection of services for children in need of help and',
          'protection, children looked after and care leavers',
          'Inspection dates: 14 October to 6 November 2014',
          'Report published: 5 January 2015',
          'Services in Northshire are good',
        ];
        lines.forEach((line, at) => pen.at(71, 120 + at * 17, line, 14));
        pen.paragraphs(300, FILLER, FILLER, FILLER);
      }),
    );
    expect(blocks.slice(0, 4).map(({ text }) => text)).toEqual([
      'Inspection of services for children in need of help and protection, children looked after and care leavers',
      'Inspection dates: 14 October to 6 November 2014',
      'Report published: 5 January 2015',
      'Services in Northshire are good',
    ]);
  });
});
