import { describe, expect, it } from 'vitest';
import { drawTable } from '../../cli/table.ts';
import { recordedIo } from './recorded-io.ts';

const columns = [{ title: 'id' }, { title: 'n', align: 'right' }, { title: 'headline', shrinks: true }] as const;

describe('a table', () => {
  it('is plain aligned columns in a pipe, with nothing cut', async () => {
    const long = 'word '.repeat(60).trim();
    const table = await drawTable(recordedIo({ columns: 40 }), columns, [
      ['a', 5, 'short'],
      ['bcd', 123, long],
      ['e', null, undefined],
    ]);
    expect(table).toBe(`id     n  headline\na      5  short\nbcd  123  ${long}\ne`);
  });

  it('fits a narrow terminal by cutting the column that may shrink', async () => {
    const table = await drawTable(recordedIo({ isTTY: true, columns: 50 }), columns, [
      ['0123456789abcdef', 5, 'word '.repeat(60)],
    ]);
    const plain = table.replace(/\u001b\[\d+m/g, '').split('\n');
    for (const line of plain) expect(line.length).toBeLessThanOrEqual(50);
    expect(plain.join('\n')).toContain('0123456789abcdef');
    expect(plain.join('\n')).toContain('…');
  });

  it('shows no cell that could move the cursor', async () => {
    const table = await drawTable(recordedIo(), columns, [['\u001b]0;x\u0007', 1, 'a\nb\r\u009b2J\u202ec']]);
    expect(table).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});
