import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { ask } from '../cli/prompts.js';
import { questionsFor } from '../cli/questions.js';

export default class Reopen extends ChangeCommand<typeof Reopen> {
  static override summary = 'Take complaints up again';
  static override description = 'Starts a fresh resolution clock; the old one stays as it was and counts.';
  static override examples = ['<%= config.bin %> reopen 7Q4KD --cause "refund did not arrive"'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = { cause: Flags.string({ summary: 'Why it comes back', helpValue: 'TEXT' }), ...changeFlags };

  async run(): Promise<void> {
    const answers = await ask(questionsFor(['cause'], this.flags, null, this.words), this.mayAsk);
    await this.change({ type: 'reopen', cause: this.flags.cause ?? answers.cause ?? '' });
  }
}
