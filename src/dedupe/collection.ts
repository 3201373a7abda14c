/** A collection in memory that takes documents one by one and says what each is: the pipeline's judgement, without its store. */
import { COMMON, MAX_QUOTING } from '../records/similarity.ts';
import { canonicalUri } from '../records/target-uri.ts';
import type { Candidate, Neighbour, Verdict } from '../records/verdict.ts';
import type { JudgedRecord } from './judge.ts';
import { judge, MAX_CANDIDATES } from './judge.ts';
import { indexKeys, KeyIndex } from './key-index.ts';
import { quotationKeys } from './quotations.ts';
import { ReadTexts } from './read-texts.ts';
import { sameStory, storyText } from './same-story.ts';
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

type CollectedRecord = JudgedRecord & { readonly text: string };

/** What stands for a cluster. */
interface Kept {
  readonly cluster: string;
  readonly story: string;
  readonly id: string;
  readonly record: CollectedRecord;
}

/** The keys of a new text, and who holds each already. */
interface Looked {
  readonly keys: Uint32Array;
  readonly holders: readonly (readonly number[])[];
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
    const contentHash = this.#texts.digest(text);
    const record = { url, contentHash, targetUri: url, isOwnAddress: true, text, headline, datePublished };
    const atUrl = url === null ? undefined : this.#byUrl.get(url);
    const withText = this.#byWords.get(contentHash);
    const looked = this.#look(this.#sketches, sketchOf(this.#texts.words(text), headline).keys);
    const candidates = atUrl === undefined && withText === undefined ? this.#candidates(looked) : [];
    const near = { atUrl: this.#neighbour(atUrl), withText: this.#neighbour(withText), withBytes: null, candidates };
    const verdict = judge(record, near, (some) => this.#texts.shingled(some));
    const known = verdict.kind === 'new' ? null : Number(verdict.of);
    const of = known === null ? null : this.#at(known).id;
    const number = known ?? this.#kept.length;
    if (known === null) this.#begin(document.id, record, candidates);
    else if (standsFor(record, verdict, this.#at(known)))
      this.#kept[known] = { ...this.#at(known), id: document.id, record };
    if (this.#at(number).id === document.id) this.#hold(this.#sketches, number, looked);
    else if (verdict.kind === 'duplicate')
      this.#hold(this.#sketches, number, this.#look(this.#sketches, headlineKeys(headline)));
    if (url !== null && !this.#byUrl.has(url)) this.#byUrl.set(url, number);
    // Texts without words are not one text.
    if (contentHash !== '' && !this.#byWords.has(contentHash)) this.#byWords.set(contentHash, number);
    return placement(this.#at(number), verdict, of);
  }

  /** Begins a cluster; its story is that of the first text that quotes what it quotes. */
  #begin(id: string, record: CollectedRecord, candidates: readonly Candidate[]): void {
    const number = this.#kept.length;
    const mine = storyText(record.text, record.datePublished ?? null, () => this.#texts.shingled(record.text));
    const asked = new Set(candidates.slice(0, MAX_ASKED).map(({ id: number }) => Number(number)));
    let story: string | null = null;
    if (mine.quoted.length > 0) {
      const looked = this.#look(this.#quotations, quotationKeys(mine.quoted));
      for (const holders of looked.holders) {
        if (holders.length <= MAX_QUOTING) for (const holder of holders) asked.add(holder);
      }
      this.#hold(this.#quotations, number, looked);
      for (const other of asked) {
        const { record: theirs, story: told } = this.#at(other);
        const text = storyText(theirs.text, theirs.datePublished ?? null, () => this.#texts.shingled(theirs.text));
        if (sameStory(mine, text) !== null) story ??= told;
      }
    }
    this.#kept.push({ cluster: id, story: story ?? id, id, record });
  }

  #look(index: KeyIndex, keys: BigInt64Array): Looked {
    const halves = indexKeys(keys);
    return { keys: halves, holders: Array.from(halves, (key) => index.holders(key, COMMON)) };
  }

  #hold(index: KeyIndex, number: number, { keys, holders }: Looked): void {
    for (const at of keptPlaces(holders.map(({ length }) => length))) {
      if (!holders[at]?.includes(number)) index.add(keys[at] as number, number);
    }
  }

  /** Those that share keys, the rarer the better. */
  #candidates({ holders }: Looked): Candidate[] {
    const found = new Map<number, { rank: number; sharedKeys: number }>();
    for (const some of holders) {
      if (some.length === COMMON) continue;
      for (const holder of some) {
        const shared = found.get(holder) ?? { rank: 0, sharedKeys: 0 };
        shared.rank += 1 / some.length;
        shared.sharedKeys += 1;
        found.set(holder, shared);
      }
    }
    return [...found]
      .filter(([, { sharedKeys }]) => sharedKeys >= MIN_SHARED)
      .sort(([a, one], [b, other]) => other.rank - one.rank || a - b)
      .slice(0, MAX_CANDIDATES)
      .map(([number, shared]) => {
        const { url, text, headline = null, datePublished = null } = this.#at(number).record;
        return { id: String(number), url, text, headline, datePublished, ...shared };
      });
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
