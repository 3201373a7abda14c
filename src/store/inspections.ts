/** The inspection reports of the store, authority by authority. Not their texts: those are documents. */
import type { Inspection } from '../records/document.ts';
import { inspectionSchema } from '../records/document.ts';
import type { Queryable } from './database.ts';
import { storable } from './database.ts';

interface InspectionRequest {
  /** Short name or URN of the authority; letter case does not matter. */
  readonly provider?: string | undefined;
  readonly kind?: Inspection['kind'] | undefined;
  /** ISO date: inspections that began, or were published, on it or later. */
  readonly since?: string | undefined;
}

export interface KeptInspection {
  readonly id: string;
  readonly number: number;
  readonly url: string | null;
  readonly headline: string | null;
  readonly inspection: Inspection;
}

/** Every report that was asked for, by authority and then by date, the oldest first. */
export async function keptInspections(db: Queryable, request: InspectionRequest): Promise<KeptInspection[]> {
  const rows = await db.query<KeptInspection>(
    `WITH report AS (
       SELECT id, number, record ->> 'url' AS url, headline, record -> 'inspection' AS inspection,
         coalesce(record #>> '{inspection,start}', record #>> '{inspection,published}', record #>> '{inspection,publishedSite}') AS day
       FROM document WHERE type = 'InspectionReport')
     SELECT id, number, url, headline, inspection FROM report
     WHERE ($1::text IS NULL OR lower(inspection ->> 'provider') = lower($1) OR inspection ->> 'urn' = $1)
       AND ($2::text IS NULL OR inspection ->> 'kind' = $2) AND ($3::text IS NULL OR day >= $3)
     ORDER BY inspection ->> 'provider' NULLS LAST, day NULLS FIRST, number`,
    [storable(request.provider), request.kind ?? null, request.since ?? null],
  );
  return rows.map((row) => ({ ...row, inspection: inspectionSchema.parse(row.inspection) }));
}
