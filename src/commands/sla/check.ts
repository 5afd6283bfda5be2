import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { filterFlags, filterOf } from '../../cli/filter-flags.js';
import { checkView, type FailOn } from '../../cli/views/clocks.js';
import { checkClocks } from '../../core/sla/check.js';
import { METRICS } from '../../core/sla/policy.js';

export default class SlaCheck extends BaseCommand<typeof SlaCheck> {
  static override summary = 'Check deadlines: exit 11 when a clock is breached';
  static override description =
    'Reads the clocks of complaints in work, most urgent first. A late answer stays breached until the complaint is resolved; --running leaves it out.';
  static override examples = [
    '<%= config.bin %> sla check',
    '<%= config.bin %> sla check --team billing --fail-on at-risk --csv',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    'fail-on': Flags.string({
      summary: 'at-risk: exit 10 too when nothing is breached but something is at risk',
      options: ['breached', 'at-risk'],
      default: 'breached',
    }),
    metric: Flags.string({ summary: 'Only this clock', options: [...METRICS] }),
    state: Flags.string({
      summary: 'Only in this state',
      options: ['breached', 'at_risk', 'paused', 'running'],
      multiple: true,
      delimiter: ',',
    }),
    limit: Flags.integer({ summary: 'Show this many, 0 shows all; else 50 to people and all to programs', min: 0 }),
    running: Flags.boolean({ summary: 'Leave out late answers that were given already' }),
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { running, metric, state, limit, json, csv, 'fail-on': failOn } = this.flags;
    const complaints = await desk.overview('live', filterOf(this.flags, desk.zone));
    const most = (limit ?? (json || csv ? 0 : 50)) || Number.POSITIVE_INFINITY;
    const check = checkClocks(complaints, desk.instant, { runningOnly: running, metric, states: state, most });
    this.noticeUnmeasured(check.problems.map((problem) => ({ problem })));
    this.show(checkView(check, await desk.readClocks(check.clocks), failOn as FailOn));
  }
}
