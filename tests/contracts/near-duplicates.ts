/** What the store promises of texts that are nearly the same, with the verdicts of the real judge. */
import { describe, expect, it } from 'vitest';
import { split } from '../../src/pipeline/rule-copies.ts';
import type { KeptDocument } from '../../src/records/document.ts';
import type { Verdict } from '../../src/records/verdict.ts';
import { listCopies } from '../../src/store/copies.ts';
import type { Database } from '../../src/store/database.ts';
import { countDocuments, findDocument, versionsOf } from '../../src/store/documents.ts';
import { joinDocuments } from '../../src/store/rulings.ts';
import { storyOf } from '../../src/store/story-links.ts';
import { keepSample } from '../keep-sample.ts';
import type { RecordChanges } from '../sample-record.ts';
import { sampleRecord } from '../sample-record.ts';
import { later } from '../sample-rows.ts';

const POST = 'https://post.test/library';
const TIMES = 'https://times.test/library-sundays';

const PARAGRAPHS = [
  'The library in Ludwick will open on Sundays from the first week of May, the council’s cabinet decided on Tuesday evening after a debate that lasted two hours.',
  'Volunteers will staff the desk between ten and four, and a librarian will be on call for the computers, which four in ten visitors come for.',
  '“People have asked us for this for years, and now they will have somewhere warm to read on a Sunday,” said Ann Marsh, who chairs the friends of the library.',
  'The council expects the change to cost nine thousand pounds in its first year, most of it for heating, and will look at the numbers again in the autumn.',
  'A petition signed by eleven hundred people had asked for longer hours after the branch in Penfold Green was closed two winters ago.',
];
const STORY = PARAGRAPHS.join('\n\n');

export function nearDuplicatesContract(db: () => Database): void {
  const keep = (changes: RecordChanges, now = later(0)): Promise<Verdict> =>
    keepSample(db(), sampleRecord({ text: STORY, url: POST, datePublished: '2026-02-10', ...changes }), { now });
  const at = async (reference: string): Promise<KeptDocument> => {
    const document = await findDocument(db(), reference);
    if (document === null) throw new Error(`no document ${reference}`);
    return document;
  };
  const rewritten = {
    url: TIMES,
    headline: 'Ludwick library opens Sundays',
    text: STORY.replace('nine thousand pounds', '£9,000').replaceAll('“', '"').replaceAll('”', '"'),
    datePublished: '2026-02-11',
  };

  describe('a text that is nearly the same', () => {
    it('is a copy with its evidence, and no document', async () => {
      await keep({});
      expect(await keep(rewritten)).toMatchObject({ kind: 'duplicate', relation: 'syndicated' });
      expect(await countDocuments(db())).toBe(1);
      const [copy] = (await at(POST)).alternates;
      expect(copy).toMatchObject({ url: TIMES, headline: rewritten.headline, relation: 'syndicated' });
      expect(copy?.similarity?.score).toBeGreaterThan(0.7);
      expect((await at(TIMES)).url).toBe(POST);
    });

    it('twice is once, and its evidence stays', async () => {
      await keep({});
      const first = await keep(rewritten);
      const again = await keep(rewritten, later(60));
      expect(again).toMatchObject({ kind: 'duplicate', of: first.kind === 'duplicate' ? first.of : '' });
      const copies = await listCopies(db(), { limit: 9 });
      expect(copies).toMatchObject([{ relation: 'syndicated', seenAt: later(60) }]);
      expect(copies[0]?.evidence?.score).toBeGreaterThan(0.7);
    });

    it('and breaks off is a truncated copy', async () => {
      await keep({});
      const text = `${PARAGRAPHS.slice(0, 2).join('\n\n')}\n\nRead more`;
      expect(await keep({ url: TIMES, text })).toMatchObject({ kind: 'duplicate', relation: 'truncated' });
    });

    it('that came first in part gives its place to the fuller one, under the same identity', async () => {
      const teaser = `${PARAGRAPHS.slice(0, 3).join('\n\n')}\n\nRead more`;
      await keep({ url: TIMES, text: teaser, sourceId: 'times' });
      const before = await at(TIMES);
      expect(await keep({ sourceId: 'post' }, later(60))).toMatchObject({ kind: 'duplicate', isBetterOrigin: true });
      const after = await at(POST);
      expect(after).toMatchObject({ id: before.id, number: before.number, version: 1, url: POST, text: STORY });
      expect(after.alternates).toMatchObject([{ url: TIMES, relation: 'truncated', sourceId: 'times' }]);
      // Seen again, each is what it is.
      expect(await keep({ sourceId: 'post' })).toEqual({ kind: 'unchanged', of: before.id });
      expect(await keep({ url: TIMES, text: teaser, sourceId: 'times' })).toMatchObject({ kind: 'duplicate' });
      expect(await countDocuments(db())).toBe(1);
    });

    it('may become a text of its own, and is no copy then', async () => {
      await keep({});
      await keep(rewritten);
      const other = `Ludwick’s swimming pool will stay shut until June.\n\nA pump has failed, and the part that is needed comes from Norway by ship.`;
      expect(await keep({ ...rewritten, text: other })).toEqual({ kind: 'new' });
      expect((await at(POST)).alternates).toEqual([]);
      expect((await at(TIMES)).text).toBe(other);
    });

    it('at the same address is a version, by which later copies are found', async () => {
      await keep({});
      const corrected = STORY.replace('the first week of May', 'the second week of June');
      expect(await keep({ text: corrected }, later(60))).toMatchObject({ kind: 'version' });
      expect(await versionsOf(db(), (await at(POST)).id)).toHaveLength(2);
      expect(await keep({ ...rewritten, text: corrected })).toMatchObject({ kind: 'duplicate' });
    });
  });

  describe('an operator', () => {
    it('splits a copy, which stays apart when both are seen again', async () => {
      await keep({});
      await keep(rewritten);
      const { id: documentId } = await at(POST);
      const parted = await split(db(), { documentId, place: TIMES, now: later(60) });
      expect(await at(TIMES)).toMatchObject({ id: parted.id, number: 1, headline: rewritten.headline, alternates: [] });
      expect((await at(POST)).alternates).toEqual([]);
      expect(await keep(rewritten)).toEqual({ kind: 'unchanged', of: parted.id });
      expect(await keep({})).toEqual({ kind: 'unchanged', of: documentId });
      const edited = rewritten.text.replace('two hours', 'three hours');
      expect(await keep({ ...rewritten, text: edited })).toEqual({ kind: 'version', of: parted.id });
      expect(await countDocuments(db())).toBe(2);
    });

    it('splits even what says the very same words', async () => {
      await keep({});
      await keep({ url: TIMES });
      const { id: documentId } = await at(POST);
      const parted = await split(db(), { documentId, place: TIMES, now: later(60) });
      expect(await keep({ url: TIMES })).toEqual({ kind: 'unchanged', of: parted.id });
      expect(await countDocuments(db())).toBe(2);
    });

    it('cannot split what is no copy, or the same page', async () => {
      await keep({});
      const { id: documentId } = await at(POST);
      const now = later(60);
      await expect(split(db(), { documentId, place: TIMES, now })).rejects.toMatchObject({ code: 'NO_COPY' });
      await keepSample(db(), sampleRecord({ text: STORY, url: POST }), { askedAt: `${POST}/print` });
      await expect(split(db(), { documentId, place: `${POST}/print`, now })).rejects.toMatchObject({
        code: 'COPY_INSEPARABLE',
      });
    });

    it('joins two documents, which stay one whatever the second says, until they are split again', async () => {
      await keep({});
      await keep({ url: TIMES, text: 'Ludwick library: now on Sundays too.' });
      await keep({ url: TIMES, text: 'Ludwick library: now on Sundays too, from May.' }, later(30));
      const [into, other] = [await at(POST), await at(TIMES)];
      await joinDocuments(db(), { into: into.id, other: other.id, now: later(60) });
      expect(await countDocuments(db())).toBe(1);
      expect((await at(TIMES)).id).toBe(into.id);
      expect(await keep({ url: TIMES, text: 'Something else again.' })).toMatchObject({
        ...{ kind: 'duplicate', of: into.id, relation: 'joined' },
      });
      const parted = await split(db(), { documentId: into.id, place: TIMES, now: later(90) });
      expect((await versionsOf(db(), parted.id)).map(({ version }) => version)).toEqual([1, 2]);
    });
  });

  describe('reports of one event', () => {
    it('are linked by what they quote, and never merged', async () => {
      const quotation =
        '“People have asked us for this for years, and now they will have somewhere warm to read on a Sunday,” said Ann Marsh.';
      await keep({});
      await keep({
        url: TIMES,
        text: `Readers in Ludwick have won. ${quotation}\n\nThe town has one library left, in Kingsway, and nobody had expected the cabinet in Hartwell to pay for another day. Ann Marsh led the campaign from her kitchen in Kingsway.`,
      });
      expect(await countDocuments(db())).toBe(2);
      const [one, other] = [await at(POST), await at(TIMES)];
      expect(await storyOf(db(), one.id)).toMatchObject([{ id: other.id }]);
      expect(await storyOf(db(), other.id)).toMatchObject([{ id: one.id }]);
    });
  });
}
