import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Continuous integration counts the tests from a report.
const report = process.env.PLAINT_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/cache-folder.ts'],
    // oclif's output would otherwise be swallowed by vitest's own console.
    disableConsoleIntercept: true,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    testTimeout: 60_000,
    // Nothing of what tests work out is kept in the cache folder of whoever runs them.
    env: { TZ: 'America/Los_Angeles', NO_COLOR: '1', XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'plaint-cache-')) },
  },
});
