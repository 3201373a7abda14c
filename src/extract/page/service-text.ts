/** The text of a page that offers or explains a service: everything of its own, also what waits in closed accordions and tabs. */
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

export function serviceText(region: Region): Block[] {
  const own = withoutElements(region, (element, holding) => isSitePart(element, holding, region));
  const parts = withoutOnwardSections(withoutButtons(own), region);
  return withoutRepeats(fromMainHeading(withoutFurnitureLines(parts)));
}
