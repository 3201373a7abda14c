/** Labels with their values anywhere on a council's page: "Venue: Town Hall", a pair of cells, a term and its description. */
import type { CheerioAPI } from 'cheerio/slim';
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import type { Field } from '../../records/extraction.ts';

export type Label =
  | 'venue'
  | 'status'
  | 'date'
  | 'time'
  | 'committee'
  | 'meeting'
  | 'item'
  | 'title'
  | 'maker'
  | 'decided-on'
  | 'decided-at'
  | 'published'
  | 'due'
  | 'effective-from'
  | 'key-decision'
  | 'call-in'
  | 'contact';

/** What councils call them, in English and Welsh; a whole label, without its colon. */
const NAMES: readonly (readonly [Label, RegExp])[] = [
  ['venue', /^(?:(?:meeting )?(?:venue|location|place)|where|lleoliad|man cyfarfod)$/i],
  ['status', /^(?:(?:meeting |decision |issue )?status|statws)$/i],
  ['date', /^(?:(?:meeting )?date(?:(?: and |\/| & )time)?(?: of (?:the )?meeting)?|when|dyddiad(?: y cyfarfod)?)$/i],
  ['time', /^(?:(?:start |meeting )?time|starts?|amser)$/i],
  ['committee', /^(?:committee|meeting body|body|pwyllgor)$/i],
  ['meeting', /^(?:meeting(?: details)?|meeting of|considered at|cyfarfod)$/i],
  ['item', /^(?:(?:agenda )?item (?:no\.?|number)|item|rhif yr eitem)$/i],
  [
    'title',
    /^(?:(?:item|decision|issue|report) title|title(?: of (?:the )?(?:decision|report|item))?|subject|teitl)$/i,
  ],
  ['maker', /^(?:decision[ -]?(?:maker|taker)|decision (?:made|taken) by|made by|penderfynwr)$/i],
  [
    'decided-on',
    /^(?:date of (?:the )?decision|decision date|decision (?:made|taken) on|date (?:made|taken|decided)|dyddiad y penderfyniad)$/i,
  ],
  ['decided-at', /^(?:decided at meeting|decision (?:made|taken) at)$/i],
  [
    'published',
    /^(?:(?:agenda|papers|summons|minutes|decisions?) published(?: on)?|(?:notice of (?:the )?(?:proposed )?decision )?(?:first )?published|(?:date )?(?:of )?publi(?:shed|cation)(?: (?:date|on|of decision))?|date published|dyddiad cyhoeddi)$/i,
  ],
  [
    'effective-from',
    /^(?:effective (?:from|date)|date effective(?: from)?|date (?:the |this )?decision (?:takes|comes into) (?:effect|force)|(?:decision )?(?:takes|comes into) effect(?: on| from)?|comes into (?:effect|force)(?: on)?|implementation date)$/i,
  ],
  ['due', /^(?:decision )?due(?: date| on| by)?$/i],
  ['key-decision', /^(?:(?:is (?:this a |it a )?)?key decision\??|(?:(?:issue|decision) )?type)$/i],
  ['call-in', /^(?:(?:is )?subject to call[ -]?in\??|is callable in\??|call[ -]?in\??)$/i],
  ['contact', /^(?:contact(?: officer)?s?|cyswllt)$/i],
];

/** Names of furniture behind a place. */
const PLACE_LINKS =
  /[\s.,|(-]*\b(?:view (?:directions|map|location)|(?:view on )?map|directions|cyfarwyddiadau|gweld (?:y )?map|how to (?:find|get to) .{0,30})\b.*$/i;
const MAX_ELEMENTS = 20_000;
const MAX_CHARS = 400;
/** "Notice of proposed decision first published" is the longest known. */
const MAX_LABEL_CHARS = 50;
const BLOCK = /^(?:p|div|dl|dt|dd|ul|ol|li|table|tbody|tr|td|th|section|article|h[1-6]|header|footer|main|fieldset)$/;

export type Labels = ReadonlyMap<Label, Field>;

/** The first value of each label within `root`, leaving out what `skip` says. */
export function labelsOf(root: Element, skip: ReadonlySet<AnyNode>): Labels {
  const labels = new Map<Label, Field>();
  const open: AnyNode[] = [root];
  for (let seen = 0; open.length > 0 && seen < MAX_ELEMENTS; seen += 1) {
    const node = open.pop();
    if (node === undefined || !isTag(node) || skip.has(node)) continue;
    if (isLeaf(node)) readLeaf(node, labels);
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) open.push(child);
    }
  }
  return labels;
}

/** The label that a line is, without its colon; null for other words. */
export function labelOf(words: string): Label | null {
  const name = words.replace(/\s*[:：]\s*$/, '').trim();
  if (name.length > MAX_LABEL_CHARS) return null;
  const own = NAMES.find(([, pattern]) => pattern.test(name))?.[0];
  if (own !== undefined || !name.includes('/')) return own ?? null;
  // "Lleoliad: / Venue:" says one thing in two languages.
  const [first, ...others] = name.split(/\s*:?\s*\/\s*/).map(labelOf);
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

function readLeaf(element: Element, labels: Map<Label, Field>): void {
  const lines = linesIn(element);
  for (const [at, line] of lines.entries()) {
    const alone = labelOf(line);
    const colon = colonIn(line);
    const label = alone ?? (colon === -1 ? null : labelOf(line.slice(0, colon)));
    if (label === null || labels.has(label)) continue;
    const value = tidyValue(
      alone === null ? line.slice(colon + 1) : below(lines.slice(at + 1), label) || wordsBehind(element),
      label,
    );
    if (value !== '') labels.set(label, { value, rule: `label.${label}` });
  }
}

/** Where the label ends: at the first colon, or at the second where the label stands in two languages. */
function colonIn(line: string): number {
  const first = line.indexOf(':');
  const second = /^\s*\//.test(line.slice(first + 1)) ? line.indexOf(':', first + 1) : -1;
  return second !== -1 && labelOf(line.slice(0, second)) !== null ? second : first;
}

/** The lines under a label within one element, up to the next label; a place may take several. */
function below(lines: readonly string[], label: Label): string {
  const end = lines.findIndex((line) => labelOf(line) !== null || labelOf(line.split(':')[0] ?? '') !== null);
  const own = end === -1 ? lines : lines.slice(0, end);
  return (label === 'venue' ? own.slice(0, 4) : own.slice(0, 1)).join(', ');
}

/** The words beside a label that stands in an element of its own: in the same line, the next element, the next cell. */
function wordsBehind(element: Element): string {
  let node: AnyNode = element;
  for (let up = 0; up < 4; up += 1) {
    let words = '';
    for (let next: AnyNode | null = node.next; next !== null && words.trim() === ''; next = next.next) {
      if (isTag(next) && /^(?:script|style)$/.test(next.name)) continue;
      // A pair's own inline words may be broken over several nodes; a block holds the whole value.
      words = isTag(next) && BLOCK.test(next.name) ? (linesIn(next)[0] ?? '') : lineFrom(next);
    }
    // Where a value is missing, the next label stands in its place.
    if (words.trim() !== '') return /^\s*:\s*$/.test(words) || isLabelled(words) ? '' : words;
    const above: AnyNode | null = node.parent;
    if (above === null || !isTag(above) || /^(?:tr|dl|table|tbody|ul|ol|body|main|section)$/.test(above.name))
      return '';
    node = above;
  }
  return '';
}

const isLabelled = (words: string): boolean =>
  /:/.test(words) && labelOf(words.slice(0, words.indexOf(':')).trim()) !== null;

/** A node with the inline nodes behind it, up to the next line break or block. */
function lineFrom(node: AnyNode): string {
  let words = '';
  for (let next: AnyNode | null = node; next !== null && words.length < MAX_CHARS; next = next.next) {
    if (isTag(next) && (next.name === 'br' || BLOCK.test(next.name))) break;
    words += textOf(next);
  }
  return words;
}

function isLeaf(element: Element): boolean {
  return !element.children.some(
    (child) =>
      isTag(child) &&
      (BLOCK.test(child.name) || child.children.some((inner) => isTag(inner) && BLOCK.test(inner.name))),
  );
}

function linesIn(element: Element): string[] {
  return textOf(element)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '' && line.length <= MAX_CHARS);
}

/** Text with line breaks where the page has them. */
function textOf(node: AnyNode): string {
  const open: AnyNode[] = [node];
  let text = '';
  for (let next = open.pop(); next !== undefined && text.length < 10 * MAX_CHARS; next = open.pop()) {
    if (isText(next)) text += next.data.replace(/\s+/g, ' ');
    else if (isTag(next) && next.name === 'br') text += '\n';
    else if (hasChildren(next)) {
      if (isTag(next) && /^(?:script|style)$/.test(next.name)) continue;
      if (isTag(next) && BLOCK.test(next.name)) text += '\n';
      for (let index = next.children.length - 1; index >= 0; index -= 1) {
        const child = next.children[index];
        if (child !== undefined) open.push(child);
      }
    }
  }
  return text;
}

function tidyValue(words: string, label: Label): string {
  const line = words
    .replace(/\s+/g, ' ')
    .replace(/^[\s:–-]+/, '')
    .trim();
  return label === 'venue'
    ? line
        .replace(PLACE_LINKS, '')
        .replace(/[.,;]$/, '')
        .trim()
    : line;
}

/** Takes labels with their values out of a page whose facts have been read, so that its words are left. */
export function removeLabels($: CheerioAPI, roots: readonly AnyNode[]): void {
  const open: AnyNode[] = [...roots];
  const found: Element[] = [];
  for (let node = open.pop(); node !== undefined && found.length < 200; node = open.pop()) {
    if (!isTag(node)) continue;
    const lines = isLeaf(node) ? linesIn(node) : [];
    if (lines.length > 0 && lines.every((line) => labelOf(line) !== null || labelOf(line.split(':')[0] ?? '') !== null))
      found.push(node);
    else open.push(...node.children);
  }
  for (const element of found) {
    const isAlone = linesIn(element).every((line) => labelOf(line) !== null);
    if (isAlone) removeValue($, element);
    $(element).remove();
  }
}

function removeValue($: CheerioAPI, label: Element): void {
  let node: AnyNode = label;
  for (let up = 0; up < 4; up += 1) {
    const value: AnyNode | undefined = following(node).find((next) => textOf(next).trim() !== '');
    if (value !== undefined) {
      $(value).remove();
      return;
    }
    const above: AnyNode | null = node.parent;
    if (above === null || !isTag(above) || /^(?:table|tbody|ul|ol|body|main|section)$/.test(above.name)) return;
    node = above;
  }
}

function following(node: AnyNode): AnyNode[] {
  const nodes: AnyNode[] = [];
  for (let next = node.next; next !== null; next = next.next) nodes.push(next);
  return nodes;
}
