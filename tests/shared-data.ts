/** Finds the development data beside the repository; tests that need it are skipped by name where it is absent. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export function sharedData(folder: string): { readonly present: boolean; readonly path: string } {
  const path = fileURLToPath(new URL(`../../shared/${folder}`, import.meta.url));
  return { present: existsSync(path), path };
}
