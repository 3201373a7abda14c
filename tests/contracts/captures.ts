/** The contract of src/store/captures.ts. */
import { describe, expect, it } from 'vitest';
import {
  captureById,
  captureId,
  insertCapture,
  markDocumentRead,
  markSeedRead,
  sourcesWithUnreadSeeds,
  unreadAgain,
  unreadDocumentCaptures,
  unreadSeedCaptures,
} from '../../src/store/captures.ts';
import type { Database } from '../../src/store/database.ts';
import { later, NOON, sampleCapture, sampleTarget } from '../sample-rows.ts';

const SOURCE = 'hartwell-post';

export function capturesContract(db: () => Database): void {
  describe('captures', () => {
    it('are kept as they came, hostile headers included', async () => {
      const target = await sampleTarget(db(), 'https://hartwell.test/a');
      const headers = { 'content-type': 'text/html', 'x-odd': 'a\u0000\ud800"\\' };
      const id = await sampleCapture(db(), target, { headers, payloadLength: 2 ** 33 });
      expect(await captureById(db(), id)).toMatchObject({
        id,
        sourceId: SOURCE,
        targetId: target.id,
        date: NOON,
        headers: { 'content-type': 'text/html', 'x-odd': 'a\ufffd"\\' },
        payloadLength: 2 ** 33,
        refersTo: null,
        attempts: 0,
        unreadSeed: false,
        unreadDocument: true,
      });
      expect(await captureById(db(), 'ffffffffffffffff')).toBeNull();
    });

    it('have an id from address and moment, and twice is once', async () => {
      expect(captureId('https://hartwell.test/a', NOON)).toMatch(/^[0-9a-f]{16}$/);
      expect(captureId('https://hartwell.test/a', NOON)).toBe(captureId('https://hartwell.test/a', new Date(NOON)));
      expect(captureId('https://hartwell.test/a', NOON)).not.toBe(captureId('https://hartwell.test/a', later(0.001)));
      const target = await sampleTarget(db(), 'https://hartwell.test/a');
      const id = await sampleCapture(db(), target);
      await markDocumentRead(db(), id, { reading: 'new', documentId: '0123456789abcdef' });
      await sampleCapture(db(), target);
      expect(await captureById(db(), id)).toMatchObject({ unreadDocument: false, attempts: 1 });
    });

    it('are unread until they are read, oldest first, by source', async () => {
      const target = await sampleTarget(db(), 'https://hartwell.test/feed', { role: 'both' });
      const other = await sampleTarget(db(), 'https://b.test/', { sourceId: 'b', role: 'seed' });
      await sampleCapture(db(), target, { id: '00000000000000a2', date: later(60) });
      await sampleCapture(db(), target, { id: '00000000000000a1' });
      await sampleCapture(db(), other, { id: '00000000000000b1' });
      expect((await unreadSeedCaptures(db(), SOURCE)).map(({ id }) => id)).toEqual([
        '00000000000000a1',
        '00000000000000a2',
      ]);
      expect(await unreadDocumentCaptures(db(), [SOURCE, 'b'])).toEqual(['00000000000000a1', '00000000000000a2']);
      expect((await sourcesWithUnreadSeeds(db(), [SOURCE, 'b'])).toSorted()).toEqual(['b', SOURCE]);
      await markSeedRead(db(), '00000000000000b1');
      await markSeedRead(db(), '00000000000000a1');
      await markDocumentRead(db(), '00000000000000a1', { reading: 'new' });
      expect(await sourcesWithUnreadSeeds(db(), [SOURCE, 'b'])).toEqual([SOURCE]);
      expect(await unreadDocumentCaptures(db(), [SOURCE])).toEqual(['00000000000000a2']);
      expect(await unreadDocumentCaptures(db(), [])).toEqual([]);
    });

    it('that refer to an earlier one are a revisit', async () => {
      const target = await sampleTarget(db(), 'https://hartwell.test/a');
      await sampleCapture(db(), target);
      const id = await sampleCapture(db(), target, {
        id: '00000000000000ab',
        refersTo: '00000000000000aa',
        unreadDocument: false,
      });
      expect(await db().query('SELECT reading FROM capture WHERE id = $1', [id])).toEqual([{ reading: 'revisit' }]);
    });

    it('tell why they are no document, in the words of a hostile page', async () => {
      const id = await sampleCapture(db(), await sampleTarget(db(), 'https://hartwell.test/a'));
      await markDocumentRead(db(), id, { reading: 'not-a-document', detail: 'error-page: "Oops\u0000\ud800"' });
      expect(await db().query('SELECT reading, detail FROM capture')).toEqual([
        { reading: 'not-a-document', detail: 'error-page: "Oops\ufffd"' },
      ]);
    });

    it('are read again in another run, each as its target is to be read', async () => {
      const page = await sampleTarget(db(), 'https://hartwell.test/a');
      const feed = await sampleTarget(db(), 'https://hartwell.test/feed', { role: 'seed' });
      await sampleCapture(db(), page, { id: '00000000000000a1', unreadDocument: false });
      await sampleCapture(db(), feed, { id: '00000000000000a2', unreadSeed: false });
      const into = await sampleTarget(db(), 'https://b.test/', { sourceId: 'b' });
      await unreadAgain(db(), ['00000000000000a1', '00000000000000a2'], into.runId ?? 0);
      expect(await captureById(db(), '00000000000000a1')).toMatchObject({
        unreadDocument: true,
        unreadSeed: false,
        runId: into.runId,
      });
      expect(await captureById(db(), '00000000000000a2')).toMatchObject({ unreadDocument: false, unreadSeed: true });
    });

    it('belong to a target that exists', async () => {
      const target = await sampleTarget(db(), 'https://hartwell.test/a');
      const capture = await captureById(db(), await sampleCapture(db(), target));
      if (capture === null) throw new Error('no capture');
      await expect(insertCapture(db(), { ...capture, id: '00000000000000ff', targetId: 999 })).rejects.toThrow(
        /foreign key/,
      );
    });
  });
}
