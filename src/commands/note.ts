import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';

export default class Note extends ChangeCommand<typeof Note> {
  static override summary = 'Add an internal note to complaints';
  static override examples = ['<%= config.bin %> note 7Q4KD --text "Called the courier, parcel is in Suzhou"'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = { text: Flags.string({ summary: 'The note', helpValue: 'TEXT' }), ...changeFlags };

  async run(): Promise<void> {
    await this.change({ type: 'note', ...(await this.fill(['text'])) });
  }
}
