/** The contract of src/store/targets.ts. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { closeRun } from '../../src/store/runs.ts';
import {
  addTargets,
  documentsInRun,
  dueTargets,
  paceKeysDue,
  reviveTargets,
  settleTarget,
  targetById,
} from '../../src/store/targets.ts';
import { later, newTarget, NOON, sampleRun, sampleTarget, targetByUri } from '../sample-rows.ts';

const PAGE = 'https://hartwell.test/a';
const SOURCE = 'hartwell-post';

export function targetsContract(db: () => Database): void {
  describe('targets', () => {
    let runId: number;
    beforeEach(async () => {
      runId = (await sampleRun(db())).id;
    });
    const add = (targets: Parameters<typeof newTarget>[], into = runId): ReturnType<typeof addTargets> =>
      addTargets(db(), { sourceId: SOURCE, runId: into, targets: targets.map((one) => newTarget(...one)), now: NOON });
    const due = (now = NOON, sourceIds = [SOURCE]): ReturnType<typeof dueTargets> =>
      dueTargets(db(), 'hartwell.test', { sourceIds, now, limit: 10 });
    const nextRun = async (): Promise<number> => {
      await closeRun(db(), runId, { state: 'done', now: NOON });
      return (await sampleRun(db())).id;
    };

    it('become due with what discovery knew of them', async () => {
      const step = { reader: 'sitemap', depth: 1 } as const;
      const hint = { title: 'A \u0000title\ud800', published: '2026-02-01', expect: 'html' } as const;
      expect(await add([[PAGE, { role: 'both', step, hint, lastmod: '2026-02-02' }]])).toEqual({
        paceKeys: ['hartwell.test'],
        due: 1,
      });
      expect(await due()).toMatchObject([
        {
          targetUri: PAGE,
          role: 'both',
          step,
          hint: { ...hint, title: 'A title\ufffd' },
          attempts: 0,
          waits: 0,
          runId,
          outcome: null,
          etag: null,
        },
      ]);
    });

    it('are none when none are given', async () => {
      expect(await add([])).toEqual({ paceKeys: [], due: 0 });
    });

    it('are one per source and address, however often a run finds them', async () => {
      expect((await add([[PAGE], ['https://www.hartwell.test/a?utm_source=x'], [`${PAGE}#top`]])).due).toBe(1);
      const target = await targetByUri(db(), PAGE);
      await settleTarget(db(), target.id, { state: 'settled', outcome: 'captured', attempts: 0 });
      expect(await add([[PAGE]])).toEqual({ paceKeys: [], due: 0 });
      expect(await due()).toEqual([]);
      expect(await documentsInRun(db(), runId)).toBe(1);
    });

    it('that are final and held are found by a later run and not fetched, until they get another date', async () => {
      const letter = (published: string) => [PAGE, { hint: { published, isFinal: true } }] as const;
      await add([[...letter('2026-02-01')]]);
      await settleTarget(db(), (await targetByUri(db(), PAGE)).id, {
        state: 'settled',
        outcome: 'captured',
        attempts: 0,
      });
      const second = await nextRun();
      expect(await add([[...letter('2026-02-01')]], second)).toEqual({ paceKeys: [], due: 0 });
      expect(await targetByUri(db(), PAGE)).toMatchObject({ runId: second, outcome: 'not-modified' });
      expect(await documentsInRun(db(), second)).toBe(1);
      await closeRun(db(), second, { state: 'done', now: NOON });
      const third = (await sampleRun(db())).id;
      expect((await add([[...letter('2026-02-09')]], third)).due).toBe(1);
    });

    it.each(['gone', 'wrong-kind'] as const)('that are final but came as %s are asked for again', async (outcome) => {
      const letter = [PAGE, { hint: { published: '2026-02-01', isFinal: true } }] as const;
      await add([[...letter]]);
      await settleTarget(db(), (await targetByUri(db(), PAGE)).id, { state: 'settled', outcome, attempts: 0 });
      expect((await add([[...letter]], await nextRun())).due).toBe(1);
    });

    it('are another row for another source', async () => {
      await add([[PAGE]]);
      await sampleTarget(db(), PAGE, { sourceId: 'other' });
      expect(await due(NOON, [SOURCE, 'other'])).toHaveLength(2);
      expect(await due(NOON, ['other'])).toHaveLength(1);
    });

    it('add what a later finding knows: the role, the step, the hint', async () => {
      const step = { reader: 'listing', link: 'a', next: null, pagesLeft: 0 } as const;
      await add([
        [PAGE, { hint: { title: 'first' } }],
        [PAGE, { role: 'seed', step, hint: { title: 'second', published: '2026-02-01' } }],
      ]);
      expect(await due()).toMatchObject([{ role: 'both', step, hint: { title: 'first', published: '2026-02-01' } }]);
    });

    it('are due again in the next run, with their validators and without their attempts', async () => {
      await add([[PAGE]]);
      const first = await targetByUri(db(), PAGE);
      await settleTarget(db(), first.id, {
        state: 'failed',
        outcome: 'failed',
        detail: 'no answer',
        attempts: 3,
        waits: 2,
        etag: '"v1"',
        lastModified: 'Wed, 11 Feb 2026 12:00:00 GMT',
        payloadDigest: 'sha256:aa',
        captureId: '00000000000000aa',
        fetchedAt: NOON,
      });
      const second = await nextRun();
      await add([[PAGE, { hint: { title: 'renamed' } }]], second);
      expect(await due()).toMatchObject([
        {
          id: first.id,
          runId: second,
          attempts: 0,
          waits: 0,
          outcome: null,
          etag: '"v1"',
          payloadDigest: 'sha256:aa',
          hint: { title: 'renamed' },
        },
      ]);
    });

    it("are asked for at the address that was found last, and at that host's pace", async () => {
      await add([[PAGE]]);
      const { id } = await targetByUri(db(), PAGE);
      const www = 'https://www.hartwell.test/a';
      await add([[www]], await nextRun());
      expect(await targetById(db(), id)).toMatchObject({ targetUri: www, paceKey: 'www.hartwell.test' });
    });

    it('keep validators that a settlement does not name, and drop those it names as absent', async () => {
      const { id } = await sampleTarget(db(), PAGE);
      await settleTarget(db(), id, {
        state: 'settled',
        outcome: 'captured',
        attempts: 0,
        etag: '"v1"',
        lastModified: null,
        payloadDigest: 'd',
      });
      await settleTarget(db(), id, { state: 'settled', outcome: 'not-modified', attempts: 0 });
      expect(await targetById(db(), id)).toMatchObject({ outcome: 'not-modified', etag: '"v1"', payloadDigest: 'd' });
      await settleTarget(db(), id, {
        state: 'settled',
        outcome: 'captured',
        attempts: 0,
        etag: null,
        lastModified: 'x',
      });
      expect(await targetById(db(), id)).toMatchObject({ etag: null, lastModified: 'x', payloadDigest: 'd' });
    });

    it('settle with a detail that a hostile page wrote', async () => {
      const { id } = await sampleTarget(db(), PAGE);
      await settleTarget(db(), id, {
        state: 'settled',
        outcome: 'blocked',
        detail: 'title "\u0000\ud800"',
        attempts: 0,
      });
      expect(await db().query('SELECT detail FROM target')).toEqual([{ detail: 'title "\ufffd"' }]);
    });

    it('are taken seeds first, then the oldest, and not before their time', async () => {
      await add([
        ['https://hartwell.test/late'],
        ['https://hartwell.test/early'],
        ['https://hartwell.test/feed', { role: 'seed' }],
      ]);
      const late = await targetByUri(db(), 'https://hartwell.test/late');
      await settleTarget(db(), late.id, { state: 'due', outcome: null, dueAt: later(30), attempts: 1 });
      expect((await due()).map(({ targetUri }) => targetUri)).toEqual([
        'https://hartwell.test/feed',
        'https://hartwell.test/early',
      ]);
      expect((await due(later(30))).at(-1)).toMatchObject({ targetUri: 'https://hartwell.test/late', attempts: 1 });
    });

    it('name the paces that have something due now', async () => {
      await add([[PAGE], ['https://b.test/'], ['https://c.test/']]);
      const c = await targetByUri(db(), 'https://c.test/');
      await settleTarget(db(), c.id, { state: 'due', outcome: null, dueAt: later(60), attempts: 0 });
      expect((await paceKeysDue(db(), [SOURCE], NOON)).toSorted()).toEqual(['b.test', 'hartwell.test']);
      expect(await paceKeysDue(db(), [SOURCE], later(60))).toHaveLength(3);
      expect(await paceKeysDue(db(), ['other'], later(60))).toEqual([]);
      expect(await paceKeysDue(db(), [], later(60))).toEqual([]);
    });

    it('do not count seeds, nor what led elsewhere, as documents of a run', async () => {
      await add([[PAGE], ['https://hartwell.test/b'], ['https://hartwell.test/feed', { role: 'seed' }]]);
      const moved = await targetByUri(db(), 'https://hartwell.test/b');
      await settleTarget(db(), moved.id, { state: 'settled', outcome: 'moved', attempts: 0 });
      expect(await documentsInRun(db(), runId)).toBe(1);
    });

    it('are revived into a run with their attempts forgotten', async () => {
      const { id } = await sampleTarget(db(), PAGE);
      await settleTarget(db(), id, { state: 'failed', outcome: 'failed', detail: 'x', attempts: 3, waits: 6 });
      const into = await nextRun();
      expect(await reviveTargets(db(), [id], { runId: into, now: NOON })).toEqual(['hartwell.test']);
      expect(await due()).toMatchObject([{ id, runId: into, attempts: 0, waits: 0, outcome: null }]);
      expect(await reviveTargets(db(), [], { runId: into, now: NOON })).toEqual([]);
    });
  });
}
