import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { runCommandLine } from '../../../cli/program.ts';
import { loadSources } from '../../../config/load-sources.ts';
import type { DemoWeb } from '../../../demo/server.ts';
import { startDemoWeb } from '../../../demo/server.ts';
import { recordedIo } from '../recorded-io.ts';

let web: DemoWeb;
let folder: string;
beforeAll(async () => {
  web = await startDemoWeb();
});
afterAll(() => web.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gleaner-check-'));
  vi.stubEnv('GLEANER_SOURCES', folder);
  vi.stubEnv('GLEANER_CONNECT_TO', web.connectTo);
  vi.stubEnv('GLEANER_CONTACT', '');
  vi.stubEnv('GLEANER_ENABLE', '');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const paper = 'https://www.hartwellpost.demo.test';

const write = (id: string, more: object = {}): Promise<void> =>
  writeFile(
    join(folder, `${id}.json`),
    JSON.stringify({
      id,
      family: 'news',
      publisher: { name: 'Hartwell Post', url: `${paper}/` },
      seeds: [{ type: 'feed', url: `${paper}/rss/` }],
      scope: { allow: [`^${paper}/news/\\d+\\.`] },
      fetch: { minDelayMs: 0 },
      ...more,
    }),
  );

async function check(...argv: string[]) {
  const io = recordedIo();
  const withDesk = (): never => {
    throw new Error('no store is needed');
  };
  const code = await runCommandLine(['sources', 'check', ...argv], io, { version: '1.2.3', withDesk });
  return { code, out: io.stdout(), err: io.stderr() };
}

it('one line says that a source is well, with exit code 0', async () => {
  await write('post');
  const { code, out, err } = await check('post', '--limit', '2');
  expect(out).toMatch(/^ok {10}post {2}seed pages 1\/1, documents \d+ \(at least 1\), read 2\/2\n$/);
  expect(err).toBe('gleaner: 1 of 1 sources are well\n');
  expect(code).toBe(EXIT.done);
});

it('a source that is not well has its reason and next step, the others are checked all the same, exit code 1', async () => {
  await write('post');
  await write('moved', { seeds: [{ type: 'feed', url: `${paper}/old-feed/` }] });
  await write('thin', { minExpected: 900 });
  const { code, out, err } = await check('moved', 'post', 'thin', '--limit', '1');
  const lines = out.trimEnd().split('\n');
  expect(lines.filter((line) => /^(?:ok|silent|low yield) {2,}\w/.test(line)).toSorted()).toEqual([
    expect.stringMatching(/^low yield +thin {3}seed pages 1\/1, documents \d+ \(at least 900\), read 1\/1$/),
    expect.stringMatching(/^ok +post {3}seed pages 1\/1,/),
    expect.stringMatching(/^silent +moved {2}seed pages 0\/1, documents 0 \(at least 1\), read 0\/0$/),
  ]);
  expect(out).toContain(
    `${paper}/old-feed/: gone (404); next: check the address in the source file, and the network\n`,
  );
  expect(err).toContain('gleaner: 1 of 3 sources are well\n');
  expect(code).toBe(EXIT.someFailed);
});

it('--json gives one object a line and no other words', async () => {
  await write('post');
  const { out, err } = await check('post', '--json', '--limit', '1');
  expect(JSON.parse(out)).toEqual({
    sourceId: 'post',
    state: 'ok',
    seeds: { asked: 1, answered: 1 },
    documents: { found: expect.any(Number) as number, expected: 1 },
    read: { tried: 1, well: 1 },
    missing: { headline: 0, date: 0, text: 0 },
    wasReached: true,
    reason: null,
    next: null,
  });
  expect(err).toBe('');
});

it('exit code 4 when nothing could be reached', async () => {
  await write('post');
  vi.stubEnv('GLEANER_CONNECT_TO', '*.demo.test -> 127.0.0.1:1');
  const { code, out } = await check('post');
  expect(out).toMatch(/^silent/);
  expect(code).toBe(EXIT.unreachable);
});

it('--offline looks at the files alone', async () => {
  await write('post');
  await write('sleeper', { enabled: false });
  const before = web.requests().length;
  expect(await check('--offline', 'post', 'sleeper')).toEqual({
    code: EXIT.done,
    out: 'ok    post  (1 seed)\nok    sleeper  (1 seed, not enabled)\n',
    err: '',
  });
  expect(web.requests()).toHaveLength(before);
});

it.each<[string, string[], RegExp, Record<string, string>]>([
  [
    'a file that is wrong',
    ['post'],
    /read source broken \(.*broken\.json\) failed: .*minExpected/,
    { broken: '{"id":"broken","minExpected":-1}' },
  ],
  ['a source that is unknown', ['post', 'poost'], /check poost failed: no such source/, {}],
  ['real hosts without a contact', ['post', 'eagle-radio'], /ask eagle-radio failed: GLEANER_CONTACT is not set/, {}],
])('exit code 2 for %s, and no request', async (_what, argv, message, files) => {
  await write('post');
  for (const [id, text] of Object.entries(files)) await writeFile(join(folder, `${id}.json`), text);
  const before = web.requests().length;
  const { code, out, err } = await check(...argv);
  expect(code).toBe(EXIT.usage);
  expect(out).toBe('');
  expect(err).toMatch(message);
  expect(web.requests()).toHaveLength(before);
});

it('without names the enabled sources are meant, and all when none is; which of them is said', async () => {
  const builtin = await loadSources({ folder: null });
  const none = await check('--offline');
  expect(none.err).toBe(`gleaner: no source is enabled: all ${builtin.length} are checked\n`);
  expect(none.out.match(/^ok /gm)).toHaveLength(builtin.length);

  await write('post');
  const one = await check('--offline');
  expect(one.err).toBe(
    `gleaner: the 1 enabled of ${builtin.length + 1} sources are checked; name others to check them\n`,
  );
  expect(one.out).toBe('ok    post  (1 seed)\n');

  vi.stubEnv('GLEANER_ENABLE', 'ofsted-surrey');
  expect((await check('--offline')).out).toBe('ok    ofsted-surrey  (1 seed)\nok    post  (1 seed)\n');
});
