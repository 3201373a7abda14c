/** `gleaner sources try`: what a source would find, fetch and read; nothing is stored. */
import { readEnv } from '../../config/env.ts';
import { loadSources } from '../../config/load-sources.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import type { TryLine } from '../../workers/try-source.ts';
import { trySource } from '../../workers/try-source.ts';
import type { CommandIo } from '../command-io.ts';
import { EXIT } from '../exit-codes.ts';
import { factLines } from '../record-facts.ts';
import { jsonLine, terminalLine } from '../terminal-text.ts';

interface TryOptions {
  readonly args: readonly [string, string | undefined];
  readonly limit: number;
}

export async function run(options: TryOptions, io: CommandIo): Promise<number> {
  const [id, url] = options.args;
  const env = readEnv({ cwd: io.cwd });
  const source = (await loadSources({ folder: env.sourcesDir, enable: env.enable })).find((one) => one.id === id);
  if (source === undefined)
    throw new ConfigurationError(`try ${id} failed: no such source; \`gleaner sources list\` shows all`);
  const { limit } = options;
  let wasReached = false;
  let wanted = 0;
  for await (const line of trySource(source, {
    limit,
    env,
    signal: io.signal,
    ...(url === undefined ? {} : { url }),
  })) {
    // What could not be fetched says so in the words of the error; any answer of the server has others.
    wasReached ||= line.kind !== 'found' && !line.outcome.startsWith('fetch ');
    if (line.kind === 'found' && line.refused === null) wanted += 1;
    if (io.json) io.out(jsonLine(line));
    else for (const text of shown(line)) io.out(text);
    await io.drained();
  }
  if (io.signal.aborted) return EXIT.interrupted;
  if (!wasReached) return EXIT.unreachable;
  if (url !== undefined || wanted >= source.minExpected) return EXIT.done;
  io.err(
    `gleaner: ${id} gave ${wanted} documents, its minExpected is ${source.minExpected}: look at its seeds and scope`,
  );
  return EXIT.someFailed;
}

function shown(line: TryLine): string[] {
  const uri = terminalLine(line.targetUri);
  switch (line.kind) {
    case 'seed':
      return [
        `seed      ${uri}`,
        `          ${terminalLine(line.outcome)}; ${line.found} found`,
        ...line.notes.map((note) => `          ${terminalLine(note)}`),
      ];
    case 'found':
      return [
        `${line.refused === null ? 'found    ' : 'refused  '} ${uri}${line.title === null ? '' : `  ${terminalLine(line.title)}`}${line.refused === null ? '' : `  (${terminalLine(line.refused)})`}`,
      ];
    case 'document':
      return [
        '',
        `document  ${uri}`,
        `          ${terminalLine(line.outcome)}`,
        ...readingLines(line).map((text) => `          ${text}`),
      ];
  }
}

function readingLines({ reading }: Extract<TryLine, { kind: 'document' }>): string[] {
  if (reading === null) return [];
  if (reading.kind === 'not-a-document')
    return [`no document: ${terminalLine(`${reading.reason}, ${reading.detail}`)}`];
  const opening = reading.draft.text.slice(0, 300);
  return [...factLines(reading.draft), terminalLine(opening === reading.draft.text ? opening : `${opening}…`)];
}
