/** Whose a part of a page is: the story's own, or another's that the page leads to; and how far it stands from the headline. Not what it says. */
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { namesOf } from '../element-names.ts';
import { lineOf } from '../element-text.ts';
import { lettersBesideDays } from '../text/date-text.ts';
import type { PageClues } from './page-clues.ts';

/** A standfirst, a byline and a share bar fit between a headline and its date. */
const MAX_AFTER_HEADLINE = 700;
/** A kicker and a date above the headline. */
const MAX_BEFORE_HEADLINE = 150;
/** A block that holds more is not a card. */
const MAX_CARD = 700;
/** A heading that says less is a name or a label. */
const MIN_TITLE = 25;
const MAX_UP = 12;
const ELSEWHERE_NAME =
  / (?:comments?|related|recirc|recommended|recommendations|trending|popular|most read|footer|teasers?|carousel|latest|more stories|read next|up next|calendar|events?|breaking|ticker|masthead|branding|navbar|logo|weather) /;
/** A link that says more than a name or a day. */
const MAX_LINK = 60;

/** Letters between the headline and a place; null when it is not near one. The beginning of a page without a headline is near. */
export function distanceFromHeadline(place: number, { headings, proseAt }: PageClues): number | null {
  if (headings.length === 0) return place <= (proseAt ?? Infinity) ? place / 10 : null;
  let nearest: number | null = null;
  for (const { at, line } of headings) {
    const isBefore = place < at;
    const distance = isBefore ? at - place : Math.max(0, place - at - line.length);
    if (distance > (isBefore ? MAX_BEFORE_HEADLINE : MAX_AFTER_HEADLINE)) continue;
    if (nearest === null || distance < nearest) nearest = distance;
  }
  return nearest;
}

/** Another story's inside links that say more than the day, cards with a linked heading, and parts named so; unsure in columns beside the story. */
export function whosePart(element: Element, { holders }: PageClues): 'own' | 'unsure' | 'another' {
  let isBeside = false;
  let mayBeCard = true;
  let node: Element['parent'] = element;
  for (let up = 0; node && isTag(node) && up < MAX_UP; up += 1, node = node.parent) {
    if (holders.has(node)) break;
    const part = partOf(node);
    if (part.isAnother || (up > 0 && part.isNamedElsewhere)) return 'another';
    isBeside ||= part.isBeside;
    mayBeCard &&= part.isSmall;
    if (mayBeCard && part.hasLinkedHeading) return 'another';
  }
  return isBeside ? 'unsure' : 'own';
}

interface Part {
  readonly isAnother: boolean;
  readonly isNamedElsewhere: boolean;
  readonly isBeside: boolean;
  readonly isSmall: boolean;
  readonly hasLinkedHeading: boolean;
}

/** Bylines and days by the dozen stand in the same few boxes. */
const parts = new WeakMap<Element, Part>();

function partOf(element: Element): Part {
  const known = parts.get(element);
  if (known) return known;
  const { name } = element;
  const names = namesOf(element);
  const line = lineOf(element);
  const isSmall = line.length <= MAX_CARD;
  const part: Part = {
    isAnother:
      /^(?:nav|button|option|table|figure|figcaption|blockquote)$/.test(name) ||
      (name === 'a' && lettersBesideDays(line) > MAX_LINK),
    isNamedElsewhere: ELSEWHERE_NAME.test(names),
    isBeside: name === 'aside' || / sidebar /.test(names),
    isSmall,
    hasLinkedHeading: isSmall && hasLinkedHeading(element),
  };
  parts.set(element, part);
  return part;
}

/** A heading with a link, or a link with a heading: how a card names its story. */
function hasLinkedHeading(element: Element): boolean {
  const nodes: { node: AnyNode; inLink: boolean; inHeading: boolean }[] = [
    { node: element, inLink: false, inHeading: false },
  ];
  for (let seen = 0; seen < 200; seen += 1) {
    const next = nodes.pop();
    if (!next) return false;
    if (!isTag(next.node)) continue;
    const inLink = next.inLink || next.node.name === 'a';
    const inHeading = next.inHeading || /^h[2-6]$/.test(next.node.name);
    if (inLink && inHeading && lineOf(next.node).length >= MIN_TITLE) return true;
    for (const child of next.node.children.slice(0, 60)) nodes.push({ node: child, inLink, inHeading });
  }
  return false;
}
