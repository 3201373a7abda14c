/** Reads HTML into a DOM by htmlparser2, which repairs less than a browser and costs a sixth. Holds whatever the page is made of. */
import type { Document } from 'domhandler';
import { Parser } from 'htmlparser2';
import { UnreadableError } from '../records/errors.ts';
import { BoundedDom, DomLimit } from './bounded-dom.ts';
import { limitDepth } from './limit-depth.ts';

/**
 * The DOM of a page; of one with too many nodes the DOM of its beginning.
 * @throws UnreadableError when elements are nested by the thousand in a way that cannot be flattened
 */
export function parseMarkup(given: string): Document {
  const dom = parsedWithin(given);
  if (dom !== null) return dom;
  throw new UnreadableError('parse HTML failed: thousands of elements in each other; look at the page', {
    code: 'HTML_TOO_DEEP',
  });
}

/** The same; null where it would throw. */
export function parsedWithin(given: string): Document | null {
  // A browser takes a CDATA section in HTML for a broken comment; the parser would wait for its end and lose the page.
  const whole = given.includes('[CDATA[') ? given.replaceAll('<![CDATA[', '') : given;
  const html = whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
  return parsed(html) ?? parsed(limitDepth(html));
}

/** Null when elements are nested too deep. */
function parsed(html: string): Document | null {
  const handler = new BoundedDom();
  try {
    new Parser(handler, { decodeEntities: true, recognizeSelfClosing: false }).end(html);
  } catch (error) {
    if (!(error instanceof DomLimit)) throw error;
    if (error.kind === 'depth') return null;
  }
  return handler.root;
}
