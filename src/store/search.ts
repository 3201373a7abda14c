/** Full-text search over headline and text, best first; without words, the newest. */
import type { Queryable } from './database.ts';
import { storable } from './database.ts';

export interface SearchRequest {
  /** As typed: words, "a phrase", -not, or. Empty lists all. */
  readonly words: string;
  readonly type?: string | undefined;
  readonly sourceId?: string | undefined;
  /** ISO date. */
  readonly since?: string | undefined;
  readonly limit: number;
}

interface SearchHit {
  readonly id: string;
  readonly number: number;
  readonly type: string;
  readonly headline: string | null;
  readonly datePublished: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  /** Where the words stand, marked by « and »; empty without words. */
  readonly excerpt: string;
}

/** @returns at most `limit` hits and how many there are in all. */
export async function searchDocuments(
  db: Queryable,
  request: SearchRequest,
): Promise<{ hits: SearchHit[]; total: number }> {
  const rows = await db.query<SearchHit & { total: number }>(
    `WITH asked AS (SELECT websearch_to_tsquery('english', $1) AS query),
          found AS (SELECT document.*, CASE WHEN $1 = '' THEN 0 ELSE ts_rank(search, asked.query) END AS rank, count(*) OVER ()::int AS total
                    FROM document, asked
                    WHERE ($1 = '' OR search @@ asked.query) AND ($2::text IS NULL OR type = $2)
                      AND ($3::text IS NULL OR source_id = $3 OR id IN (SELECT document_id FROM alternate WHERE source_id = $3))
                      AND ($4::text IS NULL OR date_published >= $4)
                    ORDER BY rank DESC, date_published DESC NULLS LAST, number LIMIT $5)
     SELECT id, number, type, headline, date_published AS "datePublished", publisher, record ->> 'url' AS url, total,
       CASE WHEN $1 = '' THEN '' ELSE ts_headline('english', left(coalesce(record ->> 'text', ''), 50000), (SELECT query FROM asked),
         'StartSel=«, StopSel=», MaxWords=24, MinWords=12, MaxFragments=1') END AS excerpt
     FROM found ORDER BY rank DESC, date_published DESC NULLS LAST, number`,
    [
      storable(request.words).trim(),
      request.type ?? null,
      request.sourceId ?? null,
      request.since ?? null,
      request.limit,
    ],
  );
  return { hits: rows.map(({ total, ...hit }) => hit), total: rows[0]?.total ?? 0 };
}
