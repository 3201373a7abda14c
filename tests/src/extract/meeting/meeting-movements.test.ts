import { describe, expect, it } from 'vitest';
import { movementsIn, movementsWithin } from '../../../../src/extract/meeting/meeting-movements.ts';

describe('movementsIn', () => {
  it.each([
    ['Nora Pike entered the meeting at 10.45am', [['arrival', 'Nora Pike', '10.45am']]],
    ['(Councillor Holt joined the meeting at 6.10 p.m.)', [['arrival', 'Councillor Holt', '6.10 p.m.']]],
    [
      'At this point Councillors Holt and Dale left the meeting.',
      [
        ['departure', 'Holt', null],
        ['departure', 'Dale', null],
      ],
    ],
    ['At 7.25 pm, Cllr Una Dale arrived.', [['arrival', 'Cllr Una Dale', '7.25 pm']]],
    ['3. Ms Jo Finch withdrew from the meeting for this item.', [['departure', 'Ms Jo Finch', null]]],
    ['Councillor Grey returned to the chamber at 1915 hours.', [['arrival', 'Councillor Grey', '1915 hours']]],
  ])('reads %s', (line, expected) => {
    expect(movementsIn(line).map(({ kind, name, time }) => [kind, name, time])).toEqual(expected);
  });

  it.each([
    'Members asked why young people left the service.',
    'The Head of Service joined up two teams in May.',
    'It was noted that staff had left during the year.',
    'Officers left the figures with the Board.',
  ])('takes no one from "%s"', (line) => {
    expect(movementsIn(line)).toEqual([]);
  });
});

describe('movementsWithin', () => {
  it('finds the note where it is one sentence of a paragraph', () => {
    const line =
      'The plan had been sent in March and the Board was asked to agree it. Nora Pike joined the meeting at 2.35 pm. Members asked about the summer.';
    expect(movementsWithin(line)).toMatchObject([{ kind: 'arrival', name: 'Nora Pike', time: '2.35 pm' }]);
  });

  it('takes no one from what was said', () => {
    expect(movementsWithin('Members heard of the move. Staff left the service in May. It was noted.')).toEqual([]);
  });
});
