/** Which elements of a page are furniture by their tag, role or name. Their share of the page's prose is the caller's business. */
import type { Element } from 'domhandler';
import { namesOf, toldByNames, wordsOf } from '../element-names.ts';
import type { GivenNames } from '../element-names.ts';

const TAGS = new Set('nav aside footer menu dialog form fieldset figcaption'.split(' '));
const HEADINGS = new Set('h1 h2 h3 h4 h5 h6'.split(' '));
/** Elements whose name is rarely that of what they are. */
const WORDING = new Set('p span strong em b i'.split(' '));
const ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist alert'.split(' '),
);

/** Words that name what readers add or what the law asks for: it may well be longer than the story. */
const FOREIGN_NAMES = names([
  'comments|comment list|commentlist|comment thread|comment content|comment body|comments area|disqus|livefyre|coral|spot im|viafoura|facebook comments|respond',
  '(?:cookies?|privacy) (?:banner|consent|notice|policy|bar|box|modal|popup|pop up|law|overlay|message|dialog|preferences|pref|settings|info|alert|wall)|consent|gdpr|ccpa|onetrust',
]);

/** Words that name furniture and nothing else. */
const FURNITURE_NAMES = names([
  'nav|navbar|navigation|breadcrumbs?|crumbs?|masthead|topbar|sidebar|side bar|rail|aside|footer|site header|pager|pagination',
  'comment|replies',
  'related|recirc|recirculation|recommended|recommendations?|recommends|trending|popular|most read|most viewed|read more|readmore|read next|up next|more stories|also like|also read|you may|you might|further reading|next article|prev next|previous next|post navigation|teasers|taboola|outbrain|zergnet|nativo|around the web|dont miss|latest news|top stories|more news|see also|inline link|in article link|keep reading|continue reading|external link embed|link embed',
  'newsletters?|subscribe|subscription|signup|sign up|mailing list|email form|regwall|boilerplate',
  'share|sharing|shares|sharebar|sharetools|addtoany|addthis|social|socials|follow us|follow button|social links|print button',
  'ad|ads|advert|adverts|advertisement|advertising|adslot|ad slot|ad container|adsense|dfp|gpt|sponsor|sponsored|sponsors|affiliate|commercial|paid',
  'twitter tweet|tweet|instagram media|fb post|tiktok embed|reddit embed|bluesky embed|social embed|embed twitter',
  'cookies?|popup|pop up|modal|overlay|lightbox|toast|interstitial',
  'byline|bylines|author|authors|author bio|about author|author box|bio|biography|contributors?|dateline|timestamp|pubdate|publish date|published date|post meta|entry meta|article meta|meta data|metadata|post info|posted on|reading time|read time',
  'caption|captions|credit|credits|photo credit|image credit|attribution|copyright|wp caption text|media player|video player|video title|video details|video inline|transcript button|audio player|carousel slide',
  'skip link|skip to|sr only|visually hidden|visuallyhidden|screen reader|screen reader text|screenreader|noprint|no print|print only|visually',
]);

/** Words that name furniture as a rule, but also parts of which some sites build their stories. */
const LOOSE_NAMES = names([
  'menu|submenu|toolbar|tools|player|register|login|log in|donate|donation|support us|membership|call to action|cta|promo|promos|promotion|promotional|promobox|upsell|offer|banner|notice|notification',
  'hidden|hide|more from|more in|more on|kicker|eyebrow|rubric|tags|tag list|taglist|topics|categories|keywords|post tags',
  'widget|widgets|poll|quiz|survey|rating|ratings|votes|feedback|report error|correction form|disclaimer|disclosure|legal|trust badge|trust|jump links?|table of contents|toc|search|weather|ticker|scores|scoreboard|stock|quotes ticker|jobs',
]);

/** Words that name furniture on a paragraph or inside one. */
const PARAGRAPH_NAMES =
  / (?:byline|author|dateline|timestamp|date|meta|caption|credit|credits|copyright|disclaimer|disclosure|newsletter|subscribe|related|read more|share|sr only|visually hidden|visuallyhidden|screen reader|screen reader text|hidden|comments?|tags|reading time|read time|promo|advertisement) /;

/** Names that furniture words occur in without meaning furniture. */
const CONTENT_NAMES =
  / (?:article body|articlebody|story body|storybody|entry content|post content|article content|body content|article text|story text|main content|content body|body text|rich text|page content|has sidebar|with sidebar|no sidebar|has comments|has share|paywall content) /;

/** True for elements that are not shown. */
export function isHidden(element: Element): boolean {
  const { hidden, style, 'aria-hidden': ariaHidden } = element.attribs;
  if (hidden !== undefined && hidden !== 'until-found') return true;
  if (ariaHidden === 'true' && element.name !== 'p') return true;
  if (style === undefined || !/display\s{0,3}:\s{0,3}none/i.test(style.slice(0, 300))) return false;
  // The story itself, until a script has asked who is reading.
  return !/ (?:subscriber|subscribers|premium|paywall|paywalled|metered) /.test(namesOf(element));
}

/** What an element says of itself. */
export interface FurnitureClaim {
  /** Said by tag, role or state, or by a name that means one thing only. */
  readonly isCertain: boolean;
  /** Said by a name that some sites give to parts of their stories: all parts of that name are weighed together. */
  readonly isLoose: boolean;
  /** With this share of the page's prose or more, the element is believed to be no furniture after all. */
  readonly maxShare: number;
}

const BY_TAG: FurnitureClaim = { isCertain: true, isLoose: false, maxShare: 0.6 };
const BY_FOREIGN_NAME: FurnitureClaim = { isCertain: true, isLoose: false, maxShare: 0.95 };
const BY_NAME: FurnitureClaim = { isCertain: false, isLoose: false, maxShare: 0.3 };
const BY_LOOSE_NAME: FurnitureClaim = { isCertain: false, isLoose: true, maxShare: 0.3 };

/** The element's own claim to be furniture; null for the page itself, for named bodies, and for elements that claim nothing. */
export function furnitureClaim(element: Element): FurnitureClaim | null {
  const { name } = element;
  if (name === 'html' || name === 'body' || name === 'main') return null;
  if (name === 'article') {
    const claim = claimOfArticle(element);
    return claim === BY_FOREIGN_NAME ? null : claim;
  }
  if (isHidden(element)) return BY_TAG;
  if (TAGS.has(name) || ROLES.has(element.attribs.role ?? '')) return BY_TAG;
  // A heading's name is made from its words.
  if (HEADINGS.has(name)) return null;
  return WORDING.has(name) ? claimOfWording(element) : claimOfPart(element);
}

/** Class names that say where a page belongs or how a box is drawn, not what it is: `category-jobs`, `tag-popular`, `overflow-hidden`, `md:hidden`. */
const UNTOLD =
  /(?:^|\s)(?:(?:category|tag|topic|section|type|status|format)-[\w-]{1,80}|\S{0,40}overflow-\S{1,20}|[^\s:]{1,80}:\S{1,80})(?=\s|$)/g;

function ownNames(words: string, { classes, others }: GivenNames): string {
  const isTold = /category-|tag-|topic-|section-|type-|status-|format-|overflow-|:/.test(classes);
  return isTold ? wordsOf({ classes: classes.replace(UNTOLD, ' '), others }) : words;
}

const claimOfArticle = toldByNames((words, given) => claimByName(ownNames(words, given)));
const claimOfWording = toldByNames((words, given) => (PARAGRAPH_NAMES.test(ownNames(words, given)) ? BY_NAME : null));
const claimOfPart = toldByNames((words, given) => {
  const named = ownNames(words, given);
  return CONTENT_NAMES.test(named) ? null : claimByName(named);
});

function claimByName(named: string): FurnitureClaim | null {
  if (named === '') return null;
  if (FOREIGN_NAMES.test(named)) return BY_FOREIGN_NAME;
  if (FURNITURE_NAMES.test(named)) return BY_NAME;
  return LOOSE_NAMES.test(named) ? BY_LOOSE_NAME : null;
}

function names(groups: readonly string[]): RegExp {
  return new RegExp(` (?:${groups.join('|')}) `);
}
