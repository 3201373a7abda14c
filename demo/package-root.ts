/** The folder of the package, found from the sources and from `dist` alike. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder above this file that holds a `package.json`. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('find the package failed: no package.json above demo/package-root');
    folder = parent;
  }
  return folder;
}

/** A path inside `demo/site`, where the pages of the demo are kept as text; it is not compiled, so it has one place only. */
export function sitePath(...names: readonly string[]): string {
  return join(packageRoot(), 'demo', 'site', ...names);
}
