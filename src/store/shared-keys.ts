/** Keys of kept texts, sketches and quotations alike: which documents share some with a new text. Judges nothing. */
import type { Queryable } from './database.ts';

/** A document that shares keys, and how many. */
export interface KeySharer {
  readonly number: number;
  readonly shared: number;
  /** Shared keys, each counting one over the documents that hold it: rare ones say more. */
  readonly rank: number;
}

export interface KeyMatches {
  /** Best rank first. */
  readonly sharers: readonly KeySharer[];
  /** How many documents hold each of the keys asked for, in their order; never more than COMMON. */
  readonly uses: readonly number[];
}

/** A key that more documents hold is part of some form or footer: it tells nothing, and would cost a scan. */
export const COMMON = 200;

const TABLES = { sketch: 'sketch_key', quotation: 'quotation_key' } as const;
export type KeyKind = keyof typeof TABLES;

/** Looks each key up, COMMON rows at most, so that the cost does not grow with the store. */
export async function sharersOf(
  db: Queryable,
  kind: KeyKind,
  asked: { readonly keys: readonly bigint[]; readonly least: number; readonly limit: number },
): Promise<KeyMatches> {
  const { keys, least, limit } = asked;
  if (keys.length === 0) return { sharers: [], uses: [] };
  const rows = await db.query<{ at: number; numbers: number[] }>(
    `SELECT asked.at::int AS at, array_agg(held.number) AS numbers
     FROM unnest($1::bigint[]) WITH ORDINALITY AS asked(key, at)
     CROSS JOIN LATERAL (SELECT number FROM ${TABLES[kind]} WHERE key = asked.key LIMIT ${COMMON}) AS held
     GROUP BY asked.at`,
    [keys.map(String)],
  );
  const uses = keys.map(() => 0);
  const shared = new Map<number, { shared: number; rank: number }>();
  for (const { at, numbers } of rows) {
    uses[at - 1] = numbers.length;
    if (numbers.length >= COMMON) continue;
    for (const number of numbers) {
      const before = shared.get(number) ?? { shared: 0, rank: 0 };
      shared.set(number, { shared: before.shared + 1, rank: before.rank + 1 / numbers.length });
    }
  }
  const sharers = [...shared]
    .map(([number, counts]) => ({ number, ...counts }))
    .filter((sharer) => sharer.shared >= least)
    // Ties in a steady order, so that a second run judges the same.
    .sort((one, other) => other.rank - one.rank || one.number - other.number)
    .slice(0, limit);
  return { sharers, uses };
}

/** Replaces the keys of a document. Keys that are common already are left out: nobody would look at them. */
export async function replaceKeys(
  tx: Queryable,
  kind: KeyKind,
  of: { readonly number: number; readonly keys: readonly bigint[]; readonly uses: readonly number[] },
): Promise<void> {
  const table = TABLES[kind];
  await tx.query(`DELETE FROM ${table} WHERE number = $1`, [of.number]);
  const kept = of.keys.filter((_, at) => (of.uses[at] ?? 0) < COMMON);
  if (kept.length === 0) return;
  await tx.query(
    `INSERT INTO ${table} (key, number) SELECT key, $2 FROM unnest($1::bigint[]) AS key ON CONFLICT DO NOTHING`,
    [kept.map(String), of.number],
  );
}
