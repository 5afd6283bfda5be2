import { Args, Flags } from '@oclif/core';
import { ADDS, BaseCommand, dryRunFlag } from '../../cli/base-command.js';
import { findTypedMark, requireText } from '../../cli/marks.js';
import { changesView } from '../../cli/views/changes.js';
import type { MarkDecision } from '../../core/complaint/events.js';
import { findMark } from '../../core/complaint/mark.js';
import { Problem } from '../../core/problem.js';
import { changeComplaint } from '../../core/store/change.js';

const CHOICES = ['keep', 'change', 'lift'];

export default class AuditDecide extends BaseCommand<typeof AuditDecide> {
  static override summary = 'Decide on a mark: keep it, change its reason, or lift it';
  static override description =
    'With an appeal or without one. Who may is in the standard, ledger.decided_by; nobody decides on a mark of their own or against themselves. What was marked, said and decided all stays in the history.';
  static override examples = [
    '<%= config.bin %> audit decide 7Q4KD --keep --why "The order number was on the screen"',
    '<%= config.bin %> audit decide 7Q4KD/3fa9c1 --change wrong_category --why "All elements are there"',
    '<%= config.bin %> audit decide 7Q4KD --lift --why "The customer refused to give it"',
  ];
  static override effects = ADDS;

  static override args = {
    mark: Args.string({
      description: 'The mark: the complaint, and where it has several marks /MARK',
      required: true,
      ignoreStdin: true,
    }),
  };

  static override flags = {
    keep: Flags.boolean({ summary: 'It stands', exclusive: ['change', 'lift'] }),
    change: Flags.string({ summary: 'It stands, for this reason', helpValue: 'CODE', exclusive: ['keep', 'lift'] }),
    lift: Flags.boolean({ summary: 'It does not stand', exclusive: ['keep', 'change'] }),
    why: Flags.string({ summary: 'What it was decided upon', required: true, helpValue: 'TEXT' }),
    ...dryRunFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { keep, change: reason, lift, 'dry-run': dryRun } = this.flags;
    const decision: MarkDecision | null = keep ? 'keep' : lift ? 'lift' : reason === undefined ? null : 'change';
    if (decision === null) throw new Problem('input_missing', { flags: CHOICES });
    const why = requireText('why', this.flags.why);
    const { id, mark: typed } = await findTypedMark(desk.store, this.args.mark);
    const { mark } = findMark(id, (await desk.store.read(id)).marks, typed);
    if (reason !== undefined) {
      const known = Object.keys((await desk.standard()).reasons);
      if (!known.includes(reason)) throw new Problem('reason_unknown', { found: reason, known });
    }
    const command = { type: 'decide_mark', mark, decision, ...(reason !== undefined && { reason }), why } as const;
    const change = await changeComplaint(desk.store, id, command, await desk.context(), { dryRun });
    this.show(changesView([change], [], this.words, dryRun));
  }
}
