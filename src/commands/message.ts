import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';

export default class Message extends ChangeCommand<typeof Message> {
  static override summary = 'Record that the customer wrote or called';
  static override description =
    'Ends a pause: whatever was waited for, there is something to look at now. After the first answer it starts the clock of the next one.';
  static override examples = ['<%= config.bin %> message 7Q4KD --text "Sent the receipt" --channel email'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    text: Flags.string({ summary: 'What the customer said', helpValue: 'TEXT' }),
    channel: Flags.string({ summary: 'How it came', helpValue: 'CODE' }),
    'no-reply-needed': Flags.boolean({ summary: 'Thanks or the like: nobody waits for an answer' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const { channel, 'no-reply-needed': thanks } = this.flags;
    const { text } = this.mayAsk ? await this.fill(['text']) : this.flags;
    const message = {
      ...(text && { text }),
      ...(channel && { channel }),
      ...(thanks && { no_reply_needed: true as const }),
    };
    await this.change({ type: 'receive_message', ...message });
  }
}
