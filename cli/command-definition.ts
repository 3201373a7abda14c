/** What a command is to the program: its words, options, examples and where its code is. And the options that several commands have. */
import { atLeast, isoDate } from './option-values.ts';
import type { CommandIo } from './command-io.ts';
import type { Desk } from './desk.ts';

/** What a command file exports as `run`. Options come as commander parsed them, positional arguments as `args`. */
export type RunCommand = (options: never, io: CommandIo, desk: Desk) => Promise<number>;

interface OptionDefinition {
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

export const concurrency: OptionDefinition = {
  flags: '--concurrency <n>',
  text: 'jobs of each queue at the same time',
  parse: atLeast(1),
};
export const limit: OptionDefinition = { flags: '--limit <n>', text: 'at most this many', parse: atLeast(1) };
export const since: OptionDefinition = {
  flags: '--since <date>',
  text: 'only from this date on (YYYY-MM-DD)',
  parse: isoDate,
};
export const type: OptionDefinition = {
  flags: '--type <type>',
  text: 'only documents of this type',
  choices: ['NewsArticle', 'MeetingMinutes', 'InspectionReport', 'WebPage'],
};
export const failureFilter: readonly OptionDefinition[] = [
  { flags: '--source <id>', text: 'only of this source' },
  { flags: '--stage <stage>', text: 'only of this stage', choices: ['discover', 'fetch', 'ingest'] },
  { flags: '--code <code>', text: 'only with this cause, such as FETCH_TIMEOUT' },
  { flags: '--host <host>', text: 'only at this host' },
  { flags: '--since <date>', text: 'only what failed from this date on (YYYY-MM-DD)', parse: isoDate },
];
