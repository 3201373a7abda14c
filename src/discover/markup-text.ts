/** Text with entities or HTML in it as plain text: titles and addresses, not pages. */
import { load } from 'cheerio';

/** Longer text is no title, and a short one cannot nest deep enough to hurt. */
const MAX_LENGTH = 4_000;

const XML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const ENTITY = /&(#x?[0-9a-f]{1,8}|[a-z][a-z0-9]{1,31});/gi;
/** A character that no entity stands for. */
const SEPARATOR = '\u001f';

/** Decodes entities once: those of XML, numbers, and those of HTML, which feeds use undeclared. Unknown ones stay as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const others = new Set(
    [...text.matchAll(ENTITY)].filter(([, name = '']) => !(name in XML_ENTITIES)).map(([written]) => written),
  );
  // One document for all of them: a parser is not set up for every entity of a hostile text.
  const decoded = others.size === 0 ? [] : htmlText([...others].join(SEPARATOR)).split(SEPARATOR);
  const values = new Map([...others].map((written, index) => [written, decoded[index] ?? written]));
  return text.replace(ENTITY, (written, name: string) => XML_ENTITIES[name] ?? values.get(written) ?? written);
}

/** HTML as one line of plain text; markup is dropped. */
export function htmlToLine(html: string): string {
  return collapse(/[<&]/.test(html) ? htmlText(html.slice(0, MAX_LENGTH)) : html);
}

/** Whitespace collapsed, no-break spaces included. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** True for what a person who means plain text would not write: a closing tag, a known inline tag, a named entity. */
export function looksLikeHtml(text: string): boolean {
  return /<\/[a-z]|<(?:br|p|b|i|em|strong|a|span|img|div|sup|sub)[\s/>]|&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,5});/i.test(
    text,
  );
}

function htmlText(html: string): string {
  const $ = load(html, { xml: { xmlMode: false, decodeEntities: true } });
  $('script, style').remove();
  return $.root().text();
}
