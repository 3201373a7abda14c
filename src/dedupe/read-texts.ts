/** The texts that were made ready last, for one who meets them again and again: siblings of a form. Holds no more than a few. */
import type { ScannedWords } from './scan-words.ts';
import { scanWords } from './scan-words.ts';
import type { ShingledText } from './shingled-text.ts';
import { shingledWords } from './shingled-text.ts';
import { mix } from './sketch.ts';

/** Some ten megabytes of news articles. */
const MOST = 512;

interface ReadText {
  readonly words: ScannedWords;
  shingled: ShingledText | null;
}

export class ReadTexts {
  readonly #texts = new Map<string, ReadText>();

  words(text: string): ScannedWords {
    return this.#of(text).words;
  }

  shingled(text: string): ShingledText {
    const read = this.#of(text);
    return (read.shingled ??= shingledWords(read.words));
  }

  /** Equal for equal words in order; empty where there are none. Not to be kept: another version may count otherwise. */
  digest(text: string): string {
    const { hashes, count } = this.words(text);
    if (count === 0) return '';
    let [one, two, three] = [count, ~count, 0];
    for (let at = 0; at < count; at += 1) {
      const word = hashes[at] as number;
      one = mix(one ^ word);
      two = (Math.imul(two, 0x9e3779b1) + word) | 0;
      three = Math.imul(three ^ word, 0x85ebca77) + (three >>> 15);
    }
    return `${one}.${two}.${three}`;
  }

  #of(text: string): ReadText {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    const read: ReadText = { words: scanWords(text), shingled: null };
    this.#texts.set(text, read);
    // The first that was put in goes first.
    if (this.#texts.size > MOST) this.#texts.delete(this.#texts.keys().next().value ?? '');
    return read;
  }
}
