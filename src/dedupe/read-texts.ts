/** What was read from the texts that were asked for last, for one who meets them again and again: siblings of a form. */
import type { StoryText } from './same-story.ts';
import type { ScannedWords } from './scan-words.ts';
import { scanWords } from './scan-words.ts';
import type { ShingledText } from './shingled-text.ts';
import { withPlaces } from './shingled-text.ts';
import { mix, shinglesOf } from './shingles.ts';
import { slabs } from './slab.ts';

/** Some sixty megabytes, or some thousands of news articles. */
const MOST_WORDS = 2_000_000;

/** A text that can be read again at any time; what was read goes when others need the room. */
export interface ReadableText {
  readonly text: string;
  read: ReadText | null;
}

interface ReadText {
  readonly words: ScannedWords;
  readonly shingles: Int32Array;
  shingled: ShingledText | null;
  story: StoryText | null;
}

export class ReadTexts {
  readonly #held = new Set<ReadableText>();
  readonly #take = slabs();
  #words = 0;

  read(readable: ReadableText): ReadText {
    return (readable.read ??= this.#readAnew(readable));
  }

  shingled(readable: ReadableText): ShingledText {
    const read = this.read(readable);
    return (read.shingled ??= withPlaces(read.words, read.shingles, this.#take));
  }

  #readAnew(readable: ReadableText): ReadText {
    const words = scanWords(readable.text, this.#take);
    this.#words += words.count;
    // The first that was put in goes first.
    for (const first of this.#held) {
      if (this.#words <= MOST_WORDS) break;
      this.#words -= first.read?.words.count ?? 0;
      first.read = null;
      this.#held.delete(first);
    }
    this.#held.add(readable);
    return { words, shingles: shinglesOf(words, this.#take), shingled: null, story: null };
  }
}

/** Equal for equal words in order; empty where there are none. Not to be kept: another version may count otherwise. */
export function digestOf({ hashes, count }: ScannedWords): string {
  if (count === 0) return '';
  let [one, two, three] = [count, ~count, 0];
  for (let at = 0; at < count; at += 1) {
    const word = hashes[at] as number;
    one = Math.imul(one ^ word, 0x01000193);
    two = (Math.imul(two, 0x9e3779b1) + word) | 0;
    three = (Math.imul(three ^ word, 0x85ebca77) + (three >>> 15)) | 0;
  }
  return `${mix(one)}.${two}.${three}`;
}
