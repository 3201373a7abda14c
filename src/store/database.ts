/** The one way to the rows: plain SQL that PostgreSQL and PGlite take alike. */

export interface Queryable {
  /** Rows come back with numbers for bigint, Date for timestamptz and parsed jsonb. */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Queryable {
  /** Runs `work` in one READ COMMITTED transaction; queue calls inside it throw, for they would wait for ever. */
  transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** The first row, or null. */
export async function firstRow<Row extends object>(
  db: Queryable,
  sql: string,
  params?: readonly unknown[],
): Promise<Row | null> {
  const rows = await db.query<Row>(sql, params);
  return rows[0] ?? null;
}

/** JSON as PostgreSQL takes it: it refuses NUL characters and lone surrogates, which hostile pages contain. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}

/** Text as PostgreSQL takes it; absent text is null. */
export function storable(text: string): string;
export function storable(text: string | null | undefined): string | null;
export function storable(text: string | null | undefined): string | null {
  return text?.replaceAll('\u0000', '').toWellFormed() ?? null;
}
