/** An operator's word on copies: what it changes in the store, with the keys by which the parted text is found from now on. */
import { quotationKeys } from '../dedupe/quotations.ts';
import { sameStory, storyText } from '../dedupe/same-story.ts';
import { keptPlaces, sketch } from '../dedupe/sketch.ts';
import type { Database } from '../store/database.ts';
import type { SplitCopy } from '../store/rulings.ts';
import { splitCopy } from '../store/rulings.ts';
import { replaceKeys } from '../store/shared-keys.ts';
import { linkStories } from '../store/story-links.ts';

/** @throws PipelineError NO_COPY, COPY_INSEPARABLE */
export async function split(
  db: Database,
  ruling: { readonly documentId: string; readonly place: string; readonly now: Date },
): Promise<SplitCopy> {
  return splitCopy(db, ruling, async (tx, { id, number, record }) => {
    const { text, headline, datePublished } = record;
    await replaceKeys(tx, 'sketch', { number, keys: [...sketch(text, headline).keys], uses: [], keptPlaces });
    const story = storyText(text, datePublished);
    await linkStories(
      tx,
      { id, number, now: ruling.now },
      {
        keys: [...quotationKeys(story.quoted)],
        isSame: (other) => sameStory(story, storyText(other.text, other.datePublished)),
      },
    );
  });
}
