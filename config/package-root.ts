/** Where this package lies: the same from sources and from dist, so that SQL and demo pages need no copy. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('find the package failed: no package.json above this file');
    folder = parent;
  }
  return folder;
}
