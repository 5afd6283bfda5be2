import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { filterFlags, filterOf, periodFlags } from '../../cli/filter-flags.js';
import { CountedComplaints, causedComplaints, todayOf } from '../../cli/improvements.js';
import { topCausesView } from '../../cli/views/top-causes.js';
import { dayOf } from '../../core/calendar/instant.js';
import { type Period, parsePeriod, previousPeriod, readPeriod } from '../../core/calendar/period.js';
import { TOP_CAUSES_OF, type TopCausesOf, topCauses } from '../../core/improvement/top-causes.js';
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
    const before = previousPeriod(period, zone);
    const { first } = await CountedComplaints.of(desk);
    const filter = filterOf({ ...this.flags, from: undefined, to: undefined }, zone);
    const all = (await desk.overview('all', filter)).filter(({ status }) => status !== 'merged');
    const counted = async ({ from, to }: Period) => {
      const received = all.filter((entry) => entry.received >= from && entry.received < to);
      // A period that goes on has had fewer days.
      const days = (Math.min(to, instant) - from) / 86_400;
      return { complaints: await causedComplaints(desk, received, of as TopCausesOf), days };
    };
    const wish = { of: of as TopCausesOf, most: limit === 0 ? null : limit, today: todayOf(desk) };
    const isRecorded = first !== null && dayOf(first, zone) <= dayOf(before.from, zone);
    const improvements = await desk.store.improvements(desk.onDamage);
    const found = topCauses(wish, await counted(period), isRecorded ? await counted(before) : null, improvements);
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
