/** The words of an item or a page without its furniture: action links, lists of papers and their headings. The DOM is left as it is. */
import { isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { joinBlocks, readBlocks } from '../blocks.ts';
import { walk } from '../walk.ts';
import { DOCUMENT_LINK } from './meeting-documents.ts';

const DROPPED = /^(?:nav|form|img)$/;
const DROPPED_CLASS = /(?:^|\s)(?:mgActionList|mgAiTitleTxt)(?:\s|$)/;
/** What may be a list or line of papers. */
const MAY_LIST = /^(?:ul|ol|p|div|span|section|h[456])$/;
/** A box with any of these in it is judged by its parts. */
const BOX = /^(?:div|section|span)$/;
const PART = /^(?:p|li|div|table|h[345])$/;
const MAY_HEAD = /^(?:p|h[2-6]|div|span|strong)$/;
const EMPHASIS = /^(?:b|i|em|strong|sup|sub|mark)$/;
const SILENT = /^(?:script|style|svg|noscript|template)$/;
/** No heading above papers is longer. */
const MAX_HEADING_CHARS = 100;
/** Beside each paper may stand its kind, its size, how many pages it has. */
const MAX_CHARS_BESIDE_LINK = 30;

const PAPERS_HEADING =
  /^\s*(?:(?:supporting|additional|linked|related|accompanying|associated|attached) (?:documents?|papers|files)|documents?(?: and reports)?|papers|reports|attachments|downloads|background papers|dogfennau(?: (?:ychwanegol|cysylltiedig|ategol))?)(?: \(\d{1,3}\))?\s*:?\s*$/i;

/** What is said within a node, told from its last word to its first. */
interface Said {
  /** Letters and blanks once white space is collapsed; a blank too many does no harm. */
  chars: number;
  links: number;
  linkChars: number;
  hasOtherLinks: boolean;
  hasParts: boolean;
  /** The words on one line without lists of papers; null when they are longer than a heading. */
  line: string | null;
}

/** One walk down and one up, so that thousands of siblings cost what they are. */
export function itemWords(nodes: readonly Element[]): string {
  const skipped = furnitureIn(nodes);
  return joinBlocks(readBlocks(nodes, { skip: (element) => skipped.has(element) }));
}

function furnitureIn(nodes: readonly Element[]): ReadonlySet<AnyNode> {
  const skipped = new Set<AnyNode>();
  const order = nodesBelow(nodes, skipped);
  const said = new Map<AnyNode, Said>();
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const node = order[index] as AnyNode;
    const own = isText(node) ? textSaid(node.data) : (said.get(node) ?? emptySaid());
    said.delete(node);
    if (isTag(node)) {
      if (node.name === 'a' && node.attribs['href'] !== undefined) addLink(own, node.attribs['href']);
      const isList = isListOfPapers(node, own);
      if (isList) own.line = '';
      if (isList || (MAY_HEAD.test(node.name) && PAPERS_HEADING.test(own.line ?? 'x'))) skipped.add(node);
    }
    const { parent } = node;
    if (parent !== null) said.set(parent, joined(node, own, said.get(parent) ?? emptySaid()));
  }
  return skipped;
}

/** All nodes in their order; what is always furniture goes into `skipped` with all that is in it. */
function nodesBelow(nodes: readonly Element[], skipped: Set<AnyNode>): AnyNode[] {
  const order: AnyNode[] = [];
  walk(nodes, {
    enter: (node) => {
      if (isTag(node) && (DROPPED.test(node.name) || DROPPED_CLASS.test(node.attribs['class'] ?? ''))) {
        skipped.add(node);
        return false;
      }
      order.push(node);
      return !isTag(node) || !SILENT.test(node.name);
    },
  });
  return order;
}

const emptySaid = (): Said => ({
  chars: 0,
  links: 0,
  linkChars: 0,
  hasOtherLinks: false,
  hasParts: false,
  line: '',
});

function textSaid(data: string): Said {
  const words = data.replace(/\s+/g, ' ');
  return { ...emptySaid(), chars: words === ' ' ? 0 : words.length, line: words };
}

function addLink(own: Said, href: string): void {
  own.links += 1;
  own.linkChars += own.chars;
  if (!isFurnitureLink(href)) own.hasOtherLinks = true;
}

/** A list or line that is nothing but links to papers; a paragraph that mentions a paper stays. */
function isListOfPapers({ name }: Element, own: Said): boolean {
  if (!MAY_LIST.test(name) || own.links === 0 || own.hasOtherLinks || (BOX.test(name) && own.hasParts)) return false;
  return own.chars <= own.linkChars + MAX_CHARS_BESIDE_LINK * own.links;
}

/** What a parent says once this child, which stands before those known, is added. */
function joined(node: AnyNode, own: Said, parent: Said): Said {
  const gap = isTag(node) && !EMPHASIS.test(node.name) ? ' ' : '';
  const line = own.line === null || parent.line === null ? null : `${gap}${own.line}${gap}${parent.line}`;
  return {
    chars: own.chars + parent.chars,
    links: own.links + parent.links,
    linkChars: own.linkChars + parent.linkChars,
    hasOtherLinks: own.hasOtherLinks || parent.hasOtherLinks,
    hasParts: own.hasParts || parent.hasParts || (isTag(node) && PART.test(node.name)),
    line: line === null ? null : shortLine(line),
  };
}

function shortLine(line: string): string | null {
  const words = line.replace(/\s+/g, ' ');
  return words.length > MAX_HEADING_CHARS ? null : words;
}

const isFurnitureLink = (href: string): boolean =>
  DOCUMENT_LINK.test(href) ||
  // All other pages of the platform are named so.
  /^#|^javascript:|(?:^|\/)(?:ie|mg)[a-z]\w{1,40}\.aspx/i.test(href);
