/** The extractors that the bench lays side by side, each behind the same door: bytes and address in, text and metadata out. */
import { decodeText } from '../src/extract/markup.ts';
import { htmlToText } from './html-to-text.ts';

export interface BenchPage {
  readonly bytes: Uint8Array;
  readonly url: string | null;
}

/** In the words of the scorer that comes with the data. */
export interface Answer {
  readonly text: string;
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
}

export type Extractor = (page: BenchPage) => Promise<Answer>;

/** Loading is part of making one: a process loads the library that it measures, and no other. */
export const CONTENDERS: Readonly<Record<string, () => Promise<Extractor>>> = {
  gleaner,
  'readability+linkedom': readability,
  defuddle,
};

/** The peers are given the text as Gleaner decodes it, so that no one pays or gains by another way of decoding. */
const decoded = ({ bytes }: BenchPage): string => decodeText(bytes, null).text;

async function gleaner(): Promise<Extractor> {
  const { readDocument } = await import('../src/pipeline/read-document.ts');
  const { findLocalAuthority } = await import('../config/local-authorities.ts');
  const capturedAt = new Date().toISOString();
  return async ({ bytes, url }) => {
    const of = { mediaType: 'text/html', charset: null, uri: url, source: null, hint: {}, capturedAt } as const;
    const reading = await readDocument({ bytes, ...of }, findLocalAuthority);
    if (reading.kind === 'not-a-document') return { text: '', title: null, byline: null, published: null };
    const { text, headline, author, datePublished } = reading.draft;
    const byline = author.map(({ name }) => name).join('; ');
    return { text, title: headline, byline: byline === '' ? null : byline, published: datePublished };
  };
}

/** Types of a browser's document are not loaded here; both peers take what linkedom makes. */
async function linkedom(): Promise<(html: string) => never> {
  const { parseHTML } = (await import('linkedom')) as { parseHTML: (html: string) => { readonly document: never } };
  return (html) => parseHTML(html).document;
}

async function readability(): Promise<Extractor> {
  const { Readability } = await import('@mozilla/readability');
  const parse = await linkedom();
  return async (page) => {
    const document = parse(decoded(page));
    const article = new Readability(document).parse();
    return {
      text: htmlToText(article?.content ?? ''),
      title: article?.title ?? null,
      byline: article?.byline ?? null,
      published: article?.publishedTime ?? null,
    };
  };
}

async function defuddle(): Promise<Extractor> {
  const { Defuddle } = await import('defuddle/node');
  const parse = await linkedom();
  return async (page) => {
    const document = parse(decoded(page));
    // What it would otherwise fetch from other services is not in the page.
    const found = await Defuddle(document, page.url ?? undefined, { useAsync: false });
    return {
      text: htmlToText(found.content),
      title: found.title || null,
      byline: found.author || null,
      published: found.published || null,
    };
  };
}
