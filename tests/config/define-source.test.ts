import { describe, expect, it } from 'vitest';
import { defineSource } from '../../config/define-source.ts';
import { ConfigurationError } from '../../src/records/errors.ts';

const define = (changes: object) =>
  defineSource({
    id: 'hartwell-post',
    family: 'news',
    publisher: { name: 'Hartwell Post', url: 'https://hartwell.test/' },
    seeds: [{ type: 'feed', url: 'https://hartwell.test/feed' }],
    ...changes,
  });

function refusal(changes: object): string {
  try {
    define(changes);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  return 'none';
}

describe('a schedule in a source file', () => {
  it('is kept as it is written, in London time unless said otherwise', () => {
    expect(define({ schedule: '30 6 * * 1-5' })).toMatchObject({
      schedule: '30 6 * * 1-5',
      timeZone: 'Europe/London',
    });
    expect(define({ timeZone: 'Asia/Kathmandu' })).toMatchObject({ timeZone: 'Asia/Kathmandu' });
    expect(define({}).schedule).toBeUndefined();
  });

  it('that is wrong is refused by source, key and what was expected', () => {
    expect(refusal({ schedule: '30 6 * *' })).toBe(
      'read source hartwell-post failed: schedule: "30 6 * *" is not a cron pattern (4 fields instead of five): expected five fields, minute hour day month weekday, such as "30 6 * * *"',
    );
    expect(refusal({ schedule: 6 })).toMatch(/^read source hartwell-post failed: schedule: .*string/);
  });

  it('in a zone that is none is refused likewise', () => {
    expect(refusal({ timeZone: 'Europe/Londn' })).toBe(
      'read source hartwell-post failed: timeZone: "Europe/Londn" is not a time zone: expected a name such as Europe/London',
    );
  });

  it('is told of together with what else is wrong', () => {
    expect(refusal({ schedule: '', timeZone: '', colour: 'red', minExpected: -1 })).toMatch(
      /^read source hartwell-post failed: (?=.*schedule: )(?=.*timeZone: )(?=.*minExpected: )(?=.*colour)/,
    );
  });
});
