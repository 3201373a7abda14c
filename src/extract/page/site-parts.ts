/** Which elements of a region belong to the site or to its tools, by their names and by what they hold. */
import type { Element } from 'domhandler';
import { namesOf } from '../element-names.ts';
import type { Holding, Region } from './page-region.ts';

/** Never the page's own, unless half the page stands in them. */
const CERTAIN =
  / (?:breadcrumbs?|crumbs?|cookies?|consent|gdpr|onetrust|newsletters?|pagination|pager|skip link|skip to content|socials?|share|sharing|share buttons|modal|popup|pop up|lightbox|toast|back to top|site header|site footer|page footer|global footer|global header|footer) /;
/** Lists of links when they hold no prose; layouts are named for the sidebar that they have. */
const NAVIGATION =
  / (?:nav|navs|navbar|navigation|menu|submenu|megamenu|mega menu|select menu|dropdown|sidebar|side bar|toolbar|toc|table of contents|related|recommended|recommendations|recently viewed|advert|advertisement|ads|ad|sponsored|promo|banner) /;
const HEADER = / (?:header|masthead|topbar|top bar) /;
/** What narrows a list down. */
const FACETS = / (?:facets?|filters?|refinements?|refine|filter bar|sort|sorting|sort by|sort bar) /;
const PAGE_TAGS = new Set('html body main article li h1 h2 h3 h4 h5 h6'.split(' '));

/** An element with more of the page's text than this is not a part of the site. */
const MAX_SHARE = 0.4;
/** Less than a sentence or two. */
const MAX_PROSE_CHARS = 80;
const MAX_LABEL_CHARS = 60;

export function isSitePart(element: Element, holding: Holding, region: Region): boolean {
  if (PAGE_TAGS.has(element.name) || holding.mainHeadings > 0) return false;
  const names = namesOf(element);
  if (names === '') return false;
  const isBig = holding.chars > region.whole.chars * MAX_SHARE;
  if (CERTAIN.test(names)) return !isBig;
  if (holding.proseChars >= MAX_PROSE_CHARS) return false;
  if (FACETS.test(names)) return !isBig;
  const isLinks = holding.linkChars > holding.chars * 0.5 || holding.chars < MAX_LABEL_CHARS;
  if (HEADER.test(names)) return isLinks && !isBig && holding.headings === 0;
  // A big menu has few headings; a big list of items named "related" has one for each.
  return isLinks && NAVIGATION.test(names) && !(isBig && holding.headings > 2);
}
