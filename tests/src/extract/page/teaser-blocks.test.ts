import { expect, it } from 'vitest';
import type { Block } from '../../../../src/extract/blocks.ts';
import { withoutTeasers } from '../../../../src/extract/page/teaser-blocks.ts';

/** `# ` opens a heading, anything else is a paragraph. */
const blocks = (lines: readonly string[]): Block[] =>
  lines.map((line) => ({
    kind: line.startsWith('# ') ? 'heading' : 'paragraph',
    text: line.replace('# ', ''),
    linkChars: 0,
    element: null,
  }));

const story = ['The hall opens on Monday.', 'Its roof was mended in the summer.'];

it.each<[string, string[], string[]]>([
  ['a title and an excerpt under the story', [...story, '# Minister acts', 'A minister has [...]'], story],
  [
    'several of them, with a paragraph that is whole',
    [
      ...story,
      '# Minister acts',
      'A minister has acted.',
      'The court said that […]',
      '# Leap',
      'More children are (...)',
    ],
    story,
  ],
  ['nothing of a story that quotes a cut', [...story, '# The letter', '“We will [...]”', 'So it ended.'], []],
  ['nothing of a cut without a title', [...story, 'And so on [...]'], []],
  ['nothing of a long passage under a title', ['# On', ...story, 'x '.repeat(500), 'And so on [...]'], []],
  ['nothing of a page that is all teasers', ['# Minister acts', 'A minister has [...]', '# Leap', 'More are […]'], []],
])('leaves out %s', (_what, page, expected) => {
  const kept = withoutTeasers(blocks(page)).map(({ kind, text }) => `${kind === 'heading' ? '# ' : ''}${text}`);
  expect(kept).toEqual(expected.length === 0 ? page : expected);
});
