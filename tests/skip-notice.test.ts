import { expect, it } from 'vitest';
import { skipNotice } from './skip-notice.ts';

const postgres = { name: 'a PostgreSQL server', install: 'apt-get install postgresql' };

it('nothing is said when nothing is missing', () => {
  expect(skipNotice([])).toBeNull();
  expect(skipNotice([{ ...postgres, present: true }])).toBeNull();
});

it('what is missing is said in one line, with how to get it', () => {
  const data = { name: 'the data', install: 'put it there', present: false };
  expect(skipNotice([{ ...postgres, present: false }, data])).toBe(
    'To run every test, add a PostgreSQL server (apt-get install postgresql); the data (put it there).',
  );
});
