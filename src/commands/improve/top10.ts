import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { filterFlags, periodFlags } from '../../cli/filter-flags.js';
import { topCausesOf } from '../../cli/top-causes.js';
import { topCausesView } from '../../cli/views/top-causes.js';
import { type Period, parsePeriod, readPeriod } from '../../core/calendar/period.js';
import { TOP_CAUSES_OF, type TopCausesOf } from '../../core/improvement/top-causes.js';
import { Problem } from '../../core/problem.js';

export default class ImproveTop10 extends BaseCommand<typeof ImproveTop10> {
  static override summary = 'List the ten largest causes of a period, and who works on each';
  static override description =
    'Of the complaints received last month, or in the period named: how many, whether they have become more or fewer since the period before by more than chance (less likely than 1%), and the improvements that are about them. Merged duplicates count once.';
  static override examples = [
    '<%= config.bin %> improve top10',
    '<%= config.bin %> improve top10 --of root_cause --from 2026-Q3 --to 2026-Q3 --csv',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    of: Flags.string({
      summary: 'What causes are; else the subcategory, or the category where there is none',
      options: [...TOP_CAUSES_OF],
      default: 'subcategory',
    }),
    limit: Flags.integer({ summary: 'List this many, 0 lists all', min: 0, default: 10 }),
    ...periodFlags,
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { zone, instant } = desk;
    const { of, limit } = this.flags;
    const period = this.period(instant, zone);
    const { found, before } = await topCausesOf(desk, this.flags, { period, of: of as TopCausesOf, limit });
    this.show(topCausesView(found, { period, before, zone }));
  }

  /** Last month where nothing is said; without an end until now. */
  private period(now: number, zone: string): Period {
    const { from, to } = this.flags;
    if (from === undefined && to === undefined) return readPeriod('last-month', now, zone);
    if (from === undefined) throw new Problem('input_missing', { flags: ['from'] });
    const period = parsePeriod(from, to, zone);
    const end = to === undefined ? now : period.to;
    if (period.from >= Math.min(end, now)) throw new Problem('period_backwards', { from, to: to ?? '' });
    return { from: period.from, to: end };
  }
}
