/** What the words of one agenda item say: purpose, officers, declarations, key points, resolutions. It keeps no text itself. */
import { listEntries, listEntry } from './meeting-lines.ts';
import { officerOf } from './meeting-people.ts';
import type { Officer } from './meeting-people.ts';
import {
  DECIDING_BODY,
  isBareLabel,
  resolutionsFrom,
  resolutionsUnder,
  resolutionWithin,
  startsResolution,
} from './meeting-resolutions.ts';

export interface ItemFacts {
  readonly purpose: string | null;
  readonly officers: readonly Officer[];
  readonly declarations: string | null;
  readonly keyPoints: readonly string[];
  readonly resolutions: readonly string[];
  /** Lines of the minutes under no heading of their own. */
  readonly minutes: readonly string[];
}

type Part =
  'agenda' | 'minutes' | 'purpose' | 'officers' | 'declarations' | 'key-points' | 'resolutions' | 'resolved' | 'aside';

interface Section {
  readonly part: Part;
  readonly lines: string[];
}

/** A heading is one of these words alone on its line, or before a colon. The first that fits holds. */
const HEADINGS: readonly (readonly [Part, RegExp])[] = [
  ['minutes', /^minutes?$/i],
  ['agenda', /^(?:agenda item|agenda text|details)$/i],
  ['purpose', /^(?:the )?(?:purpose|aim)s?(?: of (?:the |this )?(?:report|item|paper))?$/i],
  [
    'officers',
    /^(?:witness(?:es)?|officers?(?: (?:present|in attendance|attending))?|(?:also )?in attendance|also present|(?:report|lead|presenting|contact) (?:authors?|officers?)|presented by)$/i,
  ],
  ['declarations', /^declarations? of (?:[\w ]{1,60} )?interests?$/i],
  [
    'key-points',
    /^(?:(?:key|main) (?:points?|issues?|themes?|messages?|comments?)|points? (?:raised|made|of discussion)|issues?(?: raised)?|(?:summary of )?discussions?|comments?)(?: (?:raised|made|arising|discussed))?(?: (?:during|in|from) (?:the |this )?(?:course of the )?(?:discussion|debate|meeting))?$/i,
  ],
  [
    'resolutions',
    /^(?:decisions?|resolutions?|recommendations?|outcomes?|(?:draft |printed )?decisions? made|action(?:s)? agreed)$/i,
  ],
  [
    'aside',
    /^(?:reasons?|alternative|other options|actions?|next steps|(?:select )?committee next steps|background|voting|notes?|implications)\b/i,
  ],
];

const POINTS_FOLLOW =
  /\b(?:points?|issues?|comments?|questions?|matters|responses)\b.{0,60}\b(?:raised|made|noted|discussed|highlighted|arose|given|were)\b.{0,40}:-?$/i;
/** What an item is for, where no heading says "Purpose": the agenda's own request to the members. */
const REQUEST = new RegExp(
  `^(?:to |for (?:members|the committee|information|decision)|${DECIDING_BODY} (?:is|are|will)(?: be)? (?:asked|invited|requested|recommended|receive|consider))`,
  'i',
);

/** @param isMinutes whether lines under no heading are minutes; otherwise they are the agenda's announcement. */
export function readItemLines(lines: readonly string[], isMinutes: boolean): ItemFacts {
  const sections = sectionsOf(lines, isMinutes ? 'minutes' : 'agenda');
  const of = (part: Part): string[] =>
    sections.filter((section) => section.part === part).flatMap((section) => section.lines);
  const resolutions = sections.flatMap((section) => resolutionsIn(section));
  const declared = of('declarations').join('\n');
  const officers = sections
    .filter(({ part }) => part !== 'key-points' && part !== 'resolutions' && part !== 'resolved')
    .flatMap(({ part, lines: words }) => words.flatMap((line) => officersIn(line, part === 'officers')));
  return {
    purpose:
      firstThought(of('purpose')) ??
      firstThought(
        of('agenda')
          .filter((line) => REQUEST.test(line))
          .slice(0, 1),
      ),
    officers,
    declarations: declared === '' ? null : declared,
    keyPoints: keyPointsIn(of('key-points'), of('minutes')),
    resolutions: [...new Set(resolutions)],
    minutes: of('minutes'),
  };
}

function officersIn(line: string, under: boolean): Officer[] {
  const parts = under ? line.split(/;\s*/) : [line];
  return parts.map((part) => officerOf(part, { under })).filter((officer) => officer !== null);
}

function sectionsOf(lines: readonly string[], first: Part): Section[] {
  let home: Part = first;
  let section: Section = { part: home, lines: [] };
  const sections = [section];
  const begin = (part: Part, rest: string): void => {
    if (part === 'minutes' || part === 'agenda') home = part;
    section = { part, lines: rest === '' ? [] : [rest] };
    sections.push(section);
  };
  for (const line of lines) {
    const heading = headingOf(line);
    if (heading !== null) begin(heading.part, heading.rest);
    else if (startsResolution(line)) begin('resolved', line);
    else if (POINTS_FOLLOW.test(line)) begin('key-points', '');
    else if (ends(section, line)) begin(home, line);
    else section.lines.push(line);
  }
  return sections;
}

/** Some sections end without a heading: a resolution with its list, an officer list with the first sentence. */
function ends({ part, lines }: Section, line: string): boolean {
  if (part === 'resolved') {
    const last = lines.at(-1) ?? '';
    return listEntry(line) === null && !/:-?$/.test(last) && !isBareLabel(last);
  }
  if (part === 'officers') return lines.length > 0 && officerOf(line, { under: true }) === null;
  return false;
}

/** Whether a line is a heading within an item, such as "Purpose of the report:". */
export const isHeadingLine = (line: string): boolean => headingOf(line) !== null;

function headingOf(line: string): { readonly part: Part; readonly rest: string } | null {
  const words = listEntry(line)?.text ?? line;
  const colon = words.search(/:|\s[-–—]\s/);
  // No heading is longer than "Key points raised during the course of the discussion".
  const label = (colon === -1 ? words : words.slice(0, colon)).replace(/[.\s*]+$/, '').trim();
  if (label.length > 90) return null;
  const rest = colon === -1 ? '' : words.slice(colon + 1).replace(/^[\s:–—-]+/, '');
  const found = HEADINGS.find(([, pattern]) => pattern.test(label));
  if (found === undefined) return null;
  // "ACTION: the Head of Service to reply" is a line of the discussion, not the end of it.
  return found[0] === 'aside' && (rest !== '' || words.length > 60) ? null : { part: found[0], rest };
}

function resolutionsIn({ part, lines }: Section): readonly string[] {
  if (part === 'resolutions') return resolutionsUnder(lines);
  if (part === 'resolved') return resolutionsFrom(lines);
  if (part !== 'minutes' && part !== 'key-points') return [];
  return lines
    .map((line) => resolutionWithin(line, { infinitives: part === 'minutes' }))
    .filter((found) => found !== null);
}

/** Numbered or bulleted lines under the heading, else its paragraphs; with no heading, the numbered paragraphs of the minutes. */
function keyPointsIn(announced: readonly string[], minutes: readonly string[]): string[] {
  const points = listEntries(announced);
  if (points.length > 0) return points.map((point) => point.text);
  if (announced.length > 0) return announced.filter((line) => !isComingOrGoing(line));
  const numbered = listEntries(minutes).filter((entry) => entry.ordinal !== null);
  const isRun = numbered.some((entry, index) => index > 0 && entry.ordinal === (numbered[index - 1]?.ordinal ?? 0) + 1);
  return isRun ? numbered.map((entry) => entry.text) : [];
}

/** "Bob Smith entered the meeting at 10.45am": part of the minutes, but no point of the discussion. */
function isComingOrGoing(line: string): boolean {
  return (
    line.length < 160 &&
    /\b(?:entered|joined|left|arrived at|withdrew from|re-?joined|returned to) (?:the )?(?:meeting|room|chamber)\b/i.test(
      line,
    )
  );
}

/** The first paragraph, with the list that it announces. */
function firstThought(lines: readonly string[]): string | null {
  const [first, ...rest] = lines;
  if (first === undefined) return null;
  if (!/:-?$/.test(first)) return first;
  const end = rest.findIndex((line) => listEntry(line) === null);
  return [first, ...(end === -1 ? rest : rest.slice(0, end))].join('\n');
}
