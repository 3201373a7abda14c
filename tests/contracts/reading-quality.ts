/** The contract of src/store/reading-quality.ts. */
import { describe, expect, it } from 'vitest';
import { markDocumentRead } from '../../src/store/captures.ts';
import type { Database } from '../../src/store/database.ts';
import { readingQuality } from '../../src/store/reading-quality.ts';
import { closeRun } from '../../src/store/runs.ts';
import { later, sampleCapture, sampleRun, sampleTarget } from '../sample-rows.ts';

export function readingQualityContract(db: () => Database): void {
  describe('the quality of reading', () => {
    let captures = 0;
    const run = async (...qualities: (number | null)[]): Promise<void> => {
      const { id: runId } = await sampleRun(db());
      for (const quality of qualities) {
        captures += 1;
        const target = await sampleTarget(db(), `https://hartwell.test/${captures}`);
        const id = await sampleCapture(db(), target, { id: `00000000000000${10 + captures}`, runId });
        await markDocumentRead(db(), id, { reading: 'new', quality });
      }
      await closeRun(db(), runId, { state: 'done', now: later(9) });
    };

    it('is told of the last run beside the five before it', async () => {
      expect(await readingQuality(db())).toEqual([]);
      await run(0.1, 0.1, 0.1);
      for (let runs = 0; runs < 4; runs += 1) await run(1);
      await run(0.5, 0.2, null);
      await run(1, 0.1, 0, null);
      expect(await readingQuality(db())).toEqual([
        { sourceId: 'hartwell-post', judged: 3, low: 2, judgedBefore: 6, lowBefore: 1 },
      ]);
    });
  });
}
