/** Discovery on a council that runs CMIS: calendar months, lists, committees' pages, meetings. Which page is which; reading is done elsewhere. */
import type { ReadInput } from '../records/extraction.ts';
import type { Seed, Source } from '../records/source.ts';
import type { FoundTarget, SeedReading, TargetHint } from '../records/target.ts';
import type { CmisStep } from './cmis-address.ts';
import { listOf, readCmisCalendar } from './cmis-calendar.ts';
import { readCmisMeeting } from './cmis-meeting.ts';

/** Discovery begins at the page that the source names: it shows how the site calls its months. */
export function startCmis(seed: Extract<Seed, { type: 'cmis' }>, source: Source): FoundTarget[] {
  const { url, weeksBack, weeksForward } = seed;
  const step: CmisStep = { reader: 'cmis', page: 'start', module: null, month: null, weeksBack, weeksForward };
  return [{ targetUri: url, role: 'seed', step, hint: { meeting: { council: source.publisher.name } } }];
}

/** Reads one fetched page into the targets it leads to. */
export function readCmis(input: ReadInput, step: CmisStep, now: Date): SeedReading {
  return step.page === 'meeting' ? readCmisMeeting(input) : readCmisCalendar(input, step, now);
}

/** What to try where a page is gone or refused: for a month the list of the current one, for everything else nothing. */
export const fallbackCmis = (step: CmisStep, hint: TargetHint): FoundTarget[] =>
  step.page === 'month' ? listOf(step, hint) : [];
