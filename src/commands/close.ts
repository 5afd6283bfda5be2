import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';

export default class Close extends ChangeCommand<typeof Close> {
  static override summary = 'Close resolved complaints';
  static override examples = [
    '<%= config.bin %> list --status resolved --json | jq -r ".data.items[].id" | <%= config.bin %> close -',
  ];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = changeFlags;

  async run(): Promise<void> {
    await this.change({ type: 'close' });
  }
}
