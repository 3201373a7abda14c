import { describe, expect, it } from 'vitest';
import { fieldsOf } from './metadata.ts';
import type { PageParts } from './metadata.ts';

const card = (day: string): string =>
  `<li><div class=when>${day}</div><h3><a href=/x>Another story of the harbour town</a></h3></li>`;

describe('the day that a page shows', () => {
  it.each<[string, PageParts, string, string]>([
    ['a time element', { before: '<time>3 July 2024</time>' }, '3 July 2024', 'shown.time'],
    [
      'the words rather than the hour in Greenwich',
      { before: '<time datetime=2024-07-03T23:30:00Z>4 July 2024</time>' },
      '4 July 2024',
      'shown.time',
    ],
    [
      'figures as machines write them',
      { before: '<time datetime=2024-07-04>04/07/24</time>' },
      '2024-07-04',
      'shown.time',
    ],
    ['an element named so', { before: '<p class=postDate>3 July 2024</p>' }, '3 July 2024', 'shown.date-element'],
    [
      'a short line under the headline',
      { before: '<p>Harbour | 3 July 2024</p>' },
      'Harbour | 3 July 2024',
      'shown.near-headline',
    ],
    [
      'the word before it in a box of its own',
      { before: '<dl><dt>Published</dt><dd>3 July 2024</dd></dl>' },
      '3 July 2024',
      'shown.labelled',
    ],
    [
      'the published one of two in a line',
      { before: '<p>Updated 9 July 2024. First published 3 July 2024</p>' },
      'published 3 July 2024',
      'shown.labelled',
    ],
    [
      'a labelled one at the end',
      { after: '<p>Published: 3 July 2024</p>' },
      'Published: 3 July 2024',
      'shown.far-label',
    ],
    [
      'a labelled one in the column beside',
      { aside: '<div class=sidebar><h4>Published</h4><span>3 July 2024</span></div>' },
      '3 July 2024',
      'shown.far-label',
    ],
  ])('is %s', (_rule, parts, value, rule) => {
    expect(fieldsOf(parts).dateSigns?.shown).toEqual({ value, rule });
  });

  it.each<[string, PageParts]>([
    [
      'an event in a sentence',
      { before: '<p>The quay was opened to everybody by the harbour master of the time on 3 July 1924.</p>' },
    ],
    ['of a picture', { before: '<figure><figcaption>The quay, 3 July 2024</figcaption></figure>' }],
    ['of a comment', { after: '<div class=comments><time>3 July 2024</time></div>' }],
    ['of another story', { aside: `<ul>${card('3 July 2024')}${card('2 July 2024')}</ul>` }],
    ['of the copyright', { after: '<p>© Quay Paper, 3 July 2024</p>' }],
    ['that something expires', { before: '<p>Expires: 3 July 2034</p>' }],
    ['of several labelled ones far away', { aside: '<p>Published 3 July 2024</p><p>Published 2 July 2024</p>' }],
    ['a month alone', { before: '<time>July 2024</time>' }],
  ])('is none: %s', (_rule, parts) => {
    expect(fieldsOf(parts).dateSigns?.shown).toBeUndefined();
  });

  it('that is called an update is the day of the change, and stands in for no other', () => {
    const { datePublished, dateModified, dateSigns } = fieldsOf({ before: '<p>Last updated: 3 July 2024</p>' });
    expect(datePublished).toBeUndefined();
    expect(dateModified).toEqual({ value: 'Last updated: 3 July 2024', rule: 'shown.modified' });
    expect(dateSigns?.updated?.rule).toBe('shown.update-alone');
  });

  it('in a part named after its neighbours still counts when the headline stands there too', () => {
    const html = '<div class="has sidebar related"><h1>Quay to be mended by spring</h1><time>3 July 2024</time></div>';
    expect(fieldsOf({ before: html }).dateSigns?.shown?.value).toBe('3 July 2024');
  });

  it('is found among thousands of days', () => {
    const days = Array.from({ length: 5_000 }, (_, index) => `<li>${(index % 28) + 1} May 2021</li>`).join('');
    expect(fieldsOf({ before: '<time>3 July 2024</time>', aside: `<ul>${days}</ul>` }).dateSigns?.shown?.value).toBe(
      '3 July 2024',
    );
  });
});
