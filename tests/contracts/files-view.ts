/** The contract of src/store/files-view.ts. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KeptDocument } from '../../src/records/document.ts';
import { keptDocumentSchema } from '../../src/records/document.ts';
import type { Database } from '../../src/store/database.ts';
import { exportFiles, fileNameOf, syncFiles } from '../../src/store/files-view.ts';
import { keepSample } from '../keep-sample.ts';
import { sampleRecord } from '../sample-record.ts';

const A = 'https://hartwell.test/a';
const B = 'https://hartwell.test/b';

export function filesViewContract(db: () => Database): void {
  describe('the store as files', () => {
    let folder: string;
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'gleaner-files-'));
      await keepSample(db(), sampleRecord({ url: A, text: 'First.' }));
      await keepSample(db(), sampleRecord({ url: B, text: 'Zweite \u00fc.' }));
    });
    afterEach(() => rm(folder, { recursive: true, force: true }));
    const sync = (restore = false): Promise<number> => syncFiles(db(), folder, { restore });
    const names = async (): Promise<string[]> => (await readdir(join(folder, 'documents'))).sort();
    const text = (name: string | undefined): Promise<string> => readFile(join(folder, 'documents', name ?? ''), 'utf8');
    const manifest = async (): Promise<KeptDocument[]> => {
      const lines = (await readFile(join(folder, 'manifest.jsonl'), 'utf8')).split('\n');
      expect(lines.pop()).toBe('');
      return lines.map((line) => keptDocumentSchema.parse(JSON.parse(line)));
    };

    it('are named by number and by the hash of the text', () => {
      expect(fileNameOf({ number: 7, text: '' })).toBe('007_e3b0c44298fc1c14.txt');
      expect(fileNameOf({ number: 1234, text: '' })).toBe('1234_e3b0c44298fc1c14.txt');
    });

    it('show each text, and the manifest names its file', async () => {
      expect(await sync()).toBe(2);
      const [first, second, ...others] = await names();
      expect(others).toEqual([]);
      expect(await text(first)).toBe('First.');
      expect(await text(second)).toBe('Zweite \u00fc.');
      const lines = await manifest();
      expect(lines.map(({ url, file }) => [url, file])).toEqual([
        [A, `documents/${first}`],
        [B, `documents/${second}`],
      ]);
      expect(await readdir(folder)).toEqual(['documents', 'manifest.jsonl']);
    });

    it('are written once', async () => {
      await sync();
      await writeFile(join(folder, 'manifest.jsonl'), 'untouched');
      expect(await sync()).toBe(0);
      expect(await readFile(join(folder, 'manifest.jsonl'), 'utf8')).toBe('untouched');
    });

    it('keep their number when the text changes, and the old file goes', async () => {
      await sync();
      const [old] = await names();
      await keepSample(db(), sampleRecord({ url: A, text: 'First, again.' }));
      expect(await sync()).toBe(1);
      const [fresh, ...others] = await names();
      expect(fresh).toMatch(/^000_/);
      expect(fresh).not.toBe(old);
      expect(others).toHaveLength(1);
      expect(await text(fresh)).toBe('First, again.');
      expect((await manifest())[0]).toMatchObject({ number: 0, version: 2, file: `documents/${fresh}` });
    });

    it('name the copies in the manifest; a copy gets no file', async () => {
      await sync();
      await keepSample(db(), sampleRecord({ url: 'https://c.test/', text: 'FIRST', sourceId: 'c' }));
      await sync();
      expect(await names()).toHaveLength(2);
      expect((await manifest())[0]?.alternates).toMatchObject([
        { url: 'https://c.test/', relation: 'same-text', sourceId: 'c' },
      ]);
    });

    it('that somebody removed are written again on start, and only then', async () => {
      await sync();
      const [first] = await names();
      await rm(join(folder, 'documents', first ?? ''));
      expect(await sync()).toBe(0);
      expect(await sync(true)).toBe(1);
      expect(await text(first)).toBe('First.');
      await rm(folder, { recursive: true });
      expect(await sync(true)).toBe(2);
      expect(await manifest()).toHaveLength(2);
    });

    it('show an empty store as an empty manifest', async () => {
      await db().query('TRUNCATE document, document_version, alternate CASCADE');
      expect(await sync(true)).toBe(0);
      expect(await manifest()).toEqual([]);
    });

    it('never fall behind a text that changes while they are written', async () => {
      let changed = false;
      const meddling: Pick<Database, 'query'> = {
        async query<Row extends object>(sql: string, params?: readonly unknown[]) {
          const rows = await db().query<Row>(sql, params);
          if (!changed && /^\s*SELECT id/.test(sql)) {
            changed = true;
            await keepSample(db(), sampleRecord({ url: A, text: 'Changed meanwhile.' }));
          }
          return rows;
        },
      };
      await syncFiles(meddling, folder, { restore: false });
      await sync();
      const [first, ...others] = await names();
      expect(await text(first)).toBe('Changed meanwhile.');
      expect(others).toHaveLength(1);
    });

    it('are exported as a whole without a trace in the store', async () => {
      expect(await exportFiles(db(), folder)).toBe(2);
      expect(await names()).toHaveLength(2);
      expect((await manifest()).map(({ file }) => file?.replace('documents/', ''))).toEqual(await names());
      expect(await db().query('SELECT file_name FROM document WHERE file_name IS NOT NULL')).toEqual([]);
    });
  });
}
