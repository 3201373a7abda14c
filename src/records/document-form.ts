/** Which documents can be copies of each other at all. */
import type { DocumentRecord } from './document.ts';

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
      return `meeting ${record.meeting.kind}`;
    case 'InspectionReport':
      return 'inspection';
  }
}
