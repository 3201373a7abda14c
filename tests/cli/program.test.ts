import { describe, expect, it } from 'vitest';
import { commandTable } from '../../cli/command-table.ts';
import { EXIT } from '../../cli/exit-codes.ts';
import type { DeskRequest } from '../../cli/program.ts';
import { runCommandLine } from '../../cli/program.ts';
import { ConfigurationError, FetchError, PipelineError } from '../../src/records/errors.ts';
import { recordedIo } from './recorded-io.ts';

async function gleaner(argv: string[], atDesk: (request: DeskRequest) => Promise<number> = async () => 0) {
  const io = recordedIo();
  const code = await runCommandLine(argv, io, { version: '1.2.3', withDesk: (request) => atDesk(request) });
  return { code, out: io.stdout(), err: io.stderr() };
}

const names = commandTable.map(({ usage }) => usage.split(' ').filter((word) => !/^[[<]/.test(word)));

describe('help', () => {
  it('has every command of the house', () => {
    expect(names.map((words) => words.join(' '))).toEqual([
      'demo',
      'crawl',
      'serve',
      'worker',
      'health',
      'sources list',
      'sources check',
      'sources try',
      'schedule list',
      'schedule apply',
      'failures',
      'replay',
      'reconcile',
      'doctor',
      'status',
      'search',
      'show',
      'inspections',
      'duplicates list',
      'duplicates split',
      'duplicates join',
      'export',
      'import',
      'extract',
      'dedupe',
    ]);
  });

  it.each(names)('of %s %s ends in an example and names the options that all commands have', async (...words) => {
    const given = words.filter((word) => word !== undefined);
    const { code, out, err } = await gleaner([...given, '--help']);
    expect(code).toBe(EXIT.done);
    expect(err).toBe('');
    expect(out).toMatch(/^Usage: gleaner /);
    expect(out).toMatch(new RegExp(`\nExamples?:\n  gleaner ${given.join(' ')}`));
    expect(out).toContain('--json');
    expect(out).toContain('--data <dir>');
    expect(await gleaner(['help', ...given])).toMatchObject({ code: 0, out });
  });

  it('of the whole lists commands and exit codes', async () => {
    const { code, out } = await gleaner(['--help']);
    expect(code).toBe(EXIT.done);
    for (const [first] of names) expect(out).toMatch(new RegExp(`^  ${first ?? ''}\\b`, 'm'));
    expect(out).toContain('3    another instance owns the data folder');
  });

  it('on exit codes prints the table, with each code once', async () => {
    const { code, out } = await gleaner(['help', 'exit-codes']);
    expect(code).toBe(EXIT.done);
    expect([...out.matchAll(/^ {2}(\d+) /gm)].map(([, number]) => number)).toEqual(['0', '1', '2', '3', '4', '130']);
  });
});

describe('usage', () => {
  it.each([
    ['an unknown command, with a suggestion', ['serch', 'x'], /unknown command 'serch'\n\(Did you mean search\?\)/],
    ['an unknown option, with a suggestion', ['search', 'x', '--typ', 'WebPage'], /Did you mean --type\?/],
    ['a missing argument', ['search'], /missing required argument 'words'/],
    ['an argument too many', ['status', 'now'], /too many arguments/],
    ['a choice that is none', ['search', 'x', '--type', 'Novel'], /Allowed choices are NewsArticle/],
    [
      'a number that is none',
      ['search', 'x', '--limit', '1e3'],
      /--limit <n>' argument '1e3' is invalid. Expected a whole number, at least 1/,
    ],
    ['a day that does not exist', ['crawl', '--since', '2026-02-30'], /Expected a date as YYYY-MM-DD/],
    ['too many readers', ['extract', '--jsonl', '--jobs', '100'], /Expected a whole number from 1 to 64/],
    ['help on nothing', ['help', 'nothing'], /no help on 'nothing'/],
    ['a group without a command', ['sources'], /Usage: gleaner sources/],
    ['no command at all', [], /Usage: gleaner /],
  ])('refuses %s with exit code 2', async (_name, argv, message) => {
    const { code, out, err } = await gleaner(argv);
    expect(code).toBe(EXIT.usage);
    expect(out).toBe('');
    expect(err).toMatch(message);
  });

  it('prints the version', async () => {
    expect(await gleaner(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n' });
  });

  it('takes the options of all commands before and after the command', async () => {
    const seen: unknown[] = [];
    const remember = async ({ dataDir, argv, isLong, io }: DeskRequest): Promise<number> => {
      seen.push([dataDir, argv.length, isLong, io.json]);
      return 0;
    };
    await gleaner(['--data', 'x', '--json', 'status'], remember);
    await gleaner(['crawl', '--data', 'x'], remember);
    expect(seen).toEqual([
      ['x', 4, false, true],
      ['x', 3, true, false],
    ]);
  });
});

describe('an error', () => {
  const failing = (error: unknown) => async (): Promise<number> => {
    throw error;
  };

  it.each([
    [new ConfigurationError('read GLEANER_X failed: "a" is not b'), EXIT.usage],
    [
      new FetchError('fetch https://a.test/ failed: refused', { code: 'FETCH_REFUSED', retryable: true }),
      EXIT.unreachable,
    ],
    [new PipelineError('open x failed: y', { code: 'STORE_BROKEN', retryable: false }), EXIT.someFailed],
    [new Error('surprise'), EXIT.someFailed],
    ['a string', EXIT.someFailed],
  ])('%s has its exit code and one line', async (error, expected) => {
    const { code, out, err } = await gleaner(['status'], failing(error));
    expect(code).toBe(expected);
    expect(out).toBe('');
    expect(err).toMatch(/^gleaner: [^\n]+; next: [^\n]+\n$/);
  });

  it('shows stack and causes with --verbose only, and never what a terminal would obey', async () => {
    const error = new Error('outer \u001b[2J\u009b', { cause: new Error('inner') });
    expect((await gleaner(['status'], failing(error))).err).not.toMatch(/ at |inner|\u001b|\u009b/);
    const { err } = await gleaner(['status', '--verbose'], failing(error));
    expect(err).toMatch(/ at .*program\.test/);
    expect(err).toContain('because: inner');
  });
});
