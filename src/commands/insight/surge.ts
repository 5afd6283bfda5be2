import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { cronFlags } from '../../cli/cron-flags.js';
import { filterFlags, filterOf } from '../../cli/filter-flags.js';
import { growthOf, shareOf } from '../../cli/numbers.js';
import { surgeView } from '../../cli/views/surge.js';
import { dayOf, dayStart, parseDay } from '../../core/calendar/instant.js';
import { bucketOf, nextBucket } from '../../core/calendar/period.js';
import { findSurges, SURGE_GROUPS, type SurgeGroup } from '../../core/insight/surges.js';

export default class InsightSurge extends BaseCommand<typeof InsightSurge> {
  static override summary = 'Find what grows suddenly: a day or week against the same weekdays before';
  static override description =
    'A surge has grown by more than 30%, to 5 complaints or more, and by more than chance: so many have a chance below 1%. Looks at the last day or week that is over. docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight surge --of category',
    '<%= config.bin %> insight surge --of product --by week --incident-days 2026-11-11 --check --quiet',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    of: Flags.string({ summary: 'What to look at; else the category', options: [...SURGE_GROUPS] }),
    by: Flags.string({ summary: 'A day or a week; else a day', options: ['day', 'week'] }),
    on: Flags.string({ summary: 'This day, or the week that it is in; else the last that is over', helpValue: 'DAY' }),
    weeks: Flags.integer({ summary: 'Weeks before that tell what is usual', min: 1, max: 104, default: 8 }),
    'incident-days': Flags.string({
      summary: 'Days that tell nothing of what is usual, separated by commas',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      helpValue: 'DAY,DAY',
    }),
    growth: Flags.string({ summary: 'Growth from which on it is a surge; else 30%', helpValue: 'SHARE' }),
    chance: Flags.string({ summary: 'Chance below which it is a surge; else 1%', helpValue: 'SHARE' }),
    floor: Flags.integer({ summary: 'Complaints from which on it is a surge', min: 1, max: 1_000_000, default: 5 }),
    check: Flags.boolean({ summary: 'Exit 12 when there is a surge' }),
    ...filterFlags,
    ...cronFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { zone, instant } = desk;
    const by = this.flags.by === 'week' ? 'week' : 'day';
    const today = dayOf(instant, zone);
    const on = this.flags.on === undefined ? null : parseDay(this.flags.on);
    const from = on === null ? nextBucket(bucketOf(instant, by, zone), by, -1) : bucketOf(dayStart(on, zone), by, zone);
    const to = nextBucket(from, by);
    const { weeks, growth, chance, floor, check } = this.flags;
    const rule = {
      growth: growth === undefined ? 0.3 : growthOf('growth', growth),
      chance: chance === undefined ? 0.01 : shareOf('chance', chance),
      incidentDays: new Set((this.flags['incident-days'] ?? []).map((day) => parseDay(day.trim()))),
      ...{ floor, weeks },
    };
    const all = await desk.overview('all');
    const filter = filterOf(this.flags, zone);
    const meant = Object.keys(filter).length === 0 ? all : await desk.overview('all', filter);
    const counted = meant.filter(({ status }) => status !== 'merged');
    // What the desk has no complaint from before is not known, whatever is looked at.
    const first = dayOf(
      all.reduce((least, { received }) => Math.min(least, received), instant),
      zone,
    );
    const of = (this.flags.of ?? 'category') as SurgeGroup;
    const found = findSurges(counted, { of, from, to, first, zone }, rule);
    this.show(surgeView(found, { of, by, from, to, weeks, check, isOver: to <= today }));
  }
}
