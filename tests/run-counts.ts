/** A vitest reporter: leaves the counts of the run in a file, for the closing line of `.ci/run`. What failed outside a test counts as a failure. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Reporter, TestModule } from 'vitest/node';

const FOLDER = new URL('../node_modules/.vitest-gleaner/', import.meta.url);

export default class RunCounts implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    mkdirSync(fileURLToPath(FOLDER), { recursive: true });
    writeFileSync(new URL('counts.json', FOLDER), JSON.stringify(countsOf(modules, unhandled.length)));
  }
}

type Counted = Pick<TestModule, 'children' | 'errors'>;

/** A file that did not load, a hook that failed and an error in nobody's test are each one failure. */
export function countsOf(
  modules: readonly Counted[],
  unhandled: number,
): { passed: number; failed: number; skipped: number } {
  const states = modules.flatMap(({ children }) => [...children.allTests()].map((test) => test.result().state));
  const count = (state: (typeof states)[number]): number => states.filter((one) => one === state).length;
  const outsideTests = modules
    .flatMap((module) => [module, ...module.children.allSuites()])
    .filter((suite) => suite.errors().length > 0).length;
  // `pending` is a test that was collected and never ended: the run was broken off.
  return {
    passed: count('passed'),
    failed: count('failed') + count('pending') + outsideTests + unhandled,
    skipped: count('skipped'),
  };
}
