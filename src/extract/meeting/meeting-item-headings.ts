/** Headings within an agenda item: "Purpose of the report:", "Key points raised during the discussion:", "Decision:". Not the item's own. */
import { listEntry } from './meeting-lines.ts';

export type Part =
  | 'agenda'
  | 'minutes'
  | 'purpose'
  | 'officers'
  | 'declarations'
  | 'key-points'
  | 'recommendations'
  | 'resolutions'
  | 'resolved'
  | 'recommended'
  | 'actions'
  | 'reasons'
  | 'alternatives'
  | 'aside';

/** A heading is one of these words alone on its line, or before a colon. The first that fits holds. */
const HEADINGS: readonly (readonly [Part, RegExp])[] = [
  ['minutes', /^(?:(?:draft )?minutes?(?: text)?|cofnodion)$/i],
  ['agenda', /^(?:agenda item|agenda text|details|manylion)$/i],
  [
    'purpose',
    /^(?:reason for (?:the |this )?(?:item|report)|why (?:this|the) item is .{0,60})$|^(?:the )?(?:purpose|aim|pwrpas)s?(?: of (?:the |this )?(?:report|item|paper|decision)| yr adroddiad)?$/i,
  ],
  [
    'officers',
    /^(?:(?:invited |expert )?witness(?:es)?|officers?(?: (?:present|in attendance|attending))?|(?:also )?in attendance(?: (?:for|during) (?:this|the) items?)?|also present(?: for this item)?|(?:report|lead|presenting|contact) (?:authors?|officers?)|presented by|presenters?|introduced by|swyddogion(?: yn bresennol)?)$/i,
  ],
  [
    'declarations',
    /^(?:(?:declarations?|disclosures?) of (?:[\w ,'’-]{1,60} )?interests?(?: made)?|(?:members?['’]? )?interests? declared|datgan(?:iadau)? (?:o )?[fb]uddian(?:t|nau))$/i,
  ],
  [
    'key-points',
    /^(?:(?:key|main) (?:points?|issues?|themes?|messages?|comments?|discussion points?)|points? (?:raised|made|of discussion)|issues?(?: raised)?|(?:summary of (?:the )?)?(?:discussions?|debate)|comments?|prif bwyntiau)(?: (?:raised|made|arising|discussed|noted))?(?: (?:during|in|from) (?:the |this )?(?:course of the )?(?:discussion|debate|meeting))?$/i,
  ],
  [
    'recommendations',
    /^(?:(?:officers?['’]? |draft |proposed |report )?recommendations?|argymhell(?:ion|iad)?)(?: (?:to|from|of|made|for) [\w ,&'’-]{1,60}| made| agreed)?$/i,
  ],
  [
    'resolutions',
    /^(?:(?:the )?decisions?|what (?:was|has been|we) (?:decided|agreed|resolved)|(?:details|content|text) of (?:the )?decision|content|resolutions?|outcomes?|(?:draft |printed )?decisions? (?:made|taken)|penderfyniad(?:au)?)$/i,
  ],
  [
    'actions',
    /^(?:actions?|action points?|follow-?up actions?|agreed actions?|camau gweithredu)(?: (?:agreed|arising|required|points?|for [\w ]{1,40}|by [\w ]{1,40})|\s?\/\s?(?:further )?information[\w ]{0,40})?$/i,
  ],
  [
    'reasons',
    /^why(?: (?:this|the) decision(?: was (?:made|taken))?)?$|^reasons?(?: for (?:the |this |urgency)?(?:decisions?|recommendations?|resolutions?)?)?\b[\w ]{0,40}$/i,
  ],
  [
    'alternatives',
    /^(?:details of (?:any )?)?(?:(?:alternatives?|other) options?\b|(?:alternatives|options) (?:that were |which were )?(?:considered|rejected)\b)[\w ,/-]{0,50}$/i,
  ],
  [
    'aside',
    /^(?:(?:select )?committee next steps|(?:next steps|background|voting|implications)\b|notes?$|other reasons\b|(?:organisations|people|groups)? ?consult(?:ed|ees?|ations?(?: undertaken| process| responses?)?)$|(?:financial|legal|resource|risk|equalit(?:y|ies)|policy|environmental|climate|staffing) (?:and [a-z]{1,20} )?(?:implications?|impacts?|considerations?)$|wards? affected$)/i,
  ],
];
/** What the lines behind such a heading may be, when words follow it on its own line. */
const ONE_LINERS = new Set<Part>(['aside', 'actions']);

interface ItemHeading {
  readonly part: Part;
  /** Words behind the colon. */
  readonly rest: string;
}

/** "Financial implications: none": behind the reasons of a decision such a label ends them, whatever stands behind it. */
export const isAsideLabel = (line: string): boolean =>
  line.includes(':') && partOf(line.slice(0, line.indexOf(':')).trim().slice(0, 90)) === 'aside';

/** Whether a line is a heading within an item, such as "Purpose of the report:". */
export const isHeadingLine = (line: string): boolean => itemHeadingOf(line) !== null;

/** Which part a label announces; one in two languages, "Cofnodion / Minutes", announces what both do. */
function partOf(label: string): Part | null {
  const partNamed = (name: string): Part | null => HEADINGS.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
  const [first, ...others] = label.split(/\s*\/\s*/).map(partNamed);
  const isOne = others.length > 0 && others.every((other) => other === first);
  return partNamed(label) ?? (isOne ? (first ?? null) : null);
}

/** Reads a line as a heading; null for any other line. */
export function itemHeadingOf(line: string): ItemHeading | null {
  const words = listEntry(line)?.text ?? line;
  const colon = words.search(/:|\s[-–—]\s|\s[-–—]$/);
  // No heading is longer than "Key points raised during the course of the discussion".
  const label = (colon === -1 ? words : words.slice(0, colon)).replace(/[.\s*]+$/, '').trim();
  if (label.length > 90) return null;
  const rest = colon === -1 ? '' : words.slice(colon + 1).replace(/^[\s:–—-]+/, '');
  const part = partOf(label);
  if (part === null) return null;
  // An entry "note the forecast" is words of its list.
  if (part === 'aside' && listEntry(line)?.style === '-') return null;
  // "Background: the pool opened in 1974" is a line of the discussion, not the end of it; so is a sentence that begins so.
  if (part === 'aside' && (rest !== '' || words.length > 60)) return null;
  return colon === -1 && words.length > 60 && ONE_LINERS.has(part) ? null : { part, rest };
}
