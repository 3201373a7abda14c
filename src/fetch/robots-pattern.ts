/** Path patterns of robots.txt: percent-encoding brought to one form, and matching with `*` and `$`. */

/** RFC 3986 reserved and unreserved characters; everything else stands percent-encoded in a normal path. */
const ENCODE = /[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]/gu;

/**
 * A pattern as google/robotstxt keeps it: letters beyond ASCII percent-encoded as UTF-8, hex digits in upper case.
 */
export function escapePattern(pattern: string): string {
  return pattern.replace(/[^\x00-\x7f]/gu, percentEncoded).replace(/%[0-9a-f]{2}/gi, (octet) => octet.toUpperCase());
}

/**
 * The one form of a pattern or path under RFC 9309, 2.2.2: octets that need no encoding are decoded, all others encoded.
 * In a path `*` and `$` are ordinary characters and are encoded, as a pattern must write them to mean themselves.
 */
export function normalPath(path: string, kind: 'pattern' | 'path'): string {
  const normal = path.replace(ENCODE, percentEncoded).replace(/%([0-9a-f]{2})/gi, (octet, hex: string) => {
    const character = String.fromCharCode(parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : octet.toUpperCase();
  });
  if (kind === 'path') return normal.replaceAll('*', '%2A').replaceAll('$', '%24');
  return normal.replace(/\$(?=.)/g, '%24');
}

/**
 * Whether a pattern matches the beginning of a path; `*` stands for any run, a final `$` for the end. Every piece between
 * two stars is looked for once, leftmost first, so hostile patterns cost no more than plain ones.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const [first = '', ...pieces] = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = anchored ? pieces.pop() : undefined;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (!anchored) return true;
  return last === undefined ? at === path.length : path.endsWith(last) && path.length - last.length >= at;
}

function percentEncoded(character: string): string {
  return [...Buffer.from(character, 'utf8')]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
