/** The store shown as files: `documents/NNN_<hash>.txt` and `manifest.jsonl`. A view, never the truth: it can be written anew. */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { KeptDocument } from '../records/document.ts';
import type { Queryable } from './database.ts';
import { toJson } from './database.ts';
import { eachDocument } from './documents.ts';

const DOCUMENTS = 'documents';
const MANIFEST = 'manifest.jsonl';

/** `NNN_<16 hex of SHA-256 of the text>.txt`: the number stays, the hash tells that the text changed. */
export function fileNameOf(document: { readonly number: number; readonly text: string }): string {
  return `${String(document.number).padStart(3, '0')}_${hashOf(document.text)}.txt`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/**
 * Writes the files of documents that changed, removes those they replace, and renews the manifest.
 * @param options.restore also writes again what is missing from the folder: on start, for somebody may have tidied up.
 * @returns how many text files were written.
 */
export async function syncFiles(db: Queryable, folder: string, options: { restore: boolean }): Promise<number> {
  const documents = join(folder, DOCUMENTS);
  await mkdir(documents, { recursive: true });
  const present = options.restore ? await readdir(documents) : null;
  const stale = await db.query<{ id: string; number: number; text: string; fileName: string | null }>(
    `SELECT id, number, record ->> 'text' AS text, file_name AS "fileName" FROM document
     WHERE file_stale OR NOT (file_name = ANY($1::text[])) ORDER BY number`,
    [present],
  );
  if (stale.length === 0 && !options.restore) return 0;
  const written: { id: string; name: string; hash: string }[] = [];
  for (const document of stale) {
    const name = fileNameOf(document);
    await writeWhole(join(documents, name), document.text);
    if (document.fileName !== null && document.fileName !== name)
      await rm(join(documents, document.fileName), { force: true });
    written.push({ id: document.id, name, hash: hashOf(document.text) });
  }
  // Only those that still say what was written are in step: one may have changed meanwhile.
  await db.query(
    `UPDATE document SET file_name = w.name,
       file_stale = left(encode(sha256(convert_to(record ->> 'text', 'UTF8')), 'hex'), 16) <> w.hash
     FROM jsonb_to_recordset($1::jsonb) AS w(id text, name text, hash text) WHERE document.id = w.id`,
    [toJson(written)],
  );
  await writeManifest(db, folder);
  return stale.length;
}

/** Writes every document once, with numbers and manifest, for `export --format files`. */
export async function exportFiles(db: Queryable, folder: string): Promise<number> {
  await mkdir(join(folder, DOCUMENTS), { recursive: true });
  let count = 0;
  for await (const document of eachDocument(db)) {
    await writeWhole(join(folder, DOCUMENTS, fileNameOf(document)), document.text);
    count += 1;
  }
  await writeManifest(db, folder);
  return count;
}

async function writeManifest(db: Queryable, folder: string): Promise<void> {
  const aside = join(folder, `${MANIFEST}.part`);
  const lines = Readable.from(manifestLines(db));
  await pipeline(lines, createWriteStream(aside));
  await rename(aside, join(folder, MANIFEST));
}

async function* manifestLines(db: Queryable): AsyncGenerator<string> {
  for await (const document of eachDocument(db)) yield `${JSON.stringify(manifestLine(document))}\n`;
}

/** A record as the manifest shows it: the file it stands in is named even before the store has noted it. */
function manifestLine(document: KeptDocument): KeptDocument {
  return { ...document, file: `${DOCUMENTS}/${fileNameOf(document)}` };
}

async function writeWhole(path: string, text: string): Promise<void> {
  const aside = `${path}.part`;
  await writeFile(aside, text);
  await rename(aside, path);
}
