import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/extract/extract.ts';
import { normalise } from '../../../../src/normalise/normalise.ts';
import type { DraftRecord } from '../../../../src/records/document.ts';
import type { TargetHint } from '../../../../src/records/target.ts';
import { pageInput } from '../read-input.ts';

const PRINTED = `<html><head><title>Minutes</title></head><body lang="EN-GB"><div class="WordSection1">
<p align="center"><b>NETHERBY DISTRICT COUNCIL</b></p><p align="center"><b>HARBOUR COMMITTEE</b></p><p>&nbsp;</p>
<p><b>Minutes of the meeting held on Wednesday 7 February 2018 at 2.00 p.m. in the Long Room, Quay House, Netherby</b></p>
<p><b>Present:</b> Councillor A North (Chairman); Councillors B Grey and Mrs U Dale</p><p><b>Apologies:</b> Councillor P Holt</p>
<p><b>Officers:</b> Ms I Fairley (Harbour Master) and Mr T O’Dowd (Solicitor)</p>
<p><b>HC.12&nbsp;&nbsp; MINUTES</b></p><p><b>RESOLVED</b> that the minutes of 10 January 2018 be signed.</p>
<p><b>HC.13&nbsp;&nbsp; DECLARATIONS OF INTEREST</b></p><p>Councillor B Grey declared a personal interest in berth 9, which is his brother’s.</p>
<p><b>HC.14&nbsp;&nbsp; DREDGING</b></p><p>The Harbour Master said that the channel had silted up.</p><p><b>AGREED</b> that it be dredged in May.</p>
<p>The meeting closed at 3.10 p.m.</p></div></body></html>`;

const POST = `<html><head><title>Minutes of the July meeting - Ferry Parish Council</title></head><body><header><p class="site-title"><a href="/">Ferry Parish Council</a></p><ul><li><a href="/news">News</a></li></ul></header>
<article><h1>Minutes of the July meeting</h1><p>Minutes of the meeting of Ferry Parish Council held at 7:15pm on Thursday 4th July 2019 at the Reading Room, Ferry.</p>
<table><tr><th>Present</th><td>Cllr Ada North (Chair)<br>Cllr Una Dale</td></tr><tr><th>Apologies</th><td>Cllr Wim Zeeman</td></tr><tr><th>In attendance</th><td>Petra Lowe (Clerk), 2 members of the public</td></tr></table>
<h3>19/31 Apologies for absence</h3><p>Cllr Zeeman was at work.</p><h3>19/32 Bench</h3>
<p>It was proposed by Cllr North, seconded by Cllr Dale and <strong>resolved</strong> that a bench be bought.</p><p><strong>Action:</strong> Clerk to order it.</p>
<p>The meeting closed at 8pm.</p></article><footer>Ferry Parish Council</footer></body></html>`;

const STORY = `<html><head><title>Minutes leave council red-faced | Marlshire Post</title></head><body><article><h1>Minutes leave council red-faced</h1>
<p>The minutes of a meeting of Ferry Parish Council held in July 2019 have been mislaid, the clerk said on Monday, and nobody can say what was resolved.</p>
<p>Apologies were offered to residents who had asked to read them. The council agreed to look again, and the next meeting is in the autumn.</p>
<p>Neighbours said they had waited a year for the bench that was promised to them, and would sit on the grass until it came.</p></article></body></html>`;

describe('minutes as a page of their own', () => {
  it('are read from print, with council, committee, place and people above their items', async () => {
    const { meeting, headline } = await readMeeting(PRINTED, 'documents/g1301/Printed%20minutes.html?CT=2');
    expect(headline).toBe('HARBOUR COMMITTEE - Wednesday 7 February 2018 at 2.00 p.m.');
    expect(meeting).toMatchObject({
      kind: 'minutes',
      council: 'NETHERBY DISTRICT COUNCIL',
      committee: 'HARBOUR COMMITTEE',
      meetingId: '1301',
      start: '2018-02-07T14:00:00+00:00',
      venue: 'Long Room, Quay House, Netherby',
      declarations: 'Councillor B Grey declared a personal interest in berth 9, which is his brother’s.',
    });
    expect(meeting.attendees.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Councillor A North', 'present'],
      ['B Grey', 'present'],
      ['Mrs U Dale', 'present'],
      ['Councillor P Holt', 'apologies'],
    ]);
    expect(meeting.officers).toEqual([
      { name: 'Ms I Fairley', role: 'Harbour Master' },
      { name: 'Mr T O’Dowd', role: 'Solicitor' },
    ]);
    expect(meeting.items.map(({ number, title, resolutions }) => [number, title, resolutions])).toEqual([
      ['HC.12', 'MINUTES', ['RESOLVED that the minutes of 10 January 2018 be signed.']],
      ['HC.13', 'DECLARATIONS OF INTEREST', []],
      ['HC.14', 'DREDGING', ['AGREED that it be dredged in May.']],
    ]);
  });

  it('are read from a post of a town council', async () => {
    const { meeting, headline } = await readMeeting(POST, 'minutes-july/');
    expect(headline).toBe('Minutes of the July meeting');
    expect(meeting).toMatchObject({
      council: 'Ferry Parish Council',
      start: '2019-07-04T19:15:00+01:00',
      venue: 'Reading Room, Ferry',
      officers: [{ name: 'Petra Lowe', role: 'Clerk' }],
    });
    expect(meeting.items.map(({ number, title }) => [number, title])).toEqual([
      ['19/31', 'Apologies for absence'],
      ['19/32', 'Bench'],
    ]);
    expect(meeting.items[1]).toMatchObject({
      resolutions: ['It was proposed by Cllr North, seconded by Cllr Dale and resolved that a bench be bought.'],
      actions: ['Clerk to order it.'],
    });
  });

  it.each([
    ['a story about minutes', STORY, {}],
    ['minutes that a newspaper prints', POST, { type: 'NewsArticle' }],
    ['a page that its link calls a report', POST, { meeting: { kind: 'report' } }],
    ['a page that nobody calls minutes', POST.replaceAll('Minutes of the July meeting', 'July'), {}],
  ] as const)('are not seen in %s', async (_, html, hint) => {
    expect((await read(html, 'july/', hint)).type).not.toBe('MeetingMinutes');
  });
});

async function read(html: string, page: string, hint: TargetHint = {}): Promise<DraftRecord> {
  const input = { ...pageInput(html, { uri: `https://www.netherby.example/${page}` }), hint };
  const reading = normalise(await extract(input), input);
  if (reading.kind !== 'record') throw new Error(`expected a record, found ${reading.reason}`);
  return reading.draft;
}

async function readMeeting(html: string, page: string): Promise<Extract<DraftRecord, { type: 'MeetingMinutes' }>> {
  const draft = await read(html, page);
  if (draft.type !== 'MeetingMinutes') throw new Error(`expected a meeting, found ${draft.type}`);
  return draft;
}
