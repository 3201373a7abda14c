/** One contender in a process of its own: reads a set of pages twice, answers from the first pass, time and memory of the second. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENDERS } from './contenders.ts';
import type { Answer, Extractor } from './contenders.ts';

/** What the process prints, as one line of JSON. */
export interface Measured {
  readonly pages: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most that the system saw of the process, and what it held before the first page. */
  readonly peakMb: number;
  readonly startMb: number;
}

interface SetPage {
  readonly id: string;
  readonly path: string;
  readonly url: string | null;
}

const NOTHING: Answer = { text: '', title: null, byline: null, published: null };

const [name = '', set = '', out = ''] = process.argv.slice(2);
const make = CONTENDERS[name];
if (make === undefined || set === '' || out === '')
  throw new Error(`usage: bench/extract-contender.ts ${Object.keys(CONTENDERS).join('|')} SET OUT`);

// What a library says about a page is not the answer; the last line is.
const print = console.log;
console.log = console.info = console.warn = console.error = () => {};

const pages = pagesOf(set);
const extractor = await make();
const startMb = maxRssMb();
const answers: string[] = [];
// The first pass warms the code up, as in a crawl, where start-up does not count.
for (const page of pages) answers.push(`${JSON.stringify({ id: page.id, ...(await read(page, extractor)) })}\n`);
writeFileSync(out, answers.join(''));
answers.length = 0;
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
for (const page of pages) await read(page, extractor);
const { user, system } = process.cpuUsage(cpuBefore);
const measured: Measured = {
  pages: pages.length,
  seconds: (performance.now() - startedAt) / 1e3,
  cpuSeconds: (user + system) / 1e6,
  peakMb: maxRssMb(),
  startMb,
};
print(JSON.stringify(measured));

function pagesOf(folder: string): SetPage[] {
  const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as Record<
    string,
    { readonly file: string; readonly url?: string | null }
  >;
  return Object.entries(truth).map(([id, { file, url }]) => ({
    id,
    path: join(folder, 'pages', file),
    url: url ?? null,
  }));
}

/** A page that an extractor throws at has no answer. */
async function read(page: SetPage, extract: Extractor): Promise<Answer> {
  try {
    return await extract({ bytes: readFileSync(page.path), url: page.url });
  } catch {
    return NOTHING;
  }
}

function maxRssMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}
