/** What the tests of the schedule's commands share: a real store, operators' source files, and the command line. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDesk } from '../../../cli/desk.ts';
import { runCommandLine } from '../../../cli/program.ts';
import { readEnv } from '../../../config/env.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';
import { recordedIo } from '../recorded-io.ts';

export interface ScheduleDesk {
  readonly store: TestStore;
  /** Writes a paper's source file; without a schedule it has none. */
  write(
    id: string,
    more?: { readonly schedule?: string; readonly timeZone?: string; readonly enabled?: boolean },
  ): Promise<void>;
  remove(id: string): Promise<void>;
  /** No source files, no rows. */
  clear(): Promise<void>;
  /** Runs a command; built-in sources, which have schedules of their own, are left out of what it says. */
  gleaner(
    words: string,
    enable?: readonly string[],
  ): Promise<{ readonly code: number; readonly lines: string[]; readonly err: string }>;
}

/** Ids of the written sources begin with it. */
const OURS = 'paper-';

export async function openScheduleDesk(): Promise<ScheduleDesk> {
  const store = await openTestStore();
  const { folder, db, blobs } = store;
  const sourcesDir = join(folder, 'sources');
  const fileOf = (id: string): string => join(sourcesDir, `${id}.json`);
  return {
    store,
    async write(id, more = {}) {
      const publisher = { name: 'Paper', url: 'https://paper.test/' };
      const seeds = [{ type: 'feed', url: 'https://paper.test/feed' }];
      await writeFile(fileOf(id), JSON.stringify({ id, family: 'news', publisher, seeds, ...more }));
    },
    remove: (id) => rm(fileOf(id)),
    async clear() {
      await rm(sourcesDir, { recursive: true, force: true });
      await mkdir(sourcesDir);
      await store.clear();
    },
    async gleaner(words, enable = []) {
      const env = { ...readEnv({ dataDir: folder }), sourcesDir, enable };
      const kept = { db, embedded: db, blobs, dataDir: folder, filesDir: null };
      const doNothing = async (): Promise<void> => {};
      const desk = {
        ...openDesk(env),
        store: async () => ({ ...kept, syncFiles: doNothing, close: doNothing }),
      };
      const io = recordedIo({ cwd: folder });
      const code = await runCommandLine(words.split(' '), io, {
        version: '0',
        withDesk: (_request, work) => work(desk),
      });
      const lines = io.stdout().split('\n').slice(0, -1);
      return { code, err: io.stderr(), lines: lines.filter((line) => line.includes(OURS)) };
    },
  };
}
