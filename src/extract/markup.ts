/** Bytes to text, text to a DOM, DOM to plain text: what every reader of markup starts from. */
import { load } from 'cheerio/slim';
import type { CheerioAPI } from 'cheerio/slim';
import type { AnyNode } from 'domhandler';
import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import sniffEncoding from 'html-encoding-sniffer';
import { joinBlocks, readBlocks } from './blocks.ts';
import { parsedWithin, parseMarkup } from './parse-markup.ts';
import type { Decode } from './script-text.ts';

interface DecodedText {
  readonly text: string;
  /** WHATWG name of the encoding that was used. */
  readonly charset: string;
}

/** The encoding of a page is declared in its beginning; one that is not valid there is not tried on the rest. */
const PROBE_BYTES = 200_000;
/** In these, bytes below 128 are what they are in ASCII. */
const ASCII_COMPATIBLE = /^(?:utf-8|windows-125\d|iso-8859-\d+)$/i;

/**
 * Decodes text: byte order mark, HTTP charset, `<meta charset>`, then windows-1252, as WHATWG has it, with one exception:
 * bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever a single-byte label says, as that does not happen by chance.
 */
export function decodeText(bytes: Uint8Array, charset: string | null): DecodedText {
  const name = encodingOf(bytes, charset);
  // Read as single bytes, ASCII comes faster and in half the memory, also in all that is done with it.
  if (isAscii(bytes) && ASCII_COMPATIBLE.test(name)) return { text: asSingleBytes(bytes), charset: name };
  const decoder = decoderFor(name);
  // In two steps: decoding at once, Node 20 takes windows-1252 for Latin-1 and turns its quotes and dashes into control characters.
  return { text: decoder.decode(bytes, { stream: true }) + decoder.decode(), charset: name };
}

/** HTML in which each text and attribute is still to be decoded. */
export interface RawMarkup {
  readonly html: string;
  readonly decode: Decode;
}

/** As `decodeText`, but UTF-8 is left as it is: most of a page is never read, and its marks are ASCII. */
export function rawMarkup(bytes: Uint8Array, charset: string | null): RawMarkup {
  // The parser drops NUL, and what stands on both sides of one must not become a character.
  if (encodingOf(bytes, charset) !== 'UTF-8' || bytes.includes(0))
    return { html: decodeText(bytes, charset).text, decode: (text) => text };
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return {
    html: asSingleBytes(hasMark ? bytes.subarray(3) : bytes),
    decode: isAscii(bytes) ? (text) => text : readUtf8,
  };
}

/** Parses HTML, and lends the DOM to cheerio for those who select in it. */
export function loadMarkup(html: string, decode?: Decode): CheerioAPI {
  return load(parseMarkup(html, decode), { xml: { xmlMode: false, decodeEntities: true } });
}

/** The nodes at the top of a document; cheerio's own `contents()` sorts them, which takes minutes when there are many. */
export function rootsOf($: CheerioAPI): readonly AnyNode[] {
  return $.root().get(0)?.children ?? [];
}

/** The plain text of a node or a cheerio selection: blank lines between blocks, "- " before list items, "a | b" for table rows. */
export function blockText(_$: CheerioAPI, node: AnyNode | Iterable<AnyNode>): string {
  return joinBlocks(readBlocks(Symbol.iterator in node ? [...node] : [node]));
}

/** Text that still holds character references or tags, as JSON and attributes often do, without them. */
export function withoutMarkup(text: string): string {
  if (!/&[a-z#]|<[a-z/]/i.test(text)) return text;
  // A value made to harm costs its field, not the page.
  return joinBlocks(readBlocks(parsedWithin(text)?.children ?? []));
}

function encodingOf(bytes: Uint8Array, charset: string | null): string {
  const declared = sniffEncoding(bytes, charset === null ? {} : { transportLayerEncodingLabel: charset });
  return /^(?:windows|iso)-/i.test(declared) && isUtf8BeyondAscii(bytes) ? 'UTF-8' : declared;
}

function asSingleBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** UTF-8 that was read as single bytes. */
function readUtf8(text: string): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}

function decoderFor(name: string): TextDecoder {
  try {
    return new TextDecoder(name);
  } catch {
    // An encoding WHATWG knows and this platform lacks (x-user-defined): ASCII survives.
    return new TextDecoder('windows-1252');
  }
}

function isUtf8BeyondAscii(bytes: Uint8Array): boolean {
  const probe = bytes.subarray(0, PROBE_BYTES);
  if (isAscii(probe)) return false;
  // A character may be cut by the end of the probe: three bytes at most are to come.
  const isCut = probe.length < bytes.length;
  return [0, 1, 2, 3].some((cut) => (cut === 0 || isCut) && isUtf8(probe.subarray(0, probe.length - cut)));
}
