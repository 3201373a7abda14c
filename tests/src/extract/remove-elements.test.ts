import { describe, expect, it } from 'vitest';
import { loadMarkup } from '../../../src/extract/markup.ts';
import { removeElements } from '../../../src/extract/remove-elements.ts';

describe('removeElements', () => {
  it('takes them out of their parents, and links those that stay', () => {
    const $ = loadMarkup('<div>a<i>1</i>b<i>2</i><p>c<i>3</i></p><i>4</i></div>');
    removeElements($('i').toArray());
    expect($.html()).toContain('<div>ab<p>c</p></div>');
    expect($('p').toArray()[0]?.next).toBeNull();
    const [first, second] = $('div').toArray()[0]?.children ?? [];
    expect([first?.next, second?.prev]).toEqual([second, first]);
  });

  it('bears elements within others that go, and a page without any', () => {
    const $ = loadMarkup('<div><ul><li>a</li></ul>b</div>');
    removeElements($('ul, li').toArray());
    removeElements([]);
    expect($('div').text()).toBe('b');
  });

  it('takes a hundred thousand out at once', () => {
    const $ = loadMarkup(`<div>${'<i></i>'.repeat(100_000)}b</div>`);
    const started = performance.now();
    removeElements($('i').toArray());
    expect($('div').html()).toBe('b');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
