import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { filterFlags, filterOf } from '../../cli/filter-flags.js';
import { ageingView } from '../../cli/views/ageing.js';
import { type AgeingGroup, ageingOf } from '../../core/insight/ageing.js';
import { ATTRIBUTES } from '../../core/kpi/dimensions.js';

export default class InsightAgeing extends BaseCommand<typeof InsightAgeing> {
  static override summary = 'Show how old open complaints are, in bands of days';
  static override description =
    'Open is what is not closed, withdrawn or merged: the backlog of kpi. An age is counted in whole days elapsed since receipt. docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight ageing',
    '<%= config.bin %> insight ageing --by team --oldest 20',
    '<%= config.bin %> insight ageing --team billing --by owner --csv',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    by: Flags.string({ summary: 'A row for each', options: [...ATTRIBUTES] }),
    oldest: Flags.integer({ summary: 'Name this many of the oldest, 0 for none', min: 0, default: 5 }),
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { oldest } = this.flags;
    const by = (this.flags.by ?? null) as AgeingGroup | null;
    // What is put away is over.
    const complaints = await desk.overview('live', filterOf(this.flags, desk.zone));
    const ageing = ageingOf(complaints, { now: desk.instant, by, oldest });
    this.noticeUnmeasured(ageing.unmeasured.map((problem) => ({ problem })));
    this.show(ageingView(ageing, by, desk.zone));
  }
}
