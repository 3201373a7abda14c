/** Links between documents about one event: found by keys of what they quote, judged by the caller, kept with their evidence. */
import { MAX_QUOTING } from '../records/similarity.ts';
import type { Queryable } from './database.ts';
import { toJson } from './database.ts';
import { replaceKeys, sharersOf } from './shared-keys.ts';

export interface StoryRequest {
  /** Keys of the quotations. */
  readonly keys: readonly bigint[];
  /** The evidence that another document tells of the same event, or null. */
  readonly isSame: (other: { readonly text: string; readonly datePublished: string | null }) => unknown;
}

export interface StoryLink {
  readonly id: string;
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly datePublished: string | null;
  readonly evidence: unknown;
}

/** Reports beyond these of one event are found from the other side. */
const MOST_OTHERS = 32;

/** Replaces the links of a document by those of what it says now. */
export async function linkStories(
  tx: Queryable,
  of: {
    readonly id: string;
    readonly number: number;
    readonly now: Date;
    /** Documents that share words: one may tell as its own what the other quotes. */
    readonly sharers?: readonly number[];
  },
  story: StoryRequest,
): Promise<void> {
  const { keys } = story;
  const { sharers, uses } = await sharersOf(tx, 'quotation', {
    keys,
    least: 1,
    limit: MOST_OTHERS,
    common: MAX_QUOTING + 1,
  });
  await tx.query('DELETE FROM story_link WHERE document_id = $1 OR other_id = $1', [of.id]);
  const numbers = [...new Set([...sharers.map(({ number }) => number), ...(of.sharers ?? [])])].filter(
    (number) => number !== of.number,
  );
  // Who quotes nothing tells of no event that others quote too.
  if (numbers.length > 0 && keys.length > 0) await link(tx, { ...of, numbers }, story);
  await replaceKeys(tx, 'quotation', { number: of.number, keys, uses });
}

async function link(
  tx: Queryable,
  of: { readonly id: string; readonly numbers: readonly number[]; readonly now: Date },
  story: StoryRequest,
): Promise<void> {
  const others = await tx.query<{ id: string; text: string; datePublished: string | null }>(
    `SELECT id, record ->> 'text' AS text, date_published AS "datePublished" FROM document WHERE number = ANY($1::integer[]) ORDER BY number`,
    [of.numbers],
  );
  for (const other of others) {
    const evidence = story.isSame(other);
    if (evidence === null) continue;
    await tx.query(
      'INSERT INTO story_link (document_id, other_id, evidence, linked_at) VALUES (least($1, $2), greatest($1, $2), $3::json, $4) ON CONFLICT DO NOTHING',
      [of.id, other.id, toJson(evidence), of.now],
    );
  }
}

/** Documents about the same event, newest first. */
export async function storyOf(db: Queryable, id: string): Promise<StoryLink[]> {
  return db.query<StoryLink>(
    `SELECT document.id, headline, publisher, date_published AS "datePublished", evidence
     FROM story_link JOIN document ON document.id = CASE WHEN document_id = $1 THEN other_id ELSE document_id END
     WHERE document_id = $1 OR other_id = $1 ORDER BY date_published DESC NULLS LAST, number`,
    [id],
  );
}
