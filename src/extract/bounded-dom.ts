/** Builds the DOM of a page from what the parser reads, bounded in depth and number of nodes. Comments, styles and drawings are left out. */
import { DomHandler } from 'domhandler';
import type { Element } from 'domhandler';
import { decodeHTML, decodeHTMLAttribute } from 'entities';
import { ScriptText } from './script-text.ts';
import type { Decode } from './script-text.ts';

/** Honest pages stay under 100. Elements nested deeper are not opened; what they hold goes to the last one that was. */
const MAX_DEPTH = 400;
/** Elements and texts. The largest honest tables have half as many; the rest of such a page is not read. */
const MAX_NODES = 400_000;
/** The parser's own list of open elements costs the square of its length. */
const MAX_OPEN = 4_000;
/** No text that people read is longer; to decode more than that costs memory for nothing. */
const MAX_CODED_CHARS = 4_000_000;
/** What may not stand for itself. */
const CODED = /[&\x80-\xff]/;

/** Thrown where reading on would cost more than it tells. */
export class DomLimit extends Error {
  readonly kind: 'depth' | 'nodes';

  constructor(kind: 'depth' | 'nodes') {
    super(`build DOM failed: too ${kind === 'depth' ? 'deep' : 'many nodes'}`);
    this.kind = kind;
  }
}

export class BoundedDom extends DomHandler {
  /** Elements that are open and were not made: beyond the depth, or in a drawing. */
  #unmade = 0;
  #isInDrawing = false;
  #nodes = 0;
  readonly #decode: Decode;

  /** `decode` reads what the page's encoding is about; references such as "&amp;" are read here. */
  constructor(decode: Decode = (text) => text) {
    super();
    this.#decode = decode;
  }

  override onopentag(name: string, attribs: Element['attribs']): void {
    if (this.#unmade > 0 || name === 'svg' || this.tagStack.length > MAX_DEPTH) {
      if (this.#unmade === 0) this.#isInDrawing = name === 'svg';
      this.#unmade += 1;
      if (this.#unmade > MAX_OPEN) throw new DomLimit('depth');
      return;
    }
    this.#count();
    for (const key in attribs) {
      const value = attribs[key];
      if (value !== undefined && CODED.test(value)) attribs[key] = decodeHTMLAttribute(this.#decode(value));
    }
    super.onopentag(name, attribs);
  }

  override onclosetag(): void {
    if (this.#unmade > 0) this.#unmade -= 1;
    else super.onclosetag();
  }

  override ontext(data: string): void {
    if (this.#unmade > 0 && this.#isInDrawing) return;
    this.#count();
    const around = this.tagStack.at(-1);
    const inside = around && 'name' in around ? around.name : '';
    if (inside === 'script') this.addNode(new ScriptText(data, this.#decode));
    else if (inside !== 'style')
      super.ontext(CODED.test(data) ? decodeHTML(this.#decode(data.slice(0, MAX_CODED_CHARS))) : data);
  }

  override oncomment(): void {
    // What a comment parts is one text.
  }

  override oncommentend(): void {
    // As above.
  }

  override onprocessinginstruction(): void {
    // Declarations say nothing that is read.
  }

  #count(): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) throw new DomLimit('nodes');
  }
}
