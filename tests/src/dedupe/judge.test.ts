import { describe, expect, it } from 'vitest';
import type { JudgedRecord } from '../../../src/dedupe/judge.ts';
import type { Candidate, Neighbour, Neighbours } from '../../../src/records/verdict.ts';
import { judge } from '../../../src/dedupe/judge.ts';
import { shingledText } from '../../../src/dedupe/shingled-text.ts';
import type { Verdict } from '../../../src/records/verdict.ts';
import { article, furniture, headline, paragraphs, rival } from './sample-article.ts';
import { fillings, forms, seeded } from './sample-forms.ts';

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

describe('a record with candidates', () => {
  const fresh = (text: string): JudgedRecord => ({ ...page, contentHash: 'fresh', text, headline });
  const candidate = (id: string, text: string, title: string | null = headline): Candidate => ({
    id,
    text,
    headline: title,
    rank: 1,
  });
  const [other] = forms;
  const filled = fillings(seeded(5));
  const form = Array.from({ length: 4 }, (_, at) => candidate(`form${at}`, other?.text(filled) ?? '', other?.name));

  it('is a copy of the one it is a copy of, with the evidence', () => {
    const wrapped = [furniture[0], article, furniture[1]].join('\n\n');
    expect(judge(fresh(wrapped), near({ candidates: [candidate('r', rival), candidate('a', article)] }))).toMatchObject(
      {
        kind: 'duplicate',
        of: 'a',
        relation: 'syndicated',
        similarity: { containment: 1, slots: [] },
        isBetterOrigin: false,
      },
    );
  });

  it('shows the text better when it is whole and the candidate is not', () => {
    const cut = candidate('a', paragraphs.slice(0, 2).join('\n\n'));
    expect(judge(fresh(article), near({ candidates: [cut] }))).toMatchObject({
      of: 'a',
      relation: 'truncated',
      isBetterOrigin: true,
    });
  });

  it('is new when they are other fillings of its form, and a copy of its own filling', () => {
    expect(judge(fresh(other?.text(filled) ?? ''), near({ candidates: form }))).toEqual({ kind: 'new' });
    const own = fresh(`${form[2]?.text ?? ''} ${furniture[1]}`);
    expect(judge(own, near({ candidates: form }))).toMatchObject({ kind: 'duplicate', of: 'form2' });
  });

  it('is not compared when its address or its words say it already', () => {
    const candidates = [candidate('a', article)];
    expect(judge(fresh(article), near({ atUrl: held('u', 'old'), candidates }))).toEqual({ kind: 'version', of: 'u' });
    expect(judge(fresh(article), near({ withText: held('w'), candidates }))).toMatchObject({
      of: 'w',
      relation: 'same-text',
    });
  });

  it('is new to long texts that share too few keys to be read', () => {
    const candidates = [{ ...candidate('a', article.repeat(20)), sharedKeys: 2 }];
    const read = (text: string): never => {
      throw new Error(`read ${text.length}`);
    };
    const long = fresh(article.repeat(20));
    expect(() => judge(long, near({ candidates }), read)).toThrow('read');
    expect(judge(long, near({ candidates }), (text) => (text === long.text ? shingledText(text) : read(text)))).toEqual(
      {
        kind: 'new',
      },
    );
  });
});
