import { Flags } from '@oclif/core';
import { ADDS } from '../../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../../cli/complaint-command.js';
import { packFlag, readDeadline } from '../../cli/deadlines.js';
import { Problem } from '../../core/problem.js';
import { METRICS } from '../../core/sla/policy-file.js';

export default class SlaDueSet extends ChangeCommand<typeof SlaDueSet> {
  static override summary = 'Set a deadline by hand';
  static override description =
    'Nothing but another hand moves it then: no pause and no change of policy. --by-policy gives it back. A deadline that has passed stays missed.';
  static override examples = [
    '<%= config.bin %> sla due-set 7Q4KD --metric resolution --to 2026-12-01T12:00 --reason "agreed with the customer"',
    '<%= config.bin %> sla due-set 7Q4KD --metric resolution --by-policy --reason "customer has time"',
  ];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    metric: Flags.string({ summary: 'Which clock', options: [...METRICS], default: 'resolution' }),
    to: Flags.string({
      summary: 'When it is due; a day stands for its end',
      helpValue: 'TIME',
      exclusive: ['by-policy'],
    }),
    'by-policy': Flags.boolean({ summary: 'Go by the policy again' }),
    reason: Flags.string({ summary: 'Why', helpValue: 'TEXT' }),
    ...packFlag,
    ...changeFlags,
  };

  async run(): Promise<void> {
    const { metric, pack, to, 'by-policy': byPolicy } = this.flags;
    if (to === undefined && !byPolicy) throw new Problem('input_missing', { flags: ['to', 'by-policy'] });
    const { reason } = await this.fill(['reason']);
    const due = to === undefined ? null : readDeadline(to, (await this.desk()).zone);
    await this.change({ type: 'set_due', metric, ...(pack && { pack }), due, reason }, (change) =>
      this.noticeMissed(change),
    );
  }
}
