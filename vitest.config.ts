import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // oclif's output would otherwise be swallowed by vitest's own console.
    disableConsoleIntercept: true,
    testTimeout: 60_000,
    env: { TZ: 'America/Los_Angeles', NO_COLOR: '1' },
  },
});
