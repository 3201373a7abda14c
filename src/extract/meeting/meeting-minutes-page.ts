/** Minutes published as a page of their own, on any site: printed minutes as HTML, a town council's post. Platform pages are read elsewhere. */
import type { CheerioAPI } from 'cheerio/slim';
import type { Extraction, Field, PageFields, ReadInput } from '../../records/extraction.ts';
import { blockText } from '../markup.ts';
import { councilOf } from './meeting-council.ts';
import { wholeLines } from './meeting-lines.ts';
import { cutDeepMarkup, removeHidden, unfoldLists } from './meeting-markup.ts';
import { unfoldTables } from './meeting-tables.ts';
import { documentsIn, meetingIdOf } from './meeting-documents.ts';
import { meetingExtraction } from './meeting-record.ts';
import { contentRoot, removeFurniture } from './meeting-root.ts';
import { ofMeeting } from './meeting-text.ts';

type ReadPage = Extract<Extraction, { kind: 'article' | 'page' }>;

const NAMED = /\bminutes\b|\bcofnodion\b/i;
/** What minutes have and a report on a meeting has not: each in lines of its own, as the clerk writes them. */
const SIGNS: readonly RegExp[] = [
  /\bminutes of (?:the |a |an )?[^.\n]{0,120}\b(?:meeting|council|committee|held)\b|\bmeeting (?:of|held)\b[^.\n]{0,120}\b(?:19|20)\d\d\b/i,
  /^(?:- )?(?:(?:members |councillors |committee members )?(?:present|in attendance)|attendance)\b\s*(?:[:(|]|$)/im,
  /^(?:(?:\d{1,4}(?:[./]\d{1,4})?|[A-Z]{1,5}[./-]\d{1,4})[.)]?\s+)?apolog(?:y|ies)\b/im,
  /^(?:(?:\d{1,4}(?:[./]\d{1,4})?|[A-Z]{1,5}[./-]\d{1,4})[.)]?\s+)?(?:declarations?|disclosures?) of\b[^\n]{0,60}\binterests?\b/im,
  /\bRESOLVED\b|\bAGREED\b|^resolved\b|\bit was (?:unanimously )?(?:resolved|agreed)\b/im,
  /\bmeeting (?:was )?(?:closed|ended|finished|concluded|opened|commenced|started)\b|\bclosed (?:the meeting )?at \d/i,
];
const MIN_SIGNS = 4;
/** The minutes of a full council of a county stay below. */
const MAX_CHARS = 400_000;

/** The page as minutes, or null where it is none; the DOM is changed, for the page has been read before. */
export function minutesOfPage($: CheerioAPI, page: ReadPage, input: ReadInput): Extraction | null {
  const kind = input.hint.meeting?.kind;
  if (kind !== undefined ? kind !== 'minutes' : !isNamedMinutes(page, input)) return null;
  cutDeepMarkup($);
  const council = councilOf($);
  removeHidden($);
  const root = contentRoot($);
  if (root === null) return null;
  removeFurniture($, root);
  unfoldTables($);
  unfoldLists($);
  const words = blockText($, root).slice(0, MAX_CHARS);
  if (SIGNS.filter((sign) => sign.test(words)).length < MIN_SIGNS) return null;
  const parts = ofMeeting(wholeLines(words), 'minutes');
  const meetingId = meetingIdOf(input.uri);
  const found = meetingExtraction(
    {
      ...parts,
      council: parts.council ?? council,
      meetingId: meetingId === undefined ? undefined : { value: meetingId, rule: 'uri.path' },
      documents: documentsIn($, root, input.uri),
      text: page.text,
    },
    input,
  );
  return found.kind === 'meeting'
    ? { ...found, fields: fieldsOf(page.fields, parts.headline), ...asideOf(page) }
    : found;
}

/** By its headline, its address or the link to it; no page is looked through that is not called so. */
function isNamedMinutes({ fields }: ReadPage, { uri, hint }: ReadInput): boolean {
  if (hint.type !== undefined && hint.type !== 'MeetingMinutes') return false;
  const address = (uri ?? '').replace(/%20|[_+-]/g, ' ');
  return [fields.headline?.value, hint.title, address].some((name) => NAMED.test(name ?? ''));
}

/** A headline such as "Minutes" names no meeting. */
function fieldsOf(fields: PageFields, named: Field | undefined): PageFields {
  const isBare = /^(?:draft |printed )?(?:minutes|cofnodion)$/i.test(fields.headline?.value ?? 'minutes');
  return isBare && named !== undefined ? { ...fields, headline: named } : fields;
}

const asideOf = ({ aside }: ReadPage): Pick<ReadPage, 'aside'> => (aside === undefined ? {} : { aside });
