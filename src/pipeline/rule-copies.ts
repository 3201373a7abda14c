/** An operator's word on copies: what it changes in the store, with the keys by which the parted text is found from now on. */
import { keptPlaces, sketch } from '../dedupe/sketch.ts';
import type { Database } from '../store/database.ts';
import type { SplitCopy } from '../store/rulings.ts';
import { splitCopy } from '../store/rulings.ts';
import { replaceKeys } from '../store/shared-keys.ts';
import { linkStories } from '../store/story-links.ts';
import { storyRequest } from './story-request.ts';

/** @throws PipelineError NO_COPY, COPY_INSEPARABLE */
export async function split(
  db: Database,
  ruling: { readonly documentId: string; readonly place: string; readonly now: Date },
): Promise<SplitCopy> {
  return splitCopy(db, ruling, async (tx, { id, number, record }) => {
    const { text, headline } = record;
    await replaceKeys(tx, 'sketch', { number, keys: [...sketch(text, headline).keys], uses: [], keptPlaces });
    await linkStories(tx, { id, number, now: ruling.now }, storyRequest(record));
  });
}
