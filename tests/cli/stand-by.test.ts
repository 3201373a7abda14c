import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.ts';
import type { DemoWeb } from '../../demo/server.ts';
import { startDemoWeb } from '../../demo/server.ts';
import type { GleanerProcess } from '../gleaner-process.ts';
import { childrenOf, gleaner, stillThere } from '../gleaner-process.ts';
import { eventually as soon } from '../queue/test-queue.ts';

const LONG_MS = 120_000;
/** Starting a process takes seconds on a busy machine. */
const eventually = (check: () => Promise<void> | void): Promise<void> => soon(check, LONG_MS / 2);

let web: DemoWeb;
let dataDir: string;
beforeAll(async () => {
  web = await startDemoWeb();
  dataDir = await mkdtemp(join(tmpdir(), 'gleaner-serve-'));
});
afterAll(async () => {
  await web.close();
  await rm(dataDir, { recursive: true, force: true });
});

const start = (...words: string[]): GleanerProcess =>
  gleaner(words, {
    dataDir,
    env: {
      GLEANER_CONNECT_TO: web.connectTo,
      GLEANER_SOURCES: join(packageRoot(), 'demo/sources'),
      GLEANER_READERS: '1',
      GLEANER_LOG_LEVEL: 'info',
    },
  });

const atWork = (one: GleanerProcess): Promise<void> =>
  eventually(async () => expect(one.said().err).toContain('serve at work on discover, host, ingest in'));

describe('gleaner serve on an embedded store', () => {
  it(
    'is alive, takes a crawl from another terminal, and ends in order in the middle of it',
    async () => {
      expect((await start('health').ended).code).toBe(1);
      const serve = start('serve');
      await atWork(serve);
      await eventually(async () => {
        const { code, out } = await start('health').ended;
        expect([code, out.replace(/\d+/, 'PID')]).toEqual([0, expect.stringMatching(/^serve PID was seen at /)]);
      });
      const crawl = start('crawl', 'westmarch-meetings', 'hartwell-post');
      // A document has been read, so the crawl is in the middle.
      await eventually(async () => expect(serve.said().err).toContain('"verdict":"new"'));
      const children = await childrenOf(serve.child.pid);
      const toldAt = Date.now();
      serve.child.kill('SIGTERM');
      const { code, err } = await serve.ended;
      expect(code, err).toBe(0);
      expect(Date.now() - toldAt).toBeLessThan(30_000);
      expect(await stillThere(children)).toEqual([]);
      // What it was doing for the other terminal is told as broken off there.
      expect((await crawl.ended).code).not.toBe(0);
    },
    LONG_MS,
  );

  it(
    'goes on at its next start with what it left, and a second signal ends it at once',
    async () => {
      const serve = start('serve');
      await atWork(serve);
      await eventually(async () => expect(serve.said().err.match(/"msg":"run over"/g)).toHaveLength(2));
      const { out } = await start('search', '', '--limit', '100', '--json').ended;
      // Westmarch's fifteen records, of which the printed minutes are a copy, and the paper's fourteen.
      expect(out.trim().split('\n')).toHaveLength(28);
      serve.child.kill('SIGTERM');
      serve.child.kill('SIGTERM');
      expect([0, 130]).toContain((await serve.ended).code);
    },
    LONG_MS,
  );
});
