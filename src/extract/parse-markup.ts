/** Reads HTML into a DOM by htmlparser2, which repairs less than a browser and costs a sixth. Holds whatever the page is made of. */
import type { Document } from 'domhandler';
import { Parser, Tokenizer } from 'htmlparser2';
import { UnreadableError } from '../records/errors.ts';
import { BoundedDom, DomLimit } from './bounded-dom.ts';
import { limitDepth } from './limit-depth.ts';
import type { Decode } from './script-text.ts';

/**
 * The DOM of a page; of one with too many nodes the DOM of its beginning. `decode` is asked for each text and attribute.
 * @throws UnreadableError when elements are nested by the thousand in a way that cannot be flattened
 */
export function parseMarkup(given: string, decode?: Decode): Document {
  const dom = parsedWithin(given, decode);
  if (dom !== null) return dom;
  throw new UnreadableError('parse HTML failed: thousands of elements in each other; look at the page', {
    code: 'HTML_TOO_DEEP',
  });
}

/** The same; null where it would throw. */
export function parsedWithin(given: string, decode?: Decode): Document | null {
  // A browser takes a CDATA section in HTML for a broken comment; the parser would wait for its end and lose the page.
  const whole = given.includes('CDATA[') ? given.replaceAll('<![CDATA[', '') : given;
  const html = whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
  return parsed(html, decode) ?? parsed(limitDepth(html), decode);
}

/** What the tokenizer keeps to itself, in its own words. */
interface Scan {
  readonly buffer: string;
  readonly offset: number;
  index: number;
}

/** Goes to the next sign that counts by the engine's own search, not sign by sign (docs/decisions/006). */
class SearchingTokenizer extends Tokenizer {}
Object.assign(SearchingTokenizer.prototype, {
  fastForwardTo(this: Scan, code: number): boolean {
    const at = this.buffer.indexOf(String.fromCharCode(code), this.index + 1 - this.offset);
    this.index = this.offset + (at < 0 ? this.buffer.length - 1 : at);
    return at >= 0;
  },
});

/** Null when elements are nested too deep. */
function parsed(html: string, decode?: Decode): Document | null {
  const handler = new BoundedDom(decode);
  try {
    // The handler decodes what holds a reference; a tokenizer that did would look at every sign.
    const options = { decodeEntities: false, recognizeSelfClosing: false, Tokenizer: SearchingTokenizer };
    new Parser(handler, options).end(html);
  } catch (error) {
    if (!(error instanceof DomLimit)) throw error;
    if (error.kind === 'depth') return null;
  }
  return handler.root;
}
