/** A collection in memory that takes documents one by one and says what each is: the pipeline's judgement, without its store. */
import { COMMON, MAX_QUOTING } from '../records/similarity.ts';
import { canonicalUri } from '../records/target-uri.ts';
import type { Candidate, Neighbour, Verdict } from '../records/verdict.ts';
import type { JudgedRecord, ReadText } from './judge.ts';
import { judge, MAX_CANDIDATES } from './judge.ts';
import type { Holders } from './key-index.ts';
import { indexKeys, KeyIndex } from './key-index.ts';
import { quotationKeys } from './quotations.ts';
import type { ReadableText } from './read-texts.ts';
import { digestOf, ReadTexts } from './read-texts.ts';
import type { StoryText } from './same-story.ts';
import { sameStory, storyText } from './same-story.ts';
import { Sharers } from './sharers.ts';
import { headlineKeys, keptPlaces, sketchOf } from './sketch.ts';

export interface CollectedDocument {
  readonly id: string;
  readonly url?: string | null;
  readonly source?: string | null;
  /** ISO 8601. */
  readonly published?: string | null;
  readonly title?: string | null;
  readonly text: string;
}

export interface Placement {
  /** The id of the first document of its cluster; never changes. */
  readonly cluster: string;
  /** `new`, `unchanged`, `version`, or what kind of copy. */
  readonly relation: Exclude<Verdict['kind'], 'duplicate'> | Extract<Verdict, { kind: 'duplicate' }>['relation'];
  /** The document that stood for the cluster when this one came; absent for a new one. */
  readonly of?: string;
  /** How sure it is, 0 to 1; absent where address or words said it. */
  readonly score?: number;
  /** The id of the first cluster that tells of the same event; its own where there is none. */
  readonly story: string;
}

interface CollectedRecord extends JudgedRecord {
  readonly text: string;
  readonly body: ReadableText;
}

/** What stands for a cluster. */
interface Kept {
  readonly cluster: string;
  readonly story: string;
  readonly id: string;
  readonly record: CollectedRecord;
}

/** The keys of a new text, and who holds each already; good until the next look into the same index. */
interface Looked {
  readonly keys: Uint32Array;
  readonly holders: Holders;
}

/** One shared key is an idiom. */
const MIN_SHARED = 2;

/** So many of those that share other words are asked too: one may tell what this one quotes. */
const MAX_ASKED = 4;

export class Collection {
  readonly #kept: Kept[] = [];
  readonly #sketches = new KeyIndex();
  readonly #quotations = new KeyIndex();
  readonly #byUrl = new Map<string, number>();
  readonly #byWords = new Map<string, number>();
  readonly #texts = new ReadTexts();
  readonly #sharers = new Sharers();

  /** Clusters so far. */
  get clusters(): number {
    return this.#kept.length;
  }

  /** Bytes of the tables of keys, besides the texts. */
  get indexBytes(): number {
    return this.#sketches.bytes + this.#quotations.bytes;
  }

  add(document: CollectedDocument): Placement {
    const { text, title: headline = null, published: datePublished = null } = document;
    const url = typeof document.url === 'string' ? canonicalUri(document.url) : null;
    const body: ReadableText = { text, read: null };
    const { words, shingles } = this.#texts.read(body);
    const contentHash = digestOf(words);
    const record = { url, contentHash, targetUri: url, isOwnAddress: true, text, body, headline, datePublished };
    const atUrl = url === null ? undefined : this.#byUrl.get(url);
    const withText = this.#byWords.get(contentHash);
    const looked = look(this.#sketches, sketchOf(words, shingles, headline).keys);
    const candidates = atUrl === undefined && withText === undefined ? this.#candidates(looked) : [];
    const near = { atUrl: this.#neighbour(atUrl), withText: this.#neighbour(withText), withBytes: null, candidates };
    const verdict = judge(record, near, this.#reader(body));
    const known = verdict.kind === 'new' ? null : Number(verdict.of);
    const of = known === null ? null : this.#at(known).id;
    const number = known ?? this.#kept.length;
    if (known === null) this.#begin(document.id, record, candidates);
    else if (standsFor(record, verdict, this.#at(known)))
      this.#kept[known] = { ...this.#at(known), id: document.id, record };
    if (this.#at(number).id === document.id) hold(this.#sketches, number, looked);
    else if (verdict.kind === 'duplicate') hold(this.#sketches, number, look(this.#sketches, headlineKeys(headline)));
    if (url !== null && !this.#byUrl.has(url)) this.#byUrl.set(url, number);
    // Texts without words are not one text.
    if (contentHash !== '' && !this.#byWords.has(contentHash)) this.#byWords.set(contentHash, number);
    return placement(this.#at(number), verdict, of);
  }

  /** Begins a cluster; its story is that of the first text that quotes what it quotes. */
  #begin(id: string, record: CollectedRecord, candidates: readonly Candidate[]): void {
    const number = this.#kept.length;
    const mine = this.#storyText(record);
    const asked = new Set(candidates.slice(0, MAX_ASKED).map(({ id: number }) => Number(number)));
    let story: string | null = null;
    if (mine.quoted.length > 0) {
      const looked = look(this.#quotations, quotationKeys(mine.quoted));
      const { documents, uses, ends } = looked.holders;
      for (let at = 0; at < looked.keys.length; at += 1) {
        const [end, count] = [ends[at] as number, uses[at] as number];
        if (count <= MAX_QUOTING) for (const holder of documents.subarray(end - count, end)) asked.add(holder);
      }
      hold(this.#quotations, number, looked);
      for (const other of asked) {
        const { record: theirs, story: told } = this.#at(other);
        if (sameStory(mine, this.#storyText(theirs)) !== null) story ??= told;
      }
    }
    this.#kept.push({ cluster: id, story: story ?? id, id, record });
  }

  #storyText({ text, body, datePublished = null }: CollectedRecord): StoryText {
    return (this.#texts.read(body).story ??= storyText(text, datePublished, () => this.#texts.shingled(body)));
  }

  /** Those that share keys, the rarer the better. */
  #candidates({ holders, keys }: Looked): Candidate[] {
    const which = { documents: this.#kept.length, common: COMMON, least: MIN_SHARED, most: MAX_CANDIDATES };
    return this.#sharers.best(holders, keys.length, which).map(({ number, rank, sharedKeys }) => {
      const { url, text, headline = null, datePublished = null } = this.#at(number).record;
      return { id: String(number), url, text, headline, datePublished, rank, sharedKeys };
    });
  }

  /** Reads a new text, and those that are kept. */
  #reader(fresh: ReadableText): ReadText {
    return (_text, candidate) =>
      this.#texts.shingled(candidate === null ? fresh : this.#at(Number(candidate.id)).record.body);
  }

  #neighbour(number: number | undefined): Neighbour | null {
    if (number === undefined) return null;
    return { id: String(number), contentHash: this.#at(number).record.contentHash, targetUri: null };
  }

  #at(number: number): Kept {
    const kept = this.#kept[number];
    if (kept === undefined) throw new RangeError(`read cluster ${number} failed: there are ${this.#kept.length}`);
    return kept;
  }
}

function look(index: KeyIndex, keys: BigInt64Array): Looked {
  const halves = indexKeys(keys);
  return { keys: halves, holders: index.look(halves, COMMON) };
}

function hold(index: KeyIndex, number: number, { keys, holders }: Looked): void {
  for (const at of keptPlaces(holders.uses, keys.length)) {
    if (!holds(holders, at, number)) index.add(keys[at] as number, number);
  }
}

function holds({ documents, uses, ends }: Holders, at: number, number: number): boolean {
  const end = ends[at] as number;
  for (let holder = end - (uses[at] as number); holder < end; holder += 1)
    if (documents[holder] === number) return true;
  return false;
}

/** True when the cluster is judged by the new document from now on: its own page says something else, or a copy says it better. */
function standsFor(record: CollectedRecord, verdict: Verdict, known: Kept): boolean {
  if (verdict.kind === 'version') return record.url === known.record.url;
  return verdict.kind === 'duplicate' && verdict.isBetterOrigin === true;
}

function placement({ cluster, story }: Kept, verdict: Verdict, of: string | null): Placement {
  if (verdict.kind === 'new' || of === null) return { cluster, relation: 'new', story };
  if (verdict.kind !== 'duplicate') return { cluster, relation: verdict.kind, of, story };
  const { relation, similarity } = verdict;
  return { cluster, relation, of, ...(similarity === undefined ? {} : { score: similarity.score }), story };
}
