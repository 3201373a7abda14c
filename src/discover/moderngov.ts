/** Discovery on a ModernGov council: the web service where it is open, the web pages where it is not. */
import type { ReadInput } from '../records/extraction.ts';
import type { Seed, Source } from '../records/source.ts';
import type { FoundTarget, SeedReading } from '../records/target.ts';
import { meetingWindow } from './meeting-date.ts';
import { readDecisionList } from './moderngov-decisions.ts';
import { readMeetingPage } from './moderngov-meeting-page.ts';
import { readCalendar, readMeetingList } from './moderngov-pages.ts';
import { readCommittees, readServiceMeeting, readServiceMeetings } from './moderngov-service.ts';
import { committeeList, decisionLists, htmlStart, serviceStart, siteBase } from './moderngov-targets.ts';
import type { ModernGovPage, ModernGovStep } from './moderngov-targets.ts';

/** Where a council's discovery begins: its web service, or its calendar months and named committees. */
export function startModernGov(seed: Extract<Seed, { type: 'moderngov' }>, source: Source, now: Date): FoundTarget[] {
  const step: ModernGovStep = {
    reader: 'moderngov',
    page: 'service-committees',
    base: siteBase(seed.url),
    committees: seed.committees ?? null,
    weeksBack: seed.weeksBack,
    weeksForward: seed.weeksForward,
  };
  const hint = { council: source.publisher.name };
  const meetings = seed.webService ? serviceStart(step, hint) : htmlStart(step, meetingWindow(step, now), hint);
  return seed.decisions ? [...meetings, ...decisionLists(step, hint)] : meetings;
}

/**
 * Reads one fetched ModernGov page into the targets it leads to.
 * A service page that answers with anything but its XML (switched off, an error page) leads to the web pages instead.
 */
export function readModernGov(input: ReadInput, step: ModernGovStep, now: Date): SeedReading {
  const page: ModernGovPage = {
    input,
    uri: input.uri ?? step.base,
    step,
    hint: input.hint,
    window: meetingWindow(step, now),
  };
  switch (step.page) {
    case 'service-committees':
      return readCommittees(page) ?? webPagesInstead(page, now);
    case 'service-meetings':
      return readServiceMeetings(page) ?? webPagesInstead(page, now);
    case 'service-meeting':
      return readServiceMeeting(page) ?? webPagesInstead(page, now);
    case 'calendar':
      return readCalendar(page);
    case 'meetings':
      return readMeetingList(page);
    case 'meeting':
      return readMeetingPage(page);
    case 'decisions':
      return readDecisionList(page);
  }
}

/**
 * What to try where a page of this step is gone or refused: web pages for the service, the list of committees for a
 * calendar, nothing beyond those. `hint` is the failed target's, so that the council's name is carried on.
 */
export function fallbackModernGov(step: ModernGovStep, now: Date, hint: FoundTarget['hint'] = {}): FoundTarget[] {
  const council = hint.meeting?.council === undefined ? {} : { council: hint.meeting.council };
  switch (step.page) {
    case 'service-committees':
    case 'service-meetings':
    case 'service-meeting':
      return htmlStart(step, meetingWindow(step, now), council);
    case 'calendar':
      return [committeeList(step, council)];
    case 'meetings':
    case 'meeting':
    case 'decisions':
      return [];
  }
}

function webPagesInstead(page: ModernGovPage, now: Date): SeedReading {
  return {
    targets: fallbackModernGov(page.step, now, page.hint),
    notes: [`web service answers ${page.step.page} without its XML: the web pages are read instead`],
  };
}
