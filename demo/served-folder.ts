/** Folders of real pages that the demo web serves besides its own; names are data, looked up and never joined to a path. */
import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

export interface ServedFile {
  /** Where the bytes lie. */
  readonly file: string;
  /** Address below the host, percent-encoded. */
  readonly path: string;
  /** File name without its ending. */
  readonly title: string;
  readonly modified: Date;
}

export interface ServedFiles {
  readonly pages: readonly ServedFile[];
  readonly papers: readonly ServedFile[];
}

/**
 * Lists the `.html` and `.pdf` files that lie directly in each folder.
 * Folders and papers of one name are told apart by a number.
 * @throws when a folder cannot be read.
 */
export function readServedFolders(folders: readonly string[]): ServedFiles {
  const pages: ServedFile[] = [];
  const papers: ServedFile[] = [];
  const folderNames = new Set<string>();
  const paperNames = new Set<string>();
  for (const folder of folders.map((name) => resolve(name))) {
    const below = distinct(basename(folder), folderNames);
    for (const name of readdirSync(folder).sort()) {
      const file = join(folder, name);
      const stats = statSync(file);
      if (!stats.isFile()) continue;
      const found = { file, title: name.replace(/\.[^.]*$/, ''), modified: stats.mtime };
      if (/\.html?$/i.test(name))
        pages.push({ ...found, path: `/${encodeURIComponent(below)}/${encodeURIComponent(name)}` });
      else if (/\.pdf$/i.test(name)) {
        papers.push({ ...found, path: `/v1/file/served-${encodeURIComponent(distinct(found.title, paperNames))}` });
      }
    }
  }
  return { pages, papers };
}

function distinct(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  taken.add(free);
  return free;
}
