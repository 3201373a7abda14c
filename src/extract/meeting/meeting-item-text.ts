/** What the words of one agenda item say: purpose, officers, declarations, key points, resolutions. It keeps no text itself. */
import { isAsideLabel, itemHeadingOf } from './meeting-item-headings.ts';
import type { Part } from './meeting-item-headings.ts';
import { listEntries, listEntry } from './meeting-lines.ts';
import type { ListEntry } from './meeting-lines.ts';
import { movementsIn, movementsWithin } from './meeting-movements.ts';
import type { Movement } from './meeting-movements.ts';
import { officerOf } from './meeting-people.ts';
import type { Officer } from './meeting-people.ts';
import { officersListed } from './meeting-people-list.ts';
import {
  DECIDING_BODY,
  isBareLabel,
  isBareResolution,
  isRecommended,
  readsAsResolution,
  recommendationWithin,
  resolutionsFrom,
  resolutionsUnder,
  announcedInPoint,
  announcesResolutions,
  resolutionWithin,
  startsResolution,
  withoutRestated,
} from './meeting-resolutions.ts';

export interface ItemFacts {
  readonly purpose: string | null;
  /** What the agenda asks of the members, where no label says what the item is for. */
  readonly request: string | null;
  readonly officers: readonly Officer[];
  readonly declarations: string | null;
  /** Sentences of the minutes in which a member declared an interest. */
  readonly declared: readonly string[];
  readonly keyPoints: readonly string[];
  readonly recommendations: readonly string[];
  readonly resolutions: readonly string[];
  readonly actions: readonly string[];
  readonly movements: readonly Movement[];
  readonly reasons: string | null;
  readonly alternatives: string | null;
  /** Lines of the minutes under no heading of their own. */
  readonly minutes: readonly string[];
}

interface Section {
  readonly part: Part;
  /** Of the numbered paragraph that announced it; the next such paragraph ends it. */
  readonly style: string | null;
  readonly lines: string[];
}

const POINTS_FOLLOW =
  /\b(?:points?|issues?|comments?|questions?|matters|responses)\b.{0,60}\b(?:raised|made|noted|discussed|highlighted|arose|given|were)\b.{0,40}:-?$|\b(?:raised|made|noted|discussed|highlighted|asked)\b.{0,40}\b(?:points?|issues?|comments?|questions?|matters)\b.{0,40}:-?$/i;
/** A declaration in the middle of the minutes is one sentence with its member. */
const DECLARED =
  /^(?!(?:\S+ ){0,12}having )(?:\S+ ){1,12}(?:also )?(?:declared|disclosed|registered) (?:an?|his|her|their) (?:[\w-]+,? ){0,8}interests?\b/i;
/** Above a list of them. */
export const DECLARATIONS_FOLLOW =
  /^(?:the following |members |councillors )?(?:declarations?|disclosures?|interests?)\b.{0,80}\b(?:made|received|declared|recorded)\b[^.]{0,60}:-?$/i;
/** What an item is for, where no heading says "Purpose": the agenda's own request to the members. */
const REQUEST = new RegExp(
  `^(?:to |for (?:members|the committee|information|decision)|${DECIDING_BODY} (?:is|are|will)(?: be)? (?:asked|invited|requested|recommended|receive|consider))`,
  'i',
);

/** "Cabinet is recommended to:" above a list. */
const RECOMMENDS = new RegExp(
  `^(?:that )?${DECIDING_BODY} (?:recommends?|(?:is|are) recommended(?: to| that)?)\\s*:-?$`,
  'i',
);

/** Whether these lines are what the agenda asks of the members and nothing else. */
export const isRequest = (lines: readonly string[]): boolean =>
  lines.length > 0 && lines.every((line) => REQUEST.test(line));

/** Where a line may be a name with an office although no heading announces names. */
const NAMES_OFFICERS = new Set<Part>(['agenda', 'minutes', 'purpose', 'officers', 'declarations', 'aside']);

/** @param isMinutes whether lines under no heading are minutes; otherwise they are the agenda's announcement. */
export function readItemLines(lines: readonly string[], isMinutes: boolean): ItemFacts {
  const sections = sectionsOf(lines, isMinutes ? 'minutes' : 'agenda');
  const of = (part: Part): string[] =>
    sections.filter((section) => section.part === part).flatMap((section) => section.lines);
  const minuted = sections.filter(({ part }) => part !== 'resolutions').flatMap((section) => resolutionsIn(section));
  const decided = withoutRestated(
    sections.flatMap((section, index) =>
      section.part === 'resolutions' ? decidedIn(section, sections[index + 1]?.part) : [],
    ),
    minuted,
  );
  const declared = of('declarations')
    .filter((line) => movementsIn(line).length === 0 && !DECLARATIONS_FOLLOW.test(line))
    .join('\n');
  const officers = sections
    .filter(({ part }) => NAMES_OFFICERS.has(part))
    .flatMap(({ part, lines: words }) => words.flatMap((line) => officersIn(line, part === 'officers')));
  return {
    purpose: firstThought(of('purpose')),
    request: firstThought(
      of('agenda')
        .filter((line) => REQUEST.test(line))
        .slice(0, 1),
    ),
    officers,
    declarations: declared === '' ? null : declared,
    declared: [...of('minutes'), ...of('key-points')].filter((line) => DECLARED.test(listEntry(line)?.text ?? line)),
    keyPoints: keyPointsIn(of('key-points'), of('minutes')),
    recommendations: [...new Set(sections.flatMap((section) => recommendationsIn(section)))],
    resolutions: [...new Set([...decided, ...minuted])],
    actions: [...new Set(pointsUnder(of('actions')).flatMap(tasksIn))],
    movements: lines.flatMap((line) => movementsWithin(line)),
    reasons: of('reasons').join('\n') || null,
    alternatives: of('alternatives').join('\n') || null,
    minutes: of('minutes'),
  };
}

function officersIn(line: string, under: boolean): Officer[] {
  if (under) return officersListed(line);
  const officer = officerOf(line, { under });
  return officer === null ? [] : [officer];
}

function sectionsOf(lines: readonly string[], first: Part): Section[] {
  let home: Part = first;
  let section: Section = { part: home, style: null, lines: [] };
  /** The last numbered paragraph of the minutes, with the part that it stands in. */
  let point: (ListEntry & { readonly part: Part }) | null = null;
  const sections = [section];
  const begin = (part: Part, rest: string, style: string | null = null): void => {
    if (part === 'minutes' || part === 'agenda') home = part;
    section = { part, style, lines: rest === '' ? [] : [rest] };
    sections.push(section);
  };
  const resume = (part: Part): void => begin(part, '');
  for (const line of lines) {
    const heading = itemHeadingOf(line);
    const before = section.part;
    const announced = before === 'minutes' || before === 'key-points' ? announcedInPoint(line) : null;
    // "Decision: RECOMMENDED to Council:" says at once what follows.
    if (heading?.part === 'resolutions' && isRecommended(heading.rest)) begin('recommended', heading.rest);
    else if (heading !== null) begin(heading.part, heading.rest);
    // What the agenda recommends was not yet resolved.
    else if (home === 'agenda' && RECOMMENDS.test(line)) begin('recommendations', '');
    else if (before === 'recommendations' && isRecommended(line)) section.lines.push(line);
    else if (startsResolution(line) || announcesResolutions(line))
      begin(isRecommended(line) ? 'recommended' : 'resolved', line);
    else if (announced !== null) begin('resolved', announced.text, announced.style);
    else if (POINTS_FOLLOW.test(line)) begin('key-points', '');
    else if (point !== null && goesOnFrom(point, section, line)) begin(point.part, line);
    else if (ends(section, line)) begin(home, line);
    else section.lines.push(line);
    const entry = listEntry(line);
    if (entry !== null && (section.part === 'minutes' || section.part === 'key-points'))
      point = { ...entry, part: section.part };
    // "ACTION: the Head of Service to reply" is one line in the middle of a discussion.
    if (heading?.part === 'actions' && heading.rest !== '' && before !== 'actions') resume(before);
  }
  return sections;
}

/** "3. … RESOLVED that it be so. 4. Councillor North asked …": the minutes' own numbers go on behind a resolution. */
function goesOnFrom(point: ListEntry, { part, lines }: Section, line: string): boolean {
  const entry = listEntry(line);
  return (
    (part === 'resolved' || part === 'recommended') &&
    entry?.style === point.style &&
    point.ordinal !== null &&
    entry.ordinal === point.ordinal + 1 &&
    /\.$/.test(lines.at(-1) ?? '')
  );
}

/** A label that a decision's page has besides those known; what leads up to a list is none. */
const OTHER_LABEL = /^\p{Lu}(?!.*\b(?:follow\w*|is|are|was|were|that|to|because|as)\b)[^.;:]{2,60}:$/u;

/** "(The meeting, which began at 5.00 pm, ended at 6.25 pm.)" */
const MEETING_ENDED = /^\(?(?:the )?meeting\b.{0,80}\b(?:closed|ended|finished|concluded|rose|adjourned)\b/i;

/** Some sections end without a heading: a resolution with its list, an officer list with the first sentence. */
function ends({ part, style, lines }: Section, line: string): boolean {
  if (MEETING_ENDED.test(line)) return true;
  if (part === 'resolved' || part === 'recommended') {
    if (movementsIn(line).length > 0) return true;
    if (style !== null && listEntry(line)?.style === style) return true;
    const last = lines.at(-1) ?? '';
    // Below a bare "RESOLVED" every paragraph that begins so is one more.
    const goesOn = /^(?:and )?(?:that|to)\b/i.test(line) && (isBareLabel(lines[0] ?? '') || /^that\b/i.test(last));
    return listEntry(line) === null && !/:-?$/.test(last) && !isBareLabel(last) && !goesOn;
  }
  if (part === 'actions' && movementsIn(line).length > 0) return true;
  if (part === 'actions') return lines.some((entry) => listEntry(entry) !== null) && listEntry(line) === null;
  if (part === 'resolutions' || part === 'recommendations') {
    // "Decision: That it be noted." and then a name or a vote: what begins otherwise is no further decision.
    const isAnother = listEntry(line) !== null || /^(?:and )?(?:that|to)\b/i.test(line);
    const first = lines.find((one) => !isBareLabel(one)) ?? '';
    const isClosed = /^(?:that|to)\b/i.test(first) && /\.$/.test(lines.at(-1) ?? '');
    return movementsIn(line).length > 0 || (isClosed && !isAnother);
  }
  if (part === 'reasons' || part === 'alternatives')
    return lines.length > 0 && (OTHER_LABEL.test(line) || isAsideLabel(line));
  if (part === 'officers') return lines.length > 0 && officerOf(line, { under: true }) === null;
  return false;
}

/** Under "Decision:" some councils put their minutes: what leads up to the word RESOLVED is what was said. */
function decidedIn(section: Section, next: Part | undefined): readonly string[] {
  return resolutionsIn(section).filter((line) => next !== 'resolved' || readsAsResolution(line));
}

function resolutionsIn({ part, lines }: Section): readonly string[] {
  if (part === 'resolutions') return resolutionsUnder(lines);
  if (part === 'resolved') return resolutionsFrom(lines);
  if (part !== 'minutes' && part !== 'key-points') return [];
  return lines
    .map((line, index) => {
      // Below "Councillor North moved:" stand a mover's words, decided or not.
      const isBare = part === 'minutes' && isBareResolution(line) && !/:-?$/.test(lines[index - 1] ?? '');
      return (
        resolutionWithin(line, { infinitives: part === 'minutes' }) ?? (isBare ? (listEntry(line)?.text ?? line) : null)
      );
    })
    .filter((found) => found !== null);
}

function recommendationsIn({ part, lines }: Section): readonly string[] {
  if (part === 'recommended') return resolutionsFrom(lines);
  if (part === 'recommendations') return resolutionsUnder(lines);
  if (part !== 'minutes' && part !== 'key-points') return [];
  return lines.map(recommendationWithin).filter((found) => found !== null);
}

/** Numbered or bulleted lines under the heading, else its paragraphs; with no heading, the numbered paragraphs of the minutes. */
function keyPointsIn(announced: readonly string[], minutes: readonly string[]): string[] {
  const points = listEntries(announced);
  if (points.length > 0) return points.map((point) => point.text);
  if (announced.length > 0) return announced.filter((line) => movementsIn(line).length === 0);
  const numbered = listEntries(minutes).filter((entry) => entry.ordinal !== null);
  const isRun = numbered.some((entry, index) => index > 0 && entry.ordinal === (numbered[index - 1]?.ordinal ?? 0) + 1);
  // "1. From Ms Dale to the Mayor:" leads up to a question.
  return isRun ? numbered.map((entry) => entry.text).filter((text) => !/:$/.test(text)) : [];
}

/** The entries of the lists in these lines, or the lines themselves where there is no list; "None." is no entry. */
function pointsUnder(lines: readonly string[]): string[] {
  const entries = listEntries(lines).map((entry) => entry.text);
  const points = entries.length > 0 ? entries : lines.filter((line) => !/:-?$/.test(line));
  return points.filter((point) => !/^(?:none|nil|n\/a|no actions?(?: arising)?)\.?$/i.test(point));
}

/** "The Clerk to order chains. Cllr North to collect the sign.": each sentence that names who is to do what is one. */
function tasksIn(action: string): string[] {
  const sentences = action.split(/(?<=[\p{Ll}\d)]{2}\.)\s+(?=\p{Lu})/u);
  return sentences.length > 1 && sentences.every((one) => TASK.test(one)) ? sentences : [action];
}

const TASK = /^\p{Lu}[^.;:]{1,60}? to \p{Ll}/u;

/** The first paragraph, with the list that it announces. */
function firstThought(lines: readonly string[]): string | null {
  const [first, ...rest] = lines;
  if (first === undefined) return null;
  if (!/:-?$/.test(first)) return first;
  const end = rest.findIndex((line) => listEntry(line) === null);
  return [first, ...(end === -1 ? rest : rest.slice(0, end))].join('\n');
}
