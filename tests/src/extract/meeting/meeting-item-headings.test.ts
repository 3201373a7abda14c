import { describe, expect, it } from 'vitest';
import { itemHeadingOf } from '../../../../src/extract/meeting/meeting-item-headings.ts';

describe('itemHeadingOf', () => {
  it.each([
    ['Cofnodion / Minutes:', 'minutes'],
    ['Penderfyniad / Decision:', 'resolutions'],
    ['What was decided', 'resolutions'],
    ['Why this decision was made:', 'reasons'],
    ['Alternatives considered and rejected', 'alternatives'],
    ['Options considered:', 'alternatives'],
    ['Alternative options', 'alternatives'],
    ['Other reasons / organisations consulted', 'aside'],
    ['Financial implications:', 'aside'],
    ['Wards affected', 'aside'],
  ])('takes "%s" for a heading', (line, part) => {
    expect(itemHeadingOf(line)).toEqual({ part, rest: '' });
  });

  it.each([
    'Minutes / Decision:',
    'Options for the ferry were discussed',
    'Why the rope was cut',
    'Alternatives to the rope',
    'Consultation of the crew went well',
  ])('leaves "%s" among the words', (line) => {
    expect(itemHeadingOf(line)).toBeNull();
  });
});
