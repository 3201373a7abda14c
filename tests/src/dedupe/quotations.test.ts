import { describe, expect, it } from 'vitest';
import { quotationKeys, quotations } from '../../../src/dedupe/quotations.ts';

describe('the quotations of a text', () => {
  const said = 'we were told that it could not be done';
  it.each([
    ['curly marks', '“We were told that it could not be done,” she said.', [said]],
    ['straight marks', 'She said: "We were told that it could not be done."', [said]],
    ['single curly marks', '‘We were told that it could not be done,’ she said.', [said]],
    ['single straight marks', "He said 'We were told that it could not be done' twice.", [said]],
    [
      'apostrophes within',
      '‘It’s the council’s own plan and we didn’t like it,’ he said.',
      ['its the councils own plan and we didnt like it'],
    ],
    ['a paragraph that opens and does not close', '“We were told that it could not be done.\n\nAnd more.', [said]],
    [
      'each sentence of one',
      '“We were told that it could not be done. This was the end of it for us.”',
      [said, 'this was the end of it for us'],
    ],
    ['the same once', '“We were told that it could not be done” … “we were told that it could not be done”', [said]],
    ['no turn of phrase', 'They saw “substantial progress” here.', []],
    ['no apostrophes of possession', "The councils' plans and the parents' wishes were known to all of us here.", []],
    ['nothing from a mark that never closes', `"${'word '.repeat(400)}`, []],
  ])('are found: %s', (_name, text, found) => {
    expect(quotations(text)).toEqual(found);
  });

  it('have keys that one cut at its end still shares', () => {
    const whole = quotationKeys([
      'this building taught half the town to read and it would have been a disgrace to lose it',
    ]);
    const cut = quotationKeys(['this building taught half the town to read and it would have been a disgrace']);
    expect([...cut].some((key) => whole.includes(key))).toBe(true);
    expect(quotationKeys([])).toHaveLength(0);
  });
});
