import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';

export default class Reopen extends ChangeCommand<typeof Reopen> {
  static override summary = 'Take complaints up again';
  static override description = 'Starts a fresh resolution clock; the old one stays as it was and counts.';
  static override examples = ['<%= config.bin %> reopen 7Q4KD --cause "refund did not arrive"'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = { cause: Flags.string({ summary: 'Why it comes back', helpValue: 'TEXT' }), ...changeFlags };

  async run(): Promise<void> {
    await this.change({ type: 'reopen', ...(await this.fill(['cause'])) });
  }
}
