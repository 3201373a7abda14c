/** The bytes of a seed page as text, by what the bytes say of themselves first. */
import { TextDecoder } from 'node:util';
import sniffEncoding from 'html-encoding-sniffer';
import type { ReadInput } from '../records/extraction.ts';

/** An XML declaration fits into this many bytes, even in UTF-16. */
const DECLARATION_BYTES = 400;

/**
 * Decodes XML or JSON: byte order mark, the shape of UTF-16, the XML declaration, `charset`, UTF-8. The declaration stands
 * before the response's charset, because servers label every `.xml` alike. Valid UTF-8 beyond ASCII is UTF-8 whatever is declared.
 */
export function xmlText(input: Pick<ReadInput, 'bytes' | 'charset'>): string {
  const head = Buffer.from(input.bytes.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const marked = /^(?:\xEF\xBB\xBF|\xFE\xFF|\xFF\xFE)/.test(head) ? sniffEncoding(input.bytes, { xml: true }) : null;
  const wide = /^\0[<{[]/.test(head) ? 'utf-16be' : /^[<{[]\0/.test(head) ? 'utf-16le' : null;
  const declared = /^\s*<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(` ${head}`)?.[1] ?? null;
  return decode(input.bytes, [marked ?? wide, declared, input.charset]);
}

/** Decodes HTML as WHATWG has it: byte order mark, the response's charset, `<meta charset>`, windows-1252; but valid UTF-8 is UTF-8. */
export function htmlText(input: Pick<ReadInput, 'bytes' | 'charset'>): string {
  const label = input.charset === null ? {} : { transportLayerEncodingLabel: input.charset };
  return decode(input.bytes, [sniffEncoding(input.bytes, label)]);
}

/** By the first label that means anything here; UTF-16 is tried on a mark or its shape only, as no ASCII page is UTF-16. */
function decode(bytes: Uint8Array, labels: readonly (string | null)[]): string {
  const decoders = labels.map((label) => decoderFor(label)).filter((decoder) => decoder !== null);
  const chosen = decoders[0] ?? new TextDecoder('utf-8');
  // In two steps: decoding at once, Node 20 takes windows-1252 for Latin-1 and turns its quotes and dashes into control characters.
  const decoded = () => chosen.decode(bytes, { stream: true }) + chosen.decode();
  if (chosen.encoding.startsWith('utf-16')) return decoded();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: the label is believed, and a label that says UTF-8 costs the broken characters only.
    return decoded();
  }
}

function decoderFor(label: string | null): TextDecoder | null {
  try {
    return label === null ? null : new TextDecoder(label);
  } catch {
    // A label nobody knows says nothing.
    return null;
  }
}
