/** Which elements of a page are furniture by their tag, role or name. Their share of the page's prose is the caller's business. */
import type { Element } from 'domhandler';
import { namesOf } from '../element-text.ts';

const TAGS = new Set('nav aside footer menu dialog form fieldset figcaption'.split(' '));
const ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist alert'.split(' '),
);

/** Words that name furniture wherever they stand in a class name or id. */
const NAMES = new RegExp(
  ` (?:${[
    'nav|navbar|navigation|menu|submenu|breadcrumbs?|crumbs?|masthead|topbar|toolbar|sidebar|side bar|rail|aside|footer|site header|pager|pagination',
    'comments?|disqus|respond|replies|livefyre|coral|spot im|viafoura|facebook comments',
    'related|recirc|recirculation|recommended|recommendations?|recommends|trending|popular|most read|most viewed|read more|readmore|read next|up next|more stories|more from|more in|more on|also like|also read|you may|you might|further reading|next article|prev next|previous next|post navigation|teasers|taboola|outbrain|zergnet|nativo|around the web|dont miss|latest news|top stories|more news|see also|inline link|in article link|keep reading|continue reading',
    'newsletters?|subscribe|subscription|signup|sign up|mailing list|email form|register|login|log in|regwall|donate|donation|support us|membership|call to action|cta|promo|promos|promotion|promotional|promobox|upsell|offer',
    'share|sharing|shares|sharebar|sharetools|addtoany|addthis|social|socials|follow us|follow|social links|tools|print button',
    'ad|ads|advert|adverts|advertisement|advertising|adslot|ad slot|ad container|adsense|dfp|gpt|sponsor|sponsored|sponsors|affiliate|commercial|paid',
    'twitter tweet|tweet|instagram media|fb post|tiktok embed|reddit embed|bluesky embed|social embed|embed twitter',
    'cookie|cookies|consent|gdpr|ccpa|onetrust|banner|popup|pop up|modal|overlay|lightbox|toast|notice|notification|interstitial',
    'byline|bylines|author|authors|author bio|about author|bio|biography|contributors?|dateline|timestamp|pubdate|publish date|published date|post meta|entry meta|article meta|meta data|metadata|post info|posted on|reading time|read time|kicker|eyebrow|rubric|tags|tag list|taglist|topics|categories|keywords|post tags',
    'caption|captions|credit|credits|photo credit|image credit|copyright|wp caption text|media player|video player|player|transcript button|audio player',
    'skip link|skip to|sr only|visually hidden|visuallyhidden|screen reader|screen reader text|screenreader|hidden|hide|noprint|no print|print only|visually',
    'widget|widgets|poll|quiz|survey|rating|ratings|votes|feedback|report error|correction form|disclaimer|disclosure|legal|trust badge|trust|jump links?|table of contents|toc|search|weather|ticker|scores|scoreboard|stock|quotes ticker|jobs',
  ].join('|')}) `,
);

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

/** How sure the element's own words are that it is furniture: `never` for the page itself and for named bodies. */
export function furnitureClaim(element: Element): 'no' | 'named' | 'certain' | 'never' {
  const { name } = element;
  if (name === 'html' || name === 'body' || name === 'main' || name === 'article') {
    return name === 'article' && NAMES.test(namesOf(element)) ? 'named' : 'never';
  }
  if (isHidden(element)) return 'certain';
  if (TAGS.has(name) || ROLES.has(element.attribs.role ?? '')) return 'certain';
  // A heading's name is made from its words, and a paragraph is rarely named for what it is.
  if (/^h[1-6]$/.test(name)) return 'no';
  const names = namesOf(element);
  if (names === '') return 'no';
  if (name === 'p' || name === 'span' || name === 'strong' || name === 'em' || name === 'b' || name === 'i') {
    return PARAGRAPH_NAMES.test(names) ? 'named' : 'no';
  }
  if (CONTENT_NAMES.test(names)) return 'never';
  return NAMES.test(names) ? 'named' : 'no';
}
