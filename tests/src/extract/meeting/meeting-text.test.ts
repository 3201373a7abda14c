import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { looksLikeMeetingText, meetingFromText } from '../../../../src/extract/meeting/meeting-text.ts';
import type { Extraction, ReadInput } from '../../../../src/records/extraction.ts';
import type { TargetHint } from '../../../../src/records/target.ts';
import { sharedData } from '../../../shared-data.ts';

describe('minutes with numbered headings in capitals', () => {
  const { meeting, fields } = readFixture('minutes-numbered.txt');

  it('reads whose, when and where from the opening', () => {
    expect(meeting).toMatchObject({
      kind: 'minutes',
      council: { value: 'MARLSHIRE COUNTY COUNCIL' },
      committee: { value: 'Audit Committee' },
      start: { value: 'Tuesday 11 June 2024 at 10.00 am' },
      venue: { value: 'Council Antechamber, Marl House' },
    });
    expect(fields.headline?.value).toBe('Audit Committee - Tuesday 11 June 2024 at 10.00 am');
  });

  it('reads members present, apologies and officers', () => {
    expect(meeting.attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['Ada North', 'Chair', 'present'],
      ['Basil Grey', null, 'present'],
      ['Piers Holt', null, 'present'],
      ['Una Dale', null, 'present'],
      ['Councillor Wim de Vries', null, 'apologies'],
    ]);
    expect(meeting.officers).toEqual([
      { name: 'Ines Fairley', role: 'Director of Finance' },
      { name: "Tom O'Dowd", role: 'Head of Audit' },
    ]);
  });

  it('parts items, mends wrapped lines and finds resolutions', () => {
    expect(meeting.items.map(({ number, title }) => [number, title])).toEqual([
      ['12', 'DECLARATIONS OF INTEREST'],
      ['13', 'ANNUAL REPORT OF INTERNAL AUDIT'],
      ['14', 'WORK PROGRAMME'],
    ]);
    expect(meeting.items[1]?.text).toContain('the plan that was agreed in March');
    expect(meeting.items.map(({ resolutions }) => resolutions)).toEqual([
      [],
      ['That the annual report be noted.', 'That the two reviews be completed by October.'],
      ['The Committee agreed to add a review of school balances.'],
    ]);
    expect(meeting.declarations).toBe('Councillor Grey declared that he is a school governor.');
  });
});

describe('minutes with minute numbers', () => {
  const { meeting } = readFixture('minutes-slashed.txt');

  it('takes "61/23 TITLE [Item 1]" for a heading and numbered points for points', () => {
    expect(meeting.items.map(({ number, title }) => [number, title])).toEqual([
      ['61/23', 'APOLOGIES FOR ABSENCE AND SUBSTITUTIONS'],
      ['62/23', 'FOSTERING SERVICE REPORT'],
      ['63/23', 'DATE OF NEXT MEETING'],
    ]);
    expect(meeting.items[1]?.keyPoints).toHaveLength(2);
    expect(meeting.items[1]?.recommendations).toEqual(['That the service report again in May.']);
  });

  it('finds the date behind the time, the venue behind the date, and names one a line', () => {
    expect(meeting.committee?.value).toBe('SOCIAL CARE BOARD');
    expect(meeting.start?.value).toBe('9 November 2023 10.30 am');
    expect(meeting.venue?.value).toBe('Castle Hall, Castleford');
    expect(meeting.attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['Mrs Ada North', 'Chairman', 'present'],
      ['Mr Basil Grey', null, 'present'],
      ['Dr Piers Holt', null, 'present'],
      ['Mrs Una Dale', null, 'apologies'],
    ]);
  });
});

describe('agendas', () => {
  it('finds the venue on the line of the date, and no resolutions', () => {
    const { meeting } = read(
      'Wend City Council\n\nAgenda for the meeting of the Cabinet held on 20 January 2026 at 5.00 pm Venue: Long Room, Wend House\n\n45. Sea wall\n\nReport of the Head of Coast.\n\n46. Beach huts\n\nTo set the charges.',
      { meeting: { kind: 'agenda' } },
    );
    expect(meeting.committee?.value).toBe('Cabinet');
    expect(meeting.start?.value).toBe('20 January 2026 at 5.00 pm');
    expect(meeting.venue?.value).toBe('Long Room, Wend House');
    expect(
      meeting.items.map(({ number, title, purpose, resolutions }) => [number, title, purpose, resolutions]),
    ).toEqual([
      ['45', 'Sea wall', null, []],
      ['46', 'Beach huts', null, []],
    ]);
  });
});

describe('single papers', () => {
  it('reads a report: title from the link, purpose and recommendations from the text', () => {
    const text =
      '1. Purpose of report\n\nTo set out the plan.\n\n2. Background\n\nThe plan began in 2020.\n\n3. Recommendations\n\n3.1 That the plan be adopted.\n3.2 That officers report back.';
    const { meeting, fields } = read(text, { title: 'Winter plan', meeting: { kind: 'report', committee: 'Cabinet' } });
    expect(fields.headline?.value).toBe('Winter plan');
    expect(meeting.items).toMatchObject([
      {
        title: 'Winter plan',
        purpose: 'To set out the plan.',
        recommendations: ['That the plan be adopted.', 'That officers report back.'],
      },
    ]);
    expect(meeting.committee?.rule).toBe('hint.meeting.committee');
  });

  it('does not take a pack apart: its papers are documents of their own', () => {
    const { meeting } = read('PUBLIC REPORTS PACK\n1. APOLOGIES\nNone.\n2. REPORT\nWords.', {
      meeting: { kind: 'pack' },
    });
    expect([meeting.kind, meeting.items]).toEqual(['pack', []]);
  });

  it('takes the line below "Agenda item" for its title when it is one', () => {
    const { meeting, fields } = read('Agenda item\n\nRoad signs\n\nPurpose of the report:\n\nTo count signs.');
    expect(fields.headline?.value).toBe('Road signs');
    expect(meeting.items[0]).toMatchObject({ title: 'Road signs', purpose: 'To count signs.' });
  });
});

describe('looksLikeMeetingText', () => {
  it.each([
    ['minutes', 'Minutes of the meeting of Cabinet held on 4 May 2024\n\nPresent: Councillor North', true],
    ['an agenda item', 'Agenda item\n\nPurpose of the report:\n\nTo note.', true],
    [
      'news about a meeting',
      'Councillors met on Tuesday. The minutes of the meeting show that the cabinet agreed.',
      false,
    ],
    [
      'a form of one decision',
      'Record of Executive Decision\n\nDecision maker: Councillor North\n\nTitle of decision: Ropes',
      true,
    ],
    ['an Ofsted letter', 'Dear Ms North\n\nFocused visit to Marlshire\n\nThis letter summarises the findings.', false],
    ['nothing', '', false],
  ])('says of %s', (_, text, expected) => {
    expect(looksLikeMeetingText(text)).toBe(expected);
  });
});

describe('an agenda below a letter', () => {
  const { meeting } = read(
    [
      'FENTON PARISH COUNCIL',
      '3rd March 2025',
      'Dear Councillor,',
      'You are summoned to attend a meeting of Fenton Parish Council to be held on Monday 10th March 2025 at 7.30 pm in the Mission Room, Pound Lane, for the transaction of the business below.',
      'AGENDA',
      '1. To receive apologies for absence.',
      '2. To approve the minutes of 10th February 2025.',
      '3. Finance:',
      'a. To approve payments.',
      'b. To note the balance.',
      '4. To consider the repair of the pump.',
    ].join('\n\n'),
  );

  it('takes the day of the meeting, not of the letter, and the place without the business', () => {
    expect(meeting).toMatchObject({
      kind: 'agenda',
      start: { value: 'Monday 10th March 2025 at 7.30 pm' },
      venue: { value: 'Mission Room, Pound Lane' },
    });
  });

  it('has sentences for items, which have no purpose of their own', () => {
    expect(meeting.items.map(({ number, title, purpose }) => [number, title, purpose])).toEqual([
      ['1', 'To receive apologies for absence', null],
      ['2', 'To approve the minutes of 10th February 2025', null],
      ['3', 'Finance', null],
      ['4', 'To consider the repair of the pump', null],
    ]);
  });
});

describe('an agenda whose council stands beside its heading', () => {
  const { meeting } = read(
    [
      'AGENDA | FENTON BOROUGH COUNCIL',
      'Audit Committee',
      'Date: Monday, 28 September 2026',
      'PART 1 – ITEMS IN PUBLIC',
      '1. APOLOGIES',
      'To receive apologies.',
      '2. ROPES',
      'Report of the Harbour Master.',
      'PART 2 – ITEMS IN PRIVATE',
      '3. THE FERRYMAN’S PAY',
      'EXEMPT – not for publication by virtue of paragraph 1.',
    ].join('\n\n'),
  );

  it('is that council’s, and leaves out what is closed', () => {
    expect(meeting.council?.value).toBe('FENTON BOROUGH COUNCIL');
    expect(meeting.committee?.value).toBe('Audit Committee');
    expect(meeting.items.map(({ title }) => title)).toEqual(['APOLOGIES', 'ROPES']);
  });
});

describe('minutes below a head in two languages', () => {
  const { meeting } = read(
    [
      'CYNGOR SIR MARL',
      'MARL COUNTY COUNCIL',
      'HARBOUR COMMITTEE',
      'Minutes of the multi-location meeting held on Monday, 29 September 2025, 2.00 pm to 3.10 pm, Pier Room, Marl House',
      'PRESENT: Councillor Ada North',
      '1. APOLOGIES',
      'There were none.',
      '2. ROPES [EXEMPT – paragraph 3]',
      'To note.',
      '3. PIERS',
      'RESOLVED that one be built.',
      '4. WHISTLEBLOWING (CONFIDENTIAL REPORTING POLICY)',
      'To note the policy.',
    ].join('\n\n'),
  );

  it('are of the council in their own language, and leave out what is closed', () => {
    expect(meeting).toMatchObject({
      council: { value: 'MARL COUNTY COUNCIL' },
      committee: { value: 'HARBOUR COMMITTEE' },
      venue: { value: 'Pier Room, Marl House' },
    });
    expect(meeting.items.map(({ number }) => number)).toEqual(['1', '3', '4']);
  });
});

describe('minutes without numbers', () => {
  it('begin below the names of those who sent apologies', () => {
    const { meeting } = read(
      [
        'Marl City Council’s Harbour Board',
        'Minutes of the meeting of Marl City Council’s Harbour Board held on 4 June 2025 at 2.00 pm',
        'Present',
        '- Cllr Ada North',
        'Apologies',
        '- Cllr Una Dale',
        'Declarations of interest',
        'There were none.',
        'Any other business',
        'There was none.',
      ].join('\n\n'),
    );
    expect(meeting).toMatchObject({ council: { value: 'Marl City Council' }, committee: { value: 'Harbour Board' } });
    expect(meeting.items.map(({ title }) => title)).toEqual(['Declarations of interest', 'Any other business']);
    expect(meeting.attendees.map(({ name, attendance }) => [name, attendance])).toEqual([
      ['Cllr Ada North', 'present'],
      ['Cllr Una Dale', 'apologies'],
    ]);
  });
});

describe('minutes of a parish', () => {
  const { meeting } = read(
    [
      'Fenton Parish Council',
      'Minutes of the meeting held on Monday 10th March 2025 at 7.30pm in the Mission Room',
      'Present: Cllrs A. North (Chairman), B. Grey (Vice Chairman) and U. Dale.',
      'In attendance: Mrs. J. Finch (Clerk), District Councillor P. Holt and 5 members of the public.',
      'Cllr North, Chairman, presided.',
      '25/31 Apologies for absence',
      'Apologies were received from Cllr W. Zeeman (family illness). Cllr T. Poe was absent without apology.',
      '25/32 Pump',
      'It was RESOLVED to mend the pump at a cost of £90. Proposed Cllr Grey, seconded Cllr Dale, all in favour.',
      'Action: Clerk to find a plumber.',
      '25/33 Green',
      'Cllr Dale left the meeting at 8.05 pm.',
      'It was proposed by Cllr Grey, seconded by Cllr North and RESOLVED by 2 votes to nil to plant a lime.',
    ].join('\n\n'),
  );

  it('keeps movers and votes out of what was resolved', () => {
    expect(meeting.items.map(({ resolutions }) => resolutions)).toEqual([
      [],
      ['It was RESOLVED to mend the pump at a cost of £90.'],
      ['RESOLVED to plant a lime.'],
    ]);
    expect(meeting.items[1]?.actions).toEqual(['Clerk to find a plumber.']);
    expect(meeting.items.flatMap(({ departures = [] }) => departures.map(({ name }) => name))).toEqual(['Cllr Dale']);
  });

  it('tells officers from members of other councils, and the absent from those who sent apologies', () => {
    expect(meeting.officers).toEqual([{ name: 'Mrs. J. Finch', role: 'Clerk' }]);
    expect(meeting.attendees.map(({ name, role, attendance }) => [name, role, attendance])).toEqual([
      ['A. North', 'Chairman', 'present'],
      ['B. Grey', 'Vice Chairman', 'present'],
      ['U. Dale', null, 'present'],
      ['Councillor P. Holt', 'District Councillor', 'in attendance'],
      ['Cllr W. Zeeman', null, 'apologies'],
      ['Cllr T. Poe', null, 'absent'],
    ]);
  });
});

describe('hostile text', () => {
  it.each([
    ['one long line of capitals', 'A '.repeat(500_000)],
    ['many numbers', '1. \n'.repeat(100_000)],
    ['many colons', 'a:'.repeat(400_000)],
    ['many names', 'Present: ' + 'Ann Bee, '.repeat(100_000)],
    ['many short lines', 'Ann Bee\n'.repeat(50_000)],
    ['one resolution after another', 'RESOLVED that\n'.repeat(50_000)],
  ])('reads %s within seconds', (_, text) => {
    const started = performance.now();
    meetingFromText(`Minutes\n${text}`, inputFor({}));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

const seeds = sharedData('seeds');
describe.skipIf(!seeds.present)('the shared agenda item', () => {
  const name = readdirSync(seeds.present ? seeds.path : '.').find((file) => file.startsWith('002')) ?? '';
  const text = seeds.present ? readFileSync(`${seeds.path}/${name}`, 'utf8') : '';
  const { meeting, fields, text: whole } = seeds.present ? read(text) : read('Minutes\nx');

  it('keeps nine whole key points, two officers, the purpose, and no declarations', () => {
    const [item] = meeting.items;
    expect(meeting.kind).toBe('agenda-item');
    expect(item?.keyPoints).toHaveLength(9);
    expect(item?.keyPoints.every((point) => /^[A-Z].*\.$/.test(point))).toBe(true);
    expect(item?.purpose).toMatch(/^The Board will receive a verbal update .* within the service\.$/);
    expect(meeting.officers.map(({ role }) => role)).toEqual([
      'Strategic Director for Children, Schools and Families and Deputy Chief Executive',
      'Head of Safeguarding, Children’s Services',
    ]);
    expect(meeting.declarations).toBeNull();
  });

  it('keeps the late arrival in the text and out of the points', () => {
    expect(meeting.items[0]?.text).toContain('\n\nBob Gardner entered the meeting at 10.45am\n\n4. Officers');
    expect(meeting.items[0]?.keyPoints.join(' ')).not.toContain('Bob Gardner');
    expect(whole.value).not.toMatch(/\u00a0|\n{3}/);
  });

  it('invents no title, committee, council or date', () => {
    expect(fields).toEqual({});
    expect(meeting).not.toHaveProperty('committee');
    expect(meeting).not.toHaveProperty('council');
    expect(meeting).not.toHaveProperty('start');
    expect(meeting.items[0]).toMatchObject({ number: null, title: null, resolutions: [] });
  });

  it('is the only one of the shared texts that looks like a meeting', () => {
    const like = readdirSync(seeds.path).filter((file) =>
      looksLikeMeetingText(readFileSync(`${seeds.path}/${file}`, 'utf8')),
    );
    expect(like).toEqual([name]);
  });
});

function inputFor(hint: TargetHint): ReadInput {
  return {
    bytes: new Uint8Array(),
    mediaType: 'text/plain',
    charset: 'utf-8',
    uri: null,
    source: null,
    hint,
    capturedAt: '2026-03-01T00:00:00Z',
  };
}

function read(
  text: string,
  hint: TargetHint = {},
  uri: string | null = null,
): Extract<Extraction, { kind: 'meeting' }> {
  const extraction = meetingFromText(text, { ...inputFor(hint), uri });
  if (extraction.kind !== 'meeting') throw new Error(`expected a meeting, found ${extraction.kind}`);
  return extraction;
}

function readFixture(name: string) {
  return read(readFileSync(new URL(`../../../fixtures/councils/${name}`, import.meta.url), 'utf8'));
}
