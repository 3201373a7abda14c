import { describe, expect, it } from 'vitest';
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { linesOf, textLines } from '../../../../src/extract/meeting/meeting-people-lines.ts';

const read = (html: string) => linesOf(loadMarkup(html).root().toArray(), new Set()).map(({ cells }) => cells);
const cell = (...lines: string[]): string => `<td>${lines.join('<br>')}</td>`;

describe('linesOf', () => {
  it('puts a heading in one cell above the names of the next, also in a table within', () => {
    const inner = '<table><tr><td>Cllr Abel</td></tr><tr><td>Cllr Boon</td></tr></table>';
    expect(read(`<table><tr><td><b>PRESENT</b></td><td>${inner}</td></tr></table>`)).toEqual([
      ['PRESENT'],
      ['Cllr Abel'],
      ['Cllr Boon'],
    ]);
  });

  it('puts each column below its own heading', () => {
    const head = '<tr><th>Members present</th><th>Apologies</th></tr>';
    expect(read(`<table>${head}<tr>${cell('Cllr Abel', 'Cllr Boon')}${cell('Cllr Carr')}</tr></table>`)).toEqual([
      ['Members present'],
      ['Cllr Abel'],
      ['Cllr Boon'],
      ['Apologies'],
      ['Cllr Carr'],
    ]);
  });

  it('puts names beside as many offices', () => {
    expect(read(`<table><tr>${cell('Jo Finch', 'Tom Poe')}${cell('Director', 'Clerk')}</tr></table>`)).toEqual([
      ['Jo Finch', 'Director'],
      ['Tom Poe', 'Clerk'],
    ]);
  });

  it('keeps empty cells, so that columns stay below their header', () => {
    expect(read('<table><tr><td>Cllr Abel</td><td></td><td>Present</td></tr></table>')).toEqual([
      ['Cllr Abel', '', 'Present'],
    ]);
  });

  it('goes on in the next line where a list is broken in the middle, and parts badges', () => {
    expect(read('<p>Councillors Abel, Boon<br>and Carr</p><p>Cllr Dale<span class="badge">Absent</span></p>')).toEqual([
      ['Councillors Abel, Boon and Carr'],
      ['Cllr Dale – Absent'],
    ]);
  });
});

describe('textLines', () => {
  it('takes a run of rows for one table', () => {
    expect(
      textLines(['Present', 'Abel | Chair', 'Boon | Clerk', 'Officers', 'Carr | Head']).map(({ table }) => table),
    ).toEqual([null, 1, 1, null, 2]);
  });
});
