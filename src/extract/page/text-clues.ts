/** What the texts of a page say by their words: credits, notices, days, and where prose begins. */
import { isTag } from 'domhandler';
import type { AnyNode, Text } from 'domhandler';
import { lineOf } from '../element-text.ts';
import { statesDay } from '../text/date-text.ts';
import { keep, keepDated, MAX_DATE_CHARS } from './found-clues.ts';
import type { Found } from './found-clues.ts';

/** The beginning of a credit; "by" inside a sentence is not at the start of its text. */
const CREDIT = /^\s*(?:(?:written|words|story|report|reported|posted|published) )?by\b/i;
const MAX_CREDIT_CHARS = 120;
const NOTICE =
  /\b(?:originally|first) (?:published|appeared)\b|\brepublished (?:from|with permission)\b|(?:©|\bcopyright\b)/i;
const MAX_NOTICE_CHARS = 300;
/** Menus and labels are shorter. */
const MIN_PROSE_CHARS = 160;

export function noteText(found: Found, node: Text): void {
  const { data, parent } = node;
  const text = data.length > 20_000 ? data : data.trim();
  // Half of the texts in a page are blanks between its elements.
  if (text === '') return;
  if (data.length <= MAX_CREDIT_CHARS && CREDIT.test(text)) noteCredit(found, node);
  if (data.length <= MAX_NOTICE_CHARS && NOTICE.test(text) && parent && isTag(parent))
    keep(found.notices, { line: lineOf(parent).slice(0, 2 * MAX_NOTICE_CHARS), element: parent, at: found.at });
  if (text.length >= 8 && text.length <= MAX_DATE_CHARS && parent && isTag(parent) && statesDay(text))
    keepDated(found, { element: parent, value: text.replace(/\s+/g, ' '), kind: 'text', at: found.at });
  if (text.length >= MIN_PROSE_CHARS) found.proseAt ??= found.at;
  found.at += text.length;
}

/** "By Jane Roe", or a bare "Written by" with the names beside it. */
function noteCredit(found: Found, node: Text): void {
  let around: AnyNode | null = node.parent;
  for (let up = 0; around && up < 3; up += 1, around = around.parent) {
    const whole = lineOf(around);
    const line = whole.slice(Math.max(0, whole.indexOf(node.data.trim())));
    if (line.length > MAX_CREDIT_CHARS) return;
    if (line.replace(CREDIT, '').trim().length > 3 && isTag(around)) {
      keep(found.credits, { line, element: around, at: found.at });
      return;
    }
  }
}
