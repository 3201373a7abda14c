/** Who a page says wrote it: strings as they stand, one per name or byline; telling names from agencies is normalise's part. */
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import type { Field } from '../../records/extraction.ts';
import { namesOf } from '../element-names.ts';
import { lineOf } from '../element-text.ts';
import type { LinkedData } from './json-ld.ts';
import { hasType, isNode, textOf } from './json-ld.ts';
import type { PageClues } from './page-clues.ts';
import { distanceFromHeadline, whosePart } from './whose-part.ts';

/** Longer "bylines" are biographies. */
const MAX_BYLINE_CHARS = 160;
const MAX_AUTHORS = 20;
/** Two to four capitalised words. */
const LINKED_NAME = /^(?:by )?\p{Lu}[\p{L}.'’-]{0,30}(?: \p{L}[\p{L}.'’-]{0,30}){1,3}$/iu;

const META_NAMES = [
  'parsely-author',
  'sailthru.author',
  'article:author_name',
  'cxenseparse:author',
  'byl',
  'dc.creator',
  'dcterms.creator',
  'dc.creator.author',
  'article:author',
  'og:article:author',
  'author',
  'twitter:data1',
];

/**
 * What every rule names, the strongest rule first. Several rules may answer: a page may tell machines its own name
 * and its readers the reporter's, so the first rule that names a person decides, and that is known after normalising.
 */
export function readAuthors(clues: PageClues, linked: LinkedData, selected: readonly Field[]): readonly Field[] {
  const bylines = clues.bylines.filter((element) => whosePart(element, clues) !== 'another');
  const ladder: (() => Field[])[] = [
    () => [...selected],
    () => fields('json-ld.author', namesIn(linked.article?.author ?? linked.article?.creator, linked)),
    ...META_NAMES.map((name) => () => fields(`meta.${name}`, metaNames(clues, name))),
    () => fields('microdata.author', itemNames(clues)),
    () => fields('selector.rel-author', bylines.filter((element) => element.attribs.rel !== undefined).map(lineOf)),
    () => fields('selector.byline', firstByline(bylines)),
    () => fields('heuristic.by-line', ownCredit(clues)),
    () => fields('json-ld.page-author', namesIn(linked.page?.author ?? linked.page?.creator, linked)),
  ];
  return ladder.flatMap((step) => step());
}

function namesIn(value: unknown, linked: LinkedData): string[] {
  const list: readonly unknown[] = Array.isArray(value)
    ? value.slice(0, MAX_AUTHORS).flat().slice(0, MAX_AUTHORS)
    : [value];
  const names: string[] = [];
  for (const item of list) {
    const author = linked.resolve(item);
    if (typeof author === 'string') names.push(author);
    else if (isNode(author)) {
      const given = Array.isArray(author.name)
        ? author.name.filter((name) => typeof name === 'string')
        : [textOf(author.name)];
      const role = roleOf(textOf(author.jobTitle));
      for (const name of given) {
        if (!name || hasType(author, /Organization$/)) continue;
        names.push(role ? `${name}, ${role}` : name);
      }
    }
  }
  return names;
}

/** A job title that is one: up to the first separator, and a reporter's or editor's. */
function roleOf(jobTitle: string | undefined): string | undefined {
  const role = jobTitle?.split(/[/|,;–—]| - /)[0]?.trim() ?? '';
  return role.length < 60 && /\b(?:reporter|correspondent|editor|writer|journalist|columnist)$/i.test(role)
    ? role
    : undefined;
}

function metaNames(clues: PageClues, name: string): string[] {
  const values = clues.metas.get(name) ?? [];
  if (name === 'twitter:data1' && !/written by|author/i.test(clues.metas.get('twitter:label1')?.[0] ?? '')) return [];
  return values.filter((value) => !/^https?:|^www\.|^@|\/\//i.test(value));
}

function itemNames(clues: PageClues): string[] {
  return (clues.itemprops.get('author') ?? []).map((element) => {
    const name = (clues.itemprops.get('name') ?? []).find((inner) => isWithin(inner, element));
    return (name ?? element).attribs.content ?? lineOf(name ?? element);
  });
}

function firstByline(elements: readonly Element[]): string[] {
  const named = elements.find((element) => / author name | authorname /.test(namesOf(element)));
  if (named && LINKED_NAME.test(lineOf(named))) return [lineOf(named)];
  for (const element of elements) {
    const links = linksIn(element)
      .map(lineOf)
      .filter((text) => LINKED_NAME.test(text));
    if (links.length > 0) return links;
    const line = lineOf(element);
    if (line.length >= 5 && line.length <= MAX_BYLINE_CHARS && /\p{Lu}/u.test(line)) return [line];
  }
  return [];
}

/** The credit by the headline; others are of pictures and of other stories. */
function ownCredit(clues: PageClues): string[] {
  const own = clues.credits.find(
    ({ element, at }) => distanceFromHeadline(at, clues) !== null && whosePart(element, clues) !== 'another',
  );
  return own ? [own.line] : [];
}

function linksIn(element: Element): Element[] {
  const links: Element[] = [];
  const nodes: AnyNode[] = [...element.children].reverse();
  for (let node = nodes.pop(); node && links.length < MAX_AUTHORS; node = nodes.pop()) {
    if (!isTag(node)) continue;
    if (node.name === 'a') links.push(node);
    else nodes.push(...[...node.children].slice(0, 200).reverse());
  }
  return links;
}

function isWithin(inner: Element, outer: Element): boolean {
  let node: Element['parent'] = inner;
  for (let up = 0; node && up < 8; up += 1, node = node.parent) if (node === outer) return true;
  return false;
}

function fields(rule: string, values: readonly string[]): Field[] {
  const seen = new Set<string>();
  const found: Field[] = [];
  for (const value of values) {
    const clean = value.replace(/\s+/g, ' ').trim();
    if (clean === '' || clean.length > 300 || seen.has(clean.toLowerCase()) || found.length >= MAX_AUTHORS) continue;
    seen.add(clean.toLowerCase());
    found.push({ value: clean, rule });
  }
  return found;
}
