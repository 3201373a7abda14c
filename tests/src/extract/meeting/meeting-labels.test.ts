import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../../src/extract/meeting/meeting-labels.ts';

describe('labelOf', () => {
  it.each([
    ['Venue:', 'venue'],
    ['Lleoliad / Venue:', 'venue'],
    ['Lleoliad: / Venue:', 'venue'],
    ['Statws/Status', 'status'],
    ['Notice of proposed decision first published:', 'published'],
    ['Decision due:', 'due'],
    ['Issue type', 'key-decision'],
    ['Type:', 'key-decision'],
    ['Venue / Date', null],
    ['Ferry and / or venue', null],
  ])('takes "%s" for %s', (words, label) => {
    expect(labelOf(words)).toBe(label);
  });
});
