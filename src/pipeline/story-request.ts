/** What the store needs to find and judge reports of the event that a text tells of. */
import { quotationKeys } from '../dedupe/quotations.ts';
import { sameStory, storyText } from '../dedupe/same-story.ts';
import type { DocumentRecord } from '../records/document.ts';
import type { StoryRequest } from '../store/story-links.ts';

export function storyRequest({ text, datePublished }: Pick<DocumentRecord, 'text' | 'datePublished'>): StoryRequest {
  const story = storyText(text, datePublished);
  return {
    keys: [...quotationKeys(story.quoted)],
    isSame: (other) => sameStory(story, storyText(other.text, other.datePublished)),
  };
}
