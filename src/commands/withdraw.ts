import { Flags } from '@oclif/core';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';

export default class Withdraw extends ChangeCommand<typeof Withdraw> {
  static override summary = 'Record that the customer takes complaints back';
  static override examples = ['<%= config.bin %> withdraw 7Q4KD --reason "found the parcel"'];
  static override effects = { readOnly: false, destructive: true, idempotent: false };
  static override args = idsArg;
  static override flags = { reason: Flags.string({ summary: 'Why', helpValue: 'TEXT' }), ...changeFlags };

  async run(): Promise<void> {
    const { reason } = this.flags;
    await this.change({ type: 'withdraw', ...(reason && { reason }) });
  }
}
