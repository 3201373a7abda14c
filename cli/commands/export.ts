/** `gleaner export`: all documents as files, JSON Lines or CSV. */
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Queryable } from '../../src/store/database.ts';
import { eachDocument } from '../../src/store/documents.ts';
import { exportFiles } from '../../src/store/files-view.ts';
import type { CommandIo } from '../command-io.ts';
import { csvHeader, csvRecord } from '../csv.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonLine } from '../terminal-text.ts';

interface ExportOptions {
  readonly args: readonly [string];
  readonly format: 'files' | 'jsonl' | 'csv';
}

export async function run(options: ExportOptions, io: CommandIo, desk: Desk): Promise<number> {
  const { db } = await desk.store();
  const folder = resolve(io.cwd, options.args[0]);
  await mkdir(folder, { recursive: true });
  const documents =
    options.format === 'files'
      ? await exportFiles(db, folder)
      : await exportOneFile(db, join(folder, `documents.${options.format}`), {
          format: options.format,
          signal: io.signal,
        });
  io.out(
    io.json ? jsonLine({ documents, format: options.format, folder }) : `${documents} documents written to ${folder}`,
  );
  return EXIT.done;
}

/** Written aside and renamed: the file is whole, or the old one. */
async function exportOneFile(
  db: Queryable,
  file: string,
  how: { readonly format: 'jsonl' | 'csv'; readonly signal: AbortSignal },
): Promise<number> {
  let count = 0;
  async function* lines(): AsyncGenerator<string> {
    if (how.format === 'csv') yield csvHeader();
    for await (const document of eachDocument(db)) {
      yield how.format === 'csv' ? csvRecord(document) : `${jsonLine(document)}\n`;
      count += 1;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(`${file}.part`), { signal: how.signal });
  await rename(`${file}.part`, file);
  return count;
}
