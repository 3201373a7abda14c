/** A path inside `demo/site`, where the pages of the demo are kept as text; it is not compiled, so it has one place only. */
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.ts';

export function sitePath(...names: readonly string[]): string {
  return join(packageRoot(), 'demo', 'site', ...names);
}
