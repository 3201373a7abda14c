/** Makes text from the web harmless for a terminal; not for HTML or CSV. */

/** C0 and C1 controls move the cursor or rewrite the screen; bidirectional overrides show a line in a false order. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Drops what a terminal would obey instead of show; tabs and line breaks stay. */
export function terminalText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNSAFE, '');
}

/** As `terminalText`, on one line. */
export function terminalLine(text: string): string {
  return terminalText(text).replace(/\s+/g, ' ').trim();
}

/** One JSON value on one line; what JSON leaves raw and a terminal or a line reader would act on is escaped. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
