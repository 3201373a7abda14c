/** The contract of src/store/documents.ts, with the verdicts of the real judge. */
import { describe, expect, it } from 'vitest';
import { keptDocumentSchema } from '../../src/records/document.ts';
import type { Database } from '../../src/store/database.ts';
import { countDocuments, eachDocument, findDocument, versionsOf } from '../../src/store/documents.ts';
import { keepDocument } from '../../src/store/keep-document.ts';
import { keepSample } from '../keep-sample.ts';
import { sampleRecord } from '../sample-record.ts';
import { later, NOON } from '../sample-rows.ts';

const HERE = 'https://hartwell.test/news/library';
const THERE = 'https://westmarch.test/library';

export function documentsContract(db: () => Database): void {
  const keep = (
    ...args: Parameters<typeof keepSample> extends [unknown, ...infer Rest] ? Rest : never
  ): ReturnType<typeof keepSample> => keepSample(db(), ...args);
  const found = async (reference: string): Promise<NonNullable<Awaited<ReturnType<typeof findDocument>>>> => {
    const document = await findDocument(db(), reference);
    if (document === null) throw new Error(`no document ${reference}`);
    return document;
  };

  describe('keeping a record', () => {
    it('that is new gives it the next number, and everything as it was written', async () => {
      const record = sampleRecord();
      expect(await keep(record)).toEqual({ kind: 'new' });
      expect(await keep(sampleRecord({ url: THERE, text: 'Another text.' }))).toEqual({ kind: 'new' });
      const kept = await found(HERE);
      const at = NOON.toISOString();
      expect(kept).toEqual({
        ...record,
        number: 0,
        version: 1,
        firstSeenAt: at,
        changedAt: at,
        file: null,
        alternates: [],
      });
      expect(keptDocumentSchema.safeParse(kept).error).toBeUndefined();
      expect(Object.keys(kept).slice(0, 4)).toEqual(['type', 'id', 'url', 'headline']);
      expect((await found(THERE)).number).toBe(1);
    });

    it('twice is once', async () => {
      await keep(sampleRecord());
      expect(await keep(sampleRecord(), { now: later(60) })).toEqual({ kind: 'unchanged', of: sampleRecord().id });
      expect(await countDocuments(db())).toBe(1);
      expect(await found(HERE)).toMatchObject({ version: 1, changedAt: NOON.toISOString() });
    });

    it('with the same words and a mended headline keeps the number and version, and shows what was mended', async () => {
      await keep(sampleRecord());
      const verdict = await keep(sampleRecord({ headline: 'Library opens on Sundays', datePublished: '2026-02-09' }));
      expect(verdict).toEqual({ kind: 'unchanged', of: sampleRecord().id });
      const kept = await found(HERE);
      expect(kept).toMatchObject({ headline: 'Library opens on Sundays', version: 1, number: 0 });
      const [row] = await db().query('SELECT headline, date_published AS date, file_stale AS stale FROM document');
      expect(row).toEqual({ headline: 'Library opens on Sundays', date: '2026-02-09', stale: true });
    });

    it('with other words at the same address is a version; the earlier one stays', async () => {
      await keep(sampleRecord({ text: 'First text.' }));
      expect(await keep(sampleRecord({ text: 'Second text.' }), { now: later(60) })).toMatchObject({ kind: 'version' });
      const kept = await found(HERE);
      expect(kept).toMatchObject({
        text: 'Second text.',
        version: 2,
        number: 0,
        firstSeenAt: NOON.toISOString(),
        changedAt: later(60).toISOString(),
      });
      expect(await versionsOf(db(), kept.id)).toMatchObject([
        { version: 1, recordedAt: NOON, record: { text: 'First text.' } },
        { version: 2, recordedAt: later(60), record: { text: 'Second text.' } },
      ]);
    });

    it('that is much worse leaves what stands at the address as it was, and says why', async () => {
      const poor = {
        text: 'We value your privacy. Accept all.',
        quality: { score: 0.1, reasons: ['consent page' as const] },
      };
      await keep(sampleRecord({ quality: { score: 1, reasons: [] } }));
      const verdict = await keep(sampleRecord(poor), { now: later(60) });
      expect(verdict).toEqual({ kind: 'worse', of: sampleRecord().id, because: 'consent page' });
      const kept = await found(HERE);
      expect(kept).toMatchObject({ text: sampleRecord().text, version: 1, changedAt: NOON.toISOString() });
      expect(await versionsOf(db(), kept.id)).toHaveLength(1);
      // What no one judged counts as good.
      await keep(sampleRecord({ url: THERE, text: 'Another text.' }));
      expect(await keep(sampleRecord({ ...poor, url: THERE, text: 'Accept all.' }))).toMatchObject({ kind: 'worse' });
    });

    it.each([
      ['a little worse', { score: 1, reasons: [] }, { score: 0.5, reasons: ['short' as const] }],
      [
        'as bad',
        { score: 0.2, reasons: ['paywall stub' as const] },
        { score: 0.1, reasons: ['consent page' as const] },
      ],
      ['better', { score: 0.1, reasons: ['consent page' as const] }, { score: 1, reasons: [] }],
    ])('that is %s is a version', async (_name, quality, fresh) => {
      await keep(sampleRecord({ quality }));
      expect(await keep(sampleRecord({ text: 'Second text.', quality: fresh }))).toMatchObject({ kind: 'version' });
      expect(await found(HERE)).toMatchObject({ text: 'Second text.', quality: fresh });
    });

    it.each([
      [
        'the same words at another address',
        sampleRecord({ url: THERE, text: sampleRecord().text.toUpperCase(), sourceId: 'b' }),
        'same-text',
      ],
      ['the same bytes at another address', sampleRecord({ url: THERE, bytes: 'bytes', sourceId: 'b' }), 'same-bytes'],
    ])('with %s is a copy: no document, but it stands with the first', async (_name, copy, relation) => {
      await keep(sampleRecord({ bytes: 'bytes' }));
      expect(await keep(copy)).toEqual({ kind: 'duplicate', of: sampleRecord().id, relation });
      expect(await keep(copy)).toMatchObject({ kind: 'duplicate' });
      expect(await countDocuments(db())).toBe(1);
      expect((await found(HERE)).alternates).toEqual([
        {
          url: THERE,
          relation,
          sourceId: 'b',
          publisher: 'Hartwell Post',
          headline: copy.headline,
          datePublished: copy.datePublished,
          similarity: null,
        },
      ]);
      expect((await found(THERE)).id).toBe(sampleRecord().id);
    });

    it('that names another address as its own is a variant of that address', async () => {
      await keep(sampleRecord());
      const verdict = await keep(sampleRecord(), { askedAt: `${HERE}/print` });
      expect(verdict).toEqual({ kind: 'duplicate', of: sampleRecord().id, relation: 'url-variant' });
      expect((await found(`${HERE}/print`)).alternates).toMatchObject([
        { url: `${HERE}/print`, relation: 'url-variant' },
      ]);
    });

    it('of a file without an address: by name and bytes', async () => {
      const file = sampleRecord({ url: null, targetUri: 'a.txt', bytes: 'b', sourceId: null });
      expect(await keep(file)).toEqual({ kind: 'new' });
      expect(await keep(file)).toEqual({ kind: 'unchanged', of: file.id });
      const copy = sampleRecord({ url: null, targetUri: 'b.txt', bytes: 'b', sourceId: null });
      expect(await keep(copy)).toEqual({ kind: 'duplicate', of: file.id, relation: 'same-bytes' });
      expect((await found(file.id)).alternates).toMatchObject([{ url: null, sourceId: null }]);
      expect((await found('b.txt')).id).toBe(file.id);
    });

    it('twice at once is once', async () => {
      const verdicts = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          keep(sampleRecord({ url: `https://h${n}.test/`, text: 'One text.', bytes: `${n}` })),
        ),
      );
      expect(verdicts.map(({ kind }) => kind).toSorted()).toEqual([...Array<string>(7).fill('duplicate'), 'new']);
      expect(await countDocuments(db())).toBe(1);
    });

    it('writes what belongs to it in the same transaction, or nothing', async () => {
      const also = async (): Promise<void> => Promise.reject(new Error('the target is gone'));
      await expect(keep(sampleRecord(), { also })).rejects.toThrow('the target is gone');
      expect(await countDocuments(db())).toBe(0);
    });

    it('takes hostile text in every field', async () => {
      const hostile = (text: string): string => `${text}\u0000\ud800`;
      const record = sampleRecord({
        headline: hostile('Headline'),
        text: hostile('Text'),
        publisher: { name: hostile('Publisher'), url: null },
        author: [{ name: hostile('Author'), jobTitle: null }],
        targetUri: hostile('name'),
        sourceId: null,
        url: null,
      });
      expect(await keep(record)).toEqual({ kind: 'new' });
      expect(await found(record.id)).toMatchObject({
        headline: 'Headline\ufffd',
        text: 'Text\ufffd',
        publisher: { name: 'Publisher\ufffd' },
      });
      const copy = sampleRecord({ ...record, bytes: 'x', targetUri: hostile('copy') });
      expect(await keep(copy)).toMatchObject({ kind: 'duplicate' });
    });

    it('that breaks its own schema is refused by field, and nothing is written', async () => {
      const broken = sampleRecord({ datePublished: '11/02/2026' });
      await expect(keep(broken)).rejects.toMatchObject({
        code: 'RECORD_INVALID',
        retryable: false,
        message: expect.stringContaining('datePublished') as string,
      });
      expect(await countDocuments(db())).toBe(0);
    });

    it('shows the judge what stands at its address, under its words and under its bytes', async () => {
      const held = sampleRecord({ bytes: 'b' });
      await keep(held);
      const neighbour = { id: held.id, contentHash: held.contentHash, targetUri: held.url };
      const near: unknown[] = [];
      await keepDocument(db(), {
        record: sampleRecord({ url: THERE, text: 'Other.', bytes: 'b' }),
        place: THERE,
        now: NOON,
        judge: (seen) => {
          near.push(seen);
          return { kind: 'new' };
        },
      });
      expect(near).toEqual([{ atUrl: null, withText: null, withBytes: neighbour, asCopy: null, candidates: [] }]);
    });
  });

  describe('finding a document', () => {
    it('takes its id, the start of one, its number and its address', async () => {
      const { id } = sampleRecord();
      await keep(sampleRecord());
      for (const reference of [id, id.slice(0, 4), '0', '000', HERE]) expect((await found(reference)).id).toBe(id);
      for (const reference of ['1', id.slice(0, 3), 'ffff', 'nonsense', '', '%', THERE])
        expect(await findDocument(db(), reference)).toBeNull();
    });

    it('does not guess when the start of an id fits two', async () => {
      for (const [n, id] of ['abcd000000000001', 'abcd000000000002'].entries()) {
        await keepDocument(db(), {
          record: { ...sampleRecord({ url: `https://h.test/${n}`, text: `Text ${n}.` }), id },
          place: '',
          now: NOON,
          judge: () => ({ kind: 'new' }),
        });
      }
      await expect(findDocument(db(), 'abcd')).rejects.toThrow('more than one id starts so');
      expect((await found('abcd000000000002')).id).toBe('abcd000000000002');
    });

    it('goes through all of them in the order of their numbers, page by page', async () => {
      for (let n = 0; n < 5; n += 1) await keep(sampleRecord({ url: `https://h.test/${n}`, text: `Text ${n}.` }));
      const numbers: number[] = [];
      for await (const document of eachDocument(db(), 2)) numbers.push(document.number);
      expect(numbers).toEqual([0, 1, 2, 3, 4]);
    });
  });
}
