import { describe, expect, it } from 'vitest';
import { readPapers } from '../../../src/discover/papers.ts';
import type { SeedReading } from '../../../src/records/target.ts';
import { seedPage } from './seed-page.ts';

const SITE = 'https://www.ferry-parish.example';
const step = { reader: 'papers', committee: null, within: null, next: null, pagesLeft: 0 } as const;

describe('readPapers', () => {
  it('reads a list whose links say all', () => {
    expect(
      read(`<h1>Minutes and agendas</h1><ul>
<li><a href="/files/a1.pdf">Full Council minutes 14 January 2025</a> (PDF, 120 KB)</li>
<li><a href="/files/a2.pdf">Agenda - Harbour Committee - Tuesday 4th February 2025 at 7.30pm</a></li>
<li><a href="/news">News</a></li><li><a href="/files/plan.pdf">Parish map</a></li></ul>`),
    ).toEqual([
      ['/files/a1.pdf', 'minutes', 'Full Council', '2025-01-14'],
      ['/files/a2.pdf', 'agenda', 'Harbour Committee', '2025-02-04T19:30'],
    ]);
  });

  it('takes kind from the column, day from the row, committee from the heading', () => {
    expect(
      read(`<h2>Planning Committee</h2><table><tr><th>Date</th><th>Agenda</th><th>Minutes</th></tr>
<tr><td>3 March 2025</td><td><a href="p1.pdf">Download</a></td><td><a href="p2.pdf">Download</a></td></tr></table>`),
    ).toEqual([
      ['/p1.pdf', 'agenda', 'Planning Committee', '2025-03-03'],
      ['/p2.pdf', 'minutes', 'Planning Committee', '2025-03-03'],
    ]);
  });

  it('takes the year from the heading above, and no longer than it holds', () => {
    expect(
      read(`<h2>Minutes</h2><h3>2024</h3><p><a href="1.pdf">9th July</a></p><h3>2023</h3><p><a href="2.pdf">11th July</a></p>
<h2>Policies</h2><p><a href="3.pdf">Hiring the hall</a></p>`),
    ).toEqual([
      ['/1.pdf', 'minutes', null, '2024-07-09'],
      ['/2.pdf', 'minutes', null, '2023-07-11'],
    ]);
  });

  it.each([
    ['Minutes-2024-05-13.pdf', '2024-05-13'],
    ['Minutes%2013.05.24.pdf', '2024-05-13'],
    ['20240513-minutes.pdf', '2024-05-13'],
    ['Minutes_13-5-2024.pdf', '2024-05-13'],
    ['Minutes-May-13th-2024.pdf', '2024-05-13'],
  ])('takes the day from the file name %s where the link says "PDF"', (file, day) => {
    expect(read(`<p><a href="${file}">PDF</a></p>`)).toEqual([[`/${file}`, 'minutes', null, day]]);
  });

  it('takes minutes that are a page of their own, by their kind and day', () => {
    const links = '<a href="/m/1">Minutes of 13 May 2024</a> <a href="/m">Minutes</a> <a href="/e">13 May 2024</a>';
    const { targets } = readPapers(seedPage(links, { uri: `${SITE}/` }), step);
    expect(targets).toEqual([
      {
        targetUri: `${SITE}/m/1`,
        role: 'document',
        hint: {
          title: 'Minutes of 13 May 2024',
          type: 'MeetingMinutes',
          meeting: { kind: 'minutes', start: '2024-05-13' },
        },
      },
    ]);
  });

  it('promises a PDF, names the source’s committee, stays within the part named and goes on to the next page', () => {
    const html =
      '<nav><a href="old.pdf">Minutes 1 May 2020</a></nav><div class="list"><a href="m.pdf">Minutes 1 May 2024</a></div><a class="next" href="?p=2">Older</a>';
    const own = { ...step, committee: 'Harbour Board', within: '.list', next: '.next', pagesLeft: 1 };
    expect(readPapers(seedPage(html, { uri: `${SITE}/minutes` }), own).targets).toMatchObject([
      { targetUri: `${SITE}/m.pdf`, hint: { expect: 'pdf', meeting: { committee: 'Harbour Board' } } },
      { targetUri: `${SITE}/minutes?p=2`, role: 'seed', step: { ...own, pagesLeft: 0 } },
    ]);
  });

  it('tells of papers that nobody here can read, and of pages without any', () => {
    expect(readPapers(seedPage('<a href="m.docx">Minutes 1 May 2024</a>'), step)).toEqual({
      targets: [],
      notes: [
        'no link names minutes, an agenda or decisions',
        '1 papers are in formats that have no reader, such as Word',
      ],
    });
  });

  it('reads a table of thousands of cells in one row', () => {
    const cells = '<td><a href="m.pdf">Minutes 1 May 2024</a></td>'.repeat(4_000);
    expect(read(`<table><tr>${cells}</tr></table>`)).toHaveLength(1);
  });
});

function read(html: string): unknown[] {
  const { targets }: SeedReading = readPapers(seedPage(html, { uri: `${SITE}/` }), step);
  return targets.map(({ targetUri, hint }) => [
    targetUri.slice(SITE.length),
    hint?.meeting?.kind ?? null,
    hint?.meeting?.committee ?? null,
    hint?.meeting?.start ?? null,
  ]);
}
