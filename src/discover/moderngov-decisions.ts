/** Reads ModernGov's lists of decisions taken outside meetings, by members and by officers, into the pages of the decisions. */
import { bareTitle } from '../records/bare-title.ts';
import type { FoundTarget, SeedReading } from '../records/target.ts';
import { inWindow, readMeetingDate } from './meeting-date.ts';
import { visibleText } from './moderngov-links.ts';
import { documentHint } from './moderngov-targets.ts';
import type { ModernGovPage } from './moderngov-targets.ts';
import { linkedAddress, loadSeedMarkup } from './seed-markup.ts';

const DECISION_LINK = /\/(?:ieDecisionDetails|ieIssueDetails)\.aspx\?/i;

/** `mgDelegatedDecisions.aspx` and `mgListOfficerDecisions.aspx`: the decisions of the window; one without a day is looked at. */
export function readDecisionList(page: ModernGovPage): SeedReading {
  const { $ } = loadSeedMarkup(page.input);
  const targets = new Map<string, FoundTarget>();
  let outside = 0;
  $('a[href]').each((_, anchor) => {
    const uri = linkedAddress($, anchor, page.uri);
    if (uri === null || !DECISION_LINK.test(uri) || targets.has(uri)) return;
    // Cells apart, or a day would run into the words beside it.
    const row = $(anchor).closest('tr, li, article, div, p').first();
    const cells = row.is('tr, div')
      ? row
          .children()
          .toArray()
          .map((cell) => $(cell).text())
      : [row.text()];
    const start =
      cells.map((cell) => readMeetingDate(cell.replace(/\s+/g, ' '))?.iso).find((day) => day !== undefined) ?? null;
    if (!inWindow(start, page.window)) {
      outside += 1;
      return;
    }
    const title = bareTitle(visibleText($, anchor));
    const meeting = { ...page.hint.meeting, ...(start === null ? {} : { start }) };
    targets.set(uri, { targetUri: uri, role: 'document', hint: documentHint(uri, title, meeting) });
  });
  return {
    targets: [...targets.values()],
    notes: outside === 0 ? [] : [`${outside} decisions outside the window`],
  };
}
