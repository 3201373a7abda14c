/** Every command of Gleaner: its words, options, examples and where its code is. Loads no code of any command. */
import type { CommandIo } from './command-io.ts';
import { atLeast, isoDate, jobCount, queueNames, versionRange } from './option-values.ts';
import type { Desk } from './desk.ts';

/** What a command file exports as `run`. Options come as commander parsed them, positional arguments as `args`. */
export type RunCommand = (options: never, io: CommandIo, desk: Desk) => Promise<number>;

export interface OptionDefinition {
  readonly flags: string;
  readonly text: string;
  readonly parse?: (value: string) => unknown;
  readonly choices?: readonly string[];
  readonly byDefault?: string | number;
}

export interface CommandDefinition {
  /** With its group and arguments, as commander writes them: `sources try <source> [url]`. */
  readonly usage: string;
  readonly summary: string;
  /** More about arguments and effects, where the summary does not say all. */
  readonly detail?: string;
  readonly options?: readonly OptionDefinition[];
  /** Command lines without `gleaner`, each with what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** True: runs in whichever process owns the data folder. */
  readonly needsStore: boolean;
  /** May run for minutes or hours. */
  readonly isLong?: true;
  readonly load: () => Promise<{ readonly run: RunCommand }>;
}

const concurrency: OptionDefinition = {
  flags: '--concurrency <n>',
  text: 'jobs of each queue at the same time',
  parse: atLeast(1),
};
const limit: OptionDefinition = { flags: '--limit <n>', text: 'at most this many', parse: atLeast(1) };
const since: OptionDefinition = {
  flags: '--since <date>',
  text: 'only from this date on (YYYY-MM-DD)',
  parse: isoDate,
};
const type: OptionDefinition = {
  flags: '--type <type>',
  text: 'only documents of this type',
  choices: ['NewsArticle', 'MeetingMinutes', 'InspectionReport', 'WebPage'],
};
const failureFilter: readonly OptionDefinition[] = [
  { flags: '--source <id>', text: 'only of this source' },
  { flags: '--stage <stage>', text: 'only of this stage', choices: ['discover', 'fetch', 'ingest'] },
  { flags: '--code <code>', text: 'only with this cause, such as FETCH_TIMEOUT' },
  { flags: '--host <host>', text: 'only at this host' },
  { flags: '--since <date>', text: 'only what failed from this date on (YYYY-MM-DD)', parse: isoDate },
];

export const commandTable: readonly CommandDefinition[] = [
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
    usage: 'status',
    summary: 'show what ran, what is next and what is in the store',
    examples: [['status', 'sources, hosts and queues']],
    needsStore: true,
    load: () => import('./commands/status.ts'),
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
    usage: 'search <words>',
    summary: 'search headlines and texts; "" lists all',
    detail: 'Words as in a web search: plain words, "a phrase", -without, one or another.',
    options: [type, { flags: '--source <id>', text: 'only from this source' }, since, { ...limit, byDefault: 20 }],
    examples: [
      ['search "children in care"', 'best matches first'],
      ['search "" --type InspectionReport --since 2026-01-01', 'the newest letters'],
    ],
    needsStore: true,
    load: () => import('./commands/search.ts'),
  },
  {
    usage: 'show <id>',
    summary: 'show one document: its record, the rules that read it, its copies and versions',
    detail: 'ID is the beginning of an id, the number of a document, or a URL.',
    options: [
      { flags: '--versions', text: 'all it ever said: when, and how much changed' },
      { flags: '--diff [versions]', text: 'what changed, word by word: the last change, or 1..3', parse: versionRange },
    ],
    examples: [
      ['show 4f2a', 'by the beginning of its id'],
      ['show 12 --versions', 'by its number: when it changed'],
      ['show 12 --diff 1..3', 'what changed from the first to the third version'],
    ],
    needsStore: true,
    load: () => import('./commands/show.ts'),
  },
  {
    usage: 'duplicates list',
    summary: 'list what was taken for a copy of what, the least sure first',
    options: [
      {
        flags: '--relation <relation>',
        text: 'only copies of this kind',
        choices: ['syndicated', 'truncated', 'same-text', 'same-bytes', 'url-variant', 'joined'],
      },
      { flags: '--source <id>', text: 'only copies from this source' },
      { ...limit, byDefault: 50 },
    ],
    examples: [['duplicates list --relation syndicated', 'one story in several papers']],
    needsStore: true,
    load: () => import('./commands/duplicates-list.ts'),
  },
  {
    usage: 'duplicates split <id> <place>',
    summary: 'make a copy a document of its own; remembered, so that it stays one',
    detail: 'ID names the document, PLACE the copy: its URL or file name, as `gleaner show ID` tells it.',
    examples: [['duplicates split 12 https://example.org/news/another-story', 'they were two stories after all']],
    needsStore: true,
    load: () => import('./commands/duplicates-split.ts'),
  },
  {
    usage: 'duplicates join <id> <other>',
    summary: 'make a document a copy of another; remembered, so that it stays one',
    examples: [['duplicates join 12 15', 'document 15 becomes a copy of document 12']],
    needsStore: true,
    load: () => import('./commands/duplicates-join.ts'),
  },
  {
    usage: 'export <dir>',
    summary: 'write all documents to a folder',
    options: [
      {
        flags: '--format <format>',
        text: 'texts and a manifest, or one file of records',
        choices: ['files', 'jsonl', 'csv'],
        byDefault: 'files',
      },
    ],
    examples: [
      ['export --format files out', 'documents/NNN_<hash>.txt and manifest.jsonl'],
      ['export --format csv out', 'out/documents.csv, for a spreadsheet'],
    ],
    needsStore: true,
    load: () => import('./commands/export.ts'),
  },
  {
    usage: 'import <path...>',
    summary: 'read .txt, .html and .pdf files, or folders of them, into the store',
    examples: [['import letters/ minutes.pdf', 'each text is kept once; a second time nothing is new']],
    needsStore: true,
    isLong: true,
    load: () => import('./commands/import.ts'),
  },
  {
    usage: 'extract [input]',
    summary: 'read one page or file, or many, and print what it says; stores nothing',
    detail:
      'INPUT is a URL or a file. With --jsonl, standard input holds one {"id","url"?,"path","mediaType"?} a line,\nand one flat record a line comes back, in the same order.',
    options: [
      { flags: '--jsonl', text: 'many: requests on standard input, one JSON object a line' },
      { flags: '--jobs <n>', text: 'read this many at once (default: one a core)', parse: jobCount },
    ],
    examples: [
      ['extract letter.pdf', 'one file'],
      ['extract --jsonl < requests.jsonl > records.jsonl', 'many files'],
    ],
    needsStore: false,
    load: () => import('./commands/extract.ts'),
  },
  {
    usage: 'dedupe',
    summary: 'say which texts of a collection are one, which are versions and which tell one story; stores nothing',
    detail:
      'Standard input holds one {"id","url"?,"source"?,"published"?,"title"?,"text"} a line, in order of arrival;\none {"id","cluster","relation","of"?,"score"?,"story"} a line comes back. Exit code 1: some lines were bad.',
    options: [{ flags: '--jsonl', text: 'documents on standard input, one JSON object a line' }],
    examples: [['dedupe --jsonl < documents.jsonl > clusters.jsonl', 'each line answered as it comes']],
    needsStore: false,
    load: () => import('./commands/dedupe.ts'),
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
