/** The contract of src/store/search.ts. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { keepDocument } from '../../src/store/keep-document.ts';
import type { SearchRequest } from '../../src/store/search.ts';
import { searchDocuments } from '../../src/store/search.ts';
import type { RecordChanges } from '../sample-record.ts';
import { sampleRecord } from '../sample-record.ts';
import { NOON } from '../sample-rows.ts';

export function searchContract(db: () => Database): void {
  describe('search', () => {
    const keep = async (headline: string, text: string, more: RecordChanges = {}): Promise<void> => {
      const record = sampleRecord({
        url: `https://hartwell.test/${headline.replaceAll(' ', '-')}`,
        headline,
        text,
        ...more,
      });
      await keepDocument(db(), { record, place: record.url ?? '', now: NOON, judge: () => ({ kind: 'new' }) });
    };
    const found = async (words: string, more: Partial<SearchRequest> = {}): Promise<(string | null)[]> =>
      (await searchDocuments(db(), { words, limit: 10, ...more })).hits.map(({ headline }) => headline);

    beforeEach(async () => {
      await keep('Bus fares rise', 'Fares on the night bus rise in May. The council met.', {
        datePublished: '2026-02-01',
      });
      await keep('Council meets', 'Councillors spoke of the bus and of the library.', {
        datePublished: '2026-02-09',
        sourceId: 'b',
      });
      await keep('Undated notice', 'The pool is closed.', { datePublished: null, publisher: null });
    });

    it('finds words in any form, those in the headline first', async () => {
      expect(await found('bus')).toEqual(['Bus fares rise', 'Council meets']);
      expect(await found('libraries')).toEqual(['Council meets']);
      expect(await found('no such words')).toEqual([]);
    });

    it('takes phrases, exclusions and alternatives as they are typed', async () => {
      expect(await found('"night bus"')).toEqual(['Bus fares rise']);
      expect(await found('bus -library')).toEqual(['Bus fares rise']);
      expect((await found('pool or library')).toSorted()).toEqual(['Council meets', 'Undated notice']);
    });

    it.each(['"', "'", '&|!():*', '\\', '%', '<->', '-', 'or', '((((', "bus') --", '\u0000', '\ud800'])(
      'does not stumble over %j',
      async (words) => {
        await expect(found(words)).resolves.toBeInstanceOf(Array);
      },
    );

    it('lists all without words, the newest first and the undated last', async () => {
      expect(await found('')).toEqual(['Council meets', 'Bus fares rise', 'Undated notice']);
      expect(await found('   ')).toHaveLength(3);
    });

    it('is narrowed by type, source and date', async () => {
      expect(await found('', { type: 'WebPage' })).toEqual([]);
      expect(await found('', { sourceId: 'b' })).toEqual(['Council meets']);
      expect(await found('', { since: '2026-02-05' })).toEqual(['Council meets']);
    });

    it('finds a text by the source of a copy', async () => {
      const [hit] = (await searchDocuments(db(), { words: 'pool', limit: 1 })).hits;
      const copy = sampleRecord({ url: 'https://c.test/pool', text: 'The pool is closed.', sourceId: 'c' });
      const judge = () => ({ kind: 'duplicate', of: hit?.id ?? '', relation: 'same-text' }) as const;
      await keepDocument(db(), { record: copy, place: 'https://c.test/pool', now: NOON, judge });
      expect(await found('', { sourceId: 'c' })).toEqual(['Undated notice']);
    });

    it('says how many there are beyond the limit, and shows where the words stand', async () => {
      const { hits, total } = await searchDocuments(db(), { words: 'bus', limit: 1 });
      expect(total).toBe(2);
      expect(hits).toHaveLength(1);
      expect(hits[0]?.excerpt).toMatch(/night «bus»/);
      expect(Object.keys(hits[0] ?? {}).toSorted()).toEqual([
        'datePublished',
        'excerpt',
        'headline',
        'id',
        'number',
        'publisher',
        'type',
        'url',
      ]);
    });

    it('keeps and finds a text that is larger than an index entry may be', async () => {
      const words = Array.from({ length: 200_000 }, (_, n) => `w${n.toString(36)}`).join(' ');
      await keep('Large', `needle ${words}`);
      expect(await found('needle')).toEqual(['Large']);
    });
  });
}
