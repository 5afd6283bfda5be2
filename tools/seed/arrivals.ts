import { formatDay, fromWall, toWall } from '../../src/core/calendar/instant.js';
import type { Instant } from '../../src/core/calendar/zone.js';
import type { Dice } from './dice.js';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Monday to Sunday, and the hours of a day: when people complain. */
const WEEKDAYS = [1.25, 1.1, 1.05, 1, 1.05, 0.7, 0.55];
const HOURS = [4, 2, 1, 1, 1, 2, 5, 12, 34, 62, 70, 60, 42, 44, 58, 62, 58, 50, 44, 42, 40, 32, 20, 10];
/** January to December: quiet around the New Year feast, busy after the sales of June and November. */
const SEASON = [1, 0.8, 1.05, 0.95, 0.95, 1.15, 1.05, 0.95, 1, 0.95, 1.25, 1.15];
/** In which share the complaints that are not over yet came in this month, the month before, and so on. */
const LIVE_BY_AGE = [0.6, 0.24, 0.1, 0.02, 0.01, 0.01, 0.005, 0.005, 0.003, 0.003, 0.002, 0.002];

/** One month of the desk; the last one ends when the desk's life does. */
export interface Month {
  label: string;
  from: Instant;
  to: Instant;
  /** How many complaints come in, and how many of those are not over at the end. */
  count: number;
  live: number;
}

/** Shares all complaints, and those that are still live at the end, out over the months before `until`. */
export function planMonths(total: number, live: number, months: number, until: Instant, zone: string): Month[] {
  const end = new Date(toWall(until, zone) * 1000);
  const starts = Array.from({ length: months }, (_, index) =>
    Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - (months - 1 - index), 1),
  );
  const stretches = starts.map((start, index) => ({
    label: formatDay(start / 1000 / DAY).slice(0, 7),
    from: fromWall(start / 1000, zone),
    to: index + 1 < months ? fromWall((starts[index + 1] ?? 0) / 1000, zone) : until,
  }));
  const weights = stretches.map(({ from, to, label }, index) => {
    const growth = 0.75 + (0.5 * index) / months;
    return ((to - from) / DAY) * growth * (SEASON[Number(label.slice(5)) - 1] ?? 1);
  });
  const counts = shareOut(total, weights, () => Number.POSITIVE_INFINITY);
  // Even of the youngest some are over already, unless there are more live ones than that.
  const most = Math.max(0.9, live / total);
  const ages = stretches.map((_, index) => LIVE_BY_AGE[months - 1 - index] ?? 0.001);
  const alive = shareOut(live, ages, (index) => Math.ceil((counts[index] ?? 0) * most));
  return stretches.map((stretch, index) => ({ ...stretch, count: counts[index] ?? 0, live: alive[index] ?? 0 }));
}

/** Whole shares that sum up to the total, by weight; what does not fit under its cap goes to the others. */
function shareOut(total: number, weights: readonly number[], cap: (index: number) => number): number[] {
  const shares = weights.map(() => 0);
  let left = total;
  while (left > 0) {
    const open = [...weights.keys()].filter((index) => (shares[index] ?? 0) < cap(index));
    const sum = open.reduce((all, index) => all + (weights[index] ?? 0), 0);
    const before = left;
    for (const index of open) {
      const wanted = Math.floor((before * (weights[index] ?? 0)) / sum);
      const given = Math.min(wanted, cap(index) - (shares[index] ?? 0), left);
      shares[index] = (shares[index] ?? 0) + given;
      left -= given;
    }
    // Less than one for each: the latest take one more, as long as there are any.
    if (left === before) {
      for (const index of open.reverse().slice(0, left)) {
        shares[index] = (shares[index] ?? 0) + 1;
        left--;
      }
    }
  }
  return shares;
}

/** When the complaints of a month come in, in order: by the rhythm of the week and of the day. */
export function arrivalsIn(month: Month, zone: string, dice: Dice): Instant[] {
  const first = Math.floor(toWall(month.from, zone) / DAY);
  const last = Math.floor(toWall(month.to - 1, zone) / DAY);
  // 1970-01-01 was a Thursday.
  const days = Array.from({ length: last - first + 1 }, (_, index) => WEEKDAYS[(first + index + 3) % 7] ?? 1);
  const arrivals: Instant[] = [];
  while (arrivals.length < month.count) {
    const day = first + dice.weightedIndex(days);
    const at = fromWall(day * DAY + dice.weightedIndex(HOURS) * HOUR + dice.whole(0, HOUR - 1), zone);
    if (at >= month.from && at < month.to) arrivals.push(at);
  }
  return arrivals.sort((a, b) => a - b);
}

/** Whether the desk is staffed: 7 to 24 o'clock, on weekends 8 to 22. */
export function isStaffed(instant: Instant, zone: string): boolean {
  return nextStaffed(instant, zone) === instant;
}

/** This instant if the desk is staffed then, else one in the first half hour after it opens. */
export function nextStaffed(instant: Instant, zone: string): Instant {
  const wall = toWall(instant, zone);
  const day = Math.floor(wall / DAY);
  const [opens, closes] = openingOf(day);
  const time = wall - day * DAY;
  if (time >= opens && time < closes) return instant;
  const next = time < opens ? day : day + 1;
  // Not everybody begins on the stroke; spread by the second at which the day before ended, which is chance enough.
  return fromWall(next * DAY + openingOf(next)[0] + (time % (HOUR / 2)), zone);
}

function openingOf(day: number): [opens: number, closes: number] {
  return (day + 3) % 7 >= 5 ? [8 * HOUR, 22 * HOUR] : [7 * HOUR, 24 * HOUR];
}
