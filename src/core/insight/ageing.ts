import type { Instant } from '../calendar/zone.js';
import { isInWork, isOver } from '../complaint/status.js';
import type { ATTRIBUTES } from '../kpi/dimensions.js';
import { lowest } from '../ranking.js';
import type { Watched } from '../sla/check.js';
import { type ClockProblem, stateAt } from '../sla/outlook.js';
import { quantileOfSorted } from '../statistics/quantile.js';

const DAY = 86_400;

/** The last whole day of each band but the open one. */
const LAST_DAYS = [1, 3, 7, 15, 30, 56] as const;

/** A band of ages: from this whole day to that one, both in it; null: without end. */
export interface Band {
  name: string;
  from: number;
  to: number | null;
}

/**
 * The bands of ages. An age is in a band by the whole days elapsed since receipt, of 24 hours each and counted down: 1 day 23 hours 59 minutes is one day and
 * so in 0-1, 48 hours are two days and in 2-3.
 */
export const BANDS: readonly Band[] = [
  ...LAST_DAYS.map((to, place) => {
    const from = place === 0 ? 0 : (LAST_DAYS[place - 1] ?? 0) + 1;
    return { name: `${from}-${to}`, from, to };
  }),
  { name: `>${LAST_DAYS.at(-1)}`, from: (LAST_DAYS.at(-1) ?? 0) + 1, to: null },
];

/** How old complaints are. */
export interface Ages {
  total: number;
  /** As many as there are bands. */
  counts: number[];
  /** Of these, with a clock that runs past its deadline. */
  past_due: number;
  /** Seconds since receipt; null of none. */
  median: number | null;
  p90: number | null;
}

export interface AgeGroup extends Ages {
  /** Null: those that have no such attribute. */
  key: string | null;
}

export interface AgedComplaint {
  complaint: Watched;
  /** Seconds since receipt. */
  age: number;
  past_due: boolean;
}

export interface Ageing extends Ages {
  /** Of each band, those past due. */
  past_due_counts: number[];
  /** Received after `now`: they count as just received. */
  received_later: number;
  /** The largest group first; none where nothing was asked. */
  groups: AgeGroup[];
  /** The oldest first. */
  oldest: AgedComplaint[];
  /** Why clocks could not be measured, so that nobody knows whether they are past due. */
  unmeasured: ClockProblem[];
}

export type AgeingGroup = (typeof ATTRIBUTES)[number];

/**
 * The open complaints by age. Open are those that are not closed, withdrawn or merged, so one that was answered and waits to be closed is among them: as in
 * the backlog of `kpi`. Past due is one in work with a clock that runs and whose deadline has passed; late answers that were given are not. `oldest`: how many of
 * them to name.
 */
export function ageingOf(
  complaints: readonly Watched[],
  { now, by, oldest }: { now: Instant; by: AgeingGroup | null; oldest: number },
): Ageing {
  const aged = complaints.flatMap((complaint): AgedComplaint[] =>
    isOver(complaint.status)
      ? []
      : [{ complaint, age: Math.max(0, now - complaint.received), past_due: isPastDue(complaint, now) }],
  );
  const groups = new Map<string | null, AgedComplaint[]>();
  for (const each of by === null ? [] : aged) {
    const key = each.complaint[by as AgeingGroup] || null;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return {
    ...agesOf(aged),
    past_due_counts: countsOf(aged.filter(({ past_due }) => past_due)),
    received_later: aged.filter(({ complaint }) => complaint.received > now).length,
    groups: [...groups]
      .map(([key, members]) => ({ key, ...agesOf(members) }))
      .sort((a, b) => b.total - a.total || (String(a.key) < String(b.key) ? -1 : 1)),
    oldest: lowest(
      aged,
      oldest,
      ({ age }) => -age,
      (a, b) => (a.complaint.id < b.complaint.id ? -1 : 1),
    ),
    unmeasured: aged.flatMap(({ complaint }) =>
      isInWork(complaint.status) ? complaint.outlooks.flatMap(({ problem }) => problem ?? []) : [],
    ),
  };
}

/** The place of the band that an age of so many seconds is in. */
export function bandOf(age: number): number {
  const days = Math.floor(age / DAY);
  const place = LAST_DAYS.findIndex((last) => days <= last);
  return place === -1 ? LAST_DAYS.length : place;
}

function agesOf(aged: readonly AgedComplaint[]): Ages {
  const ages = Float64Array.from(aged, ({ age }) => age).sort();
  return {
    total: aged.length,
    counts: countsOf(aged),
    past_due: aged.filter(({ past_due }) => past_due).length,
    median: quantileOfSorted(ages, 0.5),
    p90: quantileOfSorted(ages, 0.9),
  };
}

function countsOf(aged: readonly AgedComplaint[]): number[] {
  const counts = BANDS.map(() => 0);
  for (const { age } of aged) {
    const band = bandOf(age);
    counts[band] = (counts[band] ?? 0) + 1;
  }
  return counts;
}

function isPastDue({ status, outlooks }: Watched, now: Instant): boolean {
  return isInWork(status) && outlooks.some((outlook) => !outlook.late && stateAt(outlook, now) === 'breached');
}
