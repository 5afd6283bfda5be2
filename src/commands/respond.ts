import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { RESPONSE_KINDS, type ResponseKind } from '../core/complaint/events.js';

export default class Respond extends ChangeCommand<typeof Respond> {
  static override summary = 'Record that the desk answered the customer';
  static override description =
    'acknowledge: it has arrived; reply: an answer with content; update: how far it has come. A reply or an update ends the first-response clock, an acknowledgement does not.';
  static override examples = ['<%= config.bin %> respond 7Q4KD --kind reply --text "We will call you at three"'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    kind: Flags.string({ summary: 'What sort of answer', options: [...RESPONSE_KINDS], default: 'reply' }),
    text: Flags.string({ summary: 'What was said', helpValue: 'TEXT' }),
    automatic: Flags.boolean({ summary: 'No person wrote it: it acknowledges, and answers nothing' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const { kind, automatic } = this.flags;
    // Off a terminal the text may be left out: what was said on the phone is not always written down.
    const { text } = this.mayAsk && kind !== 'acknowledge' && !automatic ? await this.fill(['text']) : this.flags;
    const sent = { kind: kind as ResponseKind, ...(text && { text }), ...(automatic && { automatic: true as const }) };
    await this.change({ type: 'respond', ...sent });
  }
}
