import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../cli/base-command.js';
import { filterFlags, filterOf, periodFlags } from '../cli/filter-flags.js';
import { kpiView } from '../cli/views/kpis.js';
import { PERIOD_NAMES, parsePeriod, readPeriod } from '../core/calendar/period.js';
import type { Attributes } from '../core/complaint/attributes.js';
import { matchesFilter } from '../core/complaint/filter.js';
import { COMPARISONS, type Comparison, DIMENSIONS, type Dimension, reportKpis } from '../core/kpi/report.js';

export default class Kpi extends BaseCommand<typeof Kpi> {
  static override summary = 'Print the key figures of a period';
  static override description =
    'Every rate comes with numerator, denominator and a 95% Wilson interval. docs/kpis.md says what each figure counts.';
  static override examples = [
    '<%= config.bin %> kpi --from 2026-11 --to 2026-11',
    '<%= config.bin %> kpi --period last-week --compare previous',
    '<%= config.bin %> kpi --from 2026 --to 2026 --by month --compare previous',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    period: Flags.string({
      summary: `A period by name: ${PERIOD_NAMES.join(', ')}; or 2026-W46, 2026-11, 2026-Q4, 2026`,
      exclusive: ['from', 'to'],
      helpValue: 'PERIOD',
      helpGroup: 'FILTER',
    }),
    ...periodFlags,
    by: Flags.string({ summary: 'Break down by', options: [...DIMENSIONS] }),
    compare: Flags.string({ summary: 'Set beside', options: [...COMPARISONS] }),
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { period: named, from, to, by, compare, ...filters } = this.flags;
    const period = named === undefined ? parsePeriod(from, to, desk.zone) : readPeriod(named, desk.instant, desk.zone);
    // What repeats an earlier complaint does so whether or not the filter means the earlier one.
    const filter = filterOf(filters, desk.zone);
    const isFiltered = Object.values(filter).some((wanted) => wanted !== undefined);
    const { repeat_within_days } = await desk.kpiSettings();
    const request = {
      period,
      by: (by ?? null) as Dimension | null,
      compare: (compare ?? null) as Comparison | null,
      zone: desk.zone,
      now: desk.instant,
      repeatWithinDays: repeat_within_days,
      filter: isFiltered ? (complaint: Attributes) => matchesFilter(complaint, filter) : null,
    };
    const batches = await desk.store.counted(desk.overviewRequest('all'));
    const report = reportKpis(batches, request);
    this.noticeUnmeasured(batches.flatMap(({ problems }) => problems.map((problem) => ({ problem }))));
    this.show(kpiView(report, desk.zone));
  }
}
