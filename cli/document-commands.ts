/** The commands that read documents, those in the store and those in files. Loads no code of any command. */
import type { CommandDefinition } from './command-definition.ts';
import { limit, since, type } from './command-definition.ts';
import { jobCount, versionRange } from './option-values.ts';

export const documentCommands: readonly CommandDefinition[] = [
  {
    usage: 'status',
    summary: 'show what ran, what is next and what is in the store',
    examples: [['status', 'sources, hosts and queues']],
    needsStore: true,
    load: () => import('./commands/status.ts'),
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
    usage: 'inspections',
    summary: 'show how the services of each authority were judged, inspection by inspection',
    detail:
      'The judgements are those of the documents in the store: overall, leaders, help and protection, children in care,\ncare leavers, adoption. What a document does not judge is blank.',
    options: [
      { flags: '--provider <name>', text: 'only this authority, by any of its names or its URN' },
      {
        flags: '--kind <kind>',
        text: 'only inspections of this kind',
        choices: [
          ...['ilacs_inspection', 'focused_visit', 'monitoring_visit', 'sif_inspection'],
          ...['jtai', 'area_send_inspection', 'other'],
        ],
      },
      { ...since, text: 'only inspections from this date on (YYYY-MM-DD)' },
      { flags: '--csv', text: 'as CSV, with grades and names in full' },
    ],
    examples: [
      ['inspections --provider Surrey', 'its history, the oldest first'],
      ['inspections --kind ilacs_inspection --csv > judgements.csv', 'one row an inspection, for a spreadsheet'],
    ],
    needsStore: true,
    load: () => import('./commands/inspections.ts'),
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
];
