/** Reads the answers of ModernGov's web service into targets; null when an answer is none, as where a council closed it. */
import { bareTitle } from '../records/bare-title.ts';
import type { FoundTarget, SeedReading } from '../records/target.ts';
import { inWindow, readMeetingDate } from './meeting-date.ts';
import { cancelledNote, isCancelled } from './meeting-words.ts';
import type { MeetingHint } from './meeting-words.ts';
import { councilOf, documentHint, serviceMeetings } from './moderngov-targets.ts';
import type { ModernGovPage } from './moderngov-targets.ts';
import { xmlText } from './seed-text.ts';
import { branchesOf, isTrue, serviceAnswer, valueOf } from './moderngov-xml.ts';
import type { XmlBranch } from './moderngov-xml.ts';

/** GetCommittees: one list of meetings for every committee that still sits, or for those that were named. */
export function readCommittees(page: ModernGovPage): SeedReading | null {
  const answer = serviceAnswer(xmlText(page.input));
  if (answer?.name !== 'committees') return null;
  const all = branchesOf(answer.branch, 'committee').filter((committee) =>
    /^\d{1,9}$/.test(valueOf(committee, 'committeeid')),
  );
  // No council is without committees: an empty list is a service that is switched off.
  if (all.length === 0) return null;
  const named = page.step.committees;
  const wanted = all.filter((committee) =>
    named === null
      ? !isTrue(committee, 'committeeexpired') && !isTrue(committee, 'committeedeleted')
      : named.includes(Number(valueOf(committee, 'committeeid'))),
  );
  const notes: string[] = [];
  const missing = (named ?? []).filter(
    (id) => !all.some((committee) => Number(valueOf(committee, 'committeeid')) === id),
  );
  if (missing.length > 0) notes.push(`committees not listed by the council: ${missing.join(', ')}`);
  if (named === null && wanted.length < all.length)
    notes.push(`${all.length - wanted.length} committees no longer sit`);
  const targets = wanted.map((committee) =>
    serviceMeetings(page, valueOf(committee, 'committeeid'), valueOf(committee, 'committeetitle')),
  );
  return { targets, notes };
}

/** GetMeetings: the meetings of one committee. None at all is a recess, not an error. */
export function readServiceMeetings(page: ModernGovPage): SeedReading | null {
  const answer = serviceAnswer(xmlText(page.input));
  if (answer === null || !/^get\w*meetings/.test(answer.name)) return null;
  const notes: string[] = [];
  const targets = new Map<string, FoundTarget>();
  let outside = 0;
  for (const committee of branchesOf(answer.branch, 'committee')) {
    for (const meeting of branchesOf(branchesOf(committee, 'committeemeetings')[0], 'meeting')) {
      const target = meetingTarget(page, committee, meeting);
      if (target === null) notes.push('a meeting without an id');
      else if (!inWindow(target.hint?.meeting?.start ?? null, page.window)) outside += 1;
      else if (isCancelled(target.hint?.meeting?.status ?? '')) notes.push(cancelledNote(target.hint?.meeting ?? {}));
      else targets.set(target.targetUri, target);
    }
  }
  if (outside > 0) notes.push(`${outside} meetings outside the window`);
  return { targets: [...targets.values()], notes };
}

/** GetMeeting as a seed: the pages of its items and the papers that hang on them. */
export function readServiceMeeting(page: ModernGovPage): SeedReading | null {
  const answer = serviceAnswer(xmlText(page.input));
  if (answer?.name !== 'meeting') return null;
  const meeting = meetingHint(page, answer.branch);
  const targets = new Map<string, FoundTarget>();
  let restricted = 0;
  const add = (uri: string, title: string, lastmod: string | undefined): void => {
    const hint = documentHint(uri, title, meeting);
    const found = {
      targetUri: uri,
      role: 'document' as const,
      hint: lastmod === undefined ? hint : { ...hint, published: lastmod },
    };
    if (!targets.has(uri)) targets.set(uri, found);
  };
  const addPapers = (branch: XmlBranch): void => {
    for (const paper of branchesOf(branchesOf(branch, 'linkeddocuments')[0], 'linkeddoc')) {
      if (isTrue(paper, 'isrestricted')) restricted += 1;
      else {
        const uri = absolute(valueOf(paper, 'url'), page.step.base);
        if (uri !== null)
          add(uri, bareTitle(valueOf(paper, 'title')), readMeetingDate(valueOf(paper, 'publicationdate'))?.iso);
      }
    }
  };
  addPapers(answer.branch);
  for (const item of branchesOf(branchesOf(answer.branch, 'agendaitems')[0], 'agendaitem')) {
    if (isTrue(item, 'isrestricted') || /^false$/i.test(valueOf(item, 'isdisplayallowed'))) {
      restricted += 1;
      continue;
    }
    const id = valueOf(item, 'agendaitemid');
    // A page of an item without words holds nothing that the meeting does not say.
    const hasWords = valueOf(item, 'agendatext') !== '' || valueOf(item, 'minutesnonemptyhtmlbody') !== '';
    if (/^\d{1,9}$/.test(id) && hasWords)
      add(`${page.step.base}mgAi.aspx?ID=${id}`, valueOf(item, 'agendaitemtitle'), undefined);
    addPapers(item);
  }
  return {
    targets: [...targets.values()],
    notes: restricted === 0 ? [] : [`${restricted} restricted items or papers left out`],
  };
}

function meetingTarget(page: ModernGovPage, committee: XmlBranch, meeting: XmlBranch): FoundTarget | null {
  const id = valueOf(meeting, 'meetingid');
  if (!/^\d{1,9}$/.test(id)) return null;
  const committeeId = valueOf(committee, 'committeeid');
  const title = valueOf(committee, 'committeetitle');
  const hint: MeetingHint = {
    ...page.hint.meeting,
    ...(committeeId === '' ? {} : { committeeId }),
    ...(title === '' ? {} : { committee: title }),
    ...meetingHint(page, meeting),
  };
  return {
    targetUri: `${page.step.base}mgWebService.asmx/GetMeeting?lMeetingId=${id}`,
    role: 'both',
    step: { ...page.step, page: 'service-meeting' },
    hint: { type: 'MeetingMinutes', meeting: hint },
  };
}

function meetingHint(page: ModernGovPage, meeting: XmlBranch): MeetingHint {
  const stated = `${valueOf(meeting, 'meetingdate')} ${valueOf(meeting, 'meetingtime')}`;
  const [meetingId, venue, status] = ['meetingid', 'meetinglocation', 'meetingstatus'].map((name) =>
    valueOf(meeting, name),
  );
  const start = readMeetingDate(stated)?.iso;
  return {
    ...page.hint.meeting,
    ...councilOf(page),
    ...(start === undefined ? {} : { start }),
    ...(meetingId ? { meetingId } : {}),
    ...(venue ? { venue } : {}),
    ...(status ? { status } : {}),
  };
}

function absolute(href: string, base: string): string | null {
  if (href === '') return null;
  try {
    const url = new URL(href, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
