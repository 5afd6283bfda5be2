import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';

export default class Resume extends ChangeCommand<typeof Resume> {
  static override summary = 'Go on with complaints that were held up';
  static override examples = ['<%= config.bin %> resume 7Q4KD'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = changeFlags;

  async run(): Promise<void> {
    await this.change({ type: 'resume' });
  }
}
