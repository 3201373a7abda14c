/** From bytes to a draft record: extract, then normalise. Runs in a reader process, for the bytes are hostile. */
import { extract } from '../extract/extract.ts';
import { normalise } from '../normalise/normalise.ts';
import type { Reading } from '../records/document.ts';
import type { ReadInput } from '../records/extraction.ts';
import type { FindLocalAuthority } from '../records/local-authority.ts';
import type { RecognisePage } from '../records/page-picture.ts';

/** @throws UnreadableError when the bytes are broken, encrypted or without text (a scan, when no recogniser is lent) */
export async function readDocument(
  input: ReadInput,
  findAuthority: FindLocalAuthority,
  recognise: RecognisePage | null = null,
): Promise<Reading> {
  const extraction = await extract(input, recognise);
  const reading = normalise(extraction, input, findAuthority);
  const aside = extraction.kind === 'not-a-document' ? undefined : extraction.aside;
  return reading.kind === 'record' && aside ? { ...reading, aside } : reading;
}
