import { defineConfig } from 'vitest/config';

// Continuous integration counts the tests from a report.
const report = process.env.PLAINT_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // oclif's output would otherwise be swallowed by vitest's own console.
    disableConsoleIntercept: true,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
    testTimeout: 60_000,
    env: { TZ: 'America/Los_Angeles', NO_COLOR: '1' },
  },
});
