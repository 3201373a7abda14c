/** The contract of src/store/runs.ts. */
import { describe, expect, it } from 'vitest';
import { markDocumentRead } from '../../src/store/captures.ts';
import type { Database } from '../../src/store/database.ts';
import { recordFailure } from '../../src/store/failures.ts';
import {
  addNotes,
  closeRun,
  lastRuns,
  markSeeded,
  openRun,
  openRunOf,
  openRuns,
  pendingWork,
  runById,
  runSummary,
} from '../../src/store/runs.ts';
import { settleTarget } from '../../src/store/targets.ts';
import { later, newFailure, NOON, sampleCapture, sampleRun, sampleTarget } from '../sample-rows.ts';

export function runsContract(db: () => Database): void {
  describe('runs', () => {
    it('open with what was asked, and are the open run of their source', async () => {
      const { run, resumed } = await openRun(db(), {
        sourceId: 'a',
        cause: 'crawl',
        maxDocuments: 5,
        since: '2026-01-31',
        now: NOON,
      });
      expect(resumed).toBe(false);
      expect(run).toMatchObject({
        sourceId: 'a',
        cause: 'crawl',
        state: 'running',
        maxDocuments: 5,
        since: '2026-01-31',
        seeded: false,
      });
      expect(run).toMatchObject({ startedAt: NOON, finishedAt: null, summary: null, notes: [] });
      expect(await openRunOf(db(), 'a')).toEqual(run);
      expect(await runById(db(), run.id)).toEqual(run);
      expect(await openRunOf(db(), 'b')).toBeNull();
    });

    it('are never two of one source: the open one goes on', async () => {
      const opened = await Promise.all(
        Array.from({ length: 5 }, () => openRun(db(), { sourceId: 'a', cause: 'crawl', now: NOON })),
      );
      expect(new Set(opened.map(({ run }) => run.id)).size).toBe(1);
      expect(opened.filter(({ resumed }) => !resumed)).toHaveLength(1);
      expect(await openRuns(db())).toHaveLength(1);
    });

    it('of a replay plant no seeds', async () => {
      const { run } = await openRun(db(), { sourceId: 'a', cause: 'replay', now: NOON });
      expect(run.seeded).toBe(true);
    });

    it('close once, with their counts, and make room for the next', async () => {
      const first = await sampleRun(db(), 'a');
      expect(await closeRun(db(), first.id, { state: 'done', now: later(9) })).toBe(true);
      expect(await closeRun(db(), first.id, { state: 'failed', now: later(10) })).toBe(false);
      expect(await runById(db(), first.id)).toMatchObject({
        state: 'done',
        finishedAt: later(9),
        summary: { found: 0, failed: 0 },
      });
      const second = await sampleRun(db(), 'a');
      expect(second.id).toBeGreaterThan(first.id);
      const [last, ...others] = await lastRuns(db());
      expect(others).toEqual([]);
      expect(last?.id).toBe(second.id);
    });

    it('keep each note once, and stay silent about none', async () => {
      const { id } = await sampleRun(db(), 'a');
      await addNotes(db(), id, ['two entries without a link']);
      await addNotes(db(), id, []);
      await addNotes(db(), id, ['two entries without a link', 'hostile \u0000 \ud800 note']);
      expect((await runById(db(), id))?.notes.toSorted()).toEqual([
        'hostile  \ufffd note',
        'two entries without a link',
      ]);
    });

    it('are over when they are seeded and nothing of theirs waits', async () => {
      const run = await sampleRun(db());
      await markSeeded(db(), run.id);
      expect((await runById(db(), run.id))?.seeded).toBe(true);
      expect(await pendingWork(db(), run)).toEqual({ due: 0, unreadSeeds: 0, unreadDocuments: 0 });
      const target = await sampleTarget(db(), 'https://hartwell.test/a', { role: 'both' });
      const id = await sampleCapture(db(), target);
      expect(await pendingWork(db(), run)).toEqual({ due: 1, unreadSeeds: 1, unreadDocuments: 1 });
      await settleTarget(db(), target.id, { state: 'settled', outcome: 'captured', attempts: 0 });
      await markDocumentRead(db(), id, { reading: 'new' });
      expect(await pendingWork(db(), run)).toEqual({ due: 0, unreadSeeds: 1, unreadDocuments: 0 });
    });

    it('count every outcome where it belongs', async () => {
      const run = await sampleRun(db());
      const outcomes = [
        'captured',
        'captured',
        'revisit',
        'not-modified',
        'wrong-kind',
        'gone',
        'blocked',
        'moved',
        'failed',
      ];
      for (const [n, outcome] of outcomes.entries()) {
        const target = await sampleTarget(db(), `https://hartwell.test/${n}`);
        const state = outcome === 'failed' ? 'failed' : 'settled';
        await settleTarget(db(), target.id, { state, outcome, attempts: 0 });
        if (outcome === 'failed')
          await recordFailure(db(), newFailure({ work: `fetch:${target.id}`, targetId: target.id, runId: run.id }));
        if (n > 1) continue;
        const id = await sampleCapture(db(), target, { id: `00000000000000a${n}` });
        await markDocumentRead(db(), id, { reading: n === 0 ? 'new' : 'not-a-document' });
      }
      const seed = await sampleTarget(db(), 'https://hartwell.test/feed', { role: 'seed', step: { reader: 'feed' } });
      await settleTarget(db(), seed.id, { state: 'settled', outcome: 'captured', attempts: 0 });
      await sampleTarget(db(), 'https://hartwell.test/waiting');
      expect(await runSummary(db(), run.id)).toEqual({
        found: 10,
        fetched: 5,
        unchanged: 2,
        documents: 1,
        versions: 0,
        duplicates: 0,
        notDocuments: 2,
        gone: 1,
        moved: 1,
        blocked: 1,
        failed: 1,
        waiting: 1,
        answered: 9,
      });
    });
  });
}
