import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { ask } from '../cli/prompts.js';
import { questionsFor } from '../cli/questions.js';

export default class Note extends ChangeCommand<typeof Note> {
  static override summary = 'Add an internal note to complaints';
  static override examples = ['<%= config.bin %> note 7Q4KD --text "Called the courier, parcel is in Suzhou"'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = { text: Flags.string({ summary: 'The note', helpValue: 'TEXT' }), ...changeFlags };

  async run(): Promise<void> {
    const answers = await ask(questionsFor(['text'], this.flags, null, this.words), this.mayAsk);
    await this.change({ type: 'note', text: this.flags.text ?? answers.text ?? '' });
  }
}
