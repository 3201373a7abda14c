/** `gleaner dedupe --jsonl`: which lines of a collection are one text, by the pipeline's own judgement; nothing is stored. */
import { addAbortSignal } from 'node:stream';
import { Collection } from '../../src/dedupe/collection.ts';
import type { CollectedDocument } from '../../src/dedupe/collection.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import type { CommandIo } from '../command-io.ts';
import { EXIT } from '../exit-codes.ts';
import { createProgress } from '../progress.ts';
import { readLines } from '../read-lines.ts';
import { jsonLine } from '../terminal-text.ts';

interface DedupeOptions {
  readonly args: readonly [];
  readonly jsonl?: true;
}

/** The longest text that reading lets pass, with room for what JSON escapes. */
const MAX_LINE_BYTES = 32 * 1024 * 1024;

export async function run(options: DedupeOptions, io: CommandIo): Promise<number> {
  if (options.jsonl !== true) {
    throw new ConfigurationError(
      'dedupe failed: no form of input was named; give --jsonl and documents on standard input',
    );
  }
  const collection = new Collection();
  const progress = createProgress(io, 'dedupe');
  let [number, documents, bad] = [0, 0, 0];
  try {
    for await (const line of readLines(addAbortSignal(io.signal, io.stdin()), MAX_LINE_BYTES)) {
      number += 1;
      if (line?.trim() === '') continue;
      const document = parseDocument(line);
      if (typeof document === 'string') {
        bad += 1;
        io.err(`gleaner: read line ${number} failed: ${document} [BAD_REQUEST]`);
        continue;
      }
      documents += 1;
      io.out(jsonLine({ id: document.id, ...collection.add(document) }));
      await io.drained();
      progress.update(documents, null, `${collection.clusters} texts${bad === 0 ? '' : `, ${bad} bad lines`}`);
    }
  } finally {
    progress.end();
  }
  return bad === 0 ? EXIT.done : EXIT.someFailed;
}

/** A document, or what is wrong with the line. */
function parseDocument(line: string | null): CollectedDocument | string {
  if (line === null) return `it is longer than ${MAX_LINE_BYTES} bytes`;
  let given: unknown;
  try {
    given = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    return 'it is not JSON';
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return 'it is not an object';
  const { id, text, ...optional } = given as Readonly<Record<string, unknown>>;
  if ((typeof id !== 'string' && typeof id !== 'number') || id === '') return '"id" is neither a text nor a number';
  if (typeof text !== 'string') return '"text" is not a text';
  const field = (name: string): string | null => {
    const value = optional[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    id: String(id),
    url: field('url'),
    source: field('source'),
    published: field('published'),
    title: field('title'),
    text,
  };
}
