/** The element that holds what a council's page is about, without the site around it. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { Element, ParentNode } from 'domhandler';
import { findIn } from '../find-in.ts';
import { removeElements } from '../remove-elements.ts';

const ROOTS = [
  '#modgov',
  '.mgContent',
  '#mgContent',
  '[class*="mgContent" i]',
  'main',
  '[role="main"]',
  '#main-content',
  '#content',
  '.content',
  'article',
];
const FURNITURE =
  'nav, footer, [role="navigation"], [role="search"], [role="contentinfo"], [role="banner"], [data-role="header"], [data-role="footer"], [data-role="panel"], [class*="breadcrumb" i], [id*="breadcrumb" i], [class*="cookie" i], [id*="cookie" i], [class*="skip-link" i], #header, #footer, .header, .footer';
const HEADING = '.mgSubTitleTxt, .mgMainTitleTxt, h1';
/** A root that says less than this share of the page's words is a part of it. */
const MIN_SHARE = 0.4;
/** Items may stand beside the heading's own part, which then has a smaller share. */
const MIN_SHARE_AROUND = 0.7;
/** Skins wrap their content in fewer boxes. */
const MAX_CLIMB = 12;

/** Where to read; the page itself when nothing inside it is marked as its content. */
export function contentRoot($: CheerioAPI): Element | null {
  const whole = $<Element, string>('body').get(0) ?? $.root().children().get(0);
  if (whole === undefined) return null;
  const outside = findIn($, whole, FURNITURE).filter(
    (element) => $(element).find('h1, [class*="AiTitle" i]').length === 0,
  );
  const said = $(whole).text().length - outside.reduce((sum, element) => sum + $(element).text().length, 0);
  for (const selector of ROOTS) {
    const candidates = findIn($, whole, selector);
    const best = candidates.find((element) => $(element).text().length >= said * MIN_SHARE);
    if (best !== undefined) return withHeading($, best, whole);
  }
  return aroundHeading($, whole, said);
}

/** The meeting's name and papers may stand above the part that is marked as the content. */
function withHeading($: CheerioAPI, part: Element, whole: Element): Element {
  const headings = findIn($, whole, HEADING);
  let around: Element = part;
  for (let up = 0; up < MAX_CLIMB && headings.length > 0; up += 1) {
    if (findIn($, around, HEADING).length > 0) return around;
    const { parent } = around;
    if (parent === null || parent === whole || !isTag(parent)) break;
    around = parent;
  }
  return part;
}

/** Where nothing is marked as the content: the smallest part around the first heading that has most of the words. */
function aroundHeading($: CheerioAPI, whole: Element, said: number): Element {
  let part: ParentNode | null = findIn($, whole, 'h1')[0]?.parent ?? null;
  for (let up = 0; up < MAX_CLIMB && part !== null && part !== whole && isTag(part); up += 1) {
    if ($(part).text().length >= said * MIN_SHARE_AROUND) return part;
    part = part.parent;
  }
  return whole;
}

/** Removes what stands around the content; the breadcrumb must have been read before. */
export function removeFurniture($: CheerioAPI, root: Element): void {
  const furniture = findIn($, root, `${FURNITURE}, form, button[type="submit"]`).filter(
    (element) => findIn($, element, 'h1, [class*="AiTitle" i], [class*="mgItem" i]').length === 0,
  );
  removeElements(furniture);
}
