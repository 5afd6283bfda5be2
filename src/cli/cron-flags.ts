import { Flags } from '@oclif/core';

/** For commands that cron runs: whoever gets mail of what is printed wants one line, or none. */
export const cronFlags = {
  brief: Flags.boolean({ summary: 'Print one line that sums it up', exclusive: ['csv'] }),
  quiet: Flags.boolean({ summary: 'Print nothing where there is nothing to tell' }),
};
