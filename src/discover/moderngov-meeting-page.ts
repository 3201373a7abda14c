/** Reads `ieListDocuments.aspx`, the page of one meeting, into the pages and papers that it links to. */
import type { CheerioAPI } from 'cheerio';
import { bareTitle } from '../records/bare-title.ts';
import { RESTRICTED } from '../records/paper-kind.ts';
import type { FoundTarget, SeedReading } from '../records/target.ts';
import { readMeetingDate } from './meeting-date.ts';
import { committeeIn } from './meeting-words.ts';
import type { MeetingHint } from './meeting-words.ts';
import { idsOf, visibleText } from './moderngov-links.ts';
import { documentHint } from './moderngov-targets.ts';
import type { ModernGovPage } from './moderngov-targets.ts';
import { linkedAddress, loadSeedMarkup } from './seed-markup.ts';

/** Papers and pages that a meeting links to; everything else on the page is the site's furniture. */
const MEETING_LINK =
  /\/(?:mgAi|ieDecisionDetails|ieIssueDetails|mgMeetingAttendance|mgConvert2PDF)\.aspx\?|\/documents\/[a-z]\d+\//i;

/** `ieListDocuments.aspx` as a seed: item pages, decisions and papers that the public may read. */
export function readMeetingPage(page: ModernGovPage): SeedReading {
  const { $ } = loadSeedMarkup(page.input);
  const meeting = withPageTitle($, page);
  const targets = new Map<string, FoundTarget>();
  let restricted = 0;
  $('a[href]').each((_, anchor) => {
    const uri = linkedAddress($, anchor, page.uri);
    if (uri === null || !MEETING_LINK.test(uri)) return;
    const words = bareTitle(visibleText($, anchor) || ($(anchor).attr('title') ?? ''));
    const holder = $(anchor).closest('li, p, td, div').first().text().slice(0, 1000);
    if (RESTRICTED.test(words) || ($(anchor).closest('li').length > 0 && RESTRICTED.test(holder))) restricted += 1;
    else if (!targets.has(uri)) {
      // "View the decision for item 4" names no document: its title is the page's own business.
      const title = /^(?:view|attendance|see)\b/i.test(words) ? '' : words;
      targets.set(uri, { targetUri: uri, role: 'document', hint: documentHint(uri, title, meeting) });
    }
  });
  return {
    targets: [...targets.values()],
    notes: restricted === 0 ? [] : [`${restricted} restricted items or papers left out`],
  };
}

function withPageTitle($: CheerioAPI, page: ModernGovPage): MeetingHint {
  const ids = idsOf(page.uri);
  const title = $('.mgSubTitleTxt, .mgMainTitleTxt, h1, h2')
    .toArray()
    .map((heading) => $(heading).text().replace(/\s+/g, ' ').trim())
    .find((text) => readMeetingDate(text) !== null);
  const start = title === undefined ? undefined : readMeetingDate(title)?.iso;
  const committee = title === undefined ? undefined : committeeIn(title);
  return {
    ...(start === undefined ? {} : { start }),
    ...(committee === undefined ? {} : { committee }),
    ...(ids.committeeId === undefined ? {} : { committeeId: ids.committeeId }),
    ...(ids.meetingId === undefined ? {} : { meetingId: ids.meetingId }),
    ...page.hint.meeting,
  };
}
