/** What a body is, told from its bytes; the label only settles what bytes leave open. */
import type { MediaType } from '../records/fetch-outcome.ts';

/** Real PDFs have mail headers and blank lines before their magic; PDF readers look this far. */
const PDF_WINDOW = 1024;
/** Long licence comments stand before the first tag of some pages. */
const OPENING_BYTES = 16 * 1024;
/** Bytes that no text has (https://mimesniff.spec.whatwg.org/#binary-data-byte), looked for where that standard looks. */
const BINARY_BYTE = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]/;
const BINARY_WINDOW = 1445;

const HTML_START =
  /^<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base|iframe|noscript|div|span|p|a|b|i|br|hr|h[1-6]|ul|ol|li|dl|table|tr|td|form|section|article|main|nav|header|footer|img|font|center|pre|blockquote|strong|em)[\s/>]/i;
const HTML_ANYWHERE = /<(?:!doctype\s+html|html|head|body|title|div|p|br|table|a|span|h[1-6]|script)[\s/>]/i;
/** Root elements of feeds and sitemaps, and whatever declares a namespace; all are seen without an XML declaration. */
const XML_START =
  /^<(?:!doctype\s|(?:rss|feed|urlset|sitemapindex|opml)[\s>]|[a-z][\w.-]*:[\w.-]+[\s>]|[a-z][\w.-]*\s+xmlns[:=])/i;
const JSON_START = /^[{[]\s*(?:["{}[\]]|-?\d|true|false|null)/;

/**
 * The media type of a decoded body. Gzip without a Content-Encoding (`sitemap.xml.gz`) stays `application/octet-stream`
 * with its bytes as they are: the sitemap reader unpacks it. A PDF labelled text/html is a PDF.
 */
export function tellMediaType(bytes: Uint8Array, contentType: string | undefined): MediaType {
  const label = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const opening = openingText(bytes);
  const { hasDeclaration, rest } = skipProlog(opening);
  if (HTML_START.test(rest)) return 'text/html';
  if (opening.slice(0, PDF_WINDOW).includes('%PDF-')) return 'application/pdf';
  if (hasDeclaration || XML_START.test(rest)) return 'application/xml';
  if (BINARY_BYTE.test(opening.slice(0, BINARY_WINDOW)) || rest.startsWith('{\\rtf')) return 'application/octet-stream';
  if (rest.startsWith('<') && /[/+]xml$/.test(label) && label !== 'application/xhtml+xml') return 'application/xml';
  if (/^[{[]/.test(rest) && (/[/+]json$/.test(label) || JSON_START.test(rest))) return 'application/json';
  const mayBeHtml = label === '' || label === 'text/html' || label === 'application/xhtml+xml';
  return mayBeHtml && HTML_ANYWHERE.test(rest) ? 'text/html' : 'text/plain';
}

/** The beginning as text that can be compared with ASCII: a byte a character, or UTF-16 decoded. */
function openingText(bytes: Uint8Array): string {
  const start = bytes.subarray(0, OPENING_BYTES);
  const [first, second, third] = start;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le').decode(start);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be').decode(start);
  const hasMark = first === 0xef && second === 0xbb && third === 0xbf;
  return Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1', hasMark ? 3 : 0);
}

/** Passes over white space, the XML declaration, processing instructions and comments. */
function skipProlog(text: string): { readonly hasDeclaration: boolean; readonly rest: string } {
  let at = 0;
  let hasDeclaration = false;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const close = text.startsWith('<?', at) ? '?>' : text.startsWith('<!--', at) ? '-->' : null;
    const end = close === null ? -1 : text.indexOf(close, at + 2);
    if (close === null || end < 0) return { hasDeclaration, rest: text.slice(at) };
    hasDeclaration ||= /^<\?xml\s/i.test(text.slice(at, at + 6));
    at = end + close.length;
  }
}
