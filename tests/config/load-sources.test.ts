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

it('the built-in sources are all in order, however many there are', async () => {
  const sources = await loadSources({ folder: null });
  expect(sources.map(({ id }) => id)).toEqual(sources.map(({ id }) => id).toSorted());
});
