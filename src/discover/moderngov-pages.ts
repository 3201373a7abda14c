/** Reads ModernGov's web pages into targets: calendar, list of committees, list of meetings. */
import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { bareTitle } from '../records/bare-title.ts';
import type { FoundTarget, SeedReading } from '../records/target.ts';
import { firstWords } from './elements-in.ts';
import { inWindow, isoDay, readClock, readMeetingDate } from './meeting-date.ts';
import { cancelledNote, committeeIn, isCancelled } from './meeting-words.ts';
import type { MeetingHint } from './meeting-words.ts';
import { idsOf } from './moderngov-links.ts';
import { committeeList, meetingList } from './moderngov-targets.ts';
import type { ModernGovPage } from './moderngov-targets.ts';
import { linkedAddress, loadSeedMarkup } from './seed-markup.ts';

/** A cell begins with its day. */
const MAX_CELL_CHARS = 40;

/** `mgCalendarMonthView.aspx`: the meetings of one month. */
export function readCalendar(page: ModernGovPage): SeedReading {
  const { $ } = loadSeedMarkup(page.input);
  const isCalendar = $('[class*="mgCalendar"], [id*="mgCalendar"], table[summary*="alendar"]').length > 0;
  const reading = readMeetingLinks($, page);
  if (reading.targets.length > 0 || reading.notes.length > 0 || isCalendar) return reading;
  return {
    targets: [committeeList(page.step, page.hint.meeting ?? {})],
    notes: ['calendar page not understood: the list of committees is read instead'],
  };
}

/** `ieListMeetings.aspx`: the meetings of one committee, of all years; or the list of committees that leads there. */
export function readMeetingList(page: ModernGovPage): SeedReading {
  const { $ } = loadSeedMarkup(page.input);
  return /\/mgListCommittees\.aspx/i.test(page.uri) ? readCommitteeList($, page) : readMeetingLinks($, page);
}

function readCommitteeList($: CheerioAPI, page: ModernGovPage): SeedReading {
  const targets = new Map<string, FoundTarget>();
  $('a[href]').each((_, anchor) => {
    const uri = linkedAddress($, anchor, page.uri);
    const id =
      uri === null
        ? null
        : (/\/(?:mgCommitteeDetails|ieListMeetings)\.aspx\?(?:.*&)?(?:ID|CId|CommitteeId)=(\d{1,9})/i.exec(uri)?.[1] ??
          null);
    const committee = bareTitle($(anchor).text());
    if (
      id === null ||
      committee === '' ||
      (page.step.committees !== null && !page.step.committees.includes(Number(id)))
    )
      return;
    const hint = { ...page.hint.meeting, committeeId: id, committee };
    if (!targets.has(id)) targets.set(id, meetingList({ ...page.step, page: 'meetings' }, id, hint));
  });
  return {
    targets: [...targets.values()],
    notes: targets.size === 0 ? ['no committees on the list of committees'] : [],
  };
}

function readMeetingLinks($: CheerioAPI, page: ModernGovPage): SeedReading {
  const targets = new Map<string, FoundTarget>();
  const notes = new Set<string>();
  let outside = 0;
  $('a[href*="ocuments.aspx"]').each((_, anchor) => {
    const target = meetingTarget($, anchor, page);
    if (target === null) return;
    const meeting = target.hint?.meeting ?? {};
    const words = `${$(anchor).attr('title') ?? ''} ${$(anchor).closest('li, p, div, td').first().text().slice(0, 300)}`;
    if (page.step.committees !== null && !page.step.committees.includes(Number(meeting.committeeId ?? -1))) return;
    if (!inWindow(meeting.start ?? null, page.window)) outside += 1;
    // One cell of a calendar may hold several meetings: beyond its own words only a list entry of its own counts.
    else if (isCancelled($(anchor).text()) || (isCancelled(words) && isAlone($, anchor)))
      notes.add(cancelledNote(meeting));
    else if (!targets.has(meeting.meetingId ?? '')) targets.set(meeting.meetingId ?? '', target);
  });
  if (outside > 0) notes.add(`${outside} meetings outside the window`);
  return { targets: [...targets.values()], notes: [...notes] };
}

function isAlone($: CheerioAPI, anchor: Element): boolean {
  const holder = $(anchor).closest('li, p, div, td').first();
  return holder.find('a[href*="ocuments.aspx"]').length === 1;
}

function meetingTarget($: CheerioAPI, anchor: Element, page: ModernGovPage): FoundTarget | null {
  const uri = linkedAddress($, anchor, page.uri);
  if (uri === null || !/\/ieListDocuments\.aspx\?/i.test(uri)) return null;
  const ids = idsOf(uri);
  if (ids.meetingId === undefined) return null;
  const words = `${$(anchor).text()} ${$(anchor).attr('title') ?? ''}`.replace(/\s+/g, ' ').trim();
  const start = readMeetingDate(words)?.iso ?? cellDate($, anchor, page.uri, words);
  const committee =
    committeeIn($(anchor).text()) ?? committeeIn($(anchor).attr('title') ?? '') ?? page.hint.meeting?.committee;
  const committeeId = ids.committeeId ?? page.hint.meeting?.committeeId;
  // Ids alone make the address, so that the same meeting is one target from whichever page it was found.
  const query = `${committeeId === undefined ? '' : `CId=${committeeId}&`}MId=${ids.meetingId}&Ver=4`;
  const hint: MeetingHint = {
    ...page.hint.meeting,
    ...(committee === undefined ? {} : { committee }),
    ...(committeeId === undefined ? {} : { committeeId }),
    meetingId: ids.meetingId,
    ...(start === undefined || start === null ? {} : { start }),
  };
  return {
    targetUri: `${uri.slice(0, uri.toLowerCase().indexOf('ielistdocuments.aspx'))}ieListDocuments.aspx?${query}`,
    role: 'both',
    step: { ...page.step, page: 'meeting' },
    hint: { expect: 'html', type: 'MeetingMinutes', meeting: hint },
  };
}

/** The day from the calendar's cell, with month and year from the calendar's address. */
function cellDate($: CheerioAPI, anchor: Element, uri: string, words: string): string | null {
  const query = new URL(uri).searchParams;
  const [cell] = $(anchor).closest('td').toArray();
  const day = cell === undefined ? undefined : /^\D{0,20}(\d{1,2})\b/.exec(firstWords(cell, MAX_CELL_CHARS))?.[1];
  if (day === undefined || !query.has('M')) return null;
  const iso = isoDay(Number(query.get('DD') ?? query.get('Y')), Number(query.get('M')), Number(day));
  const clock = readClock(words);
  return iso === null || clock === null ? iso : `${iso}T${clock.time}`;
}
