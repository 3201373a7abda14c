/** What a script says, decoded for who asks: of most scripts nobody does, and they are most of a page. What it means is for others to say. */
import { isText, Text } from 'domhandler';
import type { Element } from 'domhandler';

/** Reads a text of a page, as its encoding has it. */
export type Decode = (text: string) => string;

/** Its `data` is as the page has it. */
export class ScriptText extends Text {
  readonly #decode: Decode;

  constructor(data: string, decode: Decode) {
    super(data);
    this.#decode = decode;
  }

  decoded(): string {
    return this.#decode(this.data);
  }
}

export function textOfScript(script: Element): string {
  let text = '';
  for (const child of script.children) {
    if (child instanceof ScriptText) text += child.decoded();
    else if (isText(child)) text += child.data;
  }
  return text;
}
