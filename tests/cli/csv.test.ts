import { describe, expect, it } from 'vitest';
import { csvHeader, csvRecord, csvRow } from '../../cli/csv.ts';
import type { KeptDocument } from '../../src/records/document.ts';
import { letter, recordOf } from './sample-records.ts';

describe('CSV', () => {
  it.each([
    ['plain text as it is', 'a b', 'a b'],
    ['nothing for null', null, ''],
    ['numbers', -5, '-5'],
    ['commas, quotes and line breaks in quotes', 'a,"b"\nc', '"a,""b""\nc"'],
    ['a formula as text', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['a plus', '+44 20', "'+44 20"],
    ['a minus', '-1+2', "'-1+2"],
    ['an at', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\tx', "'\tx"],
    ['a carriage return', '\rx', `"'\rx"`],
    ['a formula sign inside', 'a=b', 'a=b'],
  ])('writes %s', (_name, value, expected) => {
    expect(csvRow([value])).toBe(`${expected}\r\n`);
  });

  it('has as many cells in a row as in the header, the judgements among them', () => {
    const document = {
      ...recordOf(letter, '0123456789abcdef', {
        text: 'One line',
        syndicatedFrom: { name: 'PA Media', url: null },
      }),
      number: 3,
      version: 1,
      firstSeenAt: '',
      changedAt: '',
      file: null,
      alternates: [],
    } as KeptDocument;
    const names = csvHeader().trim().split(',');
    const cells = csvRecord(document).trim().split(',');
    expect(cells).toHaveLength(names.length);
    const row = Object.fromEntries(names.map((name, index) => [name, cells[index]]));
    expect(row).toMatchObject({
      id: '0123456789abcdef',
      number: '3',
      type: 'InspectionReport',
      overall: 'good',
      localDemocracyCredit: '',
      syndicatedFrom: 'PA Media',
      text: 'One line',
      source: 'example-news',
    });
  });
});
