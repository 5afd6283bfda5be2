import { Args, Flags } from '@oclif/core';
import { ADDS } from '../cli/base-command.js';
import { ChangeCommand, changeFlags } from '../cli/complaint-command.js';
import { escalationsView } from '../cli/views/escalations.js';
import { Problem } from '../core/problem.js';
import { checkClocks } from '../core/sla/check.js';
import { escalateDue } from '../core/store/escalate-due.js';

export default class Escalate extends ChangeCommand<typeof Escalate> {
  static override summary = 'Tell somebody higher up, or take every rung of the ladder that is due';
  static override description =
    'The owner stays the owner. --due goes by policy/escalation.yaml and takes each rung once for each clock, however often cron runs it.';
  static override examples = [
    '<%= config.bin %> escalate 7Q4KD --to zhao.min --reason "press has asked"',
    '<%= config.bin %> escalate --due --dry-run',
  ];
  static override effects = ADDS;
  static override args = {
    id: Args.string({
      description: 'Complaints, each by any unique ending of its id; - reads ids from standard input',
      multiple: true,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    to: Flags.string({ summary: 'Who is told', helpValue: 'PERSON', exclusive: ['due'] }),
    reason: Flags.string({ summary: 'Why', helpValue: 'TEXT', exclusive: ['due'] }),
    due: Flags.boolean({ summary: 'Take every rung of the ladder that is due' }),
    ...changeFlags,
  };

  async run(): Promise<void> {
    const ids = (this.args.id ?? []) as unknown as string[];
    if (this.flags.due) {
      if (ids.length > 0) throw new Problem('argument_unexpected', { found: ids });
      return this.escalateDue();
    }
    if (ids.length === 0) throw new Problem('argument_missing', { names: ['ID', '--due'] });
    await this.change({ type: 'escalate', ...(await this.fill(['to', 'reason'])) });
  }

  private async escalateDue(): Promise<void> {
    const desk = await this.desk();
    const plan = { rungs: await desk.ladder(), team: desk.team, book: await desk.book(), zone: desk.zone };
    const dryRun = this.flags['dry-run'];
    const complaints = await desk.overview('live');
    const { taken, failed } = await escalateDue(
      desk.store,
      await desk.snapshots(complaints),
      desk.instant,
      plan,
      await desk.context(),
      dryRun,
    );
    // A rung that asks for a clock can't hold where the clock can't be measured.
    this.noticeUnmeasured(checkClocks(complaints, desk.instant).clocks.map(({ outlook }) => outlook));
    this.show(escalationsView(taken, failed, this.words, dryRun));
  }
}
