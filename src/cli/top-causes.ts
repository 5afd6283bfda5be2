import { dayOf } from '../core/calendar/instant.js';
import { type Period, previousPeriod } from '../core/calendar/period.js';
import { type TopCauses, type TopCausesOf, topCauses } from '../core/improvement/top-causes.js';
import type { Desk } from './desk.js';
import { filterOf } from './filter-flags.js';
import { CountedComplaints, causedComplaints, todayOf } from './improvements.js';

/** The largest causes of a period beside the period before, and who works on them. `limit` 0: all. `flags`: those of filters. */
export async function topCausesOf(
  desk: Desk,
  flags: Parameters<typeof filterOf>[0],
  { period, of, limit }: { period: Period; of: TopCausesOf; limit: number },
): Promise<{ found: TopCauses; before: Period }> {
  const { zone, instant } = desk;
  const before = previousPeriod(period, zone);
  const { first } = await CountedComplaints.of(desk);
  const filter = filterOf({ ...flags, from: undefined, to: undefined }, zone);
  const all = (await desk.overview('all', filter)).filter(({ status }) => status !== 'merged');
  const counted = async ({ from, to }: Period) => {
    const received = all.filter((entry) => entry.received >= from && entry.received < to);
    // A period that goes on has had fewer days.
    const days = (Math.min(to, instant) - from) / 86_400;
    return { complaints: await causedComplaints(desk, received, of), days };
  };
  const isRecorded = first !== null && dayOf(first, zone) <= dayOf(before.from, zone);
  const improvements = await desk.store.improvements(desk.onDamage);
  const wish = { of, most: limit === 0 ? null : limit, today: todayOf(desk) };
  const found = topCauses(wish, await counted(period), isRecorded ? await counted(before) : null, improvements);
  return { found, before };
}
