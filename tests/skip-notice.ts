/** A vitest reporter: after the run, one line that says what to install so that no test is skipped. Silent when nothing is missing. */
import type { Reporter } from 'vitest/node';
import type { Requirement } from './requirements.ts';
import { requirements } from './requirements.ts';

export default class SkipNotice implements Reporter {
  onTestRunEnd(): void {
    const line = skipNotice(requirements);
    if (line !== null) process.stdout.write(`${line}\n`);
  }
}

export function skipNotice(all: readonly Requirement[]): string | null {
  const missing = all.filter((requirement) => !requirement.present);
  if (missing.length === 0) return null;
  const what = missing.map(({ name, install }) => `${name} (${install})`);
  return `To run every test, add ${what.join('; ')}.`;
}
