import { Flags } from '@oclif/core';
import { ADDS_ONCE } from '../../cli/base-command.js';
import { ImproveCommand, improveFlags, improvementArg } from '../../cli/improvements.js';

export default class ImproveDrop extends ImproveCommand<typeof ImproveDrop> {
  static override summary = 'Give an improvement up, with a reason';
  static override description = 'It stays in the store with its history, and counts in no rate.';
  static override examples = ['<%= config.bin %> improve drop 7Q4KD --why "The product is no longer sold"'];
  static override effects = ADDS_ONCE;
  static override args = improvementArg;

  static override flags = {
    why: Flags.string({ summary: 'The reason', required: true, helpValue: 'TEXT' }),
    ...improveFlags,
  };

  async run(): Promise<void> {
    await this.change({ type: 'drop', reason: this.flags.why });
  }
}
