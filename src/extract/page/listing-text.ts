/** The text of a page that is a list of other pages or of goods: its introduction and its items in order, with titles, teasers, dates and prices. */
import type { Block } from '../blocks.ts';
import { withoutElements } from './page-region.ts';
import type { Region } from './page-region.ts';
import {
  fromMainHeading,
  withoutButtons,
  withoutFurnitureLines,
  withoutOnwardSections,
  withoutRepeats,
} from './region-blocks.ts';
import { isSitePart } from './site-parts.ts';

/** An item's image, title and link often say the same within so many blocks. */
const NEAR_BLOCKS = 3;

export function listingText(region: Region): Block[] {
  const own = withoutElements(region, (element, holding) => isSitePart(element, holding, region));
  const items = withoutOnwardSections(withoutButtons(own), region);
  return withoutRepeats(fromMainHeading(withoutFurnitureLines(items)), NEAR_BLOCKS);
}
