/** Headings above names in minutes and on pages of attendance: who was present, sent apologies, was absent, attended. */
import { isTitled } from './meeting-person-words.ts';

export type PeopleGroup = 'present' | 'expected' | 'apologies' | 'absent' | 'in attendance' | 'officers' | 'none';

export interface GroupHeading {
  readonly group: PeopleGroup;
  /** Names behind the heading on its own line. */
  readonly rest: string;
  /** "Councillors:" says who they are and not how they attended: a heading above it goes on. */
  readonly isPlain: boolean;
  /** "Members in attendance", "Attending": the first such list names those present. */
  readonly areMembers?: boolean;
  /** "Councillor Dale sent her apologies": it speaks of its own names only. */
  readonly isSentence: boolean;
}

/** Longer lines are sentences. */
const MAX_LABEL_CHARS = 75;
/** No sentence that lists people is longer. */
const MAX_SENTENCE_CHARS = 4_000;

/** What such headings are made of, besides the words that say how people attended. */
const WORDS = new Set(
  (
    'the following a an of for from on behalf by and or & also were was are is had been have has who with in at to as ' +
    'received submitted given sent tendered made reported accepted noted ' +
    'committee sub-committee subcommittee board council cabinet panel forum commission authority assembly trust partnership ' +
    'voting non-voting core elected independent co-opted coopted co-optee co-optees co-option lay named statutory other others ' +
    'non non-members non-committee non-executive executive constituent non-constituent associate ex-officio honorary alternate alternates current full list record meeting member’s members’ ' +
    'remote remotely virtual virtually online person hybrid physically via teams zoom microsoft link video conference ' +
    'external supporting additional invited invitation guest guests visitor visitors observer observers observing invitee ' +
    'invitees witness witnesses partner partners speaker speakers presenter presenters adviser advisers advisor advisors ' +
    'local parish district county town borough city ward employer employers employee scheme school schools parent diocesan ' +
    'church union faith scrutiny portfolio holder holders opposition group chair chairman chairs ' +
    'member members councillor councillors cllr cllrs attendee attendees representative representatives trustee trustees ' +
    'governor governors substitute substitutes substituting substitution substitutions reserve reserves officer officers staff clerk clerks directors director ' +
    'apology apologies absence absences absent non-attendance present presence attendance attending attended attend not did ' +
    'without reason membership those in-attendance team ' +
    'yn bresennol presennol presenoldeb hefyd aelod aelodau swyddogion ymddiheuriad ymddiheuriadau am absenoldeb absenoldebau gan aelodaeth'
  ).split(' '),
);

/** What ends a list although names may follow. */
const OTHER =
  /^(?:contacts?(?: \w+)?|venue|place|location|quorum|dates?|time|agenda|enquiries|webcast|press|(?:members of the )?(?:press|public)(?: and (?:press|public))?(?: (?:present|in attendance|attending))?|declarations?.{0,40}|vacanc(?:y|ies)|documents?|items?|(?:the )?(?:applicants?|appellants?|objectors?|licensees?|supporters?|interested part(?:y|ies)|responsible authorit(?:y|ies)|public speakers?|speakers? from the public)|related.{0,30}|downloads?|.{0,50}\b(?:contact|enquir(?:y|ies)|further information|telephone|tel|e-?mail|published|despatched)\b.{0,30})$/i;

/** The first that fits holds. */
const GROUPS: readonly (readonly [PeopleGroup, RegExp])[] = [
  // "Attendance and apologies" above all who are named, with headings of their own for those away.
  ['present', /^(?:attendance|attendees|present|those present)(?:,| and| &) apologies\b/i],
  ['apologies', /\bapolog(?:y|ies)\b|\bymddiheuriad/i],
  ['absent', /\babsent\b|\babsences?\b|\babsenoldeb|\bnot (?:present|attend|in attendance)|\bnon-attendance\b/i],
  ['officers', /\b(?:officers?|staff|swyddogion|directors|clerks)\b/i],
  [
    'in attendance',
    /\bin[- ]attendance\b|\b(?:also|others?|hefyd)\b.*\b(?:present|attending|attended|bresennol|members|councillors|attendees)\b|\b(?:guests?|visitors?|observers?|invitees?|invited|invitation|witness(?:es)?|partners?|speakers?|presenters?|advis[eo]rs?|non-members|non-committee)\b|^others?$/i,
  ],
  ['expected', /\bmembership\b|\baelodaeth\b/i],
  [
    'present',
    /\b(?:present|presence|attendance|attending|attended|attendees|bresennol|presennol|presenoldeb|substitut\w+|reserves?)\b/i,
  ],
];
const PLAIN =
  /\b(?:members|councillors|cllrs|representatives|trustees|governors|co-?opt(?:ed|ees|ions)|aelodau)\b(?! member\b)/i;

/** Reads a line as a heading above names; null for any other line. */
export function groupHeadingOf(line: string): GroupHeading | null {
  const plain = line.replace(/\s+/g, ' ').replace(/^\d{1,3}[.)] /, '');
  // "Yn bresennol / Present:" says one thing in two languages.
  const [, first = '', second = ''] = /^([^/:|]{3,40}?)\s*:?\s+\/\s+(.+)$/.exec(plain) ?? [];
  if (first !== '' && labelled(first)?.rest === '') return labelled(second) ?? sentenceOf(second);
  return labelled(plain) ?? sentenceOf(plain);
}

/** The sentences of a line; no initial or title ends one. */
export const sentencesOf = (line: string): string[] =>
  line
    .slice(0, MAX_SENTENCE_CHARS)
    .split(/(?<=[\p{Ll}\d)])(?<!\b(?:Cllrs?|Mrs?|Ms|Dr|St|Prof|Revd?|Hon|Sgt|Nos?|Ald))\. (?=\p{Lu})/u);

/** "Present: Councillor North", "Also in attendance –", "Apologies Councillor Dale". */
function labelled(line: string): GroupHeading | null {
  const opening = line.slice(0, MAX_LABEL_CHARS + 20);
  for (const end of labelEnds(opening)) {
    const label = opening
      .slice(0, end)
      .replace(/[\s.:*]+$/, '')
      .trim();
    const group = label.length <= MAX_LABEL_CHARS ? groupNamed(label) : null;
    if (group === null) continue;
    const rest = line
      .slice(end)
      .replace(/^[\s:：|.*–—-]+/, '')
      .trim();
    // "Councillors Mrs North and Holt" are names under the heading before.
    const isRunOn = rest !== '' && !/[:：|–—-]/.test(line.slice(label.length, line.length - rest.length));
    if (isRunOn && (group.isPlain || !isTitled(rest))) continue;
    return { ...group, rest, isSentence: false };
  }
  return null;
}

/** Where the heading may end: at a colon, a dash, the border of a cell, before a name with its title, with its line. */
function labelEnds(opening: string): number[] {
  const ends = [...opening.matchAll(END)].map(({ index }) => index);
  return [...ends.slice(0, 4), ...(opening.length <= MAX_LABEL_CHARS ? [opening.length] : [])];
}

const END =
  /\s?[:：|]|\s?[–—]|\s-\s|(?<=\p{L})-(?=\s|$)|\.(?=\s)|\s(?=(?:The Mayor|Councillors?|Cllrs?|Cynghor\w+|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Alderman|COUNCILLORS?|CLLRS?)\b\.? ?[A-Z(])|\s(?=\((?!s\)))/gu;

function groupNamed(label: string): Pick<GroupHeading, 'group' | 'isPlain' | 'areMembers'> | null {
  const bare = label.replace(/\s*\([^()]{0,40}\)$/, '').trim();
  if (OTHER.test(bare)) return { group: 'none', isPlain: false };
  if (bare === '' || !/^[\p{L}\s'’&,/-]+$/u.test(bare) || /\b(?:public|press)\b/i.test(bare)) return null;
  const words = bare.toLowerCase().split(/[\s,/]+/);
  const isKnown = words.every((word) => WORDS.has(word) || WORDS.has(word.replace(/['’]s?$/, '')));
  // "Parent and faith representatives present", "Members of the Ferry Board".
  const isLed =
    /^(?:the )?(?:members|representatives|councillors|trustees) (?:of|from) the /i.test(bare) ||
    (/\b(?:present|in attendance|attending|absent)$/i.test(bare) &&
      !/\b(?:is|are|was|were|be|had)\b/i.test(bare) &&
      words.length <= 7);
  if ((!isKnown && !isLed) || isTitled(bare.replace(/^(?:Councillors?|Cllrs?)\b/i, ''))) return null;
  if (/^attending$/i.test(bare)) return { group: 'in attendance', isPlain: false, areMembers: true };
  const named = GROUPS.find(([, pattern]) => pattern.test(bare));
  const areMembers = PLAIN.test(bare) && !/\b(?:also|others?|non|non-members)\b/i.test(bare);
  if (named !== undefined) return { group: named[0], isPlain: false, ...(areMembers ? { areMembers } : {}) };
  return PLAIN.test(bare) ? { group: 'present', isPlain: true } : null;
}

/** A whole sentence that says how those attended whom it names. */
function sentenceOf(line: string): GroupHeading | null {
  if (line.length > MAX_SENTENCE_CHARS) return null;
  for (const [group, pattern] of SENTENCES) {
    const names = pattern.exec(line)?.[1];
    if (names === undefined) continue;
    const isSaid = group === 'apologies' && APOLOGIES_FROM === pattern;
    return {
      group,
      rest: names.replace(/[.\s]+$/, (end) => (/\b\p{Lu}\.$/u.test(names) ? '.' : end.replace(/[.\s]+/, ''))),
      isPlain: false,
      isSentence: !isSaid,
    };
  }
  return null;
}

/** "Apologies for absence had been received from Councillors North and Holt." */
const APOLOGIES_FROM =
  /^(?:(?:an? )?apolog(?:y|ies)|there were apologies)\b[\w ,]{0,60}?\b(?:from|on behalf of|by):?\s+(?:the following(?: \w+)?:\s*)?(?=\p{Lu})(.+)$/iu;
const SENTENCES: readonly (readonly [PeopleGroup, RegExp])[] = [
  ['apologies', APOLOGIES_FROM],
  [
    'apologies',
    /^(\p{Lu}.{2,1000}?) (?:had |have |has )?(?:sent|gave|given|tendered|submitted|offered|presented|conveyed)(?: (?:in|their|his|her|an?))? apolog(?:y|ies)\b/u,
  ],
  ['apologies', /^(\p{Lu}.{2,1000}?) (?:had )?apologised for (?:his|her|their|being|not|absence)\b/u],
  [
    'present',
    /^(\p{Lu}.{2,1000}?) (?:(?:attended|(?:was|were) (?:present|in attendance)|acted) as (?:an? |the )?substitutes?|(?:(?:was|were) )?substitut(?:ed|ing)) for\b/u,
  ],
  ['absent', /^(\p{Lu}.{2,1000}?) (?:was|were) (?:also )?(?:absent|not present|not in attendance)\b/u],
  ['in attendance', /^(\p{Lu}.{2,1000}?) (?:was|were) (?:also (?:present|in attendance)|in attendance)\b/u],
  ['in attendance', /^(?:also )(?:present|in attendance) (?:was|were)[:,]?\s+(?=\p{Lu})(.{3,2000})$/iu],
  ['in attendance', /^in attendance (?:was|were)[:,]?\s+(?=\p{Lu})(.{3,2000})$/iu],
  ['present', /^(?:those )?present (?:was|were)[:,]?\s+(?=\p{Lu})(.{3,2000})$/iu],
  ['present', /^(\p{Lu}.{2,1000}?) (?:was|were) present\b/u],
];
