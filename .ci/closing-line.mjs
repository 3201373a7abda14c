// Prints the counts of the last test run in one line, from the file that `npm test` leaves, and removes it: it counts once.
import { readFileSync, rmSync } from 'node:fs';

const file = new URL('../node_modules/.vitest-gleaner/counts.json', import.meta.url);
let counts;
try {
  counts = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(file);
} catch {
  // The run ended before it could count: that is a failure, whatever passed.
  counts = { passed: 0, failed: 1, skipped: 0 };
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
