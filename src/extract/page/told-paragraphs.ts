/** Finds a story in data: the list whose members hold the longest run of paragraphs, or the longest single text. Knows no site's format. */
import { withoutMarkup } from '../markup.ts';

/** Shorter strings are labels and keys. */
const MIN_CHARS = 25;
const MIN_WORDS = 5;
/** A text that is a story by itself. */
const MIN_WHOLE_CHARS = 600;
const MAX_NODES = 200_000;
const MAX_DEPTH = 60;
/** Rich text nests its paragraphs' pieces in lists of their own. */
const LISTS_UP = 3;
/** Reading strings with markup costs; the story is among the longest lists. */
const MAX_RUNS = 12;

/** Names of values that no reader sees as text. */
const SILENT_KEY =
  /^(?:__typename|type|kind|id|_id|uid|slug|url|uri|href|src|srcset|path|link|image.*|alt|caption|credit|copyright|class|className|style|css|script|seo.*|meta.*|keywords|tags|author.*|byline|email|locale|config|translations?|messages|i18n|query|headers?|nav.*|footer|menu|related.*|recommended|comments?|ads?)$/i;

interface Place {
  readonly value: unknown;
  readonly depth: number;
  /** The lists around the value, innermost first, with its place in each. */
  readonly lists: readonly { readonly list: object; readonly index: number }[];
}

/** The paragraphs of the story that the data holds; empty when it holds none. */
export function toldParagraphs(data: readonly unknown[]): string[] {
  const runs = new Map<object, Map<number, string[]>>();
  let whole = '';
  for (const { text, lists } of stringsIn(data)) {
    if (text.length > whole.length && text.length >= MIN_WHOLE_CHARS) whole = text;
    for (const { list, index } of lists.slice(0, LISTS_UP)) {
      const run = runs.get(list) ?? new Map<number, string[]>();
      run.set(index, [...(run.get(index) ?? []), text].slice(0, 200));
      runs.set(list, run);
    }
  }
  let best = proseOf(withoutMarkup(whole).split('\n'));
  for (const run of longest(runs.values())) {
    const paragraphs = proseOf([...run.values()].map((pieces) => withoutMarkup(pieces.join(' '))));
    // The inner list comes first; an outer one must hold clearly more.
    if (charsIn(paragraphs) > charsIn(best) * 1.1) best = paragraphs;
  }
  return best;
}

function longest(runs: Iterable<Map<number, string[]>>): Map<number, string[]>[] {
  const size = (run: Map<number, string[]>): number => {
    let chars = 0;
    for (const pieces of run.values()) for (const piece of pieces) chars += piece.length;
    return chars;
  };
  return [...runs]
    .map((run) => ({ run, chars: size(run) }))
    .filter(({ chars }) => chars >= MIN_WHOLE_CHARS / 2)
    .sort((a, b) => b.chars - a.chars)
    .slice(0, MAX_RUNS)
    .map(({ run }) => run);
}

function* stringsIn(data: readonly unknown[]): Generator<{ text: string; lists: Place['lists'] }> {
  const places: Place[] = [...data].reverse().map((value) => ({ value, depth: 0, lists: [] }));
  let seen = 0;
  for (let place = places.pop(); place && seen < MAX_NODES; place = places.pop()) {
    seen += 1;
    const { value, depth, lists } = place;
    if (typeof value === 'string') {
      if (isText(value)) yield { text: value, lists };
    } else if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
      const isList = Array.isArray(value);
      const entries = isList
        ? value.map((item, index) => [String(index), item as unknown] as const)
        : Object.entries(value);
      for (let index = entries.length - 1; index >= 0; index -= 1) {
        const entry = entries[index];
        if (!entry || (!isList && SILENT_KEY.test(entry[0]))) continue;
        const inner = isList ? [{ list: value, index }, ...lists.slice(0, LISTS_UP - 1)] : lists;
        places.push({ value: entry[1], depth: depth + 1, lists: inner });
      }
    }
  }
}

function isText(text: string): boolean {
  return (
    text.length >= 2 &&
    /\s/.test(text.slice(0, 200)) &&
    !/^(?:https?:|\/|data:|\{|\[|function\b|\.|#)/.test(text.trim())
  );
}

function proseOf(paragraphs: readonly string[]): string[] {
  const seen = new Set<string>();
  return paragraphs
    .map((text) => text.replace(/[^\S\n]+/g, ' ').trim())
    .filter((text) => {
      const isNew = !seen.has(text);
      seen.add(text);
      return (
        isNew && text.length >= MIN_CHARS && text.split(' ', MIN_WORDS).length >= MIN_WORDS && /\p{Ll}/u.test(text)
      );
    });
}

function charsIn(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, text) => sum + (/[.!?…]["'”’)]?$/.test(text) ? text.length : text.length / 4), 0);
}
