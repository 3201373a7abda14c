/** Reads HTML into a DOM in time that grows with its length only, whatever it holds. Comments are left out; scripts are kept as text. */
import type { Document, Element } from 'domhandler';
import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { RAW, WITH_REFERENCES } from './markup-rules.ts';
import { markupTree } from './markup-tree.ts';
import { rawTextFinder } from './raw-text.ts';

/** Honest elements have a dozen. */
const MAX_ATTRIBUTES = 200;
const MAX_NAME_CHARS = 100;

const SPACE = 32;
const BANG = 33;
const QUOTE = 34;
const APOSTROPHE = 39;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;

/** Parses as browsers do in what decides where text stands; what they repair beyond that stays as it is written. */
export function parseMarkup(given: string): Document {
  const html = given.includes('\0') ? given.replaceAll('\0', '') : given;
  const tree = markupTree();
  const names = nameReader(html);
  const rawText = rawTextFinder(html);
  const write = (from: number, to: number): void => {
    if (to > from) tree.text(withCharacters(html.slice(from, to)));
  };
  /** @returns where the text goes on */
  const openTag = (at: number): number => {
    const tag = readTag(html, at, names);
    if (tag === null) return html.length;
    const { name, attribs, isSelfClosing, end } = tag;
    const isRaw = RAW.has(name) && !tree.isForeign();
    const isOpened = tree.open(name, attribs, isSelfClosing);
    if (!isRaw) return end;
    const raw = rawText(name, end);
    if (isOpened && raw.to > end) {
      const data = html.slice(end, raw.to);
      tree.text(WITH_REFERENCES.has(name) ? withCharacters(data) : data);
    }
    if (isOpened) tree.close(name);
    return raw.end;
  };
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0 && !tree.isFull(); at = html.indexOf('<', Math.max(from, at + 1))) {
    const next = html.charCodeAt(at + 1);
    if (!isLetter(next) && next !== SLASH && next !== BANG && next !== QUESTION) continue;
    write(from, at);
    if (isLetter(next)) from = openTag(at + 1);
    else if (html.startsWith('<!--', at)) from = behind(html, '-->', at + 2);
    else {
      from = behind(html, '>', at);
      if (next === SLASH && isLetter(html.charCodeAt(at + 2))) tree.close(names.read(at + 2));
    }
  }
  if (!tree.isFull()) write(from, html.length);
  return tree.root;
}

interface Tag {
  readonly name: string;
  readonly attribs: Element['attribs'];
  readonly isSelfClosing: boolean;
  /** Behind its ">". */
  readonly end: number;
}

/** The start tag whose name begins at that place; null when the text ends first. */
function readTag(html: string, at: number, names: NameReader): Tag | null {
  const name = names.read(at);
  const attribs: Element['attribs'] = {};
  let count = 0;
  let index = names.end();
  for (;;) {
    let code = html.charCodeAt(index);
    while (code <= SPACE || code === SLASH) code = html.charCodeAt((index += 1));
    if (code === GREATER) return { name, attribs, isSelfClosing: html.charCodeAt(index - 1) === SLASH, end: index + 1 };
    if (Number.isNaN(code)) return null;
    const key = names.read(index);
    index = afterSpace(html, names.end());
    let value = '';
    if (html.charCodeAt(index) === EQUALS) {
      index = afterSpace(html, index + 1);
      code = html.charCodeAt(index);
      const isQuoted = code === QUOTE || code === APOSTROPHE;
      const start = isQuoted ? index + 1 : index;
      const end = isQuoted ? html.indexOf(code === QUOTE ? '"' : "'", start) : unquotedEnd(html, start);
      if (end < 0) return null;
      value = html.slice(start, end);
      index = isQuoted ? end + 1 : end;
    }
    if (count >= MAX_ATTRIBUTES || attribs[key] !== undefined) continue;
    attribs[key] = withCharacters(value, decodeHTMLAttribute);
    count += 1;
  }
}

interface NameReader {
  /** The name that begins at that place, in lower case. */
  read(at: number): string;
  /** Behind the name that was read last. */
  end(): number;
}

/** Remembers the names of the document: a page has a hundred of them, ten thousand times. */
function nameReader(html: string): NameReader {
  const written: string[] = [];
  const lower: string[] = [];
  let end = 0;
  return {
    read(at) {
      // Whatever stands first belongs to the name, or nothing would be read.
      end = at + 1;
      while (!isNameEnd(html.charCodeAt(end))) end += 1;
      const slot = ((end - at) * 31 + html.charCodeAt(at) * 7 + html.charCodeAt(end - 1)) & 0xff;
      const known = written[slot];
      if (known !== undefined && known.length === end - at && html.startsWith(known, at)) return lower[slot] ?? known;
      const name = html.slice(at, Math.min(end, at + MAX_NAME_CHARS));
      const lowered = name.toLowerCase();
      written[slot] = name;
      lower[slot] = lowered;
      return lowered;
    },
    end: () => end,
  };
}

function afterSpace(html: string, at: number): number {
  let index = at;
  while (html.charCodeAt(index) <= SPACE) index += 1;
  return index;
}

function unquotedEnd(html: string, at: number): number {
  let index = at;
  for (let code = html.charCodeAt(index); code > SPACE && code !== GREATER; code = html.charCodeAt(index)) index += 1;
  return index;
}

/** Behind the next such sign; the end of the text when there is none. */
function behind(html: string, sign: string, from: number): number {
  const at = html.indexOf(sign, from);
  return at < 0 ? html.length : at + sign.length;
}

/** True at the end of the text too. */
function isNameEnd(code: number): boolean {
  return !(code > SPACE) || code === SLASH || code === GREATER || code === EQUALS;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Numbers beyond every character, on which the decoder fails. */
const ENDLESS_NUMBER = /&#(?:\d{8,}|x[\da-f]{7,});?/gi;

function withCharacters(text: string, decode: (text: string) => string = decodeHTML): string {
  if (!text.includes('&')) return text;
  return decode(text.includes('&#') ? text.replace(ENDLESS_NUMBER, '\ufffd') : text);
}
