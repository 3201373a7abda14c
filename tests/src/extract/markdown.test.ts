import { describe, expect, it } from 'vitest';
import { readBlocks } from '../../../src/extract/blocks.ts';
import { blocksToMarkdown, textToMarkdown } from '../../../src/extract/markdown.ts';
import { loadMarkup, rootsOf } from '../../../src/extract/markup.ts';

const markdown = (html: string): string => blocksToMarkdown(readBlocks(rootsOf(loadMarkup(html))));
const lines = (...given: string[]): string => given.join('\n');

describe('blocks as Markdown', () => {
  it('have headings of their level, and links as their text', () => {
    expect(
      markdown('<h1>Ferry</h1><p>The <a href="/pier">old pier</a> is shut.</p><h3><span>Until May</span></h3>'),
    ).toBe(lines('# Ferry', '', 'The old pier is shut.', '', '### Until May'));
  });

  it('have lists with their markers, their numbers and what hangs below an item', () => {
    const html = `<ol start="9"><li>Ring the bell<ul><li>twice<li>loudly</ul><li><p>Wait.</p><p>No longer than an hour.</p>
      <pre>knock</pre></ol><p>Then go.</p><ul><li>home</ul>`;
    expect(markdown(html)).toBe(
      lines(
        '9. Ring the bell',
        '   - twice',
        '   - loudly',
        '10. Wait.',
        '',
        '    No longer than an hour.',
        '',
        '    ```',
        '    knock',
        '    ```',
        '',
        'Then go.',
        '',
        '- home',
      ),
    );
  });

  it('have lists that follow each other apart, and in an item a number that begins no paragraph below a blank line', () => {
    const html = '<ul><li>tea<li>milk</ul><ul><li>Steps<ol start="4"><li>pour</ol></ul>';
    expect(markdown(html)).toBe(lines('- tea', '- milk', '', '* Steps', '', '  4. pour'));
  });

  it('have text below a quotation or a list of an item told from both', () => {
    const html = '<ul><li>said<blockquote>Late.</blockquote><ul><li>loudly</ul><p>then left</ul>';
    expect(markdown(html)).toBe(lines('- said', '', '  > Late.', '', '  - loudly', '', '  then left'));
  });

  it('have each quotation in one piece', () => {
    expect(
      markdown('<blockquote><p>Late again.</p><p>And full.</p></blockquote><blockquote>On time!</blockquote>'),
    ).toBe(lines('> Late again.', '>', '> And full.', '', '> On time!'));
  });

  it('have code in a fence longer than any in it, with its language, and nothing escaped', () => {
    expect(markdown('<pre class="hl"><code class="language-c++">a *b;\n```\n  #define X</code></pre>')).toBe(
      lines('````c++', 'a *b;', '```', '  #define X', '````'),
    );
  });

  it('break lines where the page does', () => {
    expect(markdown('<p>Stable Yard<br>Merrow</p>')).toBe('Stable Yard\\\nMerrow');
  });
});

describe('a table as Markdown', () => {
  it('keeps its columns: empty cells, wide cells, and bars of its own', () => {
    const html = `<table><tr><th></th><th colspan="2">Fare</th></tr><tr><td>Day | night</td><td>£3</td><td></td></tr>
      <tr><td>Dog</td><td>free</td><td>on a<br>lead</td></tr></table>`;
    expect(markdown(html)).toBe(
      lines('| | Fare | |', '| - | - | - |', '| Day \\| night | £3 | |', '| Dog | free | on a lead |'),
    );
  });

  it('is given an empty head where it has none, and does not run into the next', () => {
    const row = (a: string, b: string) => `<table><tr><td>${a}</td><td>${b}</td></tr></table>`;
    expect(markdown(row('Clerk', 'Ann Moss') + row('Chair', 'Bo Reed'))).toBe(
      lines(...['| | |', '| - | - |', '| Clerk | Ann Moss |', ''], ...['| | |', '| - | - |', '| Chair | Bo Reed |']),
    );
  });

  it('is as wide as its cells, whatever a cell claims', () => {
    const [head = ''] = markdown('<table><tr><th colspan="99999999">A</th><th>B</th></tr></table>').split('\n');
    expect(head.length).toBeLessThan(200);
  });
});

describe('text that looks like Markdown', () => {
  it.each([
    ['# not a heading', '\\# not a heading'],
    ['#hashtag', '\\#hashtag'],
    ['- no item', '\\- no item'],
    ['-5 degrees', '-5 degrees'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['1984. What a year', '1984\\. What a year'],
    ['2) second', '2\\) second'],
    ['3.5 miles', '3.5 miles'],
    ['&gt; said nobody', '\\> said nobody'],
    ['5 > 4', '5 > 4'],
    ['*very* __loud__ snake_case', '\\*very\\* \\_\\_loud\\_\\_ snake_case'],
    ['[link](x) &lt;b> `code` ~~gone~~', '\\[link]\\(x) \\<b> \\`code\\` \\~\\~gone\\~\\~'],
    ['a | b \\ c', 'a | b \\ c'],
    ['a \\&amp;lt; \\* b', 'a \\\\\\&lt; \\\\\\* b'],
    ['a | b<br>--- | ---', 'a | b\\\n\\--- | ---'],
    ['&amp;copy; R&amp;D', '\\&copy; R&D'],
  ])('%s stays text', (text, expected) => {
    expect(markdown(`<p>${text}</p>`)).toBe(expected);
  });

  it('keeps the number sign at the end of a heading', () => {
    expect(markdown('<h2>Learn C #</h2>')).toBe('## Learn C \\#');
  });

  it('is kept from meaning more where there are no blocks either', () => {
    expect(textToMarkdown('# One\nline two\n\n- an item\n- 2. another\n\n\n*end*')).toBe(
      lines('\\# One\\', 'line two', '', '- an item', '- 2\\. another', '', '\\*end\\*'),
    );
  });
});

it('escapes each sign of a text longer than what is written at once', () => {
  expect(markdown(`<p>${'*_'.repeat(2_000)}</p>`).replaceAll('\\', '')).toBe('*_'.repeat(2_000));
  expect(markdown(`<p>${'*'.repeat(2_000)}</p>`)).toBe('\\*'.repeat(2_000));
});

it('goes on counting in a numbered list longer than what is written at once', () => {
  const written = markdown(`<ol>${'<li>a'.repeat(2_500)}</ol>`)
    .split('\n')
    .filter((line) => line !== '');
  expect(written.map((line) => Number.parseInt(line, 10))).toEqual(written.map((_, index) => index + 1));
  expect(written).toHaveLength(2_500);
});

it('writes lists nested by malice without indents that outgrow their text', () => {
  const depth = 100;
  const out = markdown('<ul><li>a'.repeat(depth));
  expect(out.match(/- a/g)?.length).toBe(depth);
  expect(out.length).toBeLessThan(depth * 30);
});
