/** Tables of a council's page that lay out and do not tabulate: an agenda's rows, pairs of label and value, paragraphs beside their numbers. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag, isText } from 'domhandler';
import type { Element, Text } from 'domhandler';
import { lineOf } from '../element-text.ts';
import { findIn } from '../find-in.ts';
import { walk } from '../walk.ts';
import { isHeadingLine } from './meeting-item-headings.ts';

/**
 * Makes plain what skins dress as tables: rows of an agenda, pairs of label and value and paragraphs set beside their numbers
 * become blocks, so that what they hold is read block by block. Tables of figures stay tables.
 */
export function unfoldTables($: CheerioAPI): void {
  nameTables($);
  $('table').each((_, table) => {
    const rows = rowsOf($, table);
    const isLayout = rows.some(({ cells }) => cells.length > 1) && rows.every((row) => isSetParagraph($, row));
    if (isLayout && ($(table).closest('.mgWordPara').length > 0 || !isAgenda($, table, rows)))
      for (const { cells } of rows) joinMarkers($, cells);
    else if (!isAgenda($, table, rows) && !isPairs($, rows)) return;
    for (const { row, cells } of rows) for (const element of [row, ...cells]) element.name = 'div';
    for (const element of $(table).children('thead, tbody, tfoot').toArray()) element.name = 'div';
    table.name = 'div';
  });
}

const TABLE_ROLES: readonly (readonly [string, string])[] = [
  ['table', 'table'],
  ['row', 'tr'],
  ['columnheader', 'th'],
  ['cell', 'td'],
];

/** Boxes that are tables for those who hear the page are tables. */
function nameTables($: CheerioAPI): void {
  for (const [role, name] of TABLE_ROLES)
    $(`div[role="${role}"], span[role="${role}"]`).each((_, element) => void (element.name = name));
}

interface Row {
  readonly row: Element;
  readonly cells: readonly Element[];
}

function rowsOf($: CheerioAPI, table: Element): Row[] {
  return findIn($, table, 'tr')
    .filter((row) => $(row).closest('table').get(0) === table)
    .map((row) => ({ row, cells: row.children.filter(isTag).filter(({ name }) => name === 'td' || name === 'th') }));
}

/** The first words of the rows that have more than one cell. */
const firstsOf = ($: CheerioAPI, rows: readonly Row[]): string[] =>
  rows.flatMap(({ cells: [first, second] }) => (first && second ? [$(first).text().trim()] : []));

function isAgenda($: CheerioAPI, table: Element, rows: readonly Row[]): boolean {
  if ($(table).is('[class*="mgItemTable" i], #mgItemTable')) return true;
  const firsts = firstsOf($, rows);
  const numbered = firsts.filter((text) => /^(?:(?:agenda )?item )?\d{1,3}[a-z]?[.):]?$/i.test(text)).length;
  return numbered > 0 && numbered >= firsts.length / 2;
}

function isPairs($: CheerioAPI, rows: readonly Row[]): boolean {
  const firsts = firstsOf($, rows);
  // "Purpose of report" in bold beside the purpose; a table of figures may have bold names as well.
  const areHeadings = firsts.some(isHeadingLine);
  return (
    firsts.length > 0 &&
    firsts.every((text) => text.length > 0 && text.length <= 60) &&
    rows.every(
      ({ cells: [first, second, third] }) =>
        third === undefined &&
        (second === undefined ||
          first?.name === 'th' ||
          /:\s*$/.test(first === undefined ? '' : $(first).text()) ||
          (areHeadings && first !== undefined && isBold($, first))),
    )
  );
}

const isBold = ($: CheerioAPI, cell: Element): boolean =>
  findIn($, cell, 'b, strong').some((bold) => lineOf(bold) === lineOf(cell));

/** "RESOLVED -", "(i)", "9.1", "ACTION:": what Word sets in a column beside a paragraph. */
const MARKER =
  /^(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z]|[ivx]{1,6})[.)]{0,2}|[-–•·]|(?:it was )?(?:resolved|recommended|agreed|decision|actions?|noted)(?: unanimously)?)\s*[:.–-]*$/i;

/** A row whose cells are all markers but the last, which has the words. */
function isSetParagraph($: CheerioAPI, { cells }: Row): boolean {
  const said = cells.map((cell) => $(cell).text().trim()).filter((text) => text !== '');
  const words = said.at(-1);
  return (
    words === undefined || (/\p{L}{2}\P{L}+\p{L}/u.test(words) && said.slice(0, -1).every((text) => MARKER.test(text)))
  );
}

/** Puts the markers of a row before the first words of the cell that has them. */
function joinMarkers($: CheerioAPI, cells: readonly Element[]): void {
  const said = cells.filter((cell) => $(cell).text().trim() !== '');
  const words = said.pop();
  const first = words === undefined ? undefined : textsIn(words).find(({ data }) => /\S/.test(data));
  if (first === undefined) return;
  first.data = [...said.map((cell) => $(cell).text().trim()), first.data.trimStart()].join(' ');
  for (const cell of said) $(cell).empty();
}

function textsIn(element: Element): Text[] {
  const texts: Text[] = [];
  walk([element], {
    enter: (node) => {
      if (isText(node)) texts.push(node);
      return true;
    },
  });
  return texts;
}
