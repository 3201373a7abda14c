import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { mainText } from '../../../../src/extract/page/main-text.ts';
import { readLinkedData } from '../../../../src/extract/page/json-ld.ts';
import { candidatesOf, paragraphs, ruleOf, sentence, tagged, textOf } from './story-page.ts';

const story = paragraphs(0, 9);
const whole = story.join('\n\n');
const page = (body: string): string =>
  `<html><body><header><nav><a href=/>Home</a></nav></header>${body}</body></html>`;
const linked = (text: string): string => `<p><a href=/x>${text}</a></p>`;

describe('the whole story and nothing else', () => {
  it.each<[string, string]>([
    ['between navigation and footer', `<main>${tagged(story)}</main><footer><p>© The Paper, all rights.</p></footer>`],
    [
      'cut in two by an advertisement',
      `<main><div class=body>${tagged(story.slice(0, 4))}</div><div class=ad-slot>Advertisement</div><div class=body>${tagged(story.slice(4))}</div></main>`,
    ],
    [
      'with its first paragraph over the fold of a paywall',
      `<article><div class=intro-less>${tagged(story.slice(0, 1))}<div class=paywall>${tagged(story.slice(1))}</div></div></article>`,
    ],
    [
      'in many containers of one name',
      `<main>${story.map((text) => `<div class="story-part"><div>${tagged([text])}</div></div>`).join('')}</main>`,
    ],
    [
      'in parts named like widgets',
      `<main>${story.map((text) => `<div class="text-widget">${tagged([text])}</div>`).join('')}</main>`,
    ],
    [
      'inside a list of classes with a word for everything',
      `<article class="post type-post category-jobs tag-newsletter tag-popular">${tagged(story)}</article>`,
    ],
    [
      'in boxes that hide their overflow',
      `<section class="relative overflow-hidden md:hidden">${tagged(story)}</section>`,
    ],
    [
      'beside a longer thread of comments',
      `<article>${tagged(story)}</article><div id=comments>${tagged(paragraphs(30, 60), '<p class=comment-text>')}</div>`,
    ],
    [
      'beside a longer notice about cookies',
      `<main>${tagged(story)}<div class="privacy-modal">${tagged(paragraphs(30, 60))}</div></main>`,
    ],
    [
      'beside the most read',
      `<main><article>${tagged(story)}</article><section class=most-read><h2>Most read</h2><ol>${story
        .map((_, index) => `<li><a href=/${index}>Story number ${index} of the week</a></li>`)
        .join('')}</ol></section></main>`,
    ],
    [
      'before the cards of other stories',
      `<main><div class=text>${tagged(story)}</div><div class=grid><h2>Blog</h2>${[1, 2, 3]
        .map(
          (n) => `<div><h3><a href=/${n}>Another tale of the river, part ${n}</a></h3><p>${sentence(n + 70)}</p></div>`,
        )
        .join('')}</div></main>`,
    ],
    [
      'without captions',
      `<article>${tagged(story.slice(0, 4))}<figure><img src=x><div>The bridge, seen from the quay on Monday.</div></figure>${tagged(story.slice(4))}</article>`,
    ],
    [
      'without the quotation pulled out of it',
      `<article>${tagged(story.slice(0, 4))}<blockquote>${sentence(2)}</blockquote>${tagged(story.slice(4))}</article>`,
    ],
    ['without counters', `<article><div>3</div>${tagged(story)}<div>05:39</div></article>`],
    [
      'without the writer’s biography',
      `<article>${tagged(story)}<p>Jane Roe is a senior reporter for The Paper, covering rivers and bridges.</p></article>`,
    ],
  ])('%s', (_trap, body) => {
    expect(textOf(page(body))).toBe(whole);
  });
});

describe('links between paragraphs', () => {
  const between = (part: string): string =>
    page(`<article>${tagged(story.slice(0, 5))}${part}${tagged(story.slice(5))}</article>`);

  it.each([
    linked('MORE: What the ferry carried in May'),
    linked('Another tale of the river'),
    '<p>Also: <a href=/x>The best bridges of the county, tested and judged</a></p>',
    '<p>(<a href=/x>Learn more about how locks work.</a>)</p>',
    linked('READ ALL ABOUT BRIDGES BY CLICKING HERE'),
  ])('leaves out %s', (part) => {
    expect(textOf(between(part))).toBe(whole);
  });

  it('keeps a paragraph that is wholly a link and told', () => {
    const told = 'Police have named the man who fell from the bridge late on Sunday evening.';
    expect(textOf(between(linked(told)))).toContain(told);
  });

  it('keeps paragraphs with many links', () => {
    const rich = story.map((text) =>
      text.replaceAll('the', '<a href=/t>the</a>').replace('meeting', '<a href=/m>meeting of the whole board</a>'),
    );
    expect(textOf(page(`<main>${tagged(rich)}</main>`)).split('\n\n')).toHaveLength(story.length);
  });

  it('keeps the titles of a round-up', () => {
    const parts = story.map((text, index) => `${linked(`Boat number ${index} is sold`)}<p>${text}</p>`).join('');
    expect(textOf(page(`<main>${parts}</main>`))).toContain('Boat number 3 is sold');
  });
});

describe('what belongs to a story', () => {
  it('is its short last paragraph', () => {
    expect(textOf(page(`<main>${tagged([...story, 'Nobody was hurt.'])}</main>`))).toMatch(/Nobody was hurt\.$/);
  });

  it('is its short first paragraph', () => {
    expect(textOf(page(`<main>${tagged(['It is open.', ...story])}</main>`))).toMatch(/^It is open\./);
  });

  it('is a list of short items, a heading, a quotation and a table', () => {
    const html = `<main>${tagged(story)}<h2>What to bring</h2><ul><li>Boots</li><li>A lamp</li><li>Warm socks</li></ul>
      <blockquote><p>“Never again,” he said.</p></blockquote>
      <table><tr><th>Day</th><th>Boats</th></tr><tr><td>Monday</td><td>12</td></tr></table>${tagged(paragraphs(20, 23))}</main>`;
    expect(textOf(html)).toContain(
      'What to bring\n\n- Boots\n- A lamp\n- Warm socks\n\n“Never again,” he said.\n\nDay | Boats\nMonday | 12\n\n',
    );
  });

  it('is read in bounded time and memory where a cell spans the universe', () => {
    const html = `<main>${tagged(story)}<table><tr><td colspan=9007199254740991 rowspan=9007199254740991>wide</td><td>12</td></tr></table></main>`;
    expect(textOf(html)).toBe(`${whole}\n\nwide | 12`);
  });
});

describe('rescue', () => {
  const body = story.join('\n');
  const told = readLinkedData([JSON.stringify({ '@type': 'NewsArticle', articleBody: body })], {
    uri: null,
    title: null,
  });

  it('takes what JSON-LD tells where the page shows a stub', () => {
    const html = page('<main><p>Subscribe to read on about the bridge and the boats.</p></main>');
    expect(textOf(html, { linked: told })).toBe(whole);
  });

  it('does not take it where the page shows as much', () => {
    expect(ruleOf(page(`<main>${tagged(story)}</main>`), { linked: told })).toBe('heuristic.body');
  });

  it('takes what the scripts carry where the page shows nothing', () => {
    const data = { props: { pageProps: { content: story.map((text) => ({ type: 'paragraph', text })) } } };
    const html = page(
      `<div id=app>Loading</div><script id=__NEXT_DATA__ type=application/json>${JSON.stringify(data)}</script>`,
    );
    expect(ruleOf(html)).toBe('hydration.paragraphs');
    expect(textOf(html)).toBe(whole);
  });

  it('does not take another story that the scripts carry', () => {
    const data = { stories: paragraphs(40, 60).map((text) => ({ text })) };
    const html = page(`<main>${tagged(story)}</main><script>window.__STATE__ = ${JSON.stringify(data)};</script>`);
    expect(textOf(html)).toBe(whole);
  });
});

describe('candidates', () => {
  it('are all shown with what was measured in them, the one that was taken first', () => {
    const [first, ...others] = candidatesOf(page(`<main>${tagged(story)}</main>`));
    expect(first).toMatchObject({ rule: 'heuristic.body', signs: { linkShare: 0, sentenceShare: 1 } });
    expect(others.map(({ rule }) => rule)).toContain('heuristic.body-any-name');
  });

  it('keep their blocks with element and kind', () => {
    const [first] = candidatesOf(page(`<main>${tagged(story)}<h2>Afterwards</h2>${tagged(paragraphs(20, 22))}</main>`));
    expect(first?.blocks.map(({ kind }) => kind)).toContain('heading');
    expect(first?.blocks.every(({ element }) => element !== null)).toBe(true);
  });
});

it('finds the story in any frame of broken markup', () => {
  const junk = fc.constantFrom(
    '</div>',
    '<b>',
    '</section>',
    '<i class=x>',
    '</p>',
    '<span>',
    '<!-- -->',
    '</article>',
    '<br>',
    '&nbsp;',
  );
  fc.assert(
    fc.property(fc.array(junk, { maxLength: 12 }), fc.array(junk, { maxLength: 12 }), (before, after) => {
      const html = `<body>${before.join('')}<div class=story>${tagged(story)}</div>${after.join('')}</body>`;
      const found = mainText(loadMarkup(html), {
        headline: null,
        roots: [],
        linked: readLinkedData([], { uri: null, title: null }),
      });
      for (const text of story) expect(found?.value).toContain(text);
    }),
    { numRuns: 60 },
  );
});
