/** The text of a forum's thread: every post in order, without the writers' cards, signatures and buttons. */
import type { Element } from 'domhandler';
import type { Block } from '../blocks.ts';
import { namesOf } from '../element-names.ts';
import { withoutElements } from './page-region.ts';
import type { Holding, Region } from './page-region.ts';
import { fromMainHeading, withoutButtons, withoutFurnitureLines, withoutOnwardSections } from './region-blocks.ts';
import { isSitePart } from './site-parts.ts';

/** What stands around a post. */
const AROUND_POST =
  / (?:signature|sig|reactions?|likes?|avatar|user info|userinfo|user card|user details|author info|message cell user|message name|postbit|postprofile|profile|badges?|vote|votes|voting|actions|action bar|post buttons|buttons|controls|comments link|js post comments component|attribution|quote expand|linkback list) /;
const MAX_SHARE = 0.3;

export function threadText(region: Region): Block[] {
  const own = withoutElements(
    region,
    (element, holding) => isAroundPost(element, holding, region) || isSitePart(element, holding, region),
  );
  return fromMainHeading(withoutFurnitureLines(withoutButtons(withoutOnwardSections(own, region))));
}

function isAroundPost(element: Element, holding: Holding, region: Region): boolean {
  return holding.chars < region.whole.chars * MAX_SHARE && AROUND_POST.test(namesOf(element));
}
