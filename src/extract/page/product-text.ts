/** The text of a page that sells one thing: its name, description and specifications, without the shop's offers and its customers' opinions. */
import type { Element } from 'domhandler';
import type { Block } from '../blocks.ts';
import { namesOf } from '../element-names.ts';
import { isHidden } from './furniture-elements.ts';
import { withoutElements } from './page-region.ts';
import type { Holding, Region } from './page-region.ts';
import {
  fromMainHeading,
  withoutButtons,
  withoutFurnitureLines,
  withoutOnwardSections,
  withoutRepeats,
} from './region-blocks.ts';
import { isSitePart } from './site-parts.ts';

const AROUND_PRODUCT =
  / (?:reviews?|ratings?|testimonials?|recommendations?|recommended|related|upsells?|cross sells?|also bought|also like|recently viewed|accessories|bundle|add ons?|questions|qa|sponsored|wishlist|cart|basket|faq) /;
const MAX_SHARE = 0.4;

export function productText(region: Region): Block[] {
  const own = withoutElements(
    region,
    (element, holding) =>
      isHidden(element) || isAroundProduct(element, holding, region) || isSitePart(element, holding, region),
  );
  const parts = withoutOnwardSections(withoutButtons(own), region);
  return withoutRepeats(fromMainHeading(withoutFurnitureLines(parts)));
}

function isAroundProduct(element: Element, holding: Holding, region: Region): boolean {
  if (holding.mainHeadings > 0 || holding.chars > region.whole.chars * MAX_SHARE) return false;
  return AROUND_PRODUCT.test(namesOf(element));
}
