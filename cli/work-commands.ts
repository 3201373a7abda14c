/** The commands that find and fetch: crawls, workers, sources, schedules, and what failed. Loads no code of any command. */
import type { CommandDefinition } from './command-definition.ts';
import { concurrency, failureFilter, limit, since } from './command-definition.ts';
import { queueNames } from './option-values.ts';

export const workCommands: readonly CommandDefinition[] = [
  {
    usage: 'demo',
    summary: 'run the whole way once on a small web of our own, on loopback',
    detail: 'Starts the demo web on this machine, crawls it into the data folder and shows what came of it.',
    options: [{ flags: '--serve <dir...>', text: 'serve the pages and PDFs of these folders too' }],
    examples: [['demo', 'what `npm start` does']],
    needsStore: true,
    isLong: true,
    load: () => import('./commands/demo.ts'),
  },
  {
    usage: 'crawl [source...]',
    summary: 'find, fetch, read and keep what is new at some or all sources',
    detail: 'Without names, every enabled source is crawled. Goes on where an interrupted crawl stopped.',
    options: [{ ...limit, text: 'at most this many documents of each source' }, since],
    examples: [
      ['crawl', 'every enabled source'],
      ['crawl eagle-radio --limit 20', 'twenty documents of one source'],
      ['crawl --since 2026-01-01 --json', 'one line of JSON for each source'],
    ],
    needsStore: true,
    isLong: true,
    load: () => import('./commands/crawl.ts'),
  },
  {
    usage: 'serve',
    summary: 'stay at work: visit, read and keep what falls due, and begin what the schedule says',
    options: [concurrency],
    examples: [
      ['serve', 'until Ctrl-C or SIGTERM, which it obeys within 30 s'],
      ['crawl eagle-radio', 'in another terminal: one more crawl, done by all that are at work'],
    ],
    needsStore: true,
    isLong: true,
    load: () => import('./commands/serve.ts'),
  },
  {
    usage: 'worker',
    summary: 'take a share of the work of a shared store (DATABASE_URL), on as many machines as you like',
    options: [
      { flags: '--queues <names>', text: 'only these: discover, host, ingest (default: all)', parse: queueNames },
      concurrency,
    ],
    examples: [
      ['worker', 'one more worker'],
      ['worker --queues ingest --concurrency 4', 'one that only reads, four documents at once'],
    ],
    needsStore: true,
    isLong: true,
    load: () => import('./commands/worker.ts'),
  },
  {
    usage: 'health',
    summary: 'tell whether a worker or serve of this machine is alive; for containers',
    examples: [['health', 'exit code 0 when one was seen in the last 30 s']],
    needsStore: true,
    load: () => import('./commands/health.ts'),
  },
  {
    usage: 'sources list',
    summary: 'list the sources that are configured',
    examples: [['sources list', 'yours (GLEANER_SOURCES) and the built-in ones']],
    needsStore: false,
    load: () => import('./commands/sources-list.ts'),
  },
  {
    usage: 'sources check [source...]',
    summary: 'check source files, then ask each source once: does it answer, yield and read well?',
    detail:
      'Without names: the enabled sources, or all when none is enabled. Asks as slowly as a crawl; nothing is stored.\nExit code 0: all are well; 1: some are not; 2: a file is wrong; 4: nothing could be reached.',
    options: [
      { flags: '--offline', text: 'check the files only, without any request' },
      { ...limit, text: 'read at most this many documents of each source', byDefault: 3 },
    ],
    examples: [
      ['sources check', 'one line a source: ok, blocked, silent, low yield or unreadable'],
      ['sources check --offline', 'exit code 2 and the reason when a file is wrong'],
      ['sources check eagle-radio --json', 'one of them, as JSON'],
    ],
    needsStore: false,
    isLong: true,
    load: () => import('./commands/sources-check.ts'),
  },
  {
    usage: 'sources try <source> [url]',
    summary: 'show what a source would find, fetch and read, and by which rules; nothing is stored',
    options: [{ ...limit, text: 'read at most this many documents', byDefault: 3 }],
    examples: [
      ['sources try eagle-radio', 'its seeds, and its first three documents'],
      ['sources try eagle-radio https://example.org/news/a-story', 'one page of it'],
    ],
    needsStore: false,
    load: () => import('./commands/sources-try.ts'),
  },
  {
    usage: 'schedule list',
    summary: 'show which source is crawled when, and what became of its last tick',
    detail: 'Round-the-clock patterns (every half hour) are computed in UTC, times of day in the zone of the source.',
    examples: [['schedule list', 'and whether the source files say something else by now']],
    needsStore: true,
    load: () => import('./commands/schedule-list.ts'),
  },
  {
    usage: 'schedule apply',
    summary: 'make the schedules of the source files the ones that count',
    detail: 'New and changed ones count from now. `serve` does this when it starts.',
    examples: [['schedule apply', 'what was added, changed, removed and kept']],
    needsStore: true,
    load: () => import('./commands/schedule-apply.ts'),
  },
  {
    usage: 'failures',
    summary: 'list what failed, grouped by cause',
    options: [...failureFilter, { flags: '--all', text: 'every single failure instead of groups' }],
    examples: [
      ['failures', 'causes, with how often and an example'],
      ['failures --code FETCH_TIMEOUT --all', 'each one of a cause'],
    ],
    needsStore: true,
    load: () => import('./commands/failures.ts'),
  },
  {
    usage: 'replay [failure...]',
    summary: 'put failed work back to be done again',
    detail: 'Choose failures by number, or by the same options as `gleaner failures`; without any, all open ones.',
    options: failureFilter,
    examples: [
      ['replay --code FETCH_TIMEOUT', 'all failures of one cause'],
      ['replay 17 18', 'two of them'],
    ],
    needsStore: true,
    isLong: true,
    load: () => import('./commands/replay.ts'),
  },
  {
    usage: 'reconcile',
    summary: 'put back into the queue what the store says is still to be done',
    examples: [['reconcile', 'also done by itself at every start']],
    needsStore: true,
    load: () => import('./commands/reconcile.ts'),
  },
  {
    usage: 'doctor',
    summary: 'check this machine, the data folder and the settings',
    examples: [['doctor', 'one line for each check: ok, warn or fail']],
    needsStore: false,
    load: () => import('./commands/doctor.ts'),
  },
];
