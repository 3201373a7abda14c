/** The house rules (docs/architecture.md) as functions over the text of the repository; each breach names file, line and rule. */
import ts from 'typescript';

export interface HouseFile {
  /** From the root, with slashes: `src/store/blobs.ts`. */
  readonly path: string;
  readonly text: string;
}

interface Breach {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
}

/** Which rooms a room may import, besides itself. Whatever is not named here may import everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/records': [],
  'src/discover': ['src/records'],
  'src/fetch': ['src/records'],
  'src/extract': ['src/records'],
  'src/normalise': ['src/records'],
  'src/dedupe': ['src/records'],
  'src/store': ['src/records'],
  'src/pipeline': [
    'src/records',
    'src/discover',
    'src/fetch',
    'src/extract',
    'src/normalise',
    'src/dedupe',
    'src/store',
  ],
  config: ['src/records'],
  queue: ['src/records', 'src/store', 'config'],
  workers: ['src/*', 'queue', 'config'],
  cli: ['src/*', 'config', 'workers', 'demo'],
  console: ['src/*', 'config', 'workers'],
  demo: ['src/records', 'config', 'workers'],
};

/** What only some places may import. A place is a folder or a file. */
const KEPT_IN: readonly { readonly what: RegExp; readonly places: readonly string[]; readonly why: string }[] = [
  { what: /^(?:bullmq|ioredis)$/, places: ['queue', 'workers'], why: 'the queue is wired in queue and workers only' },
  { what: /^playwright/, places: ['src/fetch/browser.ts'], why: 'only src/fetch/browser.ts drives a browser' },
  {
    what: /^(?:cheerio|domhandler)/,
    places: ['src/extract', 'src/discover'],
    why: 'markup is read in extract and discover only',
  },
  { what: /^pino/, places: ['workers', 'cli', 'console'], why: 'src returns facts; workers and the roof log them' },
  {
    what: /^tesseract\.js/,
    places: ['workers/page-recogniser.ts'],
    why: 'an optional package: workers/page-recogniser.ts loads it when asked to',
  },
  { what: /^undici$/, places: ['src/fetch'], why: 'src/fetch is the only door to the web' },
  {
    what: /^node:(?:net|tls|https?|http2|dgram|dns)(?:\/|$)/,
    // The demo is served, and commands reach the owner of the data, over loopback and a local socket.
    places: ['src/fetch', 'demo', 'cli', 'console'],
    why: 'src/fetch is the only door to the web',
  },
  {
    what: /^@electric-sql\/pglite/,
    places: ['src/store/embedded.ts'],
    why: 'the engine is behind src/store/embedded.ts',
  },
];

/** Places that may read the environment, each with its reason. */
const READS_ENVIRONMENT: Readonly<Record<string, string>> = {
  'config/env.ts': 'the one table of settings',
  'bench/crawl.ts': 'hands its own environment on to the program that it measures',
};

/** Word lists and the like: length is no sign of a noun hiding inside. */
const LONG_DATA: Readonly<Record<string, string>> = {};

const FORBIDDEN_NAMES = /^(?:index|utils?|helpers?|common|shared|types)$/;
const MAX_LINES = 300;
/** A table of cases is longer, and no harder to read for it. */
const MAX_TEST_LINES = 400;
const MAX_SOURCE_LINES = 40;

/** All breaches, as `file:line: rule`. */
export function breaches(files: readonly HouseFile[]): string[] {
  const code = files.filter(({ path }) => /\.(?:ts|mjs|js)$/.test(path));
  return [...code.flatMap((file) => [...imports(file), ...words(file), ...shape(file)]), ...files.flatMap(names)]
    .map(({ path, line, rule }) => `${path}:${line}: ${rule}`)
    .sort();
}

/** The room a file belongs to: `src/store`, `queue`; empty for a file at the root. */
function roomOf(path: string): string {
  const parts = path.split('/');
  return parts.slice(0, parts[0] === 'src' ? Math.min(2, parts.length - 1) : Math.min(1, parts.length - 1)).join('/');
}

function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

function imports(file: HouseFile): Breach[] {
  const { path, text } = file;
  if (path.startsWith('tests/')) return [];
  return ts.preProcessFile(text, true, true).importedFiles.flatMap(({ fileName, pos }) => {
    const at = { path, line: lineOf(text, pos) };
    if (!fileName.startsWith('.')) {
      return KEPT_IN.filter(({ what, places }) => what.test(fileName) && !isIn(path, places)).map(({ why }) => ({
        ...at,
        rule: `imports ${fileName}: ${why}`,
      }));
    }
    const rule = neighbourRule(path, fileName);
    return rule === null ? [] : [{ ...at, rule }];
  });
}

function neighbourRule(path: string, specifier: string): string | null {
  const target = new URL(specifier, `file:///${path}`).pathname.slice(1);
  const [from, to] = [roomOf(path), roomOf(target)];
  if (!/\.(?:ts|json)$/.test(specifier)) return `imports ${specifier}: a relative import names its file, with .ts`;
  // A bench stands up the same real servers as the tests.
  if (to.startsWith('tests') && from !== 'bench') return `imports ${target}: only tests import tests`;
  const allowed = MAY_IMPORT[from];
  if (allowed === undefined || from === to) return null;
  const mayAll = allowed.includes('src/*') && to.startsWith('src/');
  return mayAll || allowed.includes(to)
    ? null
    : `imports ${target}: ${from} may not know ${to === '' ? 'the root' : to}`;
}

function words({ path, text }: HouseFile): Breach[] {
  const isProduct = !isIn(path, ['tests', 'bench', 'docs', '.ci']);
  const rules: [RegExp, boolean, string][] = [
    [
      /\bprocess\.env\b/g,
      !path.startsWith('tests/') && !(path in READS_ENVIRONMENT),
      'reads process.env: config/env.ts does',
    ],
    [
      /\bconsole\.\w+\(/g,
      isProduct,
      'writes to the console: src returns facts, workers log, commands have their own output',
    ],
    [/(?<![\w.#])fetch\(/g, isProduct, 'fetches: src/fetch is the only door to the web'],
    [/^export \* from\b/gm, true, 'is a barrel: import from the file that has it'],
    [/(?<![\w.])\/(?:work|root|home\/\w+)\//g, true, 'names a folder of one machine'],
  ];
  const code = withoutComments(text);
  return rules.flatMap(([pattern, applies, rule]) =>
    applies ? [...code.matchAll(pattern)].map((found) => ({ path, line: lineOf(text, found.index), rule })) : [],
  );
}

function shape({ path, text }: HouseFile): Breach[] {
  const found: Breach[] = [];
  const lines = text.trimEnd().split('\n').length;
  const most = path.endsWith('.test.ts') ? MAX_TEST_LINES : MAX_LINES;
  if (lines > most && !(path in LONG_DATA))
    found.push({ path, line: lines, rule: `has ${lines} lines, more than ${most}: a noun is hiding inside` });
  if (/^(?:config|demo)\/sources\//.test(path) && lines > MAX_SOURCE_LINES)
    found.push({ path, line: lines, rule: `has ${lines} lines: a source is a value of at most ${MAX_SOURCE_LINES}` });
  // A test's name says what it is, as does that of a tool's own settings.
  const isNamed = /\.test\.ts$|^[^/]+\.config\.\w+$/.test(path);
  if (!isNamed && !/^(?:#!.*\n)?\/[*/]/.test(text))
    found.push({ path, line: 1, rule: 'does not open with a sentence that says what it is' });
  return found;
}

function names({ path }: HouseFile): Breach[] {
  const parts = path.split('/');
  const forbidden = parts.map((part) => part.replace(/\..*$/, '')).filter((part) => FORBIDDEN_NAMES.test(part));
  const found = forbidden.map((name) => ({ path, line: 1, rule: `is named ${name}: a name says what is inside` }));
  const file = parts.at(-1) ?? '';
  const isOdd = /\.(?:ts|mjs|js)$/.test(file) && !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|config|d))?\.\w+$/.test(file);
  return isOdd ? [...found, { path, line: 1, rule: 'is not in kebab-case' }] : found;
}

/** Comments may speak of anything. Their place is kept, so that lines stay. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\\/\w])\/\/[^\n]*/g, (comment) => comment.replace(/[^\n]/g, ' '));
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
