/** Which encoding a text is in, by WHATWG rules and what real pages add to them. It decodes nothing. */
import { isUtf8 } from 'node:buffer';
import sniffEncoding from 'html-encoding-sniffer';
import type { MediaType } from '../records/fetch-outcome.ts';

/** The standard's prescan ends here; parsers in browsers go on and switch at a later `<meta>`. */
const PRESCAN_BYTES = 1024;
const LATE_META_BYTES = 64 * 1024;
const XML_DECLARATION = /^<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["']([\w:.-]{2,40})["']/i;

/**
 * The WHATWG name in lower case, such as `windows-1252`; null for binary types. Byte order mark first, then the label of
 * Content-Type, then what the document says; labels that nobody knows are passed over. A text that says nothing is
 * UTF-8 when its bytes are, else windows-1252.
 */
export function tellCharset(bytes: Uint8Array, mediaType: MediaType, contentType: string | undefined): string | null {
  switch (mediaType) {
    case 'application/pdf':
    case 'application/octet-stream':
      return null;
    case 'text/html':
      return fromMarkOrLabel(bytes, contentType) ?? htmlCharset(bytes);
    case 'application/xml':
      return (
        fromMarkOrLabel(bytes, contentType) ??
        knownEncoding(XML_DECLARATION.exec(opening(bytes, 400))?.[1]) ??
        unsaid(bytes)
      );
    case 'application/json':
    case 'text/plain':
      return fromMarkOrLabel(bytes, contentType) ?? unsaid(bytes);
  }
}

function htmlCharset(bytes: Uint8Array): string {
  return prescan(bytes) ?? lateMeta(bytes) ?? unsaid(bytes);
}

/** The prescan of the standard: `<meta charset>` and its kin in the first 1,024 bytes. */
function prescan(bytes: Uint8Array): string | null {
  const nothing = 'x-user-defined';
  try {
    const found = sniffEncoding(bytes.subarray(0, PRESCAN_BYTES), { defaultEncoding: nothing });
    return found === nothing ? null : knownEncoding(found);
  } catch {
    // The sniffer reads past the end of <meta content="charset">; such a page has said nothing yet.
    return null;
  }
}

/** The first `<meta>` beyond the prescan that names an encoding, each read as if the document began there. */
function lateMeta(bytes: Uint8Array): string | null {
  const start = opening(bytes, LATE_META_BYTES);
  const landmark = /<!--|<meta/gi;
  for (let found = landmark.exec(start); found !== null; found = landmark.exec(start)) {
    if (found[0] === '<!--') {
      const end = start.indexOf('-->', found.index + 2);
      if (end < 0) return null;
      landmark.lastIndex = end;
    } else if (found.index >= PRESCAN_BYTES) {
      const name = prescan(bytes.subarray(found.index));
      if (name !== null) return name;
    }
  }
  return null;
}

function fromMarkOrLabel(bytes: Uint8Array, contentType: string | undefined): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return knownEncoding(/;\s*charset\s*=\s*["']?\s*([^\s"';,]{1,40})/i.exec(contentType ?? '')?.[1]);
}

function unsaid(bytes: Uint8Array): string {
  return isUtf8(bytes) && bytes.some((byte) => byte > 0x7f) ? 'utf-8' : 'windows-1252';
}

/** The name TextDecoder gives a label; null for labels it does not know. */
function knownEncoding(label: string | undefined): string | null {
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function opening(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1');
}
