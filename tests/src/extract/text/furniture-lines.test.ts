import { describe, expect, it } from 'vitest';
import { furnitureKind, isClosingNote } from '../../../../src/extract/text/furniture-lines.ts';

describe('furnitureKind', () => {
  it.each([
    ['Borough FM {%endif%}', 'end'],
    ['{{ article.title }}', 'end'],
    ['4 minute read', 'inline'],
    ['Reading time: 3 mins', 'inline'],
    ['Photo: someone/Agency', 'inline'],
    ['Advertisement', 'inline'],
    ['Read more: Council to mend road', 'inline'],
    ['Visit the website to find out more', 'onward'],
    ['Read Full Story', 'onward'],
    ['Read more', 'onward'],
    ['More from Borough Weekly', 'onward'],
    ['Most read', 'onward'],
    ['Comments are closed.', 'end'],
    ['Make an Enquiry', 'end'],
    ['Contact Us', 'end'],
    ['Harbour Loans sponsors Borough FM local news', 'end'],
    ['Subscribe Today', 'ask'],
    ['Sign up to our newsletter for the latest from the borough.', 'ask'],
    ['Keep abreast of the latest news in the water sector.', 'ask'],
    ['closechevron-downbars linkedin facebook pinterest youtube', 'end'],
    ['We use cookies to make this site work.', 'end'],
  ])('%s', (line, kind) => {
    expect(furnitureKind(line)).toBe(kind);
  });

  it.each([
    'The council will read more of the report next week.',
    'Comments from residents were closed to the press, she said.',
    'Visit the grave of a poet and you find moss.',
    'Sponsors of the bill met on Tuesday.',
    'Ambitious plans',
    'Inspectors found:',
    'Photographs of the bridge were sent to the inspector.',
    'He asked people to keep up to date with their vaccinations.',
    'Contact with families has improved since the visit.',
    'More than 300 people came.',
    'Sign language was offered at each meeting of the board.',
  ])('keeps "%s"', (line) => {
    expect(furnitureKind(line)).toBeNull();
  });
});

describe('isClosingNote', () => {
  it.each([
    ['Ann Poe contributed to this report.', true],
    ['Jane Roe is a senior reporter for the Borough Weekly.', true],
    ['This story was originally published on 3 May.', true],
    ['The council meets again on Tuesday.', false],
    ['The report was published in May.', false],
  ])('%s', (line, expected) => {
    expect(isClosingNote(line)).toBe(expected);
  });
});
