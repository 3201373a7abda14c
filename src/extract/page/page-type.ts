/** Says what type of page this is and why: evidence for and against an article is added up, then the other types compete. */
import type { PageTypeName } from '../../records/document.ts';
import type { ClueSigns, PageSigns, RegionSigns } from './page-signs.ts';

export interface PageType {
  readonly name: PageTypeName;
  /** How far the evidence speaks for an article: positive for one, and little when it is not sure. */
  readonly articleScore: number;
  /** Each with its points: "article +2: five words or more in the address". */
  readonly reasons: readonly string[];
}

/** Points, the reason in words, and when it holds. */
type Evidence<Signs> = readonly [points: number, reason: string, holds: (signs: Signs) => boolean];

const ARTICLE_FOLDER =
  /\/(?:blogs?|news|articles?|story|stories|posts?|opinions?|features?|press|releases|insights?|reviews?)\//;
const SERVICE_PATH =
  /(?:^|[/-])(?:services?|solutions?|departments?|products?|programs?|programmes?|platform|apply|pricing|rentals?)(?:[/-]|$)/;
const MANUAL_PATH =
  /\/(?:docs?|documentation|reference|wiki|manuals?|guides?|api|tutorials?|book|support|help|kb|knowledge-?base)(?:\/|$)/;
const MANUAL_HOST = /^(?:docs?|developers?|wiki|api|support|help|manual)\.|\.readthedocs\./;
const MANUAL_GENERATOR =
  /sphinx|mkdocs|docusaurus|mdbook|dokuwiki|mediawiki|gitbook|doxygen|vuepress|vitepress|antora|hugo-book|javadoc|rustdoc/;
const THREAD_PATH =
  /\/(?:forums?|threads?|t|questions?|comments|discussions?|viewtopic|showthread|viewthread|showtopic)(?:\/|$)/;
const FORUM_HOST = /^(?:forums?|community|discuss|discussions?|boards?|answers|talk)\./;
const FORUM_GENERATOR = /discourse|xenforo|phpbb|vbulletin|mybb|flarum|nodebb|smf|vanilla|invision/;
const PRODUCT_PATH = /\/(?:products?|dp|ip|pd|itm|item|p|listing|app)\/[^/]/;
const COLLECTION_PATH = /\/(?:collections?|c|cat|categor(?:y|ies)|browse|shop|shopping|store|l|departments?)(?:\/|$)/;
const LISTING_PATH =
  /\/(?:categor(?:y|ies)|tags?|topics?|archives?|lists?|directory|search|catalogs?|jobs?|all|issues|events|latest|trending)(?:\/|$)/;
const SINGLE_NAMES = / (?:single|postid|single post|article) /;
const ARCHIVE_NAMES = / (?:archive|category|collection|listing|product|shop|home|plp) /;

/** Points were found by regression over pages of all types and rounded; none decides alone. */
const ARTICLE_BY_CLUES: readonly Evidence<ClueSigns>[] = [
  [2, 'five words or more end its address', ({ path }) => slugWords(path) >= 5],
  [1, 'three or four words end its address', ({ path }) => slugWords(path) >= 3 && slugWords(path) < 5],
  [2, 'a folder of articles in its address', ({ path }) => ARTICLE_FOLDER.test(path)],
  [1, 'og:type is article', ({ ogType }) => ogType === 'article'],
  [1, 'JSON-LD describes it as an article', ({ isLinkedArticle }) => isLinkedArticle],
  [0.75, 'a time of publication in its metadata', ({ hasPublished }) => hasPublished],
  [0.75, 'a byline', ({ hasByline }) => hasByline],
  [-1.25, 'an address of services', ({ path }) => SERVICE_PATH.test(path)],
  [-0.5, 'an address of documentation', isManualAddress],
  [-1, 'the first page of its site', ({ path }) => path.length === 1],
  [-1, 'a question in its address', ({ query }) => query.length > 1],
  [-1, 'og:type is product', ({ ogType }) => ogType.includes('product')],
];
const ARTICLE_BY_REGION: readonly Evidence<RegionSigns>[] = [
  [0.75, 'its body is named for a single post', ({ bodyNames }) => SINGLE_NAMES.test(bodyNames)],
  [0.5, 'more than half of its text is prose', ({ proseShare }) => proseShare > 0.5],
  [0.5, 'ten long paragraphs or more', ({ longParagraphs }) => longParagraphs >= 10],
  [-0.5, 'fewer than three long paragraphs', ({ longParagraphs }) => longParagraphs < 3],
  [-1, 'little of its text is prose', ({ proseShare }) => proseShare < 0.35],
  [-1, 'a row of a dozen like items or more', isLongRow],
  [-1.5, 'five blocks of code or more', ({ codeBlocks }) => codeBlocks >= 5],
  [-0.75, 'posts of a thread', ({ posts }) => posts >= 8],
  [-0.75, 'its body is named for an archive or a shop', ({ bodyNames }) => ARCHIVE_NAMES.test(bodyNames)],
];
/** What an article must overcome: a page that says nothing of itself is none. */
const ARTICLE_THRESHOLD = 1;

type OtherName = Exclude<PageTypeName, 'article'>;
const OTHER_TYPES: readonly OtherName[] = ['forum', 'documentation', 'product', 'collection', 'listing', 'service'];
/** Types that name themselves in addresses and metadata. */
const NAMED_TYPES: ReadonlySet<PageTypeName> = new Set(['forum', 'documentation', 'product', 'collection']);

const FOR_OTHERS: Readonly<Record<OtherName, readonly Evidence<PageSigns>[]>> = {
  forum: [
    [
      2,
      'JSON-LD names a discussion',
      ({ linkedTypes }) => linkedTypes.has('DiscussionForumPosting') || linkedTypes.has('QAPage'),
    ],
    [2, 'made by forum software', ({ generator }) => FORUM_GENERATOR.test(generator)],
    [1.5, "a forum's host", ({ host }) => FORUM_HOST.test(host)],
    [1.5, "a thread's address", ({ path }) => THREAD_PATH.test(path)],
    [1, 'four posts or more', ({ posts }) => posts >= 4],
  ],
  documentation: [
    [2, 'made by documentation software', ({ generator }) => MANUAL_GENERATOR.test(generator)],
    [1.5, 'an address of documentation', isManualAddress],
    [1, 'five blocks of code or more', ({ codeBlocks }) => codeBlocks >= 5],
    [
      0.5,
      'a type for technical texts',
      ({ linkedTypes }) => linkedTypes.has('TechArticle') || linkedTypes.has('APIReference'),
    ],
  ],
  product: [
    [2, 'og:type is product', ({ ogType }) => ogType.includes('product') && !ogType.includes('group')],
    [1, 'JSON-LD names one product', ({ linkedTypes }) => linkedTypes.has('Product') && !linkedTypes.has('ItemList')],
    [1.5, "a product's address", ({ path }) => PRODUCT_PATH.test(path)],
    [0.5, 'a basket to put it in', ({ hasBasket }) => hasBasket],
    [-1, 'a row of a dozen like items or more', isLongRow],
  ],
  collection: [
    [2, 'og:type is a group of products', ({ ogType }) => ogType.includes('group')],
    [1.5, 'eight prices or more', ({ prices }) => prices >= 8],
    [
      1,
      'JSON-LD names a collection of goods',
      ({ linkedTypes }) => linkedTypes.has('ItemList') && linkedTypes.has('Product'),
    ],
    [1, "a shop's address", ({ path }) => COLLECTION_PATH.test(path)],
  ],
  listing: [
    [1, 'a row of like items', ({ repeated, repeatedShare }) => repeated >= 6 && repeatedShare > 0.4],
    [1, 'a third of its text is links', ({ linkShare }) => linkShare > 0.3],
    [0.5, 'little of its text is prose', ({ proseShare }) => proseShare < 0.35],
    [0.5, "a list's address", ({ path }) => LISTING_PATH.test(path)],
    [1, 'JSON-LD names a collection of pages', ({ linkedTypes }) => linkedTypes.has('CollectionPage')],
    [
      0.5,
      'its body is named for an archive',
      ({ bodyNames }) => / (?:archive|category|tag|search results) /.test(bodyNames),
    ],
  ],
  service: [
    [1, 'no sign of another type', () => true],
    [1, 'an address of services', ({ path }) => SERVICE_PATH.test(path)],
    [
      0.5,
      'JSON-LD names a service',
      ({ linkedTypes }) => [...linkedTypes].some((type) => /Service|LocalBusiness|FAQPage/.test(type)),
    ],
  ],
};
/** A thread, a manual or a shop's page that says so this clearly is one, however much it reads like an article. */
const CLEAR = 2.5;
/** Metadata and address that say this much are believed without a look at the text. */
const CERTAIN_BY_CLUES = 4;

/** The type by metadata and address alone, when they leave no doubt. */
export function typeByClues(signs: ClueSigns): PageType | null {
  const { score, reasons } = weigh('article', ARTICLE_BY_CLUES, signs);
  return score >= CERTAIN_BY_CLUES ? { name: 'article', articleScore: score - ARTICLE_THRESHOLD, reasons } : null;
}

export function pageType(signs: PageSigns): PageType {
  const clues = weigh('article', ARTICLE_BY_CLUES, signs);
  const region = weigh('article', ARTICLE_BY_REGION, signs);
  const articleScore = clues.score + region.score - ARTICLE_THRESHOLD;
  const reasons = [...clues.reasons, ...region.reasons];
  const best = OTHER_TYPES.map((name) => ({ name, ...weigh(name, FOR_OTHERS[name], signs) })).reduce((top, next) =>
    next.score > top.score ? next : top,
  );
  const isClear = NAMED_TYPES.has(best.name) && best.score >= CLEAR && best.score > articleScore;
  if (articleScore > 0 && !isClear) return { name: 'article', articleScore, reasons };
  return { name: best.name, articleScore, reasons: [...best.reasons, ...reasons] };
}

function weigh<Signs>(
  name: string,
  table: readonly Evidence<Signs>[],
  signs: Signs,
): { readonly score: number; readonly reasons: readonly string[] } {
  const held = table.filter(([, , holds]) => holds(signs));
  return {
    score: held.reduce((sum, [points]) => sum + points, 0),
    reasons: held.map(([points, reason]) => `${name} ${points > 0 ? '+' : ''}${points}: ${reason}`),
  };
}

function isManualAddress({ path, host }: ClueSigns): boolean {
  return MANUAL_PATH.test(path) || MANUAL_HOST.test(host);
}

function isLongRow({ repeated, repeatedShare }: RegionSigns): boolean {
  return repeated >= 12 && repeatedShare > 0.3;
}

/** Words with letters at the end of the path: "/news/ferry-to-run-all-night-4711" ends in five. */
function slugWords(path: string): number {
  const last =
    path
      .split('/')
      .filter((part) => part !== '')
      .at(-1) ?? '';
  return last.split(/[-_+]|%20/).filter((word) => /[a-z]/.test(word)).length;
}
