import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../src/extract/pdf/pdf-text.ts';
import { makePdf, type PdfPen } from '../../../fixtures/make-pdf.ts';

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

describe('the rows of a table', () => {
  const rows = async (draw: (pen: PdfPen) => PdfPen): Promise<string[]> => {
    const pdf = await readPdf(await makePdf((pen) => draw(pen).paragraphs(400, FILLER, FILLER, FILLER)));
    return pdf.blocks.filter(({ page, text }) => page === 1 && text !== FILLER).map(({ text }) => text);
  };

  it('have cells that begin above their label and come down to it', async () => {
    const table = (pen: PdfPen) =>
      pen
        .at(71, 148.8, 'Children in care')
        .at(250, 120, 'Requires')
        .at(250, 134.4, 'improvement')
        .at(250, 148.8, 'to be good')
        .at(420, 148.8, 'Good');
    expect(await rows(table)).toEqual(['Children in care | Requires improvement to be good | Good']);
  });

  it('come back to a cell that goes on in small letters, but not to what is a line of its own', async () => {
    const table = (pen: PdfPen) =>
      pen
        .at(71, 120, 'The experiences and progress')
        .at(330, 120, 'Requires improvement')
        .at(71, 134.4, 'of care leavers')
        .at(330, 134.4, 'to be good')
        .at(71, 180, 'Northshire Council')
        .at(330, 180, 'Care board')
        .at(71, 194.4, 'www.northshire.example')
        .at(330, 194.4, 'www.board.example');
    expect(await rows(table)).toEqual([
      'The experiences and progress of care leavers | Requires improvement to be good',
      'Northshire Council | Care board',
      'www.northshire.example | www.board.example',
    ]);
  });

  it('are one for each label of a list painted column by column', async () => {
    const list = (pen: PdfPen) =>
      pen
        .at(71, 120, 'Lead inspector:')
        .at(71, 134.4, 'Team inspectors:')
        .at(250, 120, 'Ann Example')
        .at(250, 134.4, 'Bo Other');
    expect(await rows(list)).toEqual(['Lead inspector: | Ann Example', 'Team inspectors: | Bo Other']);
  });

  it('are none of the columns of an address beside a longer one', async () => {
    const columns = (pen: PdfPen) => {
      pen.at(71, 148.8, 'NX1 2AB');
      ['Inspectorate', 'Mill House', '1 Mill Street', 'Northport', 'NX1 1AA', 'By hand'].forEach((line, at) =>
        pen.at(380, 120 + at * 14.4, line),
      );
      return pen;
    };
    expect((await rows(columns))[0]).toBe('NX1 2AB');
  });
});
