import { describe, expect, it } from 'vitest';
import type { JudgedRecord } from '../../../src/dedupe/judge.ts';
import type { Neighbour, Neighbours } from '../../../src/records/verdict.ts';
import { judge } from '../../../src/dedupe/judge.ts';
import type { Verdict } from '../../../src/records/verdict.ts';

const URL = 'https://hartwell.test/a';
const page: JudgedRecord = { url: URL, contentHash: 'words', targetUri: URL, isOwnAddress: true };
const variant: JudgedRecord = { ...page, targetUri: `${URL}/print`, isOwnAddress: false };
const file: JudgedRecord = { url: null, contentHash: 'words', targetUri: 'a.txt', isOwnAddress: true };

const held = (id: string, contentHash = 'words', targetUri: string | null = URL): Neighbour => ({
  id,
  contentHash,
  targetUri,
});
const near = (found: Partial<Neighbours>): Neighbours => ({ atUrl: null, withText: null, withBytes: null, ...found });

describe('a record is judged', () => {
  it.each<[string, JudgedRecord, Neighbours, Verdict]>([
    ['new when nothing is like it', page, near({}), { kind: 'new' }],
    [
      'unchanged when its address says what it said',
      page,
      near({ atUrl: held('a'), withText: held('a') }),
      { kind: 'unchanged', of: 'a' },
    ],
    [
      "unchanged though its bytes are also another document's",
      page,
      near({ atUrl: held('a'), withText: held('a'), withBytes: held('b', 'x') }),
      { kind: 'unchanged', of: 'a' },
    ],
    [
      'a version when its address says something else',
      page,
      near({ atUrl: held('a', 'old') }),
      { kind: 'version', of: 'a' },
    ],
    [
      'a version when only a better reader changed the words',
      page,
      near({ atUrl: held('a', 'old'), withBytes: held('a', 'old') }),
      { kind: 'version', of: 'a' },
    ],
    [
      'a copy when another address has the words',
      page,
      near({ withText: held('b') }),
      { kind: 'duplicate', of: 'b', relation: 'same-text' },
    ],
    [
      'a copy by bytes when another address has words and bytes',
      page,
      near({ withText: held('b'), withBytes: held('b') }),
      { kind: 'duplicate', of: 'b', relation: 'same-bytes' },
    ],
    [
      "a copy by words when the bytes are a third document's",
      page,
      near({ withText: held('b'), withBytes: held('c', 'x') }),
      { kind: 'duplicate', of: 'b', relation: 'same-text' },
    ],
    [
      "a copy when its address now shows another's text",
      page,
      near({ atUrl: held('a', 'old'), withText: held('b') }),
      { kind: 'duplicate', of: 'b', relation: 'same-text' },
    ],
    [
      'a copy when the same bytes were read differently',
      page,
      near({ withBytes: held('b', 'x') }),
      { kind: 'duplicate', of: 'b', relation: 'same-bytes' },
    ],
    [
      'a variant when it was asked for under another address than it names',
      variant,
      near({ atUrl: held('a'), withText: held('a') }),
      { kind: 'duplicate', of: 'a', relation: 'url-variant' },
    ],
    [
      'a version when a variant says something else',
      variant,
      near({ atUrl: held('a', 'old') }),
      { kind: 'version', of: 'a' },
    ],
    ['new, as a file', file, near({}), { kind: 'new' }],
    [
      'unchanged when the same file comes again',
      file,
      near({ withText: held('f', 'words', 'a.txt'), withBytes: held('f', 'words', 'a.txt') }),
      { kind: 'unchanged', of: 'f' },
    ],
    [
      'a version when the same file is read better',
      file,
      near({ withBytes: held('f', 'old', 'a.txt') }),
      { kind: 'version', of: 'f' },
    ],
    [
      'a copy when a file of another name has the bytes',
      file,
      near({ withText: held('f', 'words', 'b.txt'), withBytes: held('f', 'words', 'b.txt') }),
      { kind: 'duplicate', of: 'f', relation: 'same-bytes' },
    ],
    [
      'a copy when a file of the same name has the words, not the bytes',
      file,
      near({ withText: held('f', 'words', 'a.txt') }),
      { kind: 'duplicate', of: 'f', relation: 'same-text' },
    ],
    [
      "a copy when a file's words stand on a page",
      file,
      near({ withText: held('p', 'words', URL) }),
      { kind: 'duplicate', of: 'p', relation: 'same-text' },
    ],
  ])('%s', (_rule, record, neighbours, verdict) => {
    expect(judge(record, neighbours)).toEqual(verdict);
  });
});
