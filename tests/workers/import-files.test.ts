import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keptDocumentSchema } from '../../src/records/document.ts';
import type { KeptDocument } from '../../src/records/document.ts';
import { countDocuments, eachDocument } from '../../src/store/documents.ts';
import type { ImportedFile, ImportReport } from '../../workers/import-files.ts';
import { importFiles } from '../../workers/import-files.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import { createReaderPool } from '../../workers/reader-pool.ts';
import type { Store } from '../../workers/store.ts';
import { makePdf } from '../fixtures/make-pdf.ts';
import { sharedData } from '../shared-data.ts';
import type { TestStore } from '../test-store.ts';
import { openTestStore } from '../test-store.ts';

let tests: TestStore;
let store: Store;
let reader: ReaderPool;
let folder: string;
let synced = 0;

beforeAll(async () => {
  tests = await openTestStore();
  reader = createReaderPool({ size: 2 });
  folder = join(tests.folder, 'import');
  const syncFiles = async (): Promise<void> => void (synced += 1);
  store = { ...tests, syncFiles };
});
beforeEach(() => mkdir(folder));
afterEach(async () => {
  await rm(folder, { recursive: true });
  await tests.clear();
});
afterAll(async () => {
  await reader.close();
  await tests.close();
});

const STORY = `Ludwick library to open on Sundays

The library in Ludwick will open on Sundays from May, the council said on Tuesday. Volunteers will staff the desk.

"People asked for this for years," said Ann Marsh, who chairs the friends of the library.`;
const OTHER = `Market hall roof to be mended

The roof of the market hall will be mended before the winter, the council's cabinet agreed. It has leaked since 2019.`;

const ROADS = [
  'Forty streets are to be resurfaced between April and September, beginning with those that buses use.',
  'The programme leaves out the estate roads in Kingsway, where the water company will dig again next spring.',
];

const put = (name: string, content: string | Uint8Array): Promise<void> => writeFile(join(folder, name), content);
const page = (title: string, text: string, canonical = ''): string =>
  `<!doctype html><html lang="en-GB"><head><title>${title}</title>${canonical === '' ? '' : `<link rel="canonical" href="${canonical}">`}</head>
   <body><article><h1>${title}</h1>${text
     .split('\n\n')
     .slice(1)
     .map((block) => `<p>${block}</p>`)
     .join('')}</article></body></html>`;

async function bring(
  paths: string[] = [folder],
  signal = new AbortController().signal,
): Promise<ImportReport & { seen: ImportedFile[] }> {
  const seen: ImportedFile[] = [];
  const report = await importFiles(store, reader, paths, { signal, onFile: (file) => void seen.push(file) });
  return { ...report, seen };
}

const outcomes = (seen: readonly ImportedFile[]): string[] =>
  seen.map(({ path, outcome }) => `${basename(path)} ${outcome}`);
const counts = ({
  files,
  documents,
  versions,
  duplicates,
  unchanged,
  notDocuments,
  failed,
}: ImportReport): number[] => [files, documents, versions, duplicates, unchanged, notDocuments, failed.length];

describe("files of one's own", () => {
  it('are read, whatever their kind, and numbered in the order of their names', async () => {
    await put('c.pdf', await makePdf((pen) => pen.at(72, 90, 'Roads report', 18).paragraphs(140, ...ROADS)));
    await put('a.txt', STORY);
    await put('b.html', page('Market hall roof to be mended', OTHER));
    const report = await bring();
    expect(counts(report)).toEqual([3, 3, 0, 0, 0, 0, 0]);
    expect(outcomes(report.seen)).toEqual(['a.txt new', 'b.html new', 'c.pdf new']);
    const kept: KeptDocument[] = [];
    for await (const document of eachDocument(store.db)) kept.push(keptDocumentSchema.parse(document));
    expect(kept.map(({ number, provenance }) => [number, provenance.targetUri, provenance.mediaType])).toEqual([
      [0, 'a.txt', 'text/plain'],
      [1, 'b.html', 'text/html'],
      [2, 'c.pdf', 'application/pdf'],
    ]);
    expect(kept[0]).toMatchObject({
      headline: 'Ludwick library to open on Sundays',
      url: null,
      provenance: { sourceId: null, captureId: null },
    });
    expect(new TextDecoder().decode(await store.blobs.get(kept[0]?.provenance.payloadDigest ?? ''))).toBe(STORY);
    expect(report.seen.map(({ documentId }) => documentId)).toEqual(kept.map(({ id }) => id));
  });

  it('again are nothing new', async () => {
    await put('a.txt', STORY);
    await put('b.txt', OTHER);
    await bring();
    const before = synced;
    expect(counts(await bring())).toEqual([2, 0, 0, 0, 2, 0, 0]);
    expect(synced).toBe(before + 1);
  });

  it('with the same text are copies, and so is an edited one', async () => {
    await put('a.txt', STORY);
    await put('b.txt', STORY);
    await put('c.txt', `${STORY}\n`);
    await put('d.txt', `${STORY} Entry is free.`);
    const report = await bring();
    expect(outcomes(report.seen)).toEqual(['a.txt new', 'b.txt duplicate', 'c.txt duplicate', 'd.txt duplicate']);
  });

  it('that say their address are versions of one document', async () => {
    const url = 'https://hartwell.test/news/library';
    await put('monday.html', page('Ludwick library to open on Sundays', STORY, url));
    await put('tuesday.html', page('Ludwick library to open on Sundays', STORY.replace('from May', 'from June'), url));
    const report = await bring();
    expect(outcomes(report.seen)).toEqual(['monday.html new', 'tuesday.html version']);
    expect(await countDocuments(store.db)).toBe(1);
  });

  it('that cannot be read, or are no document, are told apart, and the others go on', async () => {
    await put('a.pdf', `%PDF-1.7\n${'rubbish '.repeat(20)}`);
    await put('b.txt', '');
    await put('c.txt', STORY);
    const report = await bring();
    expect(outcomes(report.seen)).toEqual(['a.pdf failed', 'b.txt not-a-document', 'c.txt new']);
    expect(report.failed).toMatchObject([
      { code: expect.any(String) as string, message: expect.stringContaining('failed') as string, documentId: null },
    ]);
  });

  it('of a folder are those that can be read, in all its folders; a named file is taken whatever its name', async () => {
    await mkdir(join(folder, 'deep', 'er'), { recursive: true });
    await put('deep/er/a.txt', STORY);
    await put('b.HTML', page('Market hall roof to be mended', OTHER));
    await put('manifest.jsonl', '{}');
    await put('notes.md', ROADS.join('\n\n'));
    expect(outcomes((await bring()).seen)).toEqual(['b.HTML new', 'a.txt new']);
    expect(outcomes((await bring([join(folder, 'notes.md')])).seen)).toEqual(['notes.md new']);
  });

  it('that are not there stop the import before anything is kept', async () => {
    await put('a.txt', STORY);
    await expect(bring([folder, join(folder, 'nowhere')])).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining('nowhere') as string,
    });
    expect(await countDocuments(store.db)).toBe(0);
  });

  it('are left alone once the operator says stop', async () => {
    for (let n = 0; n < 9; n += 1)
      await put(
        `${n}.txt`,
        `Note ${n}\n\n${`This is what stands in the note of number ${n}. `.replaceAll(' ', ` n${n} `)}`,
      );
    const stop = new AbortController();
    const seen: ImportedFile[] = [];
    const report = await importFiles(store, reader, [folder], {
      signal: stop.signal,
      onFile(file) {
        seen.push(file);
        if (seen.length === 2) stop.abort();
      },
    });
    expect(report.files).toBe(2);
    expect(await countDocuments(store.db)).toBe(2);
  });
});

const seeds = sharedData('seeds');

describe.skipIf(!seeds.present)('the sample documents', () => {
  it('are five documents, five distinct; and again none', async () => {
    const first = await bring([seeds.path]);
    expect(counts(first)).toEqual([5, 5, 0, 0, 0, 0, 0]);
    expect(counts(await bring([seeds.path]))).toEqual([5, 0, 0, 0, 5, 0, 0]);
    expect(await countDocuments(store.db)).toBe(5);
  });
});
