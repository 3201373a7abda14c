/** The sources to crawl: one file each, the built-in ones beside this module and the operators' own from a folder of theirs. */
import { createJiti } from 'jiti';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ConfigurationError } from '../src/records/errors.ts';
import { defineSource } from './define-source.ts';
import type { Source } from './define-source.ts';

interface SourceFile {
  readonly path: string;
  /** As an operator would name it. */
  readonly shown: string;
  readonly isBuiltin: boolean;
}

const BUILTIN_FOLDER = fileURLToPath(new URL('./sources/', import.meta.url));
const BUILTIN_TYPES = ['.ts', '.js'];
const OWN_TYPES = ['.ts', '.js', '.mjs', '.json'];
/** Written by people who expect them to be read, so they are not passed over in silence. */
const UNREAD_TYPES = ['.mts', '.cts', '.cjs', '.yaml', '.yml', '.toml', '.json5', '.jsonc'];

/** So many ids an error names before it breaks off. */
const MAX_NAMED = 40;

/**
 * Reads and checks all sources, in the order of their ids. `folder` is the operators' own (GLEANER_SOURCES), read with all
 * its subfolders; `builtin: false` leaves the built-in ones out; `enable` (GLEANER_ENABLE) switches on sources that are off
 * in their files.
 * @throws ConfigurationError that names every wrong file with the key and what was expected, or what `enable` does not know.
 */
export async function loadSources(options: {
  readonly folder: string | null;
  readonly builtin?: boolean;
  readonly enable?: readonly string[];
}): Promise<Source[]> {
  const builtin = options.builtin === false ? [] : await builtinFiles();
  const own = options.folder === null ? [] : await ownFiles(options.folder);
  const problems: string[] = [];
  const byId = new Map<string, { readonly source: Source; readonly file: SourceFile }>();
  for (const file of [...builtin, ...own]) {
    try {
      const source = await readSource(file);
      const other = byId.get(source.id);
      if (other === undefined) byId.set(source.id, { source, file });
      else throw new Error(`id: expected one of its own, but ${other.file.shown} has ${source.id} too`);
    } catch (error) {
      // All files are looked at first, so that an operator mends them in one go.
      const message = messageOf(error);
      problems.push(
        message.includes(`(${file.shown})`) ? message : `read source file ${file.shown} failed: ${message}`,
      );
    }
  }
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'));
  const sources = [...byId.values()].map(({ source }) => source).sort((one, other) => (one.id < other.id ? -1 : 1));
  return withEnabled(sources, options.enable ?? []);
}

/** A name that no source has is a slip of the pen: passed over, what it was meant to switch on would stay off unseen. */
function withEnabled(sources: readonly Source[], enable: readonly string[]): Source[] {
  const ids = sources.map(({ id }) => id);
  const unknown = enable.filter((id) => !ids.includes(id));
  if (unknown.length === 0)
    return sources.map((source) => (enable.includes(source.id) ? { ...source, enabled: true } : source));
  const known = ids.length > MAX_NAMED ? `${ids.slice(0, MAX_NAMED).join(', ')} …` : ids.join(', ') || 'none';
  throw new ConfigurationError(
    `read GLEANER_ENABLE failed: no source is named ${unknown.join(', ')}; the sources are ${known}`,
  );
}

async function builtinFiles(): Promise<SourceFile[]> {
  // Compiled, a folder without any source in it is not there at all.
  if (!existsSync(BUILTIN_FOLDER)) return [];
  const paths = await inFolder(BUILTIN_FOLDER, 'the built-in sources', () => filesIn(BUILTIN_FOLDER, BUILTIN_TYPES));
  return paths.map((path) => ({ path, shown: `config/sources/${relative(BUILTIN_FOLDER, path)}`, isBuiltin: true }));
}

async function ownFiles(folder: string): Promise<SourceFile[]> {
  // What a long-lived process read before may have been changed since.
  for (const path of Object.keys(jiti.cache))
    if (path.startsWith(resolve(folder))) Reflect.deleteProperty(jiti.cache, path);
  const paths = await inFolder(folder, 'GLEANER_SOURCES', () =>
    filesIn(resolve(folder), [...OWN_TYPES, ...UNREAD_TYPES]),
  );
  const unread = paths.find((path) => UNREAD_TYPES.includes(extname(path)));
  if (unread === undefined) return paths.map((path) => ({ path, shown: path, isBuiltin: false }));
  throw new ConfigurationError(
    `read source file ${unread} failed: expected ${OWN_TYPES.join(', ')}, found ${extname(unread)}`,
  );
}

async function inFolder(folder: string, setting: string, list: () => Promise<string[]>): Promise<string[]> {
  try {
    return await list();
  } catch (cause) {
    throw new ConfigurationError(
      `read sources folder ${folder} failed: ${setting}: expected a readable folder: ${messageOf(cause)}`,
      { cause },
    );
  }
}

/** Files of these types in a folder and below, in a steady order. Hidden ones, declarations and installed packages are none of ours. */
async function filesIn(folder: string, types: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) paths.push(...(await filesIn(path, types)));
    else if (types.includes(extname(entry.name)) && !entry.name.endsWith('.d.ts')) paths.push(path);
  }
  return paths.sort();
}

async function readSource(file: SourceFile): Promise<Source> {
  const source = defineSource(await readValue(file), file.shown);
  const expectedId = basename(file.path, extname(file.path));
  const expect = (key: 'id' | 'family', expected: string) => {
    if (source[key] === expected) return;
    throw new Error(
      `${key}: expected ${expected}, as the ${key === 'id' ? 'file' : 'folder'} is named, found ${source[key]}`,
    );
  };
  expect('id', expectedId);
  if (file.isBuiltin) expect('family', basename(dirname(file.path)));
  return source;
}

/** The file's default export, or the whole of a JSON file. */
async function readValue({ path, isBuiltin }: SourceFile): Promise<unknown> {
  if (path.endsWith('.json')) return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  const loaded: unknown = isBuiltin ? await import(pathToFileURL(path).href) : await jiti.import(path);
  if (typeof loaded === 'object' && loaded !== null && 'default' in loaded) return loaded.default;
  throw new Error('expected a default export: export default newsSource({ … })');
}

/**
 * Operators' files are TypeScript without a build, and import from `gleaner/sources` without an installed package.
 * No cache on disk: it would lie in a folder that others may write to.
 */
const jiti = createJiti(import.meta.url, {
  fsCache: false,
  alias: {
    'gleaner/sources': fileURLToPath(
      new URL(`./define-source${extname(fileURLToPath(import.meta.url))}`, import.meta.url),
    ),
  },
});

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
