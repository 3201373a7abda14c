/** Headings above names in minutes and on pages of attendance: who was present, sent apologies, was absent, attended. */

export type PeopleGroup = 'present' | 'expected' | 'apologies' | 'absent' | 'in attendance' | 'officers' | 'none';

interface GroupHeading {
  readonly group: PeopleGroup;
  /** Names behind the heading on its own line. */
  readonly rest: string;
}

/** What may follow: a colon, a dash, the border of a cell, nothing, or at once a name with its title. */
const BEHIND =
  '\\s*(?:\\(\\d{1,3}\\))?\\s*(?:[:：|–—-]|\\.(?=\\s|$)|$|(?<=\\s)(?=(?:The Mayor|Councillors?|Cllrs?|Cynghor\\w+|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Alderman)\\b\\.? ?[A-Z(]))[-:|\\s]*';
const LEAD = '(?:(?:the )?following )?(?:the )?';
/** The first that fits holds. A heading ends with its line or before a colon or dash. */
const HEADINGS: readonly (readonly [PeopleGroup, RegExp])[] = (
  [
    [
      'apologies',
      `(?:and )?(?:apolog(?:y|ies)(?: (?:for absence|for non-?attendance|received|given|sent|tendered))*|ymddiheuriadau(?: am absenoldeb)?)(?: (?:were|was|had been) (?:also )?(?:received|submitted|tendered|given|reported|sent|made))?(?:(?: for absence)? (?:from|on behalf of|gan))?`,
    ],
    [
      'absent',
      `${LEAD}(?:(?:members?|councillors?) )?(?:absent|not present|did not attend)(?: (?:without apolog\\w+|members?|councillors?))?|absenoldebau?|absence(?:s)?`,
    ],
    [
      'officers',
      `${LEAD}(?:council |supporting |also present,? )?(?:officers?|staff|swyddogion)(?: and (?:others?|guests|advisers|partners))?(?: (?:also )?(?:present|in attendance|attending|yn bresennol|attendance))*`,
    ],
    [
      'in attendance',
      `(?:also |others? |members? (?:also )?|councillors? (?:also )?|guests? |non-?members? )?in attendance|(?:also|others?) (?:present|attending|attended)|(?:guests?|visitors?|observers?|invitees?|witnesses|other (?:members|councillors|attendees)|partners)(?: (?:present|in attendance|attending))?|hefyd yn bresennol|by invitation|other members present`,
    ],
    [
      'present',
      `${LEAD}(?:(?:committee |board |council |cabinet |panel |voting |core |elected |independent |co-?opted |lay |substitute |named )*(?:members?|councillors?|attendees|representatives|cllrs|trustees)(?: (?:of the (?!public\\b|press\\b)[\\w ,&’'-]{3,60}|(?:were |who were )?(?:present|attending|who attended)))*|present|attendance|those present|in the chair|(?:yn )?bresennol|presennol|presenoldeb|aelodau(?: yn bresennol)?|(?:named )?(?:substitutes?|reserves?)(?: members?)?(?: present)?|(?!(?:officers?|public|press|also|others?)\\b)(?:[\\w&’'-]+ ){1,6}present(?=\\s*:))`,
    ],
    // An agenda names who should come.
    [
      'expected',
      `(?:(?:committee|board|panel|cabinet|current) )?membership(?: of (?:the )?[\\w ,&’'-]{3,60}(?=:?$))?|aelodaeth`,
    ],
    [
      'none',
      '(?:for (?:further|more|any) .{0,40}|please |enquir(?:ies|y) .{0,20})?contact(?: officers?| details)?|tel(?:ephone)?|e-?mail|issued.{0,20}|published.{0,20}|dated?|clerk|venue|quorum|date|time|agenda|substitutions?|enquiries|webcast|press|public(?: present)?|declarations?.{0,40}|vacanc(?:y|ies)',
    ],
  ] as const
).map(([group, words]) => [group, new RegExp(`^(?:${words})${BEHIND}`, 'i')] as const);

/** "Apologies for absence had been received from Councillors North and Holt." */
const APOLOGIES_FROM = /^(?:an )?apolog(?:y|ies)\b[\w ,]{0,60}?\b(?:from|on behalf of):?\s+(?=\p{Lu})(.+?)\.?$/iu;

/** Longer lines are sentences. */
const MAX_LABEL_CHARS = 70;

/** Reads a line as a heading above names; null for any other line. */
export function groupHeadingOf(line: string): GroupHeading | null {
  const plain = line.replace(/^\d{1,3}[.)]\s+/, '');
  // "Yn bresennol / Present:" says one thing in two languages.
  const [, first = '', second = ''] = /^([^/:|]{3,40}?)\s*:?\s+\/\s+(.+)$/.exec(plain) ?? [];
  if (first !== '' && groupOf(first)?.rest === '') return groupOf(second);
  return groupOf(plain);
}

function groupOf(plain: string): GroupHeading | null {
  const sentence = APOLOGIES_FROM.exec(plain);
  if (sentence !== null) return { group: 'apologies', rest: sentence[1] ?? '' };
  for (const [group, pattern] of HEADINGS) {
    const match = pattern.exec(plain);
    if (match === null || match[0].length > MAX_LABEL_CHARS) continue;
    const rest = plain.slice(match[0].length).trim();
    // "Councillors Mrs North and Holt" are names under the heading before.
    if (rest !== '' && /^(?:councillors?|cllrs?|members?|representatives|trustees)\s+$/i.test(match[0])) return null;
    return { group, rest };
  }
  return null;
}
