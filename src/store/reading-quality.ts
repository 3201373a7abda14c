/** How well the pages of each source were read lately, beside the runs before: a site that changes its pages shows here first. */
import type { Queryable } from './database.ts';

export interface ReadingQuality {
  readonly sourceId: string;
  /** In the last run: captures that were judged, and those among them that are hardly a document. */
  readonly judged: number;
  readonly low: number;
  /** In the runs before it, five at most. */
  readonly judgedBefore: number;
  readonly lowBefore: number;
}

/** Two doubts, or one that is certain (`src/normalise/quality.ts`). */
const LOW = 0.5;
const RUNS_BEFORE = 5;

export async function readingQuality(db: Queryable): Promise<ReadingQuality[]> {
  return db.query<ReadingQuality>(
    `WITH recent AS (SELECT source_id, id, place FROM
         (SELECT source_id, id, row_number() OVER (PARTITION BY source_id ORDER BY id DESC) AS place FROM run) AS ranked
       WHERE place <= $2)
     SELECT recent.source_id AS "sourceId",
       count(*) FILTER (WHERE place = 1)::int AS judged,
       count(*) FILTER (WHERE place = 1 AND quality < $1)::int AS low,
       count(*) FILTER (WHERE place > 1)::int AS "judgedBefore",
       count(*) FILTER (WHERE place > 1 AND quality < $1)::int AS "lowBefore"
     FROM recent JOIN capture ON capture.run_id = recent.id WHERE quality IS NOT NULL
     GROUP BY recent.source_id ORDER BY recent.source_id`,
    [LOW, RUNS_BEFORE + 1],
  );
}
