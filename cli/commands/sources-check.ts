/** `gleaner sources check`: are the source files in order, and do the sources answer, yield and read well today? */
import { readEnv } from '../../config/env.ts';
import { loadSources } from '../../config/load-sources.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import type { Source } from '../../src/records/source.ts';
import type { SourceCheck } from '../../workers/check-source.ts';
import type { CommandIo } from '../command-io.ts';
import { EXIT } from '../exit-codes.ts';
import { createProgress } from '../progress.ts';
import { jsonLine, terminalLine } from '../terminal-text.ts';

interface CheckOptions {
  readonly args: readonly [readonly string[]];
  readonly offline?: boolean;
  readonly limit: number;
}

/** A wrong file ends it before any request, with its name and what was expected. */
export async function run(options: CheckOptions, io: CommandIo): Promise<number> {
  const env = readEnv({ cwd: io.cwd });
  const sources = chosen(await loadSources({ folder: env.sourcesDir, enable: env.enable }), options, io);
  if (options.offline === true) {
    for (const source of sources) tellFile(source, io);
    return EXIT.done;
  }
  const { checkSources } = await import('../../workers/check-source.ts');
  const progress = createProgress(io, 'check');
  const checks: SourceCheck[] = [];
  let pages = 0;
  const width = Math.max(0, ...sources.map(({ id }) => id.length));
  const show = (sourceId: string): void =>
    progress.update(checks.length, sources.length, `${pages} pages, ${sourceId}`);
  const onPage = (sourceId: string): void => {
    pages += 1;
    show(sourceId);
  };
  try {
    for await (const check of checkSources(sources, { limit: options.limit, env, signal: io.signal, onPage })) {
      checks.push(check);
      // The bar would stand in the line.
      progress.end();
      if (io.json) io.out(jsonLine(check));
      else for (const line of checkLines(check, width)) io.out(line);
      await io.drained();
      if (checks.length < sources.length) show(check.sourceId);
    }
  } finally {
    progress.end();
  }
  if (io.signal.aborted) return EXIT.interrupted;
  return conclude(checks, io);
}

/** Those named, once each; without names those that are enabled; all when none is. */
function chosen(sources: readonly Source[], { args: [named] }: CheckOptions, io: CommandIo): readonly Source[] {
  const unknown = named.filter((id) => !sources.some((source) => source.id === id));
  if (unknown.length > 0) {
    throw new ConfigurationError(
      `check ${unknown.join(', ')} failed: no such source; \`gleaner sources list\` shows all`,
    );
  }
  if (named.length > 0) return sources.filter(({ id }) => named.includes(id));
  const enabled = sources.filter((source) => source.enabled);
  if (enabled.length === 0 && sources.length > 0)
    io.err(`gleaner: no source is enabled: all ${sources.length} are checked`);
  else if (enabled.length < sources.length)
    io.err(
      `gleaner: the ${enabled.length} enabled of ${sources.length} sources are checked; name others to check them`,
    );
  return enabled.length > 0 ? enabled : sources;
}

function tellFile({ id, seeds, enabled }: Source, io: CommandIo): void {
  if (io.json) io.out(jsonLine({ id, ok: true, seeds: seeds.length, enabled }));
  else
    io.out(`ok    ${id}  (${seeds.length} ${seeds.length === 1 ? 'seed' : 'seeds'}${enabled ? '' : ', not enabled'})`);
}

/** One line that `grep` finds by state or source, and one for the reason where there is one. */
function checkLines(check: SourceCheck, width: number): string[] {
  const { seeds, documents, read, missing } = check;
  const without = Object.entries(missing).flatMap(([field, count]) =>
    count === 0 ? [] : [`${count} without ${field}`],
  );
  const facts = [
    `seed pages ${seeds.answered}/${seeds.asked}`,
    `documents ${documents.found} (at least ${documents.expected})`,
    `read ${read.well}/${read.tried}`,
    ...without,
  ];
  const line = `${check.state.padEnd('unreadable'.length)}  ${check.sourceId.padEnd(width)}  ${facts.join(', ')}`;
  if (check.reason === null) return [line];
  return [
    line,
    `            ${terminalLine(check.reason)}${check.next === null ? '' : `; next: ${terminalLine(check.next)}`}`,
  ];
}

function conclude(checks: readonly SourceCheck[], io: CommandIo): number {
  const well = checks.filter(({ state }) => state === 'ok').length;
  if (!io.json) io.err(`gleaner: ${well} of ${checks.length} sources are well`);
  if (checks.length > 0 && checks.every(({ wasReached }) => !wasReached)) return EXIT.unreachable;
  return well === checks.length ? EXIT.done : EXIT.someFailed;
}
