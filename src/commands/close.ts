import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { CONFIRMATIONS, type Confirmation } from '../core/complaint/events.js';

export default class Close extends ChangeCommand<typeof Close> {
  static override summary = 'Close resolved complaints';
  static override examples = [
    '<%= config.bin %> list --status resolved --json | jq -r ".data.items[].id" | <%= config.bin %> close -',
  ];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    ...changeFlags,
    confirmed: Flags.string({
      summary: 'Who says that it is resolved: the customer, or somebody who checked',
      options: [...CONFIRMATIONS],
    }),
  };

  async run(): Promise<void> {
    const { confirmed } = this.flags;
    await this.change({ type: 'close', ...(confirmed && { confirmed: confirmed as Confirmation }) });
  }
}
