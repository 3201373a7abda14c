/** The rows of a council's PDF as lines that say what they are: numbers before titles, labels before values, actions behind what was discussed. */
import { itemHeadingOf } from './meeting-item-headings.ts';
import { isInRun, listEntry } from './meeting-lines.ts';
import { isParty, isRole, isTitled } from './meeting-person-words.ts';
import { groupHeadingOf } from './meeting-people-groups.ts';
import { labelOf } from './meeting-labels.ts';
import { startsResolution } from './meeting-resolutions.ts';
import type { PageStart } from '../../records/extraction.ts';
import type { PaperParagraph, PaperRow } from '../pdf/pdf-paper.ts';

export interface PaperLine {
  readonly text: string;
  /** Set apart by its type, as headings are. */
  readonly isHeading: boolean;
  readonly turns: PaperParagraph['turns'];
}

/** The headings of a table's columns that say what their cells are, by where the columns lie. */
interface ColumnLabel {
  readonly span: readonly [number, number];
  /** "Action", "Presented by"; null for one that holds nothing but page numbers or times. */
  readonly label: string | null;
}

const ITEM_NUMBER =
  /^(?:(?:agenda )?item |minute )?(?:no\.? ?)?(?:\d{1,4}\/\d{2,4}|\d{1,3}(?:\.\d{1,2})?[a-z]?|[A-Z]{1,5}[./-]?\d{1,4}(?:[./-]\d{2,4})?|\(?[a-z]\)|\(?[ivx]{1,5}[.)])[.):]?$/i;
const NUMBER_HEADER = /^(?:(?:agenda )?item|no\.?|ref(?:erence)?\.?|minute|min\.?|#)(?: (?:no\.?|number|ref\.?))?$/i;
const TEXT_HEADER =
  /^(?:(?:agenda )?items?(?: (?:and|&|\/) (?:discussions?|minutes?|notes?|business|descriptions?|key points).{0,20})?|subject|business|topic|title|matter|heading|discussion.{0,30}|minutes?|notes?|details?|description|report|issue)$/i;
const SILENT_HEADER =
  /^(?:pages?(?: nos?\.?| numbers?)?|time(?:s| allowed| allocated)?|approx\.? time|timings?|enclosures?|enc\.?|papers?|ward(?:\(?s\)?)?)$/i;
const PAGES = /^\(?(?:pages?|pp?\.?)?\s*\d{1,4}(?:\s*(?:[-–—]|to)\s*\d{1,4})?\)?$/i;
const CLOCK = /^\d{1,2}[.:]\d{2}(?:\s?[ap]\.?m\.?)?$|^\d{1,2}\s?[ap]\.?m\.?$|^\d{1,3}\s?min(?:ute)?s?$/i;
const PERSON_HEADER = /^(?:action(?:ed)? by|by whom|who(?:m)?|owner|lead|responsib(?:le|ility).{0,20}|action owner)$/i;
const LABELLED = new Set(['actions', 'officers', 'recommendations', 'resolutions', 'purpose', 'declarations']);
const MAX_SIDE_CHARS = 150;
const MIN_PROSE_WORDS = 5;
/** A label in a cell of its own is no longer. */
const MAX_LABEL_CHARS = 60;

/** Reads the rows from the first page to the last. */
export function paperLines(rows: readonly PaperRow[]): PaperLine[] {
  const lines: PaperLine[] = [];
  let labels: readonly ColumnLabel[] = [];
  let stacked: PaperRow[] = [];
  const add = (more: readonly PaperLine[]): void => {
    for (const line of more) for (const part of partAtAction(line)) lines.push(part);
  };
  const flush = (): void => {
    add(stackedLines(stacked));
    stacked = [];
  };
  for (const row of rows) {
    const header = headerLabels(row);
    if (header !== null) {
      flush();
      labels = header;
      continue;
    }
    if (isRunningText(row)) labels = [];
    if (stacked.length > 0 && isSameTable(stacked[0], row)) stacked.push(row);
    else {
      flush();
      if (isStack(row)) stacked = [row];
      else add(rowLines(row, labels));
    }
  }
  flush();
  return lines;
}

/** "The pads expire in July. Action: Clerk to order pads." */
function partAtAction(line: PaperLine): PaperLine[] {
  const at = line.text.search(/(?<=[.!?)] )(?:ACTION|Action)s?(?: points?)?:\s/);
  if (at < 1) return [line];
  return [
    { ...line, text: line.text.slice(0, at).trim() },
    { text: line.text.slice(at), isHeading: false, turns: [] },
  ];
}

/** The text of the lines as one, with the places where pages begin. */
export function paperText(lines: readonly PaperLine[]): { readonly text: string; readonly pages: PageStart[] } {
  const parts: string[] = [];
  const pages: PageStart[] = [];
  let length = 0;
  lines.forEach(({ text, turns }, index) => {
    const gap = index === 0 ? '' : isInRun(lines[index - 1]?.text, text) ? '\n' : '\n\n';
    for (const turn of turns) {
      const last = pages.at(-1)?.page ?? 0;
      if (turn.page > last)
        pages.push({ offset: length + gap.length + Math.min(turn.offset, text.length), page: turn.page });
    }
    parts.push(gap, text);
    length += gap.length + text.length;
  });
  return { text: parts.join(''), pages };
}

/** "Item | Discussion | Action": what the columns of this table hold; null for a row that is no such header. */
function headerLabels({ cells, spans }: PaperRow): ColumnLabel[] | null {
  const words = cells.map((cell) => (cell.length <= 1 ? (cell[0]?.text ?? '').replace(/:$/, '') : 'x'.repeat(99)));
  const stated = words.filter((cell) => cell !== '');
  if (stated.length < 2 || stated.some((cell) => cell.length > 40)) return null;
  const kinds = words.map((cell): string | null | undefined => {
    if (cell === '' || NUMBER_HEADER.test(cell) || TEXT_HEADER.test(cell)) return '';
    if (SILENT_HEADER.test(cell)) return null;
    if (PERSON_HEADER.test(cell)) return cell;
    const part = itemHeadingOf(cell)?.part;
    return part !== undefined && LABELLED.has(part) ? cell : undefined;
  });
  if (kinds.some((kind) => kind === undefined) || (!stated.some((cell) => TEXT_HEADER.test(cell)) && stated.length < 3))
    return null;
  return kinds.flatMap((label, at) => {
    const span = spans[at];
    return span === undefined || label === '' || label === undefined ? [] : [{ span, label }];
  });
}

/** A sentence over the whole width of the page: the table above it is at its end. */
const isRunningText = ({ cells, spans }: PaperRow): boolean =>
  spans.length === 1 && cells.some(([first]) => first !== undefined && !first.isHeading && /[.:;]$/.test(first.text));

/** "Present | Apologies | In attendance" above names: each column is a list of its own. */
function isStack({ cells }: PaperRow): boolean {
  const stated = cells.filter((cell) => cell.length > 0);
  return stated.length >= 2 && stated.every(([first]) => first !== undefined && isGroup(first.text));
}

const isGroup = (words: string): boolean => {
  const heading = groupHeadingOf(words);
  return heading !== null && heading.rest === '' && heading.group !== 'none';
};

function isSameTable(first: PaperRow | undefined, row: PaperRow): boolean {
  return first !== undefined && row.spans === first.spans && !isStack(row);
}

function stackedLines(rows: readonly PaperRow[]): PaperLine[] {
  const width = rows[0]?.cells.length ?? 0;
  return Array.from({ length: width }, (_, at) => rows.flatMap(({ cells }) => (cells[at] ?? []).map(lineOf))).flat();
}

function rowLines(row: PaperRow, labels: readonly ColumnLabel[]): PaperLine[] {
  const stated = row.cells
    .map((cell, at) => ({ cell, label: labelFor(row.spans[at], labels, row.cells.length) }))
    .filter(({ cell }) => cell.length > 0)
    .filter(({ cell, label }, at) => label !== null && !(at > 0 && cell.every(({ text }) => PAGES.test(text))));
  const plain = stated.filter(({ label }) => label === undefined).map(({ cell }) => cell);
  const labelled = stated.flatMap(({ cell, label }) =>
    typeof label === 'string'
      ? cell.map((one, at) => (at > 0 && isDecided(label) ? lineOf(one) : labelledLine(label, one)))
      : [],
  );
  return [...plainLines(plain), ...labelled];
}

function labelFor(
  span: readonly [number, number] | undefined,
  labels: readonly ColumnLabel[],
  width: number,
): string | null | undefined {
  if (span === undefined || width < 2) return undefined;
  return labels.find((label) => label.span[0] < span[1] && label.span[1] > span[0])?.label;
}

/** What is decided goes on from paragraph to paragraph; an action is one line. */
const isDecided = (label: string): boolean =>
  /^(?:resolutions|recommendations)$/.test(itemHeadingOf(label)?.part ?? '');

function labelledLine(label: string, paragraph: PaperParagraph): PaperLine {
  const { text } = paragraph;
  const lead = itemHeadingOf(text) === null ? `${label}: ` : '';
  return { text: `${lead}${listEntry(text)?.text ?? text}`, isHeading: false, turns: paragraph.turns };
}

/** The cells that no header names: a number with its title, a label with its value, or cells side by side. */
function plainLines(given: readonly (readonly PaperParagraph[])[]): PaperLine[] {
  const isNumbered = ITEM_NUMBER.test((given[0]?.[0]?.text ?? '').replace(/^([A-Z]{1,6}) (?=\d)/, '$1/'));
  const cells = given.filter(
    ([first], at) => !isNumbered || at === 0 || first === undefined || !CLOCK.test(first.text),
  );
  const [head = [], ...others] = cells;
  const [label] = head;
  if (label === undefined) return [];
  const rest = others.flat();
  if (cells.length === 1) return head.flatMap((one) => partAtLead(one));
  const [first] = rest;
  if (first !== undefined && head.length === 1 && isNumbered) {
    const [title, ...behind] = partAtLead(first, true);
    const number = label.text.replace(/:$/, '');
    const words = title === undefined ? number : `${number} ${title.text}`;
    const isHeading = title?.isHeading === true || label.isHeading;
    return [{ text: words, isHeading, turns: label.turns }, ...behind, ...rest.slice(1).map(lineOf)];
  }
  if (first !== undefined && cells.length === 2 && isSideHeading(head) && isProse(rest)) {
    const title = head.map(({ text }) => text).join(' ');
    return [{ text: title, isHeading: true, turns: label.turns }, ...rest.map(lineOf)];
  }
  const isHeader = label.isHeading && rest.every((one) => one.isHeading) && !label.text.endsWith(':');
  const isOffice = isRole(label.text) && isTitled(first?.text ?? '');
  if (first !== undefined && !isHeader && (isOffice || isLabel(head.map(({ text }) => text).join(' ')))) {
    const name = head.map(({ text }) => text).join(' ');
    const words = `${name.replace(/\s*:$/, '')}: ${first.text}`;
    return [{ text: words, isHeading: false, turns: label.turns }, ...rest.slice(1).map(lineOf)];
  }
  const firsts = cells.flatMap(([one]) => one ?? []);
  const joined = firsts.map(({ text }) => text).join(' | ');
  const more = cells.flatMap((cell) => cell.slice(1)).map(lineOf);
  return [{ text: joined, isHeading: firsts.every((one) => one.isHeading), turns: label.turns }, ...more];
}

/** "4. Ferry fares" in a column of its own beside what was said. */
function isSideHeading(head: readonly PaperParagraph[]): boolean {
  const title = head.map(({ text }) => text).join(' ');
  return title.length <= MAX_SIDE_CHARS && /^\d{1,3}[.)]?\s+\p{Lu}/u.test(title) && !/[.;:,]$/.test(title);
}

const isProse = (paragraphs: readonly PaperParagraph[]): boolean =>
  paragraphs.some(({ text }) => /[.:]$/.test(text) && text.split(' ', MIN_PROSE_WORDS).length === MIN_PROSE_WORDS);

function isLabel(words: string): boolean {
  if (words.length > MAX_LABEL_CHARS) return false;
  return (
    words.endsWith(':') ||
    labelOf(words) !== null ||
    itemHeadingOf(words)?.rest === '' ||
    isGroup(words) ||
    isParty(words)
  );
}

/** "Play area: the swings were mended" with its first words in bold: a heading and what stands under it. */
function partAtLead(paragraph: PaperParagraph, isItemTitle = false): PaperLine[] {
  const { lead, text } = paragraph;
  const behind = text.slice(lead.length).replace(/^[\s.:–—-]+/, '');
  const isTitle =
    lead.length >= 5 && /\p{L}{3}/u.test(lead) && text.startsWith(lead) && /^[\p{Lu}\d£“‘"'(]/u.test(behind);
  const title = lead.replace(/[\s.:–—-]+$/, '');
  const isNumbered = isItemTitle || /^\W?\d/.test(lead);
  // "RESOLVED That …", "Venue: Town Hall", "Proposed by: Councillor North" are labels with what they announce.
  const isLabelled =
    lead.endsWith(':') || startsResolution(text) || itemHeadingOf(title) !== null || labelOf(title) !== null;
  // "1. Present: …" is part of the head, "2. Apologies: …" the first item.
  const isApologies = isNumbered && /\bapolog/i.test(title);
  if (!isTitle || (!isNumbered && isLabelled) || (isGroup(title) && !isApologies) || isParty(title))
    return [lineOf(paragraph)];
  const turns = paragraph.turns.map(({ offset, page }) => ({ page, offset: Math.max(0, offset - lead.length) }));
  return [
    { text: title, isHeading: true, turns: paragraph.turns.slice(0, 1) },
    { text: behind, isHeading: false, turns },
  ];
}

const lineOf = ({ text, isHeading, isBullet: bullet, turns }: PaperParagraph): PaperLine => ({
  text: bullet && listEntry(text) === null ? `- ${text}` : text,
  isHeading: isHeading && !bullet,
  turns,
});
