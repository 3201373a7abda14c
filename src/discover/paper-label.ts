/** What words say of a council's paper: of which day and which committee it is. Where the words stand is not its business. */
import { plainLabel } from '../records/paper-kind.ts';
import { isoDay, readMeetingDate } from './meeting-date.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The day in a link text, a row or a file name: `14 January 2025`, `January 14th, 2025`, `14.01.25`, `2025-01-14`, `20250114`, `14012025`.
 * @param year of the heading above, for "14 January" alone
 * @returns `YYYY-MM-DD`, with `THH:MM` where a time follows the day
 */
export function paperDay(words: string, year: string | null): string | null {
  const line = plainLabel(words);
  return readMeetingDate(line)?.iso ?? dayInFigures(line) ?? dayInWords(line, year);
}

function dayInFigures(line: string): string | null {
  const iso = /(?<!\d)((?:19|20)\d\d)[-. ]?(\d\d)[-. ]?(\d\d)(?!\d)/.exec(line);
  const isoStated = iso === null ? null : isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  if (isoStated !== null) return isoStated;
  // Day first, as in Britain; figures that are run together need the century to be a day.
  const british =
    /(?<!\d)(\d{1,2})[-./ ](\d{1,2})[-./ ]((?:20)?\d\d)(?!\d)/.exec(line) ??
    /(?<!\d)(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)/.exec(line);
  if (british === null) return null;
  const [, day = '', month = '', end = ''] = british;
  return isoDay(Number(end.length === 2 ? `20${end}` : end), Number(month), Number(day));
}

function dayInWords(words: string, year: string | null): string | null {
  // File names have hyphens for blanks.
  const line = words.replace(/(?<=[a-z])-|-(?=[a-z])/gi, ' ');
  const american = /\b([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b/i.exec(line);
  if (american !== null) return isoDay(Number(american[3]), monthOf(american[1] ?? ''), Number(american[2]));
  const short = /\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\b\.?(?: (\d\d)(?!\d|[:.]\d))?/i.exec(line);
  if (short === null) return null;
  const stated = short[3] === undefined ? year : `20${short[3]}`;
  return stated === null ? null : isoDay(Number(stated), monthOf(short[2] ?? ''), Number(short[1]));
}

/** No month at all where the word is none; `isoDay` then says null. */
const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const BODY =
  /\b(?:committee|sub-committee|board|cabinet|council|panel|executive|forum|commission|working (?:group|party)|pwyllgor|cyngor|bwrdd)\b/i;

/** The body that the words name, without kind, day and size; null where they name none. */
export function paperCommittee(words: string): string | null {
  const name = plainLabel(words)
    .replace(/\b(?:draft|approved|signed|unconfirmed|confirmed|final|printed|public)\b/gi, ' ')
    .replace(/\b(?:minutes?|mins|agendas?|cofnodion|notice of meeting|summons|reports? pack|agenda pack|pack)\b/gi, ' ')
    .replace(/\b(?:meetings?|held|of the|of|for the|for|on|and|the|download|view|pdf|docx?)\b(?=\s|$)/gi, (word) =>
      /^(?:of|and|for)$/i.test(word) ? word : ' ',
    )
    .replace(/\b(?:at )?\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b\.?/gi, ' ')
    .replace(/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/gi, ' ')
    .replace(
      /\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\s+\d{2,4}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d[\d./-]*/gi,
      ' ',
    )
    .replace(/\([^()]{0,40}\)|\b\d*\.?\d+ ?[km]b\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(?:\W|\b(?:of|for|and)\b)+|(?:[\s,:–-]|\b(?:of|for|and)\b)+$/gi, '');
  return BODY.test(name) && name.length <= 120 ? name : null;
}
