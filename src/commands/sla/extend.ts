import { Flags } from '@oclif/core';
import { ADDS } from '../../cli/base-command.js';
import { ChangeCommand, changeFlags, idsArg } from '../../cli/complaint-command.js';
import { packFlag, readDeadline } from '../../cli/deadlines.js';
import { METRICS } from '../../core/sla/policy-file.js';

export default class SlaExtend extends ChangeCommand<typeof SlaExtend> {
  static override summary = 'Put a deadline off, with approval';
  static override description =
    'How far, how often and who may approve is in the policy, under extensions; without --to as far as it allows. A deadline that has passed stays missed.';
  static override examples = [
    '<%= config.bin %> sla extend 7Q4KD --metric final --to 2027-01-15 --reason "laboratory is late" --approved-by chen.bo',
  ];
  static override effects = ADDS;
  static override args = idsArg;
  static override flags = {
    metric: Flags.string({ summary: 'Which clock', options: [...METRICS], default: 'final' }),
    to: Flags.string({ summary: 'Until when; a day stands for its end', helpValue: 'TIME' }),
    reason: Flags.string({ summary: 'Why', helpValue: 'TEXT' }),
    'approved-by': Flags.string({ summary: 'Who allowed it', helpValue: 'PERSON' }),
    ...packFlag,
    ...changeFlags,
  };

  async run(): Promise<void> {
    const { reason, 'approved-by': approved_by } = await this.fill(['reason', 'approved-by']);
    const { metric, pack, to } = this.flags;
    const due = to === undefined ? null : readDeadline(to, (await this.desk()).zone);
    await this.change({ type: 'extend', metric, ...(pack && { pack }), due, reason, approved_by }, (change) =>
      this.noticeMissed(change),
    );
  }
}
