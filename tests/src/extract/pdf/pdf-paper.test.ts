import { describe, expect, it } from 'vitest';
import { paperRows } from '../../../../src/extract/pdf/pdf-paper.ts';
import { readPdf } from '../../../../src/extract/pdf/pdf-text.ts';
import { makePdf, type PdfPen } from '../../../fixtures/make-pdf.ts';

const BOLD = 'Helvetica-Bold';

/** Each row as the texts of its cells, headings marked with a hash. */
async function rowsOf(draw: (pen: PdfPen) => void): Promise<string[][][]> {
  const pdf = await readPdf(await makePdf(draw));
  return paperRows(pdf.lines, pdf.setting).map(({ cells }) =>
    cells.map((cell) => cell.map(({ text, isHeading }) => (isHeading ? `# ${text}` : text))),
  );
}

describe('tables of a paper', () => {
  it('keeps a number, its title and all paragraphs of the cell beside it in one row', async () => {
    const rows = await rowsOf((pen) => {
      pen.at(71, 100, '12/25', 11, BOLD).at(130, 100, 'Bus shelter', 11, BOLD);
      pen.at(130, 114, 'The roof had been mended by the county in the spring, but the glass of', 11);
      pen.at(130, 127, 'two panes was still out.', 11).at(130, 150, 'The clerk had asked for a price.', 11);
      pen.at(71, 174, '13/25', 11, BOLD).at(130, 174, 'Pond', 11, BOLD).at(130, 188, 'Nothing to report.', 11);
    });
    expect(rows).toEqual([
      [
        ['# 12/25'],
        [
          '# Bus shelter',
          'The roof had been mended by the county in the spring, but the glass of two panes was still out.',
          'The clerk had asked for a price.',
        ],
      ],
      [['# 13/25'], ['# Pond', 'Nothing to report.']],
    ]);
  });

  it('reads rows of names that are set as close as lines of one cell', async () => {
    const rows = await rowsOf((pen) =>
      [
        ['Councillor Ada North (Chair)', 'Councillor Basil Grey'],
        ['Councillor Una Dale', 'Councillor Piers Holt'],
        ['Councillor Wim Zeeman', 'Councillor Ines Fairley'],
      ].forEach(([left = '', right = ''], at) => pen.at(71, 100 + at * 14, left).at(300, 100 + at * 14, right)),
    );
    expect(rows).toEqual([
      [['Councillor Ada North (Chair)'], ['Councillor Basil Grey']],
      [['Councillor Una Dale'], ['Councillor Piers Holt']],
      [['Councillor Wim Zeeman'], ['Councillor Ines Fairley']],
    ]);
  });

  it('parts rows of names where one ends so near the margin that the next word would not fit', async () => {
    const rows = await rowsOf((pen) =>
      [
        ['Ada North', 'Harbour Member for Ropes and Public Piers'],
        ['Dr Basil Grey-Holt (Chair)', 'Sound Valley Integrated Ferry Board'],
        ['Councillor Una Dale', 'Harbour Member for Children'],
        ['Wim Zeeman', 'Friends of the Ferry'],
        ['Ines Fairley', 'Observer'],
      ].forEach(([left = '', right = ''], at) => pen.at(71, 100 + at * 14, left).at(262, 100 + at * 14, right)),
    );
    expect(rows[1]).toEqual([['Dr Basil Grey-Holt (Chair)'], ['Sound Valley Integrated Ferry Board']]);
    expect(rows).toHaveLength(5);
  });

  it('keeps a title of two lines whole beside running text', async () => {
    const rows = await rowsOf((pen) => {
      pen.at(71, 100, '4. Harbour School').at(71, 114, 'Grant 2026').at(71, 150, '5. Piers');
      pen.at(200, 100, 'Graham Pickles reported that the grant had been announced on 17');
      pen
        .at(200, 114, 'December. It was less than a year before.')
        .at(200, 150, 'Nothing to report on the piers at all.');
    });
    expect(rows).toEqual([
      [
        ['4. Harbour School Grant 2026'],
        ['Graham Pickles reported that the grant had been announced on 17 December. It was less than a year before.'],
      ],
      [['5. Piers'], ['Nothing to report on the piers at all.']],
    ]);
  });

  it('keeps a mark of one letter before a name on a line of its own', async () => {
    const rows = await rowsOf((pen) => {
      ['Ada North', 'Basil Grey', 'r Una Dale', 'Piers Holt'].forEach((line, at) => pen.at(71, 100 + at * 14, line));
      pen.at(71, 200, 'The clerk had asked for a price, and the county for a map of the harbour.');
    });
    expect(rows.slice(0, 4)).toEqual([[['Ada North']], [['Basil Grey']], [['r Una Dale']], [['Piers Holt']]]);
  });

  it('joins a name in brackets over two lines, and parts the names below each other', async () => {
    const rows = await rowsOf((pen) =>
      ['Ada North (Chair of', 'the Council)', 'Basil Grey', 'Una Dale', 'Piers Holt'].forEach((line, at) =>
        pen.at(at === 1 ? 83 : 71, 100 + at * 14, line),
      ),
    );
    expect(rows).toEqual([[['Ada North (Chair of the Council)']], [['Basil Grey']], [['Una Dale']], [['Piers Holt']]]);
  });

  it('parts two tables whose columns differ', async () => {
    const rows = await rowsOf((pen) => {
      pen.at(71, 100, 'Name', 11, BOLD).at(250, 100, 'Role', 11, BOLD);
      pen.at(71, 120, 'Jo Finch', 11).at(250, 120, 'Clerk', 11);
      pen.at(71, 160, 'Item', 11, BOLD).at(130, 160, 'Discussion', 11, BOLD).at(420, 160, 'Action', 11, BOLD);
      pen.at(71, 180, '1', 11).at(130, 180, 'The gate was left open again.', 11).at(420, 180, 'Clerk to write', 11);
    });
    expect(rows.slice(2)).toEqual([
      [['# Item'], ['# Discussion'], ['# Action']],
      [['1'], ['The gate was left open again.'], ['Clerk to write']],
    ]);
  });

  it('goes on with a cell on the next page, and begins a row with its own number there', async () => {
    const rows = await rowsOf((pen) => {
      pen.at(71, 740, '4', 11).at(130, 740, 'Members asked who had', 11);
      pen.page().at(130, 100, 'paid for the fence.', 11).at(71, 130, '5', 11).at(130, 130, 'None.', 11);
    });
    expect(rows).toEqual([
      [['4'], ['Members asked who had paid for the fence.']],
      [['5'], ['None.']],
    ]);
  });
});

describe('paragraphs of a paper', () => {
  it('parts entries of a list that are set without a gap', async () => {
    const rows = await rowsOf((pen) => {
      pen.at(71, 100, '(i) to note the report of the head of service on the winter plan; and', 11);
      pen.at(71, 113, '(ii) to ask for another in the spring.', 11);
    });
    expect(rows).toEqual([
      [['(i) to note the report of the head of service on the winter plan; and']],
      [['(ii) to ask for another in the spring.']],
    ]);
  });

  it('parts a heading in bold from the text set close below it', async () => {
    const rows = await rowsOf((pen) => {
      pen.at(71, 100, 'Public questions', 11, BOLD);
      pen.at(71, 113, 'One resident asked about the lamp at the corner of the lane, which was out.', 11);
    });
    expect(rows).toEqual([
      [['# Public questions']],
      [['One resident asked about the lamp at the corner of the lane, which was out.']],
    ]);
  });
});

describe('labels and their values', () => {
  it('parts a label in bold from a value close beside it', async () => {
    const rows = await rowsOf((pen) => {
      pen.at(71, 100, 'Vice-Chair', 11, BOLD).at(140, 100, 'Councillor Ada North of the Long Lane ward', 11);
      pen.at(71, 130, 'Clerk', 11, BOLD).at(140, 130, 'Jo Finch', 11);
    });
    expect(rows).toEqual([
      [['# Vice-Chair'], ['Councillor Ada North of the Long Lane ward']],
      [['# Clerk'], ['Jo Finch']],
    ]);
  });

  it('leaves a line whole whose gap is drawn wide to fill it', async () => {
    const rows = await rowsOf((pen) => {
      pen.at(71, 100, 'Apologies:', 11, BOLD).at(138, 100, 'Councillors Ada North, Basil Grey, Piers Holt and Una', 11);
      pen.at(71, 113, 'Dale, who was ill.', 11);
    });
    expect(rows).toEqual([[['Apologies: Councillors Ada North, Basil Grey, Piers Holt and Una Dale, who was ill.']]]);
  });
});

describe('hostile pages', () => {
  it('reads a page of many short runs at odd places', async () => {
    const rows = await rowsOf((pen) => {
      for (let at = 0; at < 4_000; at += 1) pen.at(20 + ((at * 37) % 500), 20 + ((at * 91) % 780), 'x', 5);
    });
    expect(rows.flat(2).join(' ')).toContain('x');
  });
});
