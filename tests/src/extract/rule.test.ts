import { expect, it } from 'vitest';
import { firstOf, rule } from '../../../src/extract/rule.ts';

it('gives the first answer that is not blank, with the name of its rule', () => {
  expect(
    firstOf(
      rule('a', () => undefined),
      rule('b', () => '  '),
      rule('c', () => ' x '),
      rule('d', () => 'y'),
    ),
  ).toEqual({
    value: 'x',
    rule: 'c',
  });
});

it('does not ask the rules after the winner', () => {
  firstOf(
    rule('a', () => 'x'),
    rule('b', () => expect.fail('was asked')),
  );
});

it('is undefined when nobody answers', () => {
  expect(firstOf(rule('a', () => null))).toBeUndefined();
});
