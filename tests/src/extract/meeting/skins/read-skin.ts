/** Takes a page of a skin through the reader and the normaliser, as a crawl does. */
import { extract } from '../../../../../src/extract/extract.ts';
import { normalise } from '../../../../../src/normalise/normalise.ts';
import type { DraftRecord, Meeting } from '../../../../../src/records/document.ts';
import { pageInput } from '../../read-input.ts';

export const SITE = 'https://democracy.marlshire.example/';

export async function readSkin(html: string, page: string): Promise<DraftRecord & { readonly meeting: Meeting }> {
  const input = pageInput(html, { uri: SITE + page });
  const reading = normalise(await extract(input), input);
  if (reading.kind !== 'record' || reading.draft.type !== 'MeetingMinutes')
    throw new Error(`expected a meeting, found ${JSON.stringify(reading).slice(0, 300)}`);
  return reading.draft;
}
