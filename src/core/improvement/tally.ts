import { type Day, dayOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Side } from './scope.js';

/** What came in on a day. */
export type DayCount = Record<Side, number>;

/** Complaints by the day on which they were received. */
export class DayTally {
  private readonly days = new Map<Day, DayCount>();

  /** `first`: the day of the first complaint that there is at all; nothing is known of days before. Null: there is none. */
  constructor(readonly first: Day | null) {}

  static of(complaints: Iterable<{ received: Instant; side: Side }>, first: Day | null, zone: string): DayTally {
    const tally = new DayTally(first);
    for (const { received, side } of complaints) tally.add(dayOf(received, zone), side);
    return tally;
  }

  add(day: Day, side: Side, count = 1): void {
    const there = this.days.get(day) ?? { ours: 0, pending: 0, others: 0 };
    there[side] += count;
    this.days.set(day, there);
  }

  /** What came in from one day on and before another, without the days left out, and how many days those are. */
  between(from: Day, to: Day, leftOut: ReadonlySet<Day>): DayCount & { days: number } {
    const sum = { ours: 0, pending: 0, others: 0, days: 0 };
    for (let day = from; day < to; day++) {
      if (leftOut.has(day)) continue;
      const count = this.days.get(day);
      sum.days++;
      sum.ours += count?.ours ?? 0;
      sum.pending += count?.pending ?? 0;
      sum.others += count?.others ?? 0;
    }
    return sum;
  }
}
