import { describe, expect, it } from 'vitest';
import { UnreadableError } from '../../../../src/records/errors.ts';
import { readPdf } from '../../../../src/extract/pdf/pdf-text.ts';
import { hostilePdfs, onePage } from '../../../fixtures/hostile-pdf.ts';
import { makePdf, type PdfPen } from '../../../fixtures/make-pdf.ts';

const FILLER =
  'The service has a stable group of managers who know their area well and who use what they learn from audits to make it better for families.';

async function textOf(draw: (pen: PdfPen) => void): Promise<string> {
  return (await readPdf(await makePdf(draw))).text;
}

async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await readPdf(bytes);
  } catch (error) {
    if (error instanceof UnreadableError) return error.code;
    throw error;
  }
  return 'read';
}

describe('readPdf: furniture', () => {
  it('drops running headers, footers and page numbers, and keeps the numbers of the text', async () => {
    const text = await textOf((pen) => {
      for (const number of [1, 2, 3]) {
        if (number > 1) pen.page();
        pen.at(71, 30, 'Northshire Council report', 9);
        pen.paragraphs(120, FILLER, `In year ${number} there were 40 cases.`);
        pen.at(71, 800, `Report to committee ${number} March`, 9).at(500, 815, `${number}`, 12);
      }
    });
    expect(text).not.toMatch(/Northshire|committee|\n\d\b/);
    expect(text.match(/In year \d there were 40 cases\./g)).toHaveLength(3);
  });

  it.each([['Page 2 of 2'], ['2'], ['- 2 -'], ['2 | Page']])('drops the page number written as %j', async (number) => {
    const text = await textOf((pen) => pen.paragraphs(120, FILLER).page().paragraphs(150, FILLER).at(280, 810, number));
    expect(text).not.toContain(number);
  });

  it('drops a letterhead that is painted after the letter, and joins the sentence it would have cut', async () => {
    const text = await textOf((pen) => {
      pen.paragraphs(
        700,
        'Inspectors found that the support which is given to families by the early help team is of a good standard and that it reaches',
      );
      ['Inspectorate', 'Mill Street', 'M1 2AB'].forEach((line, index) => pen.at(71, 40 + index * 11, line, 9));
      ['T 0300 000 0000', 'help@inspectorate.example', 'www.inspectorate.example'].forEach((line, index) =>
        pen.at(169, 40 + index * 11, line, 9),
      );
      pen.page().paragraphs(100, 'most of those who ask for it.');
    });
    expect(text).toBe(
      'Inspectors found that the support which is given to families by the early help team is of a good standard and that it reaches most of those who ask for it.',
    );
  });

  it.each([['Insert LA Address'], ['[Insert name]'], ['Click or tap here to enter text.']])(
    'drops the template leftover %j',
    async (leftover) => {
      expect(await textOf((pen) => pen.at(71, 200, leftover).paragraphs(240, FILLER))).toBe(FILLER);
    },
  );

  it('drops writing that lies across the page', async () => {
    expect(await textOf((pen) => pen.paragraphs(200, FILLER).across('DRAFT'))).toBe(FILLER);
  });
});

describe('readPdf: paragraphs', () => {
  it('joins the lines of a paragraph and parts paragraphs by a blank line', async () => {
    expect(await textOf((pen) => pen.paragraphs(120, FILLER, FILLER))).toBe(`${FILLER}\n\n${FILLER}`);
  });

  it('keeps lines that the writer ended: an address is not a sentence', async () => {
    const text = await textOf((pen) => {
      pen.paragraphs(300, FILLER);
      ['A. Person', 'Director of Services', 'Northshire Council'].forEach((line, index) =>
        pen.at(71, 120 + index * 14.4, line),
      );
    });
    expect(text.split('\n\n').slice(0, 3)).toEqual(['A. Person', 'Director of Services', 'Northshire Council']);
  });

  it.each([
    ['self-', 'evaluation', 'self-evaluation'],
    ['short-', 'and long-term', 'short- and long-term'],
    ['day-', 'to-day', 'day-to-day'],
    ['11 -', '22 July', '11 - 22 July'],
    ['health/', 'education', 'health/education'],
  ])('joins %j and %j as %j', async (end, start, joined) => {
    const lead = 'x'.repeat(60);
    const text = await textOf((pen) =>
      pen.at(71, 120, `${lead} ${end}`).at(71, 134.4, `${start} of the service`).paragraphs(300, FILLER),
    );
    expect(text).toContain(`${lead} ${joined}`);
  });

  it.each([
    ['The inspectors came on', '9 July 2019 and stayed.'],
    ['The inspectors came on 9 July', '2019 and stayed.'],
    ['The inspectors came on 9', 'July 2019 and stayed.'],
    ['The services of the Royal Borough of', 'Northport upon Water are good.'],
  ])('joins lines that end in the middle of a date or a name: %j', async (first, second) => {
    const text = await textOf((pen) => pen.at(71, 120, first).at(71, 134.4, second).paragraphs(300, FILLER));
    expect(text).toContain(`${first} ${second}`);
  });

  it.each([
    ['Members: 9', 'Present: 8'],
    ['Published on 9 July', 'Ms Ann Director'],
    ['Room 12', 'March House'],
  ])('keeps apart what only looks so: %j', async (first, second) => {
    const text = await textOf((pen) => pen.at(71, 120, first).at(71, 134.4, second).paragraphs(300, FILLER));
    expect(text).toContain(`${first}\n\n${second}`);
  });

  it('sets a heading apart even where it is set close to its text', async () => {
    const text = await textOf((pen) =>
      pen.at(71, 106, 'Headline findings', 12, 'Helvetica-Bold').paragraphs(120, FILLER),
    );
    expect(text).toBe(`Headline findings\n\n${FILLER}`);
  });

  it('takes a title that fills its line for no running text: other lines of its font are headings', async () => {
    const title = 'Inspection of the services that help children, of those that look after them and more';
    const { blocks } = await readPdf(
      await makePdf((pen) =>
        pen
          .at(71, 90, title, 11, 'Helvetica-Bold')
          .paragraphs(120, FILLER, FILLER)
          .at(71, 220, 'Headline findings', 12, 'Helvetica-Bold')
          .paragraphs(240, `${FILLER} ${FILLER}`),
      ),
    );
    expect(blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toEqual([
      title,
      'Headline findings',
    ]);
  });

  it('takes a title of two full lines for no running text where its font heads much else', async () => {
    const { blocks } = await readPdf(
      await makePdf((pen) => {
        pen.at(
          71,
          60,
          'Inspection of the services for children in need of help and protection, of',
          12,
          'Helvetica-Bold',
        );
        pen.at(
          71,
          74.4,
          'those who are looked after, of care leavers, and a review of what the board',
          12,
          'Helvetica-Bold',
        );
        pen.paragraphs(110, FILLER, FILLER, FILLER, FILLER, FILLER);
        for (const [index, heading] of [
          'Summary',
          'Recommendations',
          'Information about this area',
          'Adoption performance',
          'Leadership and management',
          'Next steps for all of them',
          'What inspectors did',
          'About the team',
        ].entries())
          pen.at(71, 480 + 40 * index, heading, 12, 'Helvetica-Bold').at(71, 500 + 40 * index, 'Plans are made.');
      }),
    );
    expect(blocks.filter(({ kind }) => kind === 'heading').map(({ text }) => text)).toContain('Recommendations');
  });

  it('writes bullets as list items, one a line', async () => {
    const text = await textOf((pen) => {
      pen.paragraphs(120, FILLER);
      pen
        .at(71, 200, '\u2022')
        .at(89, 200, 'The quality of plans, which must say what is to change for each of the')
        .at(89, 214.4, 'children.');
      pen.at(71, 235, '\u2022').at(89, 235, 'Supervision.');
    });
    expect(text).toBe(
      `${FILLER}\n\n- The quality of plans, which must say what is to change for each of the children.\n- Supervision.`,
    );
  });

  it('moves footnotes to the end and parts their numbers from words', async () => {
    const text = await textOf((pen) => {
      pen
        .at(71, 120, 'The board')
        .at(71 + 56, 117, '1', 7)
        .paragraphs(150, FILLER);
      pen.at(71, 700, '1', 6.5).at(76, 702, 'It is made up of partners.', 10);
      pen.page().paragraphs(120, FILLER);
    });
    expect(text).toBe(`The board[1]\n\n${FILLER}\n\n${FILLER}\n\n[1] It is made up of partners.`);
  });
});

describe('readPdf: tables', () => {
  it('writes a judgement as label and grade though the grade stands between the two lines of its label', async () => {
    const text = await textOf((pen) => {
      pen
        .at(77, 120, '2. Children looked after and achieving')
        .at(394, 127, 'Requires improvement')
        .at(95, 134.4, 'permanence');
      pen.at(77, 170, '3. Leadership').at(394, 163, 'Requires improvement').at(394, 177.4, 'to be good');
      pen.paragraphs(300, FILLER);
    });
    expect(text.split('\n').slice(0, 2)).toEqual([
      '2. Children looked after and achieving permanence: Requires improvement',
      '3. Leadership: Requires improvement to be good',
    ]);
  });

  it('reads a row from the left though its last cell is painted first', async () => {
    const text = await textOf((pen) =>
      pen
        .at(330, 127.2, 'Good')
        .at(71, 120, 'The experiences and progress of')
        .at(71, 134.4, 'children in care')
        .at(330, 160, 'Inadequate')
        .at(71, 160, 'Overall effectiveness')
        .paragraphs(300, FILLER, FILLER),
    );
    expect(text.split('\n').slice(0, 2)).toEqual([
      'The experiences and progress of children in care: Good',
      'Overall effectiveness: Inadequate',
    ]);
  });

  it('writes other rows with bars between the cells', async () => {
    const text = await textOf((pen) =>
      pen.at(77, 120, 'A. Person').at(300, 120, 'Chair').at(420, 120, 'Present').paragraphs(300, FILLER),
    );
    expect(text.split('\n')[0]).toBe('A. Person | Chair | Present');
  });
});

describe('readPdf: page map', () => {
  it('says on which page each stretch of text begins, also inside a paragraph', async () => {
    const bytes = await makePdf((pen) => {
      pen.paragraphs(
        700,
        FILLER,
        'It reaches most of the families in the county who ask for help with their children, and those who do not yet ask for it',
      );
      pen.page().paragraphs(100, 'are found in schools.');
    });
    const { text, pageStarts, pageCount } = await readPdf(bytes);
    expect(pageCount).toBe(2);
    expect(pageStarts.map(({ page }) => page)).toEqual([1, 2]);
    expect(text.slice(pageStarts[1]?.offset)).toBe('are found in schools.');
  });
});

describe('readPdf: what cannot be read', () => {
  it('says that a file wants a password', async () => {
    expect(await codeOf(await makePdf((pen) => pen.paragraphs(100, FILLER), { userPassword: 'secret' }))).toBe(
      'PDF_ENCRYPTED',
    );
  });

  it('says that a file has no text', async () => {
    expect(await codeOf(await makePdf(() => undefined))).toBe('PDF_NO_TEXT');
  });

  it('says that a file is broken', async () => {
    expect(await codeOf(new TextEncoder().encode('%PDF-1.7\nnothing follows'))).toBe('PDF_BROKEN');
    expect(await codeOf(new TextEncoder().encode('<html></html>'))).toBe('PDF_BROKEN');
  });

  it('reads what is left of a truncated file, or says that it is broken', async () => {
    const whole = await makePdf((pen) => pen.paragraphs(100, FILLER));
    expect(['read', 'PDF_BROKEN', 'PDF_NO_TEXT']).toContain(await codeOf(whole.slice(0, whole.length / 2)));
  });

  it('leaves the caller its bytes', async () => {
    const bytes = await makePdf((pen) => pen.paragraphs(100, FILLER));
    const { length } = bytes;
    await readPdf(bytes);
    expect(bytes.length).toBe(length);
  });
});

describe('readPdf: hostile files', () => {
  const ends: Readonly<Record<string, string>> = {
    'pages that contain each other': 'PDF_BROKEN',
    'a tree of pages that is its own child': 'PDF_BROKEN',
    'a count of two thousand million pages': 'read',
    'a tree of pages 20,000 deep': 'read',
    'an outline that goes round': 'read',
    'a tree of tags that goes round': 'read',
    'a stream whose length is itself': 'PDF_NO_TEXT',
    'a form that draws itself': 'PDF_NO_TEXT',
    'a million open brackets': 'PDF_NO_TEXT',
  };

  it('are all given an end here', () => {
    expect(Object.keys(ends)).toEqual(Object.keys(hostilePdfs));
  });

  it.each(Object.entries(hostilePdfs))('%s', { timeout: 60_000 }, async (name, make) => {
    expect(await codeOf(make())).toBe(ends[name]);
  });

  it('and the next honest one is read', async () => {
    expect(await codeOf(onePage())).toBe('read');
  });
});
