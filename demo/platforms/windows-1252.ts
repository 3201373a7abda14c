/** Text as windows-1252 bytes, the charset that old British sites still send; Node can read but not write it. */

/** The characters of 0x80 to 0x9F that English prose uses. */
const HIGH: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
};

/** Throws on a character that the charset does not have. */
export function windows1252(text: string): Buffer {
  return Buffer.from([...text].map(byteOf));
}

function byteOf(character: string): number {
  const high = HIGH[character];
  if (high !== undefined) return high;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  throw new Error(`write windows-1252 failed: it has no "${character}"`);
}
