/** Bytes to text, text to a DOM, DOM to plain text: what every reader of markup starts from. */
import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import type { AnyNode } from 'domhandler';
import { TextDecoder } from 'node:util';
import sniffEncoding from 'html-encoding-sniffer';
import { joinBlocks, readBlocks } from './blocks.ts';
import { limitDepth } from './limit-depth.ts';

export interface DecodedText {
  readonly text: string;
  /** WHATWG name of the encoding that was used. */
  readonly charset: string;
}

/** The encoding of a page is declared in its beginning; one that is not valid there is not tried on the rest. */
const PROBE_BYTES = 200_000;

/**
 * Decodes text: byte order mark, HTTP charset, `<meta charset>`, then windows-1252, as WHATWG has it, with one exception:
 * bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever a single-byte label says, as that does not happen by chance.
 */
export function decodeText(bytes: Uint8Array, charset: string | null): DecodedText {
  const declared = sniffEncoding(bytes, charset === null ? {} : { transportLayerEncodingLabel: charset });
  const name = /^(?:windows|iso)-/i.test(declared) && isUtf8BeyondAscii(bytes) ? 'UTF-8' : declared;
  const decoder = decoderFor(name);
  // In two steps: decoding at once, Node 20 takes windows-1252 for Latin-1 and turns its quotes and dashes into control characters.
  return { text: decoder.decode(bytes, { stream: true }) + decoder.decode(), charset: name };
}

/** Parses HTML by htmlparser2, which repairs less than a browser and costs a sixth. Elements nested too deep are opened no further. */
export function loadMarkup(html: string): CheerioAPI {
  // A browser takes a CDATA section in HTML for a broken comment; the parser would wait for its end and lose the page.
  const whole = html.replaceAll('\0', '').replaceAll('<![CDATA[', '');
  return load(limitDepth(whole), { xml: { xmlMode: false, decodeEntities: true } });
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
  const $ = loadMarkup(text);
  return joinBlocks(readBlocks(rootsOf($)));
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
  if (probe.every((byte) => byte < 0x80)) return false;
  try {
    // `stream` forgives a character cut by the end of the probe.
    new TextDecoder('utf-8', { fatal: true }).decode(probe, { stream: probe.length < bytes.length });
    return true;
  } catch {
    return false;
  }
}
