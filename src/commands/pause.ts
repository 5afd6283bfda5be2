import { Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../cli/complaint-command.js';
import { isPaused } from '../core/sla/measure.js';

export default class Pause extends ChangeCommand<typeof Pause> {
  static override summary = 'Hold complaints up, with a reason';
  static override description =
    'The policy says for which reasons which clocks stand still. A message from the customer ends the pause.';
  static override examples = ['<%= config.bin %> pause 7Q4KD --reason awaiting_customer'];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    reason: Flags.string({ summary: 'What is waited for', helpValue: 'CODE' }),
    note: Flags.string({ summary: 'More about it', helpValue: 'TEXT' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const { note } = this.flags;
    const desk = await this.desk();
    const { reason } = await this.fill(['reason'], await desk.taxonomy());
    await this.change({ type: 'pause', reason, ...(note && { note }) }, ({ after }) => {
      const runs = after.clocks.some(({ stopped }) => stopped === null);
      if (!runs || isPaused(after)) return;
      this.notice({ code: 'pause_runs_on', message: this.words.text.pauseRunsOn(after.id, reason) });
    });
  }
}
