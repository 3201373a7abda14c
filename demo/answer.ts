/** What a virtual host is asked and what it answers; the wire belongs to `send-answer.ts`. */

export interface Asked {
  readonly method: 'GET' | 'HEAD';
  /** Percent-decoded, never empty; `/` at least. */
  readonly path: string;
  readonly query: URLSearchParams;
}

export interface Answer {
  readonly status: number;
  /** Content-Type as sent; it may lie, as labels on the web do. */
  readonly type: string;
  /** Bytes, or a file that is streamed from disk. */
  readonly body: Buffer | { readonly file: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** An ETag is sent; with a date, Last-Modified as well. Left out, the page carries no validators. */
  readonly validators?: { readonly lastModified?: Date };
  /** Compressed when the client takes it. */
  readonly gzip?: boolean;
}

export interface VirtualHost {
  /** Host name without port. */
  readonly name: string;
  /** Null: there is no such page. */
  answer(asked: Asked): Answer | null;
}

type More = Partial<Omit<Answer, 'type' | 'body'>>;

export const html = (markup: string, more: More = {}): Answer => text(markup, 'text/html; charset=utf-8', more);
export const xml = (markup: string, more: More = {}): Answer => text(markup, 'application/xml; charset=utf-8', more);

/** Text in UTF-8 under any label. */
export function text(body: string, type = 'text/plain; charset=utf-8', more: More = {}): Answer {
  return { status: 200, type, body: Buffer.from(body, 'utf8'), ...more };
}

/** A file of this package or of a served folder, under any label. */
export function fileAnswer(file: string, type: string, more: More = {}): Answer {
  return { status: 200, type, body: { file }, ...more };
}

/** Both kinds of validator, as most sites send them. */
export function validated(iso?: string): { readonly validators: { readonly lastModified?: Date } } {
  return { validators: iso === undefined ? {} : { lastModified: new Date(iso) } };
}
