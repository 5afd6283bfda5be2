import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { cronFlags } from '../../cli/cron-flags.js';
import { filterFlags, filterOf } from '../../cli/filter-flags.js';
import { repeatDailyView } from '../../cli/views/repeat-daily.js';
import { meantBy } from '../../core/complaint/filter.js';
import { dailyRepeats } from '../../core/insight/repeat-daily.js';

export default class RepeatDaily extends BaseCommand<typeof RepeatDaily> {
  static override summary = 'List the customers who complained again and wait: exit 11 while there are any';
  static override description =
    'Open complaints that repeat an earlier one, and those of customers who complained more than once in the days of policy/kpi.yaml, customer by customer, with follower, clock and the complaint before. For cron.';
  static override examples = [
    '<%= config.bin %> repeat daily',
    '<%= config.bin %> repeat daily --team billing --within 14 --quiet',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    within: Flags.integer({
      summary: 'Within so many days; else as policy/kpi.yaml says',
      min: 1,
      max: 3660,
      helpValue: 'DAYS',
    }),
    ...filterFlags,
    ...cronFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const filter = filterOf(this.flags, desk.zone);
    const days = this.flags.within ?? (await desk.kpiSettings()).repeat_within_days;
    const daily = dailyRepeats(await desk.counted(filter), {
      now: desk.instant,
      days,
      filter: meantBy(filter),
    });
    const clocks = daily.customers.flatMap(({ complaints }) => complaints.map(({ clock }) => clock?.outlook));
    this.noticeUnmeasured(clocks.map((outlook) => ({ problem: outlook?.problem ?? null })));
    this.show(repeatDailyView(daily, days, desk.zone));
  }
}
