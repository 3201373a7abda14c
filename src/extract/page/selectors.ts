/** What a source's own selectors find: they go before the generic rules, and give way where they match nothing. */
import type { CheerioAPI } from 'cheerio/slim';
import { isTag } from 'domhandler';
import type { Element } from 'domhandler';
import { ConfigurationError } from '../../records/errors.ts';
import type { Field, ReadInput } from '../../records/extraction.ts';
import type { SourceSelectors } from '../../records/source.ts';
import { lineOf } from '../element-text.ts';
import { removeElements } from '../remove-elements.ts';

interface Selected {
  readonly headline: Field | undefined;
  readonly authors: readonly Field[];
  readonly datePublished: Field | undefined;
  /** Roots of the body, in document order; none when the selectors match nothing. */
  readonly body: readonly Element[];
}

/** Cuts what the source calls furniture out of the page, then reads the source's selectors. Throws ConfigurationError for what is no selector. */
export function readSelected($: CheerioAPI, input: ReadInput): Selected {
  const layout = layoutAt(input);
  for (const selector of layout?.remove ?? []) removeElements(select($, selector, input));
  return {
    headline: firstLine($, layout?.headline, 'headline', input),
    authors: firstMatch($, layout?.author, input)
      .map(lineOf)
      .filter((line) => line !== '')
      .map((value) => ({ value, rule: 'selector.author' })),
    datePublished: firstLine($, layout?.datePublished, 'datePublished', input),
    body: outermost(firstMatch($, layout?.body, input)),
  };
}

/** The first layout that was still in use when the page was taken. */
function layoutAt({ source, capturedAt }: ReadInput): SourceSelectors | undefined {
  return source?.selectors.find(({ until }) => until === undefined || capturedAt.slice(0, 10) < until);
}

function firstMatch($: CheerioAPI, selectors: readonly string[] | undefined, input: ReadInput): Element[] {
  for (const selector of selectors ?? []) {
    const found = select($, selector, input);
    // A place that is there and empty says as little as none.
    if (found.some((element) => valueOf(element) !== '')) return found;
  }
  return [];
}

function firstLine(
  $: CheerioAPI,
  selectors: readonly string[] | undefined,
  field: string,
  input: ReadInput,
): Field | undefined {
  for (const element of firstMatch($, selectors, input)) {
    const value = valueOf(element);
    if (value !== '') return { value, rule: `selector.${field}` };
  }
  return undefined;
}

function valueOf(element: Element): string {
  return (element.attribs.datetime ?? element.attribs.content ?? lineOf(element)).trim();
}

function select($: CheerioAPI, selector: string, input: ReadInput): Element[] {
  try {
    return $(selector).toArray().filter(isTag);
  } catch (cause) {
    throw new ConfigurationError(
      `read selectors of ${input.source?.id ?? 'a source'} failed: "${selector}" is not a selector`,
      { cause },
    );
  }
}

function outermost(elements: readonly Element[]): Element[] {
  const all = new Set<unknown>(elements);
  return elements.filter((element) => {
    let node: Element['parent'] = element.parent;
    for (let up = 0; node && up < 256; up += 1, node = node.parent) if (all.has(node)) return false;
    return true;
  });
}
