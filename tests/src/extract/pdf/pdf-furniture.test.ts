import { describe, expect, it } from 'vitest';
import { readPdf } from '../../../../src/extract/pdf/pdf-text.ts';
import { makePdf, type PdfPen } from '../../../fixtures/make-pdf.ts';

const FILLER =
  'The service has a stable group of managers who know their area well and who use what they learn from audits to make it better for families.';
const SENDER = [
  'Inspectorate',
  'Mill House',
  '12 Mill Street',
  'M1 2AB',
  'T 0300 000 0000',
  'help@inspectorate.example',
];
const ADDRESSEE = ['Ms Ann Director', 'Director of Children’s Services', 'Northshire County Council', 'NX1 2AB'];

const textOf = async (draw: (pen: PdfPen) => void): Promise<string> => (await readPdf(await makePdf(draw))).text;

function letter(pen: PdfPen): PdfPen {
  ADDRESSEE.forEach((line, index) => pen.at(71, 150 + index * 14.4, line));
  return pen.at(71, 230, 'Dear Ms Director').paragraphs(270, FILLER, FILLER, FILLER);
}

describe('letterheads', () => {
  it.each<[string, (pen: PdfPen) => void]>([
    [
      'small, in two columns',
      (pen) => SENDER.forEach((line, at) => pen.at(at < 4 ? 71 : 250, 40 + (at % 4) * 11, line, 9)),
    ],
    [
      'as large as the letter, in a column at the right',
      (pen) => SENDER.forEach((line, at) => pen.at(380, 40 + at * 14.4, line)),
    ],
    [
      'as large as the letter, at the left above the address',
      (pen) => SENDER.forEach((line, at) => pen.at(71, 30 + at * 14.4, line)),
    ],
  ])('%s are dropped, painted before or after the letter', async (_layout, head) => {
    for (const order of [
      [head, letter],
      [letter, head],
    ]) {
      const text = await textOf((pen) => order.forEach((paint) => paint(pen)));
      expect(text).not.toMatch(/Mill|0300|inspectorate\.example/);
      for (const line of ADDRESSEE) expect(text).toContain(line);
      expect(text).toContain('Dear Ms Director');
    }
  });

  it('as large as the letter in two columns are dropped where the name above the address is that of the site', async () => {
    const text = await textOf((pen) => {
      SENDER.slice(0, 4).forEach((line, at) => pen.at(71, 30 + at * 14.4, line));
      SENDER.slice(4).forEach((line, at) => pen.at(250, 44.4 + at * 14.4, line));
      letter(pen);
    });
    expect(text).not.toMatch(/Mill|M1 2AB|0300|inspectorate\.example/);
    for (const line of ADDRESSEE) expect(text).toContain(line);
  });

  it('leave an addressee beside them alone', async () => {
    const text = await textOf((pen) => {
      SENDER.forEach((line, at) => pen.at(380, 40 + at * 14.4, line));
      ADDRESSEE.forEach((line, at) => pen.at(71, 40 + at * 14.4, line));
      pen.at(71, 180, 'Dear Ms Director').paragraphs(220, FILLER, FILLER);
    });
    for (const line of ADDRESSEE) expect(text).toContain(line);
  });

  it('are no addressee whose block names no telephone', async () => {
    const text = await textOf((pen) => {
      ['Ms Ann Director', 'Northshire Council', 'NX1 2AB', 'ann@northshire.example'].forEach((line, at) =>
        pen.at(71, 60 + at * 14.4, line),
      );
      pen.at(71, 200, 'Dear Ms Director').paragraphs(240, FILLER, FILLER);
    });
    expect(text).toContain('Northshire Council');
    expect(text).toContain('ann@northshire.example');
  });

  it('leave what stands beside them', async () => {
    const text = await textOf((pen) => {
      SENDER.forEach((line, at) => pen.at(380, 40 + at * 14.4, line));
      pen.at(71, 97.6, '18 December 2019');
      letter(pen);
    });
    expect(text).toMatch(/^18 December 2019\n/);
  });
});

describe('hidden words of a template', () => {
  it('are dropped where they stand before what took their place', async () => {
    const text = await textOf((pen) =>
      pen.at(71, 200, 'Insert LA AddressDear Ms Director').paragraphs(240, FILLER, FILLER),
    );
    expect(text).toMatch(/^Dear Ms Director\n/);
  });

  it('are dropped where they are too small to be read', async () => {
    const text = await textOf((pen) =>
      pen.at(71, 196, 'Name of the recipient', 1).at(71, 200, 'Dear Ms Director').paragraphs(240, FILLER, FILLER),
    );
    expect(text).toMatch(/^Dear Ms Director\n/);
  });

  it('are no sentence that begins so', async () => {
    const text = await textOf((pen) =>
      pen.paragraphs(200, 'Insert council address labels with care: they are what the post goes by.', FILLER),
    );
    expect(text).toContain('Insert council address labels with care: they are what the post goes by.');
  });
});
