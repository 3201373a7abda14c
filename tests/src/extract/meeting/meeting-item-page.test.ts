import { describe, expect, it } from 'vitest';
import { DECISION, DECISION_SKINS } from './skins/decision-skins.ts';
import { ITEM_SKINS } from './skins/item-skins.ts';
import { readSkin } from './skins/read-skin.ts';
import { ITEMS, SITTING } from './skins/sitting.ts';

describe.each(ITEM_SKINS)('an item in the skin "$name"', ({ html }) => {
  it('is tied to its meeting and says all that was minuted', async () => {
    const item = ITEMS[2];
    const { meeting, headline, text } = await readSkin(html, `mgAi.aspx?ID=${item?.id}`);
    expect(headline).toBe(item?.title);
    expect(meeting).toMatchObject({
      kind: 'agenda-item',
      council: SITTING.council,
      committee: SITTING.committee,
      committeeId: String(SITTING.committeeId),
      meetingId: String(SITTING.meetingId),
      start: '2026-03-03T14:00:00+00:00',
    });
    expect(meeting.items).toMatchObject([
      {
        number: item?.number,
        title: item?.title,
        purpose: 'To show how many young people moved into homes of their own in 2025.',
        officers: [{ name: 'Ines Fairley' }, { name: 'Tom O’Dowd', role: 'Head of Housing' }],
        keyPoints: [expect.stringMatching(/^The Head/), expect.stringMatching(/^Members asked/)],
        recommendations: ['That Cabinet make the grant a permanent one.'],
        resolutions: ['That the report be noted.', 'That a further report come to the September meeting.'],
        lateArrivals: [{ name: 'Councillor Piers Holt' }],
      },
    ]);
    expect(meeting.documents.map(({ title }) => title)).toEqual(['Homes report', 'Appendix A: map']);
    expect(text.startsWith('Report of the Head of Housing, attached.')).toBe(true);
    expect(text.endsWith('That a further report come to the September meeting.')).toBe(true);
  });
});

describe.each(DECISION_SKINS)('a decision in the skin "$name"', ({ html }) => {
  it('gives what was decided, by whom, when, and why', async () => {
    const { meeting, headline, datePublished, text } = await readSkin(html, 'ieDecisionDetails.aspx?ID=88');
    expect(headline).toBe(DECISION.title);
    expect(datePublished).toBe('2025-06-06');
    expect(meeting).toMatchObject({
      kind: 'decision',
      council: SITTING.council,
      committee: DECISION.maker,
      start: '2025-06-05',
      status: DECISION.status,
      decision: {
        maker: DECISION.maker,
        decidedOn: '2025-06-05',
        effectiveFrom: '2025-06-13',
        isKeyDecision: true,
        isSubjectToCallIn: false,
        reasons: DECISION.reasons,
        alternatives: DECISION.alternatives,
      },
    });
    expect(meeting.items[0]).toMatchObject({
      title: DECISION.title,
      purpose: DECISION.purpose,
      resolutions: DECISION.decisions,
    });
    expect(meeting.documents).toMatchObject([{ title: DECISION.paper.title }]);
    expect(text).not.toMatch(/call in|Publication date|Lamps report|Marlshire/);
  });
});

describe('an issue that is still to be decided', () => {
  it('says who will decide and whether it is key, and no day of a decision', async () => {
    const { meeting, datePublished } = await readSkin(
      `<html><head><title>Issue details - Ferry fares | Marlshire County Council</title></head><body><div class="box"><h1>Issue details</h1><h2>Ferry fares</h2>
<p>To set the fares for 2027.</p><ul><li><span>Issue type:</span> Non-key</li><li><span>Decision status:</span> For determination</li>
<li><span>Notice of proposed decision first published:</span> 02/03/2026</li><li><span>Decision due:</span> 7 May 2026 by <a href="mgCommitteeDetails.aspx?ID=31">Harbour Committee</a></li></ul>
<h3>Decisions</h3><ul><li>07/05/2026 - <a href="ieDecisionDetails.aspx?AIId=4">Ferry fares</a></li></ul></div></body></html>`,
      'ieIssueDetails.aspx?IId=9',
    );
    expect(datePublished).toBe('2026-03-02');
    expect(meeting).toMatchObject({ kind: 'decision', committee: 'Harbour Committee', status: 'For determination' });
    expect(meeting.items[0]?.resolutions).toEqual([]);
    expect(meeting.decision).toMatchObject({ maker: 'Harbour Committee', isKeyDecision: false, decidedOn: null });
  });
});

describe('witnesses of an item', () => {
  it('may be members, who are no officers of the meeting', async () => {
    const { meeting } = await readSkin(
      `<html><head><title>Agenda item - Ferry safety</title></head><body><main><h1>Agenda item</h1><h2>Ferry safety</h2>
<p>Item 3 at <a href="ieListDocuments.aspx?CId=31&MId=77">Harbour Committee, 7 May 2026 7.00 pm</a></p>
<h3>Minutes:</h3><p>Witnesses:</p><p>Tom O’Dowd, Harbour Master</p><p>Cllr Ada North, Cabinet Member for Ferries</p><p>The Harbour Master spoke of life jackets.</p></main></body></html>`,
      'mgAi.aspx?ID=5',
    );
    expect(meeting.items[0]?.number).toBe('3');
    expect(meeting.items[0]?.officers.map(({ name }) => name)).toEqual(['Tom O’Dowd', 'Cllr Ada North']);
    expect(meeting.officers).toEqual([{ name: 'Tom O’Dowd', role: 'Harbour Master' }]);
  });
});

describe('headings of a skin between the platform’s paragraphs', () => {
  it('say what those paragraphs are', async () => {
    const { meeting } = await readSkin(
      `<html><head><title>Agenda item - Ferry safety</title></head><body><ol class="crumbs"><li><a href="mgCommitteeDetails.aspx?ID=31">Harbour Committee</a></li></ol>
<main><h1>Ferry safety</h1><p>Meeting of <a href="ieListDocuments.aspx?MId=77">Harbour Committee, 7 May 2026 7.00 pm</a> (Item 9.2)</p>
<h2>Purpose of report</h2><div class="mgWordPara"><p>To tell of the life jackets.</p></div>
<div class="field__label">Recommendations:</div><div class="mgWordPara"><p>It is recommended that the Committee:</p><ul><li>Buys more.</li><li>Notes their colour.</li></ul></div>
<h2>Share this page</h2></main></body></html>`,
      'mgAi.aspx?ID=5',
    );
    expect(meeting.committeeId).toBe('31');
    expect(meeting.items).toMatchObject([
      {
        number: '9.2',
        purpose: 'To tell of the life jackets.',
        recommendations: ['Buys more.', 'Notes their colour.'],
        resolutions: [],
      },
    ]);
  });
});

describe('the title of an item', () => {
  const page = (title: string, heading: string): string =>
    `<html><head><title>${title}</title></head><body><nav class="breadcrumb"><a href="mgCommitteeDetails.aspx?ID=31">Harbour Committee</a></nav>
<main><h1>${heading}</h1><p>Meeting: <a href="ieListDocuments.aspx?CId=31&MId=77">Harbour Committee, 7 May 2026</a></p><h2>Minutes</h2><p>The crew spoke of ropes.</p></main></body></html>`;

  it.each([
    ['Agenda item 4 - Ropes: new and old - Harbour Committee - Marlshire Council', 'Agenda item'],
    ['Harbour Committee', '<span>Agenda item 4</span> Ropes: new and old'],
    ['Agenda item - Ropes: new and old | Marlshire Council', 'Agenda item 4'],
  ])('is "Ropes: new and old" under the title "%s" and the heading "%s"', async (title, heading) => {
    const { headline, meeting } = await readSkin(page(title, heading), 'mgAi.aspx?ID=5');
    expect([headline, meeting.committee]).toEqual(['Ropes: new and old', 'Harbour Committee']);
  });
});
