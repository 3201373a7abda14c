import { describe, expect, it } from 'vitest';
import { readItemLines } from '../../../../src/extract/meeting/meeting-item-text.ts';

describe('readItemLines', () => {
  it('takes what a body is recommended to do for recommendations', () => {
    const { recommendations, resolutions } = readItemLines(
      ['The Harbour Board is recommended to:', '(1) buy a rope; and', '(2) note its age.'],
      false,
    );
    expect(recommendations).toEqual(['buy a rope; and', 'note its age.']);
    expect(resolutions).toEqual([]);
  });

  it.each([
    [['The Ferry Board RECOMMENDED:', '1. That Cabinet buy a rope.', '2. That its age be noted.'], 2, 0],
    [['Recommendations:', 'It is recommended that the Board:', '- Buys a rope.', '- Notes its age.'], 2, 0],
    [['After debate it was moved, and the Board RECOMMENDED that Cabinet buy a rope.'], 1, 0],
    [['RESOLVED to RECOMMEND to Council that a rope be bought.'], 0, 1],
    [['Decision:', 'RECOMMENDED TO COUNCIL: That a rope be bought.'], 1, 0],
    [['Decision:', 'RECOMMENDED to Council', 'That a rope be bought.'], 1, 0],
    [['It was RESOLVED to note the report.'], 0, 1],
    [['Decision: RECOMMENDED to Council:', 'That a rope be bought.'], 1, 0],
    [['RECOMMENDED to the Harbour Board', 'That a rope be bought.'], 1, 0],
    [['RECOMMENDED TO COUNCIL that a rope be bought.', '(The meeting ended at 6.25 pm.)'], 1, 0],
    [['RESOLVED:', 'That a rope be bought.', 'The meeting, which began at 5.00 pm, ended at 6.25 pm.'], 0, 1],
    [['Resolved:', 'The Ferry Board recommends that:', '1. Cabinet buys a rope.'], 1, 0],
  ])('tells what is asked of another body from what is decided: %s', (lines, asked, decided) => {
    const { recommendations, resolutions } = readItemLines(lines, true);
    expect([recommendations.length, resolutions.length]).toEqual([asked, decided]);
  });

  it('takes what leads up to the word RESOLVED under "Decision" for what was said', () => {
    const { resolutions } = readItemLines(
      [
        'Decision:',
        'The Harbour Master said that ropes wear out.',
        'RESOLVED that:',
        '1. a rope be bought;',
        '2. its age be noted.',
      ],
      true,
    );
    expect(resolutions).toEqual(['a rope be bought;', 'its age be noted.']);
  });

  it.each([
    [
      'Proposed by Cllr. Abel, seconded by Cllr. Mrs Dale, and RESOLVED that a rope be bought.',
      'RESOLVED that a rope be bought.',
    ],
    [
      'Mr T. Poe spoke of it. After questions, it was AGREED to note the position.',
      'it was AGREED to note the position.',
    ],
    ['RESOLVED to buy a rope. There were six votes for and one against.', 'RESOLVED to buy a rope.'],
  ])('knows where the sentence of a decision begins and ends: %s', (line, resolution) => {
    expect(readItemLines(['The Clerk spoke.', line], true).resolutions).toEqual([resolution]);
  });

  it('ends the alternatives of a decision at the next label, whatever stands behind it', () => {
    const { alternatives } = readItemLines(
      ['Alternative options considered: None.', 'Financial implications: The rope costs £9.'],
      true,
    );
    expect(alternatives).toBe('None.');
  });

  it('finds what a body resolved at the end of a sentence, before a list', () => {
    const { resolutions } = readItemLines(
      ['The motion was carried. Council therefore resolved:', '1. To buy a rope.', '2. To note its age.'],
      true,
    );
    expect(resolutions).toEqual(['To buy a rope.', 'To note its age.']);
  });

  it('takes what leads up to a question for no point', () => {
    const lines = [
      '1. From Ms Dale to the Mayor:',
      'How old is the rope?',
      '2. From Mr Abel to the Mayor:',
      'How long?',
    ];
    expect(readItemLines(lines, true).keyPoints).toEqual([]);
  });

  it('goes on with the numbers of the minutes behind a resolution', () => {
    const { resolutions, keyPoints } = readItemLines(
      [
        '1. Mr Rudge spoke of ropes.',
        '2. It was put to the vote.',
        'RESOLVED that a rope be bought.',
        '3. Miss Dale asked that her vote be recorded.',
      ],
      true,
    );
    expect(resolutions).toEqual(['RESOLVED that a rope be bought.']);
    expect(keyPoints).toHaveLength(3);
  });

  it.each([
    ['The minutes of 3 May were agreed as a correct record.', 1],
    ['The minutes of the last two meetings were approved and signed as a true record.', 1],
    ['(ii) AGREED the price of the rope.', 1],
    ['Apologies came from Cllr Dale (work). Resolved to accept the reason.', 1],
    ['The minutes of 3 May told of a correct record of tides.', 0],
    ['The price was agreed in 2019.', 0],
  ])('finds in "%s" so many resolutions: %i', (line, count) => {
    expect(readItemLines(['The Clerk spoke.', line], true).resolutions).toHaveLength(count);
  });

  it('gives once what is published as a decision and minuted in other words', () => {
    const decision = ['Decision:', '- notes the forecast price of rope;', '- asks the Clerk for a list of ferries.'];
    const minutes = [
      'Minutes:',
      'RESOLVED that:',
      '1. The forecast price of rope be noted.',
      '2. The pier be painted.',
    ];
    expect(readItemLines([...decision, ...minutes], true).resolutions).toEqual([
      'asks the Clerk for a list of ferries.',
      'The forecast price of rope be noted.',
      'The pier be painted.',
    ]);
  });

  it('takes neither "None." for an action nor an arrival for a declaration', () => {
    const { actions, declarations } = readItemLines(
      [
        'Declarations of interest:',
        'Cllr North owns a rope.',
        'Cllr Holt joined the meeting at 7.25 pm.',
        'Actions:',
        'None.',
      ],
      true,
    );
    expect([actions, declarations]).toEqual([[], 'Cllr North owns a rope.']);
  });

  it('ends the reasons at a label that it does not know, not at words that lead up to a list', () => {
    const { reasons } = readItemLines(
      [
        'Reasons for the decision:',
        'The rope is worn.',
        'It was found that:',
        '- it frays;',
        'Harbour users:',
        'Ada North',
      ],
      true,
    );
    expect(reasons).toBe('The rope is worn.\nIt was found that:\n- it frays;');
  });

  it('takes a numbered paragraph that leads up to a list for a resolution, and the next one for talk', () => {
    const { resolutions, keyPoints } = readItemLines(
      [
        '12.1 The Clerk spoke of the ferry.',
        '12.2 Members asked about its age.',
        '12.3 It was agreed:',
        '(a) to note the report;',
        '(b) to buy a rope.',
        '12.4 The Chair thanked the crew.',
      ],
      true,
    );
    expect(resolutions).toEqual(['to note the report;', 'to buy a rope.']);
    expect(keyPoints).toContain('The Chair thanked the crew.');
  });

  it('keeps what the agenda recommends apart from what was resolved', () => {
    const { recommendations, resolutions } = readItemLines(
      ['Recommended –', '(1) That the rope be bought.', 'Minutes:', 'Resolved –', '(1) That the rope be hired.'],
      false,
    );
    expect(recommendations).toEqual(['That the rope be bought.']);
    expect(resolutions).toEqual(['That the rope be hired.']);
  });

  it('keeps an entry that begins as a heading does in its list', () => {
    const lines = ['RESOLVED to:', '- note the forecast of £2 million;', '- background papers be published.'];
    expect(readItemLines(lines, true).resolutions).toHaveLength(2);
  });

  it.each([
    ['Members raised the following points:', ['- the tide;', '- the rope.']],
    ['The Panel discussed the report and made the following comments:', ['1. The tide.', '2. The rope.']],
  ])('takes the list below "%s" for key points', (line, points) => {
    expect(readItemLines([line, ...points], true).keyPoints).toHaveLength(2);
  });

  it.each([
    ['In attendance for this item: Ines Fairley (Harbour Master); Tom Poe (Clerk to the Trust).', 2],
    ['Witnesses: Chief Constable Ada North', 1],
  ])('names the officers of "%s"', (line, count) => {
    expect(readItemLines([line], true).officers).toHaveLength(count);
  });

  it('finds the sentence in which a member declared an interest, and no other', () => {
    const lines = [
      'Councillor Ada North declared a personal interest as owner of the ferry.',
      'The Chair declared the meeting open to all with an interest in ropes.',
      'Residents had declared their dislike of it.',
    ];
    expect(readItemLines(lines, true).declared).toEqual(lines.slice(0, 1));
  });

  it.each([
    ['It was moved by Cllr North and RESOLVED by 5 votes to 1 to buy a rope.', 'RESOLVED to buy a rope.'],
    [
      'It was RESOLVED to buy a rope. Proposed Cllr North, seconded Cllr Dale, all in favour.',
      'It was RESOLVED to buy a rope.',
    ],
    ['6.2 Resolved to buy a rope. Proposed AN, seconded UD.', 'Resolved to buy a rope.'],
    ['That the purchase of a rope be approved.', 'That the purchase of a rope be approved.'],
  ])('reads from %j what was resolved, without movers and votes', (line, resolution) => {
    expect(readItemLines(['Members talked of ropes.', line], true).resolutions).toEqual([resolution]);
  });

  it('takes what was moved for no resolution, nor who came back', () => {
    const moved = ['Councillor North moved as an amendment:', 'That the rope be blue.'];
    expect(readItemLines(moved, true).resolutions).toEqual([]);
    const lines = ['RESOLVED – that a rope be bought.', '* Councillor North rejoined the meeting at 7.34 pm.'];
    expect(readItemLines(lines, true).resolutions).toEqual(['that a rope be bought.']);
  });

  it('parts the tasks of one paragraph, and leaves out who left', () => {
    const lines = [
      'ACTIONS:',
      'Clerk to buy a rope by May. Cllr North to hold it.',
      'Councillor Dale left the meeting at 8.12 pm.',
    ];
    expect(readItemLines(lines, true).actions).toEqual(['Clerk to buy a rope by May.', 'Cllr North to hold it.']);
  });
});
