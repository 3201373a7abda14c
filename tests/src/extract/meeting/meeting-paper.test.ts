import { describe, expect, it } from 'vitest';
import { paperLines, paperText } from '../../../../src/extract/meeting/meeting-paper.ts';
import type { PaperParagraph, PaperRow } from '../../../../src/extract/pdf/pdf-paper.ts';

const plain = (text: string, more: Partial<PaperParagraph> = {}): PaperParagraph => ({
  text,
  turns: [],
  isHeading: false,
  isBullet: false,
  lead: '',
  ...more,
});
const bold = (text: string): PaperParagraph => plain(text, { isHeading: true });

/** Rows of one table, whose columns lie a hundred points apart. */
function table(...rows: readonly (readonly (string | readonly PaperParagraph[])[])[]): PaperRow[] {
  const spans = (rows[0] ?? []).map((_, at) => [at * 100, at * 100 + 90] as const);
  return rows.map((row) => ({
    spans,
    cells: row.map((cell) => (typeof cell === 'string' ? (cell === '' ? [] : [plain(cell)]) : cell)),
  }));
}

const textsOf = (rows: readonly PaperRow[]): string[] => paperLines(rows).map(({ text }) => text);

describe('paperLines', () => {
  it('puts the number before its title and the paragraphs below', () => {
    const lines = paperLines(table(['12/25', [bold('Bus shelter'), plain('The roof was mended.')]]));
    expect(lines.map(({ text, isHeading }) => [text, isHeading])).toEqual([
      ['12/25 Bus shelter', true],
      ['The roof was mended.', false],
    ]);
  });

  it('parts a title in bold from the words behind it on its line', () => {
    const run = plain('Bus shelter: The roof was mended.', { lead: 'Bus shelter:' });
    expect(textsOf(table(['12/25', [run]]))).toEqual(['12/25 Bus shelter', 'The roof was mended.']);
  });

  it.each([
    ['RESOLVED that the roof be mended.', 'RESOLVED'],
    ['Venue: The Long Room', 'Venue:'],
    ['Present: Councillor North', 'Present:'],
  ])('leaves "%s" whole, for its bold words are a label', (text, lead) => {
    expect(textsOf(table([[plain(text, { lead })]]))).toEqual([text]);
  });

  it.each([
    [['Venue', 'The Long Room'], ['Venue: The Long Room']],
    [['Present:', 'Councillor North'], ['Present: Councillor North']],
    [['Green', 'Councillor North'], ['Green: Councillor North']],
    [['Reasons for the decision', 'It costs less.'], ['Reasons for the decision: It costs less.']],
    [['Councillor North', 'Councillor Holt'], ['Councillor North | Councillor Holt']],
  ])('reads the pair %j', (row, expected) => {
    expect(textsOf(table(row))).toEqual(expected);
  });

  it('takes a numbered title in a column beside what was said for the heading of it', () => {
    const lines = paperLines(
      table(['4. Ferry fares', [plain('The fares were looked at again.'), plain('Resolved – That they be kept.')]]),
    );
    expect(lines.map(({ text, isHeading }) => [text, isHeading])).toEqual([
      ['4. Ferry fares', true],
      ['The fares were looked at again.', false],
      ['Resolved – That they be kept.', false],
    ]);
    expect(textsOf(table(['4. Ferry fares', 'Ada North']))).toEqual(['4. Ferry fares | Ada North']);
  });

  it('leaves a table’s headings behind where running text follows it', () => {
    const [header = [], row = []] = [
      ['Agenda item', 'Officer attending'],
      ['6', 'Ada North (Harbour Master)'],
    ];
    const rows = [
      ...table(header, row),
      ...table([[plain('The Board decided as follows.')]]),
      ...table(['28/26', 'ROPES'], ['', 'It was old.']),
    ];
    expect(textsOf(rows)).toEqual([
      '6',
      'Officer attending: Ada North (Harbour Master)',
      'The Board decided as follows.',
      '28/26 ROPES',
      'It was old.',
    ]);
  });

  it('says once what the paragraphs of a cell decide, and of each action that it is one', () => {
    expect(
      textsOf(
        table(['Item', 'Decision', 'Actions'], ['4 Ropes', [plain('RESOLVED:'), plain('That one be bought.')], '']),
      ),
    ).toEqual(['4 Ropes', 'Decision: RESOLVED:', 'That one be bought.']);
    expect(
      textsOf(table(['Item', 'Actions', ''], ['4 Ropes', [plain('Clerk to buy one.'), plain('Chair to pay.')], ''])),
    ).toEqual(['4 Ropes', 'Actions: Clerk to buy one.', 'Actions: Chair to pay.']);
  });

  it('makes an action in the middle of a line a line of its own, and apologies with a number an item', () => {
    expect(textsOf(table([[plain('The pads expire in July. Action: Clerk to order pads.')]]))).toEqual([
      'The pads expire in July.',
      'Action: Clerk to order pads.',
    ]);
    const apologies = plain('2. Apologies: Cllr Una Dale', { lead: '2. Apologies:' });
    const present = plain('1. Present: Cllr Ada North', { lead: '1. Present:' });
    expect(textsOf(table([[present]], [[apologies]]))).toEqual([
      '1. Present: Cllr Ada North',
      '2. Apologies',
      'Cllr Una Dale',
    ]);
  });

  it('names what stands in a column by the header of the column, also behind the discussion', () => {
    const rows = table(
      ['Item', 'Discussion', 'Action'],
      ['1', [bold('Gate'), plain('It was left open.')], [plain('Clerk to write.'), plain('Cllr North to mend it.')]],
      ['2', 'Pond', ''],
    );
    expect(textsOf(rows)).toEqual([
      '1 Gate',
      'It was left open.',
      'Action: Clerk to write.',
      'Action: Cllr North to mend it.',
      '2 Pond',
    ]);
  });

  it('leaves out times and pages of an agenda, and says who presents', () => {
    const rows = table(
      ['No.', 'Time', 'Item', 'Presented by', 'Page'],
      ['1', '2.00 pm', 'Winter plan', 'Jo Finch, Head of Roads', '5 - 12'],
    );
    expect(textsOf(rows)).toEqual(['1 Winter plan', 'Presented by: Jo Finch, Head of Roads']);
  });

  it('reads lists side by side one after the other', () => {
    const rows = table(['Present', 'Officers'], ['Councillor North', 'Jo Finch, Clerk'], ['Councillor Holt', '']);
    expect(textsOf(rows)).toEqual(['Present', 'Councillor North', 'Councillor Holt', 'Officers', 'Jo Finch, Clerk']);
  });
});

describe('paperText', () => {
  it('writes rows and bullets close, and knows where each page begins', () => {
    const line = (text: string, page: number, offset = 0) => ({ text, isHeading: false, turns: [{ page, offset }] });
    const { text, pages } = paperText([
      line('Minutes', 1),
      line('A | B', 1),
      line('C | D', 1),
      line('- one', 2),
      {
        text: 'two pages',
        isHeading: false,
        turns: [
          { page: 2, offset: 0 },
          { page: 3, offset: 4 },
        ],
      },
    ]);
    expect(text).toBe('Minutes\n\nA | B\nC | D\n\n- one\n\ntwo pages');
    expect(pages.map(({ offset, page }) => [page, text.slice(offset, offset + 5)])).toEqual([
      [1, 'Minut'],
      [2, '- one'],
      [3, 'pages'],
    ]);
  });
});
