/** Builds the DOM of a page from what the parser reads, bounded in depth and number of nodes. Comments and drawings are left out. */
import { DomHandler } from 'domhandler';
import type { Element } from 'domhandler';
import { decodeHTML, decodeHTMLAttribute } from 'entities';

/** Honest pages stay under 100. Elements nested deeper are not opened; what they hold goes to the last one that was. */
const MAX_DEPTH = 400;
/** Elements and texts. The largest honest tables have half as many; the rest of such a page is not read. */
const MAX_NODES = 400_000;
/** The parser's own list of open elements costs the square of its length. */
const MAX_OPEN = 4_000;

/** Elements in which "&amp;" is five characters. */
const RAW_TEXT: ReadonlySet<unknown> = new Set(['script', 'style', 'textarea', 'xmp']);

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
      if (value?.includes('&')) attribs[key] = decodeHTMLAttribute(value);
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
    super.ontext(data.includes('&') && !this.#isInRawText() ? decodeHTML(data) : data);
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

  #isInRawText(): boolean {
    const around = this.tagStack.at(-1);
    return around !== undefined && 'name' in around && RAW_TEXT.has(around.name);
  }

  #count(): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) throw new DomLimit('nodes');
  }
}
