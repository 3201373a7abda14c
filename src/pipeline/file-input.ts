/** From a file to what a reader may look at: its kind told from the bytes, its name a promise that may be broken. */
import { tellMediaType } from '../fetch/media-type.ts';
import type { ReadInput } from '../records/extraction.ts';
import type { Source } from '../records/source.ts';

const TYPES: readonly (readonly [RegExp, string])[] = [
  [/\.(?:html?|xhtml|aspx?|php)$/i, 'text/html'],
  [/\.pdf$/i, 'application/pdf'],
  [/\.xml$/i, 'application/xml'],
  [/\.txt$/i, 'text/plain'],
];

interface FileFacts {
  readonly name: string;
  /** Where the bytes were taken from, when known. */
  readonly uri?: string | null;
  /** What whoever hands the file over says it is; wins over the name. */
  readonly mediaType?: string | null;
  readonly capturedAt: Date;
  readonly source?: Source | null;
}

export function fileInput(bytes: Uint8Array, facts: FileFacts): ReadInput {
  const stated = facts.mediaType ?? TYPES.find(([name]) => name.test(facts.name))?.[1];
  return {
    bytes,
    mediaType: tellMediaType(bytes, stated),
    charset: null,
    uri: facts.uri ?? null,
    source: facts.source ?? null,
    hint: stated === 'application/pdf' ? { expect: 'pdf' } : {},
    capturedAt: facts.capturedAt.toISOString(),
  };
}
