import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { resolveId } from '../core/store/change.js';

export default class Link extends ChangeCommand<typeof Link> {
  static override summary = 'Point complaints at a related one';
  static override examples = ['<%= config.bin %> link 7Q4KD --to 9XJ2M --relation repeat_of'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    to: Flags.string({ summary: 'The other complaint', helpValue: 'ID', required: true }),
    relation: Flags.string({
      summary: 'What the other one is to it',
      options: ['related', 'repeat_of', 'same_cause', 'incident'],
      default: 'related',
    }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const { store } = await this.desk();
    const to = await resolveId(store, this.flags.to);
    await this.change({ type: 'link', to, relation: this.flags.relation });
  }
}
