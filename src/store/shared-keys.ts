/** Keys of kept texts, sketches and quotations alike: which documents share some with a new text. Judges nothing. */
import { COMMON } from '../records/similarity.ts';
import type { Queryable } from './database.ts';

/** A document that shares keys, and how many. */
export interface KeySharer {
  readonly number: number;
  readonly shared: number;
  /** Shared keys, each counting one over the documents that hold it: rare ones say more. */
  readonly rank: number;
}

interface KeyMatches {
  /** Best rank first. */
  readonly sharers: readonly KeySharer[];
  /** How many documents hold each of the keys asked for, in their order. */
  readonly uses: readonly number[];
}

const TABLES = { sketch: 'sketch_key', quotation: 'quotation_key' } as const;
type KeyKind = keyof typeof TABLES;

/**
 * Looks the keys up. The cost does not grow with the store: `replaceKeys` keeps no key that COMMON documents hold already.
 * @param asked.common keys that so many hold find nobody
 */
export async function sharersOf(
  db: Queryable,
  kind: KeyKind,
  asked: { readonly keys: readonly bigint[]; readonly least: number; readonly limit: number; readonly common?: number },
): Promise<KeyMatches> {
  const { keys, least, limit, common = COMMON } = asked;
  if (keys.length === 0) return { sharers: [], uses: [] };
  // As text, for JavaScript's numbers end at 53 bits. No key has many rows: common ones are not kept.
  const rows = await db.query<{ key: string; number: number }>(
    `SELECT key::text AS key, number FROM ${TABLES[kind]} WHERE key = ANY($1::bigint[])`,
    [keys.map(String)],
  );
  const holders = new Map<string, number[]>();
  for (const { key, number } of rows) {
    const numbers = holders.get(key);
    if (numbers === undefined) holders.set(key, [number]);
    else numbers.push(number);
  }
  const shared = new Map<number, { shared: number; rank: number }>();
  for (const numbers of holders.values()) {
    if (numbers.length >= common) continue;
    for (const number of numbers) {
      const before = shared.get(number) ?? { shared: 0, rank: 0 };
      shared.set(number, { shared: before.shared + 1, rank: before.rank + 1 / numbers.length });
    }
  }
  const uses = keys.map((key) => holders.get(String(key))?.length ?? 0);
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
  of: {
    readonly number: number;
    readonly keys: readonly bigint[];
    readonly uses: readonly number[];
    /** Which of the keys to keep; all that are not common when left out. */
    readonly keptPlaces?: (uses: readonly number[]) => readonly number[];
  },
): Promise<void> {
  const table = TABLES[kind];
  await tx.query(`DELETE FROM ${table} WHERE number = $1`, [of.number]);
  const uses = of.keys.map((_, at) => of.uses[at] ?? 0);
  const places = of.keptPlaces?.(uses) ?? [...of.keys.keys()];
  const kept = places.filter((at) => (uses[at] ?? 0) < COMMON).flatMap((at) => of.keys[at] ?? []);
  await addKeys(tx, kind, { number: of.number, keys: kept });
}

/** Adds keys to those that a document has. */
export async function addKeys(
  tx: Queryable,
  kind: KeyKind,
  of: { readonly number: number; readonly keys: readonly bigint[] },
): Promise<void> {
  if (of.keys.length === 0) return;
  await tx.query(
    `INSERT INTO ${TABLES[kind]} (key, number) SELECT key, $2 FROM unnest($1::bigint[]) AS key ON CONFLICT DO NOTHING`,
    [of.keys.map(String), of.number],
  );
}
