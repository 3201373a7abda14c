/** Reads the fields of a small page of our own writing; not a test of its text. */
import { loadMarkup } from '../../../../src/extract/markup.ts';
import { extractPage } from '../../../../src/extract/page/page.ts';
import type { PageFields, ReadInput } from '../../../../src/records/extraction.ts';
import { pageInput } from '../read-input.ts';

const paragraphs = Array.from(
  { length: 12 },
  (_, index) =>
    `<p>The quay committee met for the ${index + 2}th time and agreed the repairs, its clerk told the paper.</p>`,
).join('');

export interface PageParts {
  readonly head?: string;
  readonly before?: string;
  readonly after?: string;
  readonly aside?: string;
}

/** A story with a headline, `before` and `after` around its text, and `aside` outside it. */
export function fieldsOf(parts: PageParts, more: Partial<ReadInput> = {}): PageFields {
  const html = `<html lang=en-GB><head><title>Quay to be mended by spring</title>${parts.head ?? ''}</head><body><article><h1>Quay to be mended by spring</h1>${parts.before ?? ''}${paragraphs}${parts.after ?? ''}</article>${parts.aside ?? ''}</body></html>`;
  const found = extractPage(loadMarkup(html), pageInput(html, more));
  if (found.kind !== 'article' && found.kind !== 'page') throw new Error(`read as ${found.kind}`);
  return found.fields;
}

export function linked(article: object): string {
  return `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Quay to be mended by spring', ...article })}</script>`;
}
