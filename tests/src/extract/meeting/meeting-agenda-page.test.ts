import { describe, expect, it } from 'vitest';
import { fixture } from '../read-input.ts';
import { MEETING_SKINS } from './skins/meeting-skins.ts';
import { readSkin } from './skins/read-skin.ts';
import { ITEMS, SITTING } from './skins/sitting.ts';
import { readHarbour, ROPES } from './skins/harbour-page.ts';

describe('other councils’ pages', () => {
  const read = (name: string) => readSkin(fixture(`councils/${name}.html`), 'ieListDocuments.aspx?CId=5&MId=9');

  it('reads folds, labels above their values, members in lists', async () => {
    const { meeting } = await read('meeting-folds');
    expect(meeting).toMatchObject({
      council: 'Northwold District Council',
      committee: 'Audit Committee',
      start: '2025-11-12T18:30:00+00:00',
      venue: 'Committee Room 1, Town Hall',
      status: 'Confirmed',
    });
    expect(meeting.attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['Cllr Ann Lee', 'Chair', 'present'],
      ['Cllr Raj Nair', null, 'present'],
      ['Cllr Tom Fox', null, 'apologies'],
    ]);
    expect(meeting.items.map(({ number, title, resolutions }) => [number, title, resolutions])).toEqual([
      ['1', 'Apologies for absence', []],
      ['2', 'External audit plan', ['Resolved that the plan be noted.']],
      ['3', 'Risk register', ['It was agreed that a workshop be held.']],
    ]);
  });

  it('reads a table with more columns than two', async () => {
    const { meeting } = await read('meeting-four-columns');
    expect([meeting.council, meeting.venue]).toEqual(['Eastvale Borough Council', 'Council Chamber, Civic Offices']);
    expect(meeting.items.map(({ number, title, resolutions }) => [number, title, resolutions])).toEqual([
      ['1', 'Apologies', []],
      ['2', 'Budget monitoring', ['That the position be noted.']],
      ['3', 'Leisure contract', ['That the contract be extended for one year.']],
    ]);
  });

  it('reads items without numbers', async () => {
    const { meeting } = await read('meeting-unnumbered');
    expect(meeting).toMatchObject({ kind: 'minutes', committee: 'Scrutiny Board', declarations: 'None were made.' });
    expect(meeting.items.map(({ title }) => title)).toEqual([
      'Apologies for absence',
      'Declarations of interest',
      'Fostering recruitment',
      'Date of next meeting',
    ]);
    expect(meeting.items[2]?.resolutions).toHaveLength(2);
  });

  it('reads Welsh', async () => {
    const { meeting } = await read('meeting-welsh');
    expect(meeting).toMatchObject({
      kind: 'minutes',
      council: 'Cyngor Sir Dyffryn',
      committee: 'Pwyllgor Craffu Plant',
      start: '2026-02-10T10:00:00+00:00',
      venue: 'Siambr y Cyngor, Neuadd y Sir',
    });
    expect(meeting.items[1]).toMatchObject({ title: 'Gofal maeth', resolutions: ['PENDERFYNWYD nodi’r adroddiad.'] });
  });
});

describe.each(MEETING_SKINS)('a meeting in the skin "$name"', ({ html, numbers }) => {
  const read = () => readSkin(html, `ieListDocuments.aspx?CId=${SITTING.committeeId}&MId=${SITTING.meetingId}&Ver=4`);

  it('says whose meeting it is, when and where', async () => {
    expect((await read()).meeting).toMatchObject({
      kind: 'minutes',
      council: SITTING.council,
      committee: SITTING.committee,
      committeeId: String(SITTING.committeeId),
      meetingId: String(SITTING.meetingId),
      start: '2026-03-03T14:00:00+00:00',
      venue: SITTING.venue,
    });
  });

  it('lists its open items, each with its own words', async () => {
    const { meeting, text } = await read();
    const open = ITEMS.filter(({ restricted }) => restricted !== true);
    expect(meeting.items.map(({ number, title }) => [number, title])).toEqual(
      open.map(({ number, title }) => [numbers?.(number) ?? number, title]),
    );
    open.forEach((item, at) => {
      for (const words of [item.agenda, ...item.minutes])
        expect(meeting.items[at]?.text).toContain(words.replace(/^\d\. /, ''));
      for (const { title } of item.papers) expect(meeting.items[at]?.text).not.toContain(title);
    });
    expect(text).not.toMatch(/Old clinic|lease of|Exempt words|Share this|Tell a friend|\d KB|ref: /i);
  });

  it('finds what was resolved, recommended and done, who spoke, who came late', async () => {
    const [, , homes, dentists] = (await read()).meeting.items;
    expect(homes).toMatchObject({
      purpose: 'To show how many young people moved into homes of their own in 2025.',
      officers: [
        { name: 'Ines Fairley', role: 'Director of Family Services' },
        { name: 'Tom O’Dowd', role: 'Head of Housing' },
      ],
      keyPoints: [expect.stringMatching(/^The Head of Housing said/), expect.stringMatching(/^Members asked/)],
      recommendations: ['That Cabinet make the grant a permanent one.'],
      resolutions: ['That the report be noted.', 'That a further report come to the September meeting.'],
      lateArrivals: [{ name: 'Councillor Piers Holt', time: '2.25 pm' }],
    });
    expect(dentists).toMatchObject({
      resolutions: ['That the board be asked for figures by ward.'],
      actions: ['the Scrutiny Officer to write to the board.'],
    });
  });

  it('names the declarations, the absent and the papers', async () => {
    const { meeting } = await read();
    expect(meeting.declarations).toBe(ITEMS[1]?.minutes[0]);
    expect(meeting.attendees).toMatchObject([{ name: 'Councillor Wim Zeeman', attendance: 'apologies' }]);
    expect(meeting.documents.map(({ title, kind }) => [title, kind])).toEqual([
      [expect.stringMatching(/^(?:Printed minutes|Minutes of this meeting)$/), 'minutes'],
      ['Homes report', 'report'],
      ['Appendix A: map', 'report'],
      ['Letter from the care board', 'report'],
    ]);
  });
});

const readMeeting = async (items: string) => (await readHarbour(items)).meeting;

describe('an item closed to the public', () => {
  const closed = (words: string): string =>
    `${ROPES}<div><h2>3. The ferryman’s pay <img alt="Restricted item" src="lock.png"></h2>${words}</div>`;

  it.each([
    ['<p>To consider the pay.</p>', 2],
    ['<p>Minutes:</p><p>RESOLVED that the pay be raised.</p>', 3],
  ])('is left out unless its minutes are published: %s', async (words, count) => {
    expect((await readMeeting(closed(words))).items).toHaveLength(count);
  });

  it('is not one whose decision speaks of a closed paper', async () => {
    const words =
      '<div class="mgWordPara"><p>RESOLVED that:</p><ol><li>The bid in the exempt appendix be taken.</li><li>A rope be bought.</li></ol></div>';
    const { items } = await readMeeting(`<h2>1. Bids</h2>${words}<h2>2. Ropes</h2><p>Old.</p>`);
    expect(items[0]?.resolutions).toHaveLength(2);
  });
});

describe('items', () => {
  it('have parts with letters as items of their own', async () => {
    const { items } = await readMeeting(
      '<h3>4. Applications</h3><p>To decide.</p><h4>4a. Orchard Barn</h4><p>A barn.</p><h4>4b. Pound Road</h4><p>A road.</p><h3>5. Ropes</h3><p>Old.</p>',
    );
    expect(items.map(({ number }) => number)).toEqual(['4', '4a', '4b', '5']);
  });

  it('leave out headings that part the numbered ones', async () => {
    const row = (number: string, title: string, words: string): string =>
      `<tr><td><p class="mgAiTitleTxt">${number}</p></td><td><p class="mgAiTitleTxt">${title}</p>${words}</td></tr>`;
    const { items } = await readMeeting(
      `<table class="mgItemTable">${row('1', 'Ropes', '<p>Old.</p>')}${row('', 'Key decisions', '')}${row('2', 'Piers', '<p>New.</p>')}</table>`,
    );
    expect(items.map(({ title }) => title)).toEqual(['Ropes', 'Piers']);
  });

  it('have the reference of an application in their title, behind their number', async () => {
    const { items } = await readMeeting(
      '<h2>63. Minutes</h2><p>To agree them.</p><h2>64. 25/00871/FUL - Orchard Barn</h2><p>To decide.</p><h2>65. 25/00640/OUT - Pound Road</h2><p>To decide.</p>',
    );
    expect(items.map(({ number, title }) => [number, title])).toEqual([
      ['63', 'Minutes'],
      ['64', '25/00871/FUL - Orchard Barn'],
      ['65', '25/00640/OUT - Pound Road'],
    ]);
  });

  it('call the roll and declare interests in one item', async () => {
    const { attendees, declarations } = await readMeeting(
      `<h2>1. Roll call of members present, and members’ declarations of interest</h2><p>Minutes:</p><p>Present:</p><p>Cllr Ada North, Cllr Bo Holt</p>
<p>Cllr Bo Holt declared a personal interest in item 2.</p><h2>2. Ropes</h2><p>RESOLVED that one be bought.</p>`,
    );
    expect(attendees).toHaveLength(2);
    expect(declarations).toBe('Cllr Bo Holt declared a personal interest in item 2.');
  });

  it('declare interests in Welsh', async () => {
    const { declarations } = await readMeeting(
      '<h2>1. Datgan buddiannau</h2><p>Cofnodion:</p><p>Datganodd Ada North fuddiant yn eitem 2.</p><h2>2. Rhaffau</h2><p>Nodwyd.</p>',
    );
    expect(declarations).toBe('Datganodd Ada North fuddiant yn eitem 2.');
  });

  it('name a paper by the words before a link that tells its size alone', async () => {
    const { documents } = await readMeeting(
      '<h3>1. Minutes of May <a href="documents/g9/x.pdf">PDF 9 KB</a></h3><p>To agree.</p><h3>2. Piers</h3><p><a href="documents/s3/p.pdf">Piers report</a>, item 2. <a href="mgConvert2PDF.aspx?ID=3">PDF 9 KB</a></p>',
    );
    expect(documents.map(({ title }) => title)).toEqual(['Minutes of May', 'Piers report']);
  });
});

describe('an agenda that names officers under an item', () => {
  it('leaves them to the item', async () => {
    const { items, officers } = await readMeeting(
      '<h2>1. Apologies</h2><p>To receive apologies.</p><h2>2. Ropes</h2><p><b>Officers:</b></p><ul><li>Tom Poe, Harbour Master</li></ul><p>To consider them.</p>',
    );
    expect(items[1]?.officers).toEqual([{ name: 'Tom Poe', role: 'Harbour Master' }]);
    expect(officers).toEqual([]);
  });
});

describe('declarations', () => {
  it('leave out what leads up to them', async () => {
    const { declarations } = await readMeeting(
      '<h2>1. Declarations of interest</h2><p>Minutes:</p><p>The following declaration was made:</p><p>Cllr North – Item 2 – member of the Rope Club.</p><h2>2. Ropes</h2><p>RESOLVED that one be bought.</p>',
    );
    expect(declarations).toBe('Cllr North – Item 2 – member of the Rope Club.');
  });
});

describe('a page that names who is expected', () => {
  it('is an agenda', async () => {
    const people =
      '<table><tr><th>Member</th><th>Attendance</th></tr><tr><td>Ada North</td><td>Expected</td></tr><tr><td>Piers Holt</td><td>Expected</td></tr></table>';
    const { kind, attendees } = await readMeeting(people + ROPES);
    expect([kind, attendees.length]).toEqual(['agenda', 2]);
  });
});
