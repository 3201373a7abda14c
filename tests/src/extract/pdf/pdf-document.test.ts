import { describe, expect, it } from 'vitest';
import { extractPdf } from '../../../../src/extract/pdf/pdf-document.ts';
import type { ReadInput } from '../../../../src/records/extraction.ts';
import type { TargetHint } from '../../../../src/records/target.ts';
import { makePdf, type PdfPen } from '../../../fixtures/make-pdf.ts';

function inputOf(bytes: Uint8Array, hint: TargetHint = {}): ReadInput {
  return {
    bytes,
    mediaType: 'application/pdf',
    charset: null,
    uri: null,
    source: null,
    hint,
    capturedAt: '2026-01-01T00:00:00Z',
  };
}

const read = async (draw: (pen: PdfPen) => void, hint?: TargetHint, options?: PDFKit.PDFDocumentOptions) =>
  extractPdf(inputOf(await makePdf(draw, options), hint));

const BODY =
  'The plan says what the council will do in the next three years for children and for young people who leave its care, and what it will cost.';

describe('extractPdf: bytes that are no PDF', () => {
  it.each([
    [
      'an error page saved under a PDF’s name',
      '<!DOCTYPE html><html><body>File not found</body></html>',
      'it is an HTML page',
    ],
    ['other bytes', 'PK\u0003\u0004', 'unknown bytes'],
  ])('refuses %s as wrong-kind', async (_case, text, detail) => {
    expect(await extractPdf(inputOf(new TextEncoder().encode(text)))).toEqual({
      kind: 'not-a-document',
      reason: 'wrong-kind',
      detail: `not a PDF: ${detail}`,
    });
  });

  it('says that there is nothing', async () => {
    expect(await extractPdf(inputOf(new Uint8Array()))).toMatchObject({ kind: 'not-a-document', reason: 'empty' });
  });
});

describe('extractPdf: any document', () => {
  it('takes the headline from the title lines, over two lines, and never from the metadata', async () => {
    const draw = (pen: PdfPen) =>
      pen.at(71, 150, 'A plan for children', 24).at(71, 178, 'and young people', 24).paragraphs(230, BODY, BODY);
    const found = await read(draw, { title: 'Plan (PDF, 2 MB)' }, { info: { Title: 'Microsoft Word - plan v3.docx' } });
    expect(found).toMatchObject({
      kind: 'page',
      fields: { headline: { value: 'A plan for children and young people', rule: 'pdf.title-lines' } },
    });
  });

  it('takes the link’s words where the document has no title', async () => {
    const found = await read((pen) => pen.paragraphs(150, BODY, BODY), {
      title: 'Children’s plan',
      published: '2025-03-01',
    });
    expect(found).toMatchObject({
      fields: {
        headline: { value: 'Children’s plan', rule: 'hint.title' },
        datePublished: { value: '2025-03-01', rule: 'hint.published' },
      },
    });
  });
});

describe('extractPdf: meetings', () => {
  const minutes = (pen: PdfPen) =>
    pen.paragraphs(
      150,
      'Minutes of the meeting of the Children’s Committee held on 4 March 2025',
      'Present: A. Person (Chair)',
      'Apologies for absence were received from B. Other.',
    );

  it('hands text that opens as minutes do to their reader', async () => {
    expect((await read(minutes)).kind).toBe('meeting');
  });

  it('hands over what the link called a meeting’s paper, whatever it looks like', async () => {
    expect(
      await read((pen) => pen.paragraphs(150, BODY), { meeting: { kind: 'report', council: 'Northshire' } }),
    ).toMatchObject({
      kind: 'meeting',
      meeting: { kind: 'report' },
    });
  });
});

describe('extractPdf: a letter as it is painted', () => {
  it('reads a monitoring visit whose letterhead comes last and whose sentence runs over the page', async () => {
    const found = await read((pen) => {
      ['11 December 2018', 'Ms Director', 'Northshire County Council', 'NX1 2AB', 'Dear Ms Director'].forEach(
        (line, index) => pen.at(71, 140 + index * 15, line),
      );
      pen.at(71, 240, 'Monitoring visit of Northshire local authority children’s services', 12, 'Helvetica-Bold');
      pen.paragraphs(
        270,
        'This letter summarises the findings of the monitoring visit to Northshire children’s services on 13 and 14 November 2018. The visit was the third since the local authority was judged inadequate in June 2017. The inspectors were Ann Example HMI and Bo Other HMI.',
        'The local authority is making slow progress in improving services for its children and young people. ' +
          'Plans are clear and they are looked at often. '.repeat(40).trim(),
      );
      pen.at(
        71,
        740,
        'Inspectors saw that many of the plans for children who live in the county with their families do',
      );
      ['Ofsted', 'Mill Street', 'M1 2AB'].forEach((line, index) => pen.at(71, 40 + index * 11, line, 9));
      ['T 0300 000 0000', 'enquiries@ofsted.example', 'www.ofsted.example'].forEach((line, index) =>
        pen.at(169, 40 + index * 11, line, 9),
      );
      pen
        .page()
        .at(517, 780, '2')
        .paragraphs(
          100,
          'not say what is to change for them by when.',
          'Yours sincerely',
          'Ann Example',
          'Her Majesty’s Inspector',
        );
    });
    expect(found).toMatchObject({
      kind: 'inspection',
      fields: { headline: { value: 'Monitoring visit of Northshire local authority children’s services' } },
      inspection: {
        kind: { value: 'monitoring_visit' },
        providers: [
          { value: 'Northshire', rule: 'inspection.title' },
          { value: 'Northshire County Council', rule: 'inspection.addressee' },
        ],
        windows: [{ value: '13 and 14 November 2018' }],
        published: { value: '11 December 2018' },
        leadInspector: { value: 'Ann Example', rule: 'inspection.signatory' },
        judgements: [],
      },
    });
    const text = found.kind === 'inspection' ? found.text.value : '';
    expect(text).toContain(
      'live in the county with their families do not say what is to change for them by when.\n\nYours sincerely',
    );
    expect(text).not.toMatch(/Mill Street|0300|www\.|\n2\n/);
  });
});
