/** Reads the JSON-LD of a page as it is found in the wild, and finds the node that describes the page's own article. */
import { plainWords } from '../../records/plain-words.ts';
import { withoutMarkup } from '../markup.ts';

type LinkedNode = Readonly<Record<string, unknown>>;

export interface LinkedData {
  /** The node of the article; undefined when there is none. */
  readonly article: LinkedNode | undefined;
  /** The node of the page, which also may know dates and authors. */
  readonly page: LinkedNode | undefined;
  /** Follows `{"@id": …}` to the node that it names. */
  resolve(value: unknown): unknown;
}

/** What tells the page's own article from those that it links to. */
interface PageIdentity {
  readonly uri: string | null;
  readonly title: string | null;
}

const ARTICLE =
  /(?:Article|BlogPosting|Posting|Report|Review|Recipe|NewsStory|ScholarlyWork|CreativeWork|PodcastEpisode)$/;
const PAGE = /(?:WebPage|ItemPage|AboutPage|FAQPage|ContactPage|ProfilePage)$/;
/** Arms that lead to other stories. */
const ELSEWHERE = new Set(
  'hasPart itemListElement relatedLink mentions citation isPartOf comment review potentialAction breadcrumb'.split(' '),
);
const MAX_CHARS = 2_000_000;
const MAX_NODES = 3_000;
const MAX_DEPTH = 8;

interface Placed {
  readonly node: LinkedNode;
  readonly depth: number;
  readonly elsewhere: boolean;
}

export function readLinkedData(scripts: readonly string[], identity: PageIdentity): LinkedData {
  const placed: Placed[] = [];
  for (const script of scripts) collect(parseTolerantly(script), placed);
  const byId = new Map<string, LinkedNode>();
  for (const { node } of placed) {
    const id = node['@id'];
    if (typeof id === 'string' && Object.keys(node).length > 2 && !byId.has(id)) byId.set(id, node);
  }
  const best = placed
    .filter(({ node }) => hasType(node, ARTICLE))
    .map((found) => ({ node: found.node, score: scoreOf(found, identity) }))
    .reduce<{ node: LinkedNode; score: number } | undefined>(
      (top, next) => (top && top.score >= next.score ? top : next),
      undefined,
    );
  return {
    article: best && best.score > 0 ? best.node : undefined,
    page: placed.find(({ node, elsewhere }) => !elsewhere && hasType(node, PAGE))?.node,
    resolve(value) {
      if (!isNode(value)) return value;
      const id = value['@id'];
      return typeof id === 'string' && Object.keys(value).length <= 2 ? (byId.get(id) ?? value) : value;
    },
  };
}

/** Parses JSON with the errors that sites make: trailing commas, raw control characters, comments around it, a trailing semicolon. */
export function parseTolerantly(script: string): unknown {
  if (script.length > MAX_CHARS) return undefined;
  const trimmed = between(script);
  for (const text of [trimmed, mend(trimmed)]) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // The mended text is tried next; a script that cannot be read says nothing.
    }
  }
  return undefined;
}

/** From the first bracket to the last: comments, CDATA marks and semicolons stand outside. */
function between(whole: string): string {
  const script = whole.replace('<![CDATA[', '').replace(']]>', '');
  const start = script.search(/[[{]/);
  return start < 0 ? '' : script.slice(start, Math.max(script.lastIndexOf('}'), script.lastIndexOf(']')) + 1);
}

function mend(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u2028\u2029]+/g, ' ')
    .replace(/,(?=\s{0,200}[}\]])/g, '')
    .replace(/\\(?!["\\/bfnrtu])/g, '');
}

function collect(root: unknown, placed: Placed[]): void {
  const queue: { value: unknown; depth: number; elsewhere: boolean }[] = [{ value: root, depth: 0, elsewhere: false }];
  for (let next = queue.shift(); next && placed.length < MAX_NODES; next = queue.shift()) {
    const { value, depth, elsewhere } = next;
    if (depth > MAX_DEPTH || queue.length > MAX_NODES) continue;
    if (Array.isArray(value)) {
      for (const item of value.slice(0, 500)) queue.push({ value: item, depth, elsewhere });
    } else if (isNode(value)) {
      placed.push({ node: value, depth, elsewhere });
      for (const [key, child] of Object.entries(value).slice(0, 200)) {
        if (typeof child === 'object' && child !== null) {
          queue.push({
            value: child,
            depth: key === '@graph' ? depth : depth + 1,
            elsewhere: elsewhere || ELSEWHERE.has(key),
          });
        }
      }
    }
  }
}

function scoreOf({ node, depth, elsewhere }: Placed, identity: PageIdentity): number {
  let score = elsewhere ? -6 : 3;
  if (textOf(node.headline) ?? textOf(node.name)) score += 2;
  if (textOf(node.datePublished)) score += 2;
  if (textOf(node.articleBody)) score += 1;
  if (hasType(node, /(?:News|Blog|Report|Opinion|Review|Live).*|^Article$/)) score += 1;
  const title = textOf(node.headline) ?? textOf(node.name);
  if (title && identity.title && sameWords(title, identity.title)) score += 4;
  const uri = textOf(node.url) ?? textOf(node['@id']) ?? textOf(node.mainEntityOfPage);
  if (uri && identity.uri && pathOf(uri) === pathOf(identity.uri)) score += 3;
  return score - depth;
}

/** The first string that a value holds, without character references: itself, an element of an array, or the text of a `{"@value": …}`. */
export function textOf(value: unknown): string | undefined {
  // Some templates escape what was escaped already.
  if (typeof value === 'string') return withoutMarkup(withoutMarkup(value)).trim() || undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) {
    for (const item of value.slice(0, 20)) {
      const text = typeof item === 'object' ? undefined : textOf(item);
      if (text) return text;
    }
    return undefined;
  }
  return isNode(value) ? (simple(value['@value']) ?? simple(value['@id'])) : undefined;
}

export function hasType(node: LinkedNode, pattern: RegExp): boolean {
  const type = node['@type'];
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.some((name) => typeof name === 'string' && pattern.test(name));
}

export function isNode(value: unknown): value is LinkedNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function simple(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function sameWords(a: string, b: string): boolean {
  const [left, right] = [plainWords(a), plainWords(b)];
  return left !== '' && right !== '' && (left === right || left.startsWith(right) || right.startsWith(left));
}

function pathOf(uri: string): string {
  try {
    return new URL(uri, 'https://page.invalid').pathname.replace(/\/+$/, '');
  } catch {
    return uri;
  }
}
