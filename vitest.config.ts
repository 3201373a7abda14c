import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/global-setup.ts'],
    // Each file in a process of its own: readers, servers and stores of one cannot disturb another's.
    pool: 'forks',
    maxWorkers: '100%',
    // These tests run real processes, servers and clocks; a shared machine that stalls must not decide. A real fault fails twice.
    retry: 1,
    // For busy machines; an idle one needs a tenth of it.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/run-counts.ts', './tests/skip-notice.ts'],
  },
});
