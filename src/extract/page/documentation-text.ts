/** The text of documentation: headings, prose, code, lists and tables as they stand, without the site's navigation. */
import type { Block } from '../blocks.ts';
import { isHidden } from './furniture-elements.ts';
import { withoutElements } from './page-region.ts';
import type { Region } from './page-region.ts';
import { fromMainHeading } from './region-blocks.ts';
import { isSitePart } from './site-parts.ts';

/** Words such as "Related" or "See also" head parts of a manual: no line is left out for its words. */
export function documentationText(region: Region): Block[] {
  return fromMainHeading(
    withoutElements(region, (element, holding) => isHidden(element) || isSitePart(element, holding, region)),
  );
}
