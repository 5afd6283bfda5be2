import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { filterFlags, filterOf, periodFlags } from '../../cli/filter-flags.js';
import { repeatsView } from '../../cli/views/repeats.js';
import { parsePeriod } from '../../core/calendar/period.js';
import { meantBy } from '../../core/complaint/filter.js';
import { type RepeatGroupBy, repeatedWhen, repeatsOf } from '../../core/insight/repeats.js';
import { ATTRIBUTES } from '../../core/kpi/dimensions.js';
import { SAMENESS, type Sameness } from '../../core/kpi/measures/repetition.js';

export default class InsightRepeats extends BaseCommand<typeof InsightRepeats> {
  static override summary = 'Show which customers complained again, how soon, and of what';
  static override description =
    'A complaint repeats an earlier one of the same customer and category within the days of policy/kpi.yaml, as in the key figure repeat_rate. Of complaints received in the period. docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight repeats --from 2026-10 --to 2026-10',
    '<%= config.bin %> insight repeats --from 2026-Q4 --to 2026-Q4 --by team --within 90 --same any --top 50',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ...periodFlags,
    by: Flags.string({ summary: 'Break down by; else the category', options: [...ATTRIBUTES], default: 'category' }),
    within: Flags.integer({
      summary: 'Within so many days of the earlier one; else as policy/kpi.yaml says',
      min: 1,
      max: 3660,
      helpValue: 'DAYS',
    }),
    same: Flags.string({
      summary: 'category: of the same category as the earlier one; any: of whatever category',
      options: [...SAMENESS],
      default: 'category',
    }),
    top: Flags.integer({
      summary: 'Name this many customers, 0 names all; else 10 to people and all to programs',
      min: 0,
    }),
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { from, to, by, within, same, top, json, csv, ...filters } = this.flags;
    const filter = filterOf(filters, desk.zone);
    const period = parsePeriod(from, to, desk.zone);
    const days = within ?? (await desk.kpiSettings()).repeat_within_days;
    const asked = { by: by as RepeatGroupBy, same: same as Sameness };
    const repeats = repeatsOf(await desk.counted(filter), {
      ...{ ...asked, period, days },
      filter: meantBy(filter),
    });
    const repeated = new Map(repeats.pairs.map(({ earlier }) => [earlier.id, earlier]));
    const inOrder = [...repeated.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    const earlier = new Map((await desk.snapshots(inOrder)).map((snapshot) => [snapshot.id, snapshot]));
    const when = repeatedWhen(repeats.pairs, earlier);
    const most = (top ?? (json || csv ? 0 : 10)) || Number.POSITIVE_INFINITY;
    this.show(repeatsView(repeats, when, { ...asked, days, period, zone: desk.zone, most }));
  }
}
