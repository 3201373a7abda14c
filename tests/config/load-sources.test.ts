import { CronExpressionParser } from 'cron-parser';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSources } from '../../config/load-sources.ts';
import { ConfigurationError } from '../../src/records/errors.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gleaner-sources-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Writes files into the operators' folder and loads it; what it throws is told as its message. */
async function load(files: Readonly<Record<string, string>>): Promise<string[] | string> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  try {
    return (await loadSources({ folder, builtin: false })).map(({ id, publisher }) => `${id}: ${publisher.name}`);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.message.replaceAll(`${folder}/`, '');
  }
}

const described = (id: string, more = '') =>
  `{ id: '${id}', publisher: { name: 'Echo', url: 'https://echo.example/' }, seeds: [feed('https://echo.example/rss')]${more} }`;
const script = (id: string, more = '') =>
  `import { feed, newsSource } from 'gleaner/sources';\nexport default newsSource(${described(id, more)});\n`;
const json = (id: string, more: object = {}) =>
  JSON.stringify({
    id,
    family: 'news',
    publisher: { name: 'Echo', url: 'https://echo.example/' },
    seeds: [{ type: 'feed', url: 'https://echo.example/rss' }],
    ...more,
  });

describe('the operators’ folder', () => {
  it('is read with its subfolders, in the order of ids, in every language', async () => {
    const files = {
      'towns/zulu.ts': `const kind: string = 'x';\n${script('zulu', ', scope: { deny: [/\\/sport\\//] }')}export { kind };\n`,
      'alpha.js': script('alpha'),
      'bravo.mjs': script('bravo'),
      'towns/north/charlie.json': `\ufeff${json('charlie')}`,
      'README.md': '# Ours',
      '.hidden.json': 'no JSON',
      'node_modules/x/y.json': '{}',
      'delta.d.ts': 'export {};',
    };
    expect(await load(files)).toEqual(['alpha: Echo', 'bravo: Echo', 'charlie: Echo', 'zulu: Echo']);
  });

  it('is read anew each time', async () => {
    expect(await load({ 'echo.ts': script('echo') })).toEqual(['echo: Echo']);
    expect(await load({ 'echo.ts': script('echo').replace("name: 'Echo'", "name: 'New Echo'") })).toEqual([
      'echo: New Echo',
    ]);
  });

  it('may be empty', async () => {
    expect(await load({})).toEqual([]);
  });

  it('must be there', async () => {
    const missing = join(folder, 'missing');
    await expect(loadSources({ folder: missing })).rejects.toThrow(ConfigurationError);
    await expect(loadSources({ folder: missing })).rejects.toThrow(
      `read sources folder ${missing} failed: GLEANER_SOURCES: expected a readable folder`,
    );
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'the id of the file’s name',
      { 'echo.json': json('other') },
      /^read source file echo\.json failed: id: expected echo, as the file is named, found other$/,
    ],
    [
      'an id of one source only',
      { 'a/echo.json': json('echo'), 'b/echo.json': json('echo') },
      /^read source file b\/echo\.json failed: id: expected one of its own, but a\/echo\.json has echo too$/,
    ],
    [
      'valid keys',
      { 'echo.json': json('echo', { minExpected: -1, colour: 'red' }) },
      /^read source echo \(echo\.json\) failed: (?=.*minExpected)(?=.*colour)/,
    ],
    [
      'valid keys in TypeScript',
      { 'echo.ts': script('echo', ', minExpected: -1') },
      /^read source file echo\.ts failed: .*minExpected/,
    ],
    ['a known family', { 'echo.json': json('echo', { family: 'radio' }) }, /\(echo\.json\) failed: family: .*"news"/],
    ['JSON', { 'echo.json': '{' }, /^read source file echo\.json failed: .*JSON/],
    ['TypeScript', { 'echo.ts': 'export default {' }, /^read source file echo\.ts failed: /],
    ['modules that exist', { 'echo.ts': "import './nowhere.ts';" }, /^read source file echo\.ts failed: .*nowhere/],
    [
      'a default export',
      { 'echo.ts': 'export const source = {};' },
      /^read source file echo\.ts failed: expected a default export/,
    ],
    [
      'a source for default export',
      { 'echo.ts': 'export default 7;' },
      /^read source \(no id\) \(echo\.ts\) failed: source: /,
    ],
    [
      'a language that is read',
      { 'echo.yaml': 'id: echo' },
      /^read source file echo\.yaml failed: expected \.ts, \.js, \.mjs, \.json, found \.yaml$/,
    ],
  ])('must hold %s', async (_what, files, message) => {
    expect(await load(files)).toMatch(message);
  });

  it('is told of all its problems at once', async () => {
    const message = await load({ 'a.json': '{', 'b.json': json('c'), 'd.json': json('d') });
    expect(message).toMatch(/^read source file a\.json failed: .*\nread source file b\.json failed: id: /);
  });
});

describe('enabling by name', () => {
  const enabledOf = async (enable: readonly string[]): Promise<string[]> => {
    await writeFile(join(folder, 'off.json'), json('off', { enabled: false }));
    await writeFile(join(folder, 'on.json'), json('on'));
    const sources = await loadSources({ folder, builtin: false, enable });
    return sources.filter(({ enabled }) => enabled).map(({ id }) => id);
  };

  it.each<[string, string[], string[]]>([
    ['nothing leaves the files to say', [], ['on']],
    ['one that is off is on', ['off'], ['off', 'on']],
    ['one that is on stays on', ['on'], ['on']],
  ])('%s', async (_what, enable, expected) => {
    expect(await enabledOf(enable)).toEqual(expected);
  });

  it('knows what it is to enable', async () => {
    const slip = enabledOf(['off', 'offf', 'om']);
    await expect(slip).rejects.toThrow(ConfigurationError);
    await expect(slip).rejects.toThrow(
      /^read GLEANER_ENABLE failed: no source is named offf, om; the sources are off, on$/,
    );
  });
});

describe('the built-in sources', () => {
  it('are in the order of their ids, one test each', async () => {
    const sources = await loadSources({ folder: null });
    const ids = sources.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids).toEqual(
      [
        'eagle-radio',
        'community-care',
        'children-first',
        'surrey-news',
        'surrey-meetings',
        'manchester-meetings',
        'lambeth-meetings',
        'ofsted-england',
        'ofsted-surrey',
      ].toSorted(),
    );
    const untested = sources.filter(
      ({ id, family }) => !existsSync(new URL(`sources/${family}/${id}.test.ts`, import.meta.url)),
    );
    expect(untested).toEqual([]);
  });

  it('are off until they are named, polite, and scheduled with a pattern that can be read', async () => {
    for (const { id, enabled, fetch, schedule, timeZone, publisher } of await loadSources({ folder: null })) {
      expect([id, enabled]).toEqual([id, false]);
      expect(fetch.minDelayMs).toBeGreaterThanOrEqual(3_000);
      const next = CronExpressionParser.parse(schedule ?? '', {
        tz: timeZone,
        currentDate: '2026-01-05T00:00:00Z',
      }).next();
      expect(next.getTime()).toBeLessThanOrEqual(Date.parse('2026-01-13T00:00:00Z'));
      if (/Council$/.test(publisher.name)) expect(publisher.gssCode).toMatch(/^E\d{8}$/);
    }
  });

  it('are switched on by GLEANER_ENABLE’s names', async () => {
    const sources = await loadSources({ folder: null, enable: ['eagle-radio', 'ofsted-surrey'] });
    expect(sources.filter(({ enabled }) => enabled).map(({ id }) => id)).toEqual(['eagle-radio', 'ofsted-surrey']);
  });
});
