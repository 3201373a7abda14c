import { describe, expect, it } from 'vitest';
import { addressOf, isDeadlock, isStoreOutage, refusal, storeOutage } from '../../../src/store/postgres-errors.ts';

const withCode = (code: string): Error => Object.assign(new Error('x'), { code });

describe('an outage', () => {
  it.each([
    '08006',
    '57P01',
    '57P03',
    '53300',
    '25006',
    'ECONNREFUSED',
    'ECONNRESET',
    'ENOTFOUND',
    'ETIMEDOUT',
    'ENOENT',
  ])('is %s', (code) => {
    expect(isStoreOutage(withCode(code))).toBe(true);
    // A name with several addresses fails with the failures of all.
    expect(isStoreOutage(new AggregateError([withCode(code)]))).toBe(true);
  });

  it.each(['Connection terminated unexpectedly', 'timeout exceeded when trying to connect'])('is "%s"', (message) => {
    expect(isStoreOutage(new Error(message))).toBe(true);
  });

  it.each(['23505', '42P01', '40P01', '28P01', '22P02'])('is not %s', (code) => {
    expect(isStoreOutage(withCode(code))).toBe(false);
  });

  it('names the place and the code', () => {
    expect(storeOutage(withCode('ECONNREFUSED'), 'db:5432/gleaner')).toMatchObject({
      code: 'STORE_UNAVAILABLE',
      retryable: true,
      message: 'ask the store failed: PostgreSQL at db:5432/gleaner does not answer (ECONNREFUSED)',
    });
  });
});

it('two that wait for each other may go again', () => {
  expect([withCode('40P01'), withCode('40001'), withCode('23505')].map(isDeadlock)).toEqual([true, true, false]);
});

it('a refusal says what to correct', () => {
  expect(refusal(withCode('28P01'), 'db:5432/g').message).toMatch(
    /refuses the password; correct the user and password/,
  );
  expect(refusal(withCode('XX000'), 'db:5432/g').message).toBe(
    'open the store failed: PostgreSQL at db:5432/g answered: x',
  );
});

it.each([
  ['postgres://user:s3cret@db.example/gleaner', 'db.example:5432/gleaner'],
  ['postgresql://u:s3cret@[::1]:5433/g?sslmode=require', '[::1]:5433/g'],
  ['postgres://u@%2Frun%2Fpostgresql/g', '/run/postgresql:5432/g'],
  ['postgres:///g?host=/run/postgresql', '/run/postgresql:5432/g'],
])('the place of %s is shown as %s', (url, shown) => {
  expect(addressOf(url)).toBe(shown);
});
