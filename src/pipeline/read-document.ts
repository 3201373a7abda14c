/** From bytes to a draft record: extract, then normalise. Runs in a reader process, for the bytes are hostile. */
import { extract } from '../extract/extract.ts';
import { normalise } from '../normalise/normalise.ts';
import type { Reading } from '../records/document.ts';
import type { ReadInput } from '../records/extraction.ts';
import type { FindLocalAuthority } from '../records/local-authority.ts';

/** @throws UnreadableError when the bytes are broken, encrypted or without text */
export async function readDocument(input: ReadInput, findAuthority: FindLocalAuthority): Promise<Reading> {
  const extraction = await extract(input);
  const reading = normalise(extraction, input, findAuthority);
  const aside = extraction.kind === 'not-a-document' ? undefined : extraction.aside;
  return reading.kind === 'record' && aside ? { ...reading, aside } : reading;
}
