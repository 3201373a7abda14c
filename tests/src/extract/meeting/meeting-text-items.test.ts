import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extract } from '../../../../src/extract/extract.ts';
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
