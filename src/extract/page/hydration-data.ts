/** The data that a page carries for its own scripts: `__NEXT_DATA__`, Apollo and other state assignments, streamed rows. Parsed, never run. */
import { isTag } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import { textOfScript } from '../script-text.ts';
import { walk } from '../walk.ts';

/** Less holds no story; more would cost more than the page. */
const MIN_CHARS = 500;
const MAX_CHARS = 4_000_000;
const MAX_SCRIPTS = 200;
const MAX_VALUES = 40;

/** `window.__STATE__ = {`, `self["state"] = [`, `var __APOLLO = JSON.parse("`; bounded, so that no script is slow to look through. */
const ASSIGNED =
  /(?:(?:window|self|globalThis)(?:\.|\[["'])[\w$]{2,60}(?:["']\])?|(?:var|let|const) [\w$]{2,60}) ?= ?(?=[{[]|JSON\.parse\(")/g;
const STREAMED = /self\.__next_f\.push\((?=\[)/g;

/** Every JSON value that the page's scripts hold as data, in document order. */
export function readHydration(roots: readonly AnyNode[]): unknown[] {
  const values: unknown[] = [];
  let streamed = '';
  for (const script of scriptsIn(roots)) {
    if (values.length >= MAX_VALUES) break;
    const text = textOfScript(script);
    if (text.length < MIN_CHARS || text.length > MAX_CHARS) {
      if (text.includes('__next_f')) streamed += streamedIn(text);
      continue;
    }
    const type = script.attribs.type ?? '';
    if (/ld\+json/i.test(type)) continue;
    if (/json/i.test(type)) push(values, parsed(text.trim().replace(/^<!--|-->$/g, '')));
    else if (text.includes('__next_f')) streamed += streamedIn(text);
    else for (const literal of assignedIn(text)) push(values, literal);
  }
  for (const row of streamed
    .slice(0, MAX_CHARS)
    .split('\n')
    .slice(0, MAX_SCRIPTS * 20)) {
    const start = row.search(/[[{]/);
    if (start >= 0 && start < 8 && row.length >= MIN_CHARS / 5) push(values, parsed(row.slice(start)));
  }
  return values;
}

function push(values: unknown[], value: unknown): void {
  if (value !== undefined && values.length < MAX_VALUES * 10) values.push(value);
}

function scriptsIn(roots: readonly AnyNode[]): Element[] {
  const found: Element[] = [];
  walk(roots, {
    enter: (node) => {
      if (!isTag(node)) return true;
      if (node.name === 'script' && found.length < MAX_SCRIPTS) found.push(node);
      return node.name !== 'script';
    },
  });
  return found;
}

function* assignedIn(text: string): Generator {
  let done = 0;
  for (const found of text.matchAll(ASSIGNED)) {
    const start = found.index + found[0].length;
    if (start < done) continue;
    const isCall = text.startsWith('JSON.parse("', start);
    const from = isCall ? start + 'JSON.parse('.length : start;
    const end = literalEnd(text, from);
    // A literal that never ends would be looked for again from every later start.
    if (end === null) return;
    done = end;
    const value = parsed(text.slice(from, end));
    yield isCall && typeof value === 'string' ? parsed(value) : value;
  }
}

/** The text of `self.__next_f.push([1,"…"])` calls. */
function streamedIn(text: string): string {
  let out = '';
  for (const found of text.matchAll(STREAMED)) {
    const start = found.index + found[0].length;
    const end = literalEnd(text, start);
    if (end === null) break;
    const row = parsed(text.slice(start, end));
    if (Array.isArray(row) && typeof row[1] === 'string') out += row[1];
  }
  return out;
}

/** Where the JSON literal that begins at `start` ends; null when it does not. One pass, strings respected. */
function literalEnd(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (inString) {
      if (char === 0x5c) at += 1;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) depth += 1;
    else if (char === 0x7d || char === 0x5d) depth -= 1;
    if (depth <= 0 && !inString) return at + 1;
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Data that is no JSON (functions, `undefined`) is left to the page's own scripts.
    return undefined;
  }
}
