import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/extract/extract.ts';
import { splitItems } from '../../../../src/extract/meeting/meeting-text-items.ts';
import { normalise } from '../../../../src/normalise/normalise.ts';
import { fixture, textInput } from '../read-input.ts';

interface Minutes {
  readonly attendees: readonly (readonly (string | null)[])[];
  readonly officers: readonly (readonly (string | null)[])[];
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const FOLDER = new URL('../../../fixtures/councils/minutes/', import.meta.url);
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => name.slice(0, -'.txt'.length));

describe.each(NAMES)('minutes in the manner of %s', (name) => {
  const { attendees, officers, items, ...facts } = JSON.parse(fixture(`councils/minutes/${name}.json`)) as Minutes;
  const read = async () => {
    const input = textInput(readFileSync(new URL(`${name}.txt`, FOLDER), 'utf8'));
    const reading = normalise(await extract(input), input);
    if (reading.kind !== 'record' || reading.draft.type !== 'MeetingMinutes') throw new Error('no minutes');
    return reading.draft.meeting;
  };

  it('say whose they are and who was there', async () => {
    const meeting = await read();
    expect(meeting).toMatchObject(facts);
    expect(meeting.attendees.map((one) => [one.name, one.role, one.party, one.attendance])).toEqual(attendees);
    expect(meeting.officers.map((one) => [one.name, one.role])).toEqual(officers);
  });

  it('part into their items, each with what was resolved', async () => {
    const found = (await read()).items;
    expect(found).toHaveLength(items.length);
    items.forEach(({ departures, ...item }, at) => {
      expect(found[at]).toMatchObject(item);
      if (departures !== undefined) expect(found[at]?.departures.map(({ name: who }) => who)).toEqual(departures);
    });
  });
});

describe('splitItems: headings known by their type', () => {
  const titlesOf = (lines: readonly string[], headings: readonly string[]) =>
    splitItems(lines, { set: new Set(headings) }).items.map(({ number, title }) => [number, title]);

  it('takes them for items, also the parts of one, but no labels and no entries of lists', () => {
    const headings = ['6. Cabinet', '6.1 Corporate plan', '6.2 Borrowing', '6.3 RESOLVED:', '7. Motions'];
    const [first = '', second = '', third = '', fourth = '', last = ''] = headings;
    const lines = [first, second, 'It was long.', third, '8. The debt fell.', fourth, '(a) That it be noted.', last];
    expect(titlesOf(lines, headings)).toEqual([
      ['6', 'Cabinet'],
      ['6.1', 'Corporate plan'],
      ['6.2', 'Borrowing'],
      ['7', 'Motions'],
    ]);
  });

  it('goes by numbers where the type tells few of them', () => {
    const lines = [
      '1. Apologies',
      '2. Roads',
      '3. Cabinet',
      '3.1 Plan',
      '3.2 Loan',
      '4. Motions',
      '5. Questions',
      '6. Close',
    ];
    expect(titlesOf(lines, ['3.1 Plan', '3.2 Loan'])).toHaveLength(8);
  });

  it('takes a list of speakers that names items for none', () => {
    const lines = [
      '28/26 APOLOGIES',
      '29/26 PETITIONS',
      'The Chair had agreed to these requests to speak:',
      'Item 6 – Mrs Dale',
      'Item 7 – Mr Abel',
      '30/26 ROPES',
      '31/26 PIERS',
      '32/26 CLOSE',
    ];
    expect(titlesOf(lines, []).map(([number]) => number)).toEqual(['28/26', '29/26', '30/26', '31/26', '32/26']);
  });

  it('takes the parts of an agenda for no items', () => {
    const lines = ['PART 1 – IN PUBLIC', '1. APOLOGIES', '2. ROPES', 'PART 2 – IN PRIVATE', '3. PIERS'];
    expect(titlesOf(lines, []).map(([number]) => number)).toEqual(['1', '2', '3']);
  });

  it('is not misled by a number above the first item', () => {
    const lines = ['3 Smithy Cottages', 'Minutes', '1 Apologies', '2 Roads', '3 Motions', '4 Close'];
    expect(titlesOf(lines, []).map(([number]) => number)).toEqual(['1', '2', '3', '4']);
  });
});
