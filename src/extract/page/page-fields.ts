/** The ladders of the fields that need no weighing: description, publisher, section, language, image, access, address. */
import type { Field, PageFields, ReadInput } from '../../records/extraction.ts';
import { isNode, textOf } from './json-ld.ts';
import type { LinkedData } from './json-ld.ts';
import type { PageClues } from './page-clues.ts';
import { firstOf, rule } from '../rule.ts';
import type { Rule } from '../rule.ts';

type Described = Pick<
  PageFields,
  'section' | 'inLanguage' | 'image' | 'isAccessibleForFree' | 'canonicalUri' | 'description' | 'publisher'
>;

const MAX_CHARS = 5_000;

export function describePage(clues: PageClues, linked: LinkedData): { [K in keyof Described]: Field | undefined } {
  const { article } = linked;
  const metas = (...names: string[]): Rule[] =>
    names.map((name) => rule(`meta.${name}`, () => inShort(clues.metas.get(name)?.[0])));
  const told = (value: unknown): string | undefined => inShort(textOf(value));
  return {
    description: firstOf(
      rule('json-ld.description', () => told(article?.description)),
      ...metas(
        'og:description',
        'description',
        'dc.description',
        'dcterms.description',
        'twitter:description',
        'sailthru.description',
      ),
    ),
    publisher: firstOf(
      rule('json-ld.publisher', () => nameOf(article?.publisher ?? linked.page?.publisher, linked)),
      ...metas('og:site_name', 'dc.publisher', 'dcterms.publisher', 'citation_journal_title', 'application-name'),
    ),
    section: firstOf(
      rule('json-ld.articleSection', () => told(article?.articleSection)),
      ...metas('article:section', 'parsely-section', 'og:article:section', 'section'),
    ),
    inLanguage: firstOf(
      rule('html.lang', () => clues.language),
      rule('json-ld.inLanguage', () => told(article?.inLanguage)),
      ...metas('og:locale', 'content-language', 'dc.language', 'dcterms.language'),
    ),
    image: firstOf(
      rule('json-ld.image', () => urlOf(article?.image, linked)),
      ...metas(
        'og:image',
        'og:image:url',
        'twitter:image',
        'twitter:image:src',
        'parsely-image-url',
        'sailthru.image.full',
      ),
    ),
    isAccessibleForFree: firstOf(
      rule('json-ld.isAccessibleForFree', () =>
        textOf(article?.isAccessibleForFree ?? linked.page?.isAccessibleForFree),
      ),
      rule('meta.article:content_tier', () => tierOf(clues.metas.get('article:content_tier')?.[0])),
    ),
    canonicalUri: firstOf(
      rule('link.canonical', () => clues.canonical),
      ...metas('og:url'),
      rule('json-ld.url', () => textOf(article?.url) ?? textOf(article?.mainEntityOfPage)),
    ),
  };
}

/** A longer value is the text itself, or an attack. */
function inShort(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= MAX_CHARS ? value : undefined;
}

/** All that the page says of itself in its metadata. */
export function descriptionsOf(clues: PageClues, linked: LinkedData): string[] {
  const told = ['og:description', 'description', 'twitter:description'].map((name) => clues.metas.get(name)?.[0]);
  return [textOf(linked.article?.description), ...told].filter((text): text is string => text !== undefined);
}

/** What the site may be called in a title: by its metadata, the source, and its host. */
export function siteNames(clues: PageClues, linked: LinkedData, input: ReadInput): string[] {
  const names = [
    clues.metas.get('og:site_name')?.[0],
    clues.metas.get('application-name')?.[0],
    nameOf(linked.article?.publisher ?? linked.page?.publisher, linked),
    clues.metas.get('twitter:site')?.[0]?.replace(/^@/, ''),
    input.source?.publisher.name,
    ...hostNames(input.uri),
  ];
  return names.filter((name): name is string => name !== undefined && name !== '');
}

function hostNames(uri: string | null): string[] {
  if (uri === null || !URL.canParse(uri)) return [];
  const host = new URL(uri).hostname.replace(/^(?:www\d?|m|amp|news)\./, '');
  return [host, host.split('.')[0] ?? host];
}

function nameOf(value: unknown, linked: LinkedData): string | undefined {
  const first: unknown = linked.resolve(Array.isArray(value) ? value[0] : value);
  return isNode(first) ? textOf(first.name) : textOf(first);
}

function urlOf(value: unknown, linked: LinkedData): string | undefined {
  const first: unknown = linked.resolve(Array.isArray(value) ? value[0] : value);
  return isNode(first) ? (textOf(first.url) ?? textOf(first.contentUrl)) : textOf(first);
}

function tierOf(tier: string | undefined): string | undefined {
  if (tier === undefined) return undefined;
  return /^free$/i.test(tier) ? 'true' : /^(?:locked|metered|premium|paid)$/i.test(tier) ? 'false' : undefined;
}
