import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { filterFlags, filterOf, periodFlags } from '../../cli/filter-flags.js';
import { lengthFlag } from '../../cli/lengths.js';
import { slaReportView } from '../../cli/views/sla-report.js';
import { parsePeriod } from '../../core/calendar/period.js';
import { REPORT_DIMENSIONS, type ReportDimension, reportSla } from '../../core/sla/report.js';

export default class SlaReport extends BaseCommand<typeof SlaReport> {
  static override summary = 'Report how well deadlines were kept in a period';
  static override description =
    'For each metric and policy: due and met, how late the rest was, what was waited for, and pauses that should have ended. Counted are clocks that came due in the period, open ones past due as missed.';
  static override examples = [
    '<%= config.bin %> sla report --from 2026-10 --to 2026-10',
    '<%= config.bin %> sla report --from 2026 --to 2026 --by month --csv',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ...periodFlags,
    by: Flags.string({ summary: 'Break down by', options: [...REPORT_DIMENSIONS] }),
    stale: Flags.string({
      summary: 'A pause longer than this should have ended',
      helpValue: 'LENGTH',
      default: '14d',
    }),
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { from, to, by, ...filters } = this.flags;
    const report = reportSla(await desk.collect('all', filterOf(filters, desk.zone)), {
      period: parsePeriod(from, to, desk.zone),
      by: (by ?? null) as ReportDimension | null,
      now: desk.instant,
      book: await desk.book(),
      zone: desk.zone,
      staleAfter: lengthFlag(this.flags, 'stale') ?? 0,
    });
    this.show(slaReportView(report, (by ?? null) as ReportDimension | null));
  }
}
