import { describe, expect, it } from 'vitest';
import { itemHeadingOf } from '../../../../src/extract/meeting/meeting-item-headings.ts';

describe('itemHeadingOf', () => {
  it.each([
    ['Cofnodion / Minutes:', 'minutes'],
    ['Penderfyniad / Decision:', 'resolutions'],
    ['Alternatives considered and rejected', 'alternatives'],
    ['Options considered:', 'alternatives'],
    ['Alternative options', 'alternatives'],
  ])('takes "%s" for a heading', (line, part) => {
    expect(itemHeadingOf(line)).toEqual({ part, rest: '' });
  });

  it.each(['Minutes / Decision:', 'Options for the ferry were discussed', 'Alternatives to the rope'])(
    'leaves "%s" among the words',
    (line) => {
      expect(itemHeadingOf(line)).toBeNull();
    },
  );
});
