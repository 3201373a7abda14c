import { describe, expect, it } from 'vitest';
import type { Extraction } from '../../../../src/records/extraction.ts';
import { marked } from '../../../../src/extract/pdf/marked-recognition.ts';

const page: Extraction = { kind: 'page', fields: {}, text: { value: 'The ferry runs.', rule: 'pdf.blocks' } };

describe('an extraction with recognised text', () => {
  it.each([
    [[3], [], 'pdf.blocks + ocr (page 3)'],
    [[1, 2, 3, 7, 9, 10], [], 'pdf.blocks + ocr (pages 1-3, 7, 9-10)'],
    [[1, 2], [4, 5], 'pdf.blocks + ocr (pages 1-2; not recognised: 4-5)'],
  ])('names pages %j, and %j that were left, in its rule', (pages, left, rule) => {
    expect(marked(page, { pages, left, confidence: 93 })).toEqual({
      ...page,
      text: { value: 'The ferry runs.', rule },
      doubts: ['recognised text'],
    });
  });

  it('is garbled where the engine was in doubt itself', () => {
    expect(marked({ ...page, doubts: ['short'] }, { pages: [1], left: [], confidence: 58 })).toMatchObject({
      doubts: ['short', 'recognised text', 'garbled text'],
    });
  });

  it('is not doubted for pages that were left out', () => {
    expect(marked(page, { pages: [], left: [2], confidence: 0 })).toMatchObject({
      text: { rule: 'pdf.blocks + ocr (not recognised: 2)' },
      doubts: [],
    });
  });

  it('stays as it is without scans, or when it is no document', () => {
    expect(marked(page, { pages: [], left: [], confidence: 0 })).toBe(page);
    const none: Extraction = { kind: 'not-a-document', reason: 'empty', detail: 'no words' };
    expect(marked(none, { pages: [1], left: [], confidence: 90 })).toBe(none);
  });
});
