import { describe, expect, it } from 'vitest';
import { readSkin } from './skins/read-skin.ts';

const page = (items: string): string => `<html><head><title>Marlshire County Council: meeting</title></head><body><main>
<h1>Harbour Committee - Thursday, 7th May, 2026 7.00 pm</h1><p>Venue: Pier Room, Marl House</p>${items}</main></body></html>`;
const read = async (items: string) => (await readSkin(page(items), 'ieListDocuments.aspx?CId=31&MId=77')).meeting;

describe('a list without classes', () => {
  it('has items that are a title alone, and the numbers that its entries state', async () => {
    const { items } = await read(
      `<ol><li value="4"><strong>Chair’s news</strong></li><li value="5"><strong>Petitions</strong><p>To receive any petitions.</p></li>
<li><strong>Ferry fares</strong><p>Decision:</p><p>RESOLVED: That the fares be kept.</p></li></ol>`,
    );
    expect(items.map(({ number, title, resolutions }) => [number, title, resolutions])).toEqual([
      ['4', 'Chair’s news', []],
      ['5', 'Petitions', []],
      ['6', 'Ferry fares', ['That the fares be kept.']],
    ]);
  });
});

describe('a paper’s link in a heading', () => {
  it.each([
    ['Pier works <a href="documents/s91/Pier works.pdf">Pier works (pdf 2MB)</a>', 'Pier works', 'Pier works'],
    ['Pier works <a href="documents/s91/Report.pdf">Cover report (PDF, 20 KB)</a>', 'Pier works', 'Cover report'],
    ['Minutes of <a href="documents/s91/Minutes.pdf">9 April PDF 20 KB</a>', 'Minutes of 9 April', '9 April'],
    ['<a href="documents/s91/Pier works.pdf">Pier works PDF 2 MB</a>', 'Pier works', 'Pier works'],
  ])('is part of the title only where it must be: %s', async (heading, title, paper) => {
    const { items, documents } = await read(
      `<div><span>1</span><div><h4>${heading}</h4></div></div><div><span>2</span><div><h4>Ferry fares</h4><p>To set the fares.</p></div></div>`,
    );
    expect(items.map((item) => item.title)).toEqual([title, 'Ferry fares']);
    expect(documents.map((one) => one.title)).toEqual([paper]);
  });
});

describe('a paper’s link behind a title of the platform’s own', () => {
  it('is no part of it', async () => {
    const { items, documents } = await read(
      `<table class="mgItemTable"><tr><td><p class="mgAiTitleTxt">1.</p></td><td><p class="mgAiTitleTxt">Minutes of 9 April <a href="documents/s9/m.pdf">Minutes 9 April (PDF, 9 KB)</a></p><p>To agree.</p></td></tr>
<tr><td><p class="mgAiTitleTxt">2.</p></td><td><p class="mgAiTitleTxt"><a href="documents/s8/p.pdf">Pier works PDF 2 MB</a></p><p>To note.</p></td></tr></table>`,
    );
    expect(items.map((item) => item.title)).toEqual(['Minutes of 9 April', 'Pier works']);
    expect(documents.map((one) => one.title)).toEqual(['Minutes 9 April', 'Pier works']);
  });
});

describe('a closed item', () => {
  it('is left out where a line stands in place of its paper, and kept where words speak of closed papers', async () => {
    const { items } = await read(
      `<table><tr><td>1.</td><td><h4>Ferry fares</h4><p>The restricted report was taken as read.</p></td></tr>
<tr><td>2.</td><td><h4>Boat yard lease</h4><p><em>Restricted enclosure</em></p></td></tr></table>`,
    );
    expect(items.map(({ title }) => title)).toEqual(['Ferry fares']);
    expect(items[0]?.text).toContain('restricted report was taken as read');
  });
});

describe('a paper whose link says no more than its size', () => {
  it('is called as its address says', async () => {
    const { documents } = await read(
      `<table><tr><td>1.</td><td><h4>Last minutes</h4><p><a href="documents/s92/Minutes%209%20April.pdf">PDF 402 KB</a></p></td></tr>
<tr><td>2.</td><td><h4>Ferry fares</h4><p>To set the fares.</p></td></tr></table>`,
    );
    expect(documents).toMatchObject([{ title: 'Minutes 9 April', kind: 'minutes' }]);
  });
});

describe('a paper whose link has its name for those who hear the page', () => {
  it('is called so', async () => {
    const { documents } = await read(
      `<table><tr><td>1.</td><td><h4>Last minutes</h4><p><a href="documents/s92/x.pdf" title="Link to document 'Minutes 9 April' pdf file">PDF 402 KB</a></p></td></tr>
<tr><td>2.</td><td><h4>Ferry fares</h4><p>To set the fares.</p></td></tr></table>`,
    );
    expect(documents).toMatchObject([{ title: 'Minutes 9 April' }]);
  });
});

describe('people of a meeting without a list of them', () => {
  it('are those whom the item about attendance names', async () => {
    const { attendees, officers } = await read(
      `<table><tr><td>1.</td><td><h4>Attendance and apologies</h4><p><b>Present</b>: Ada North (Governor), Bo Holt (Head)</p><p><b>Apologies</b>: Cy Zeeman</p><p><b>Officers</b>: Tom Poe, Clerk</p></td></tr>
<tr><td>2.</td><td><h4>Ferry fares</h4><p>RESOLVED that the fares be kept.</p></td></tr></table>`,
    );
    expect(attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['Ada North', 'Governor', 'present'],
      ['Bo Holt', 'Head', 'present'],
      ['Cy Zeeman', null, 'apologies'],
    ]);
    expect(officers).toEqual([{ name: 'Tom Poe', role: 'Clerk' }]);
  });

  it('are expected where an agenda lists its membership', async () => {
    const { attendees, kind } = await read(
      `<h2>Membership</h2><ul><li>Councillor Ada North (Chair)</li><li>Councillor Bo Holt</li></ul><h2>Items</h2>
<table><tr><td>1.</td><td><h4>Apologies</h4></td></tr><tr><td>2.</td><td><h4>Ferry fares</h4><p>To set the fares.</p></td></tr></table>`,
    );
    expect(kind).toBe('agenda');
    expect(attendees).toEqual([
      { name: 'Councillor Ada North', role: 'Chair', party: null, attendance: 'expected' },
      { name: 'Councillor Bo Holt', role: null, party: null, attendance: 'expected' },
    ]);
  });
});

describe('minutes in parts that a click unfolds', () => {
  it('are read, and none in what nothing unfolds', async () => {
    const fold = (id: string, words: string): string => `<div id="${id}" hidden><p>RESOLVED: ${words}</p></div>`;
    const { items } = await read(
      `<h3>1. Ropes</h3><p>Old.</p><button aria-controls="m1">Minutes</button>${fold('m1', 'That one be bought.')}
<h3>2. Piers</h3><p>New.</p>${fold('m2', 'That one be built.')}`,
    );
    expect(items.map(({ resolutions }) => resolutions)).toEqual([['That one be bought.'], []]);
  });
});

describe('elements with tens of thousands of others in them', () => {
  const empty = '<i></i>'.repeat(60_000);
  it.each([
    ['a list item', `<ul><li>x${empty}</li></ul>`],
    ['a paragraph', `<p>x${empty}</p>`],
    ['a heading', `<h2>3. x${empty}</h2>`],
    ['a link to a paper', `<p><a href="documents/s1/a.pdf">${empty}Report</a></p>`],
  ])('cost what they say: %s', async (_, html) => {
    const started = performance.now();
    await read(`<h2>1. Ropes</h2><p>Old.</p><h2>2. Piers</h2>${html}`);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
