/** `gleaner import`: files from this machine into the store. */
import { resolve } from 'node:path';
import { importFiles } from '../../workers/import-files.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { createProgress } from '../progress.ts';
import { jsonLine, terminalLine } from '../terminal-text.ts';

interface ImportOptions {
  readonly args: readonly [readonly string[]];
}

export async function run(options: ImportOptions, io: CommandIo, desk: Desk): Promise<number> {
  const paths = options.args[0].map((path) => resolve(io.cwd, path));
  const progress = createProgress(io, 'import');
  let done = 0;
  const report = await importFiles(await desk.store(), await desk.readers(), paths, {
    signal: io.signal,
    onFile: ({ path }, total) => progress.update((done += 1), total, path),
  }).finally(() => progress.end());
  if (io.json) io.out(jsonLine(report));
  else {
    const { files, documents, versions, duplicates, unchanged, notDocuments, failed } = report;
    const counts = [
      `${documents} new`,
      `${unchanged} unchanged`,
      `${duplicates} duplicates`,
      ...(versions > 0 ? [`${versions} new versions`] : []),
      ...(notDocuments > 0 ? [`${notDocuments} are no documents`] : []),
      `${failed.length} failed`,
    ];
    io.out(`${files} files: ${counts.join(', ')}`);
    for (const { path, code, message } of failed)
      io.err(`${terminalLine(path)}: ${terminalLine(message ?? '')} [${code}]`);
  }
  if (io.signal.aborted) return EXIT.interrupted;
  return report.failed.length > 0 ? EXIT.someFailed : EXIT.done;
}
