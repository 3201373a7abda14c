/** Says what a record is to the store: new, unchanged, a version, or a copy, exact or near. */
import { hostOf } from '../records/target-uri.ts';
import type { Candidate, Neighbour, Neighbours, Origin, Verdict } from '../records/verdict.ts';
import type { Company, Comparison } from './compare.ts';
import { compare } from './compare.ts';
import type { Headed } from './headlines.ts';
import { normalHeadline } from './headlines.ts';
import { betterOrigin } from './origin.ts';
import { ShingleCounts } from './shingle-counts.ts';
import { KEPT_KEYS, MAX_KEYS } from './sketch.ts';
import type { ShingledText } from './shingled-text.ts';
import { shingledText } from './shingled-text.ts';

export interface JudgedRecord {
  readonly url: string | null;
  readonly contentHash: string;
  /** The address, or file name, that the bytes were taken from. */
  readonly targetUri: string | null;
  /** False when the page was asked for under another address than the canonical URL it names. */
  readonly isOwnAddress: boolean;
  /** Absent where near copies are not looked for. */
  readonly text?: string;
  readonly headline?: string | null;
  readonly datePublished?: string | null;
  /** A PDF of what stands on a page too. */
  readonly isPrintout?: boolean;
  /** Absent where nobody judged it. */
  readonly quality?: { readonly score: number; readonly reasons: readonly string[] };
}

/** More candidates are siblings of a form, and the best sixteen say which words are the form's. */
export const MAX_CANDIDATES = 16;
/** A letter a word and a space: enough to guess how many words a text has, unread. */
const WORD_LENGTH = 6;
/** The least that a copy shares, and the share of the keys thus expected that chance leaves in all but one of ten thousand. */
const LEAST_SHARED = 0.42;
const BY_CHANCE = 0.25;
/** So many texts with the same passage show that it is a form's or a footer's. */
const MAX_COMPANY = 5;
/** Candidates come with the rarest shared keys first; after so many failures none is a copy. */
const MAX_FAILURES = 10;
/** A record that scores no more (src/normalise/quality.ts) does not take the place of one that scores so much better. */
const BAD = 0.3;
const MUCH_WORSE = 0.4;
/** No candidate can be more like it. */
const CERTAIN = 0.9;

type Copy = Extract<Comparison, { readonly kind: 'copy' }>;

/** Makes the text of a candidate, or the new one (`null`), ready to be compared; who asks again and again may remember it. */
export type ReadText = (text: string, candidate: Candidate | null) => ShingledText;

export function judge(record: JudgedRecord, near: Neighbours, read: ReadText = (text) => shingledText(text)): Verdict {
  const own = near.atUrl ?? sameFile(record, near);
  if (own !== null && own.contentHash === record.contentHash) {
    return record.isOwnAddress
      ? { kind: 'unchanged', of: own.id }
      : { kind: 'duplicate', of: own.id, relation: 'url-variant' };
  }
  // The same words elsewhere win over the address: a page that now shows another's text is no version of itself.
  if (near.withText !== null) {
    const sameBytes = near.withText.id === near.withBytes?.id;
    return { kind: 'duplicate', of: near.withText.id, relation: sameBytes ? 'same-bytes' : 'same-text' };
  }
  if (own !== null) return worse(record, own) ?? { kind: 'version', of: own.id };
  // The same bytes with other words: a better reader is at work, and the copy follows its original.
  if (near.withBytes !== null) return { kind: 'duplicate', of: near.withBytes.id, relation: 'same-bytes' };
  return nearCopy(record, near.candidates ?? [], read) ?? { kind: 'new' };
}

/** A page that fails shows a wall for a while; what it said before is still the document. */
function worse({ quality }: JudgedRecord, own: Neighbour): Verdict | null {
  if (quality === undefined || quality.score > BAD || (own.quality ?? 1) - quality.score < MUCH_WORSE) return null;
  return { kind: 'worse', of: own.id, because: quality.reasons.join(', ') };
}

/** A file has no address; its name and bytes together say that it is the same one again. */
function sameFile(record: JudgedRecord, near: Neighbours): Neighbour | null {
  return record.url === null && near.withBytes?.targetUri === record.targetUri ? near.withBytes : null;
}

/** The candidate of which the record is a copy; of several the one that it is most surely. */
function nearCopy(record: JudgedRecord, candidates: readonly Candidate[], read: ReadText): Verdict | null {
  const { text } = record;
  if (text === undefined || candidates.length === 0) return null;
  const fresh = headed(record, () => read(text, null));
  const known = candidates
    .slice(0, MAX_CANDIDATES)
    .filter((candidate) => mayBeCopy(fresh.body.words.count, candidate))
    .map((candidate) => ({ candidate, headed: headed(candidate, () => read(candidate.text, candidate)) }));
  const company = companyOf(known.slice(0, MAX_COMPANY));
  let failures = 0;
  let best: { readonly candidate: Candidate; readonly found: Copy } | null = null;
  for (const { candidate, headed } of known) {
    const found = compare(fresh, headed, company);
    if (found.kind === 'copy' && found.similarity.score > (best?.found.similarity.score ?? 0))
      best = { candidate, found };
    if (found.kind !== 'copy') failures += 1;
    if (failures === MAX_FAILURES || (best?.found.similarity.score ?? 0) >= CERTAIN) break;
  }
  return best === null ? null : copyVerdict({ ...record, text }, best.candidate, best.found);
}

/** False when a copy would share many times more keys: two long letters with some formulas in common. */
function mayBeCopy(words: number, { text, sharedKeys }: Candidate): boolean {
  if (sharedKeys === undefined) return true;
  const theirs = text.length / WORD_LENGTH;
  const rate = Math.min(1, MAX_KEYS / Math.max(words, 1), KEPT_KEYS / Math.max(theirs, 1));
  return sharedKeys >= BY_CHANCE * LEAST_SHARED * Math.min(words, theirs) * rate;
}

interface KnownText {
  readonly candidate: Candidate;
  readonly headed: Headed;
}

/** Read only when it is looked at. */
function headed({ headline, url }: Pick<Origin, 'headline' | 'url'>, read: () => ShingledText): Headed {
  let body: ShingledText | null = null;
  let site: string | null = null;
  let words: string | null | undefined;
  return {
    get headline() {
      return words === undefined ? (words = normalHeadline(headline)) : words;
    },
    get site() {
      site ??= hostOf(url ?? '').replace(/^www\./, '');
      return site === '' ? null : site;
    },
    get body() {
      return (body ??= read());
    },
  };
}

function companyOf(known: readonly KnownText[]): Company {
  let counts: ShingleCounts | null = null;
  return {
    isAlone: known.length < 2,
    holders: (shingle) => (counts ??= new ShingleCounts(known.map(({ headed }) => headed.body))).of(shingle),
    hasHeadline: (one) =>
      known.some(({ headed }) => headed !== one && headed.headline !== null && headed.headline === one.headline),
  };
}

function copyVerdict(record: Origin, candidate: Candidate, found: Copy): Verdict {
  return {
    kind: 'duplicate',
    of: candidate.id,
    relation: found.relation,
    similarity: found.similarity,
    isBetterOrigin: betterOrigin(record, candidate),
  };
}
