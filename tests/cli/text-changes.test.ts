import { describe, expect, it } from 'vitest';
import { fieldChanges, textChanges } from '../../cli/text-changes.ts';
import { sampleRecord } from '../sample-record.ts';

describe('the text of two versions', () => {
  it('is told word by word, only where it changed', () => {
    const was = 'The roof leaks.\n\nIt will cost £4 million to mend.\n\nWork begins in May.';
    const now = 'The roof leaks.\n\nIt will cost £5 million to mend.\n\nWork begins in May.';
    expect(textChanges(was, now)).toEqual({
      paragraphs: ['It will cost £[-4-]{+5+} million to mend.'],
      wordsAdded: 1,
      wordsRemoved: 1,
    });
  });

  it('has paragraphs that came and went', () => {
    expect(textChanges('One.\n\nTwo.', 'One.\n\nTwo.\n\nThree is new.')).toEqual({
      paragraphs: ['{+Three is new.+}'],
      wordsAdded: 3,
      wordsRemoved: 0,
    });
    expect(textChanges('One.\n\nTwo.', 'Two.')).toMatchObject({ paragraphs: ['[-One.-]'], wordsRemoved: 1 });
  });

  it('may be the same', () => {
    expect(textChanges('One.', 'One.')).toEqual({ paragraphs: [], wordsAdded: 0, wordsRemoved: 0 });
  });
});

it('fields that changed are told with both values, but not those that every reading changes', () => {
  const was = sampleRecord({ text: 'One.' });
  const now = { ...was, headline: 'Another headline', contentHash: 'x', id: 'y', text: 'Two.' };
  expect(fieldChanges(was, now)).toEqual([{ field: 'headline', was: was.headline, now: 'Another headline' }]);
  expect(fieldChanges(was, was)).toEqual([]);
});
