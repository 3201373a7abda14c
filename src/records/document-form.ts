/** Which documents can be copies of each other at all, and by which words. */
import type { DocumentRecord, DraftRecord } from './document.ts';

type Meeting = Extract<DocumentRecord, { type: 'MeetingMinutes' }>;

/**
 * An item is no broken-off copy of its minutes, though all of it stands there; a pack is no copy of its papers; a report
 * is no copy of the letter that it quotes. What is an article on one site may be a plain page on another.
 */
export function formOf(record: DocumentRecord): string {
  switch (record.type) {
    case 'NewsArticle':
    case 'WebPage':
      return 'article';
    case 'MeetingMinutes':
      return ['meeting', record.meeting.kind, ...placeInMeeting(record)].join(' ');
    case 'InspectionReport':
      return 'inspection';
  }
}

/** The words that make a text itself. "There was none" is said of some item at every meeting: the words of an item, or of a bare list of papers, include where it was said. */
export function ownWords(record: DocumentRecord | DraftRecord): string {
  return record.type === 'MeetingMinutes' ? [...placeInMeeting(record), record.text].join('\n') : record.text;
}

/** Council, meeting and title of what has few words of its own; empty for what says more, or is of no known meeting. */
function placeInMeeting({ meeting, headline }: Pick<Meeting, 'meeting' | 'headline'>): string[] {
  // "Agenda" and "Minutes" are listed at every meeting.
  const isListOfPapers = meeting.kind === 'agenda' && meeting.items.length === 0 && meeting.documents.length > 0;
  if ((meeting.kind !== 'agenda-item' && !isListOfPapers) || meeting.meetingId === null) return [];
  return [meeting.council ?? '', meeting.meetingId, headline ?? ''];
}
