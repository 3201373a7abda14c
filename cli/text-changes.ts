/** What changed from one version of a record to another: fields as values, the text word by word. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { DocumentRecord } from '../src/records/document.ts';

interface FieldChange {
  readonly field: string;
  readonly was: unknown;
  readonly now: unknown;
}

/** A paragraph with changes, as git's plain word diff writes them: `[-old-]{+new+}`. */
interface TextChanges {
  readonly paragraphs: readonly string[];
  readonly wordsAdded: number;
  readonly wordsRemoved: number;
}

/** Told elsewhere, or of no interest to a reader. */
const APART = new Set(['id', 'text', 'contentHash', 'provenance']);

/** Fields that differ, in the order of the record. */
export function fieldChanges(was: DocumentRecord, now: DocumentRecord): FieldChange[] {
  const before: Readonly<Record<string, unknown>> = { ...was };
  const after: Readonly<Record<string, unknown>> = { ...now };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !APART.has(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, was: before[field] ?? null, now: after[field] ?? null }));
}

/** Only paragraphs that changed; one that was moved is told as removed here and added there. */
export function textChanges(was: string, now: string): TextChanges {
  const paragraphs: string[] = [];
  const counts = { added: 0, removed: 0 };
  let removed: string[] = [];
  const flush = (added: readonly string[]): void => {
    const rows = Math.max(removed.length, added.length);
    for (let at = 0; at < rows; at += 1) paragraphs.push(wordChanges(removed[at] ?? '', added[at] ?? '', counts));
    removed = [];
  };
  for (const part of diffArrays(was.split('\n\n'), now.split('\n\n'))) {
    if (part.removed) removed = part.value;
    else flush(part.added ? part.value : []);
  }
  flush([]);
  return { paragraphs, wordsAdded: counts.added, wordsRemoved: counts.removed };
}

function wordChanges(was: string, now: string, counts: { added: number; removed: number }): string {
  return diffWordsWithSpace(was, now)
    .map(({ value, added, removed }) => {
      const words = value.split(/\s+/).filter((word) => word !== '').length;
      if (added) counts.added += words;
      if (removed) counts.removed += words;
      return added ? `{+${value}+}` : removed ? `[-${value}-]` : value;
    })
    .join('');
}
