import { type Day, dayOf, dayStart, formatDay } from '../calendar/instant.js';
import {
  bucketLabel,
  bucketOf,
  nextBucket,
  type Period,
  previousPeriod,
  TIME_UNITS,
  type TimeUnit,
  yearBefore,
} from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import { Problem } from '../problem.js';
import type { CountedBatch } from './batch.js';
import { changeOf, type KpiChange } from './change.js';
import type { Attribute, Dimension } from './dimensions.js';
import type { Kpi } from './kpi.js';
import { KPIS, placeOfMeasure, placeOfTrait, SETTLING } from './kpis.js';
import { MEASURES } from './measures/index.js';
import { type Cell, type Counting, countStrands, newCell, newStrand, type Strand } from './strands.js';
import { type Figure, Tally } from './tally.js';

/** The period before, or the same of the year before. */
export const COMPARISONS = ['previous', 'year-ago'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface KpiGroup {
  /** `{year: '2021'}`, `{team: 'billing', month: '2026-11'}`; null where the complaint has no such attribute; empty without a breakdown. */
  key: Partial<Record<Dimension, string | null>>;
  /** What its figures are of: the period, or the part of its bucket that lies in it. */
  period: Period;
  metrics: Record<string, Figure>;
  /** The same figures for the period (or bucket) before, where a comparison was asked for. */
  previous?: Record<string, Figure>;
  previous_period?: Period;
  /** The period before began before there were records: what it had is shown, nothing is held against it. */
  is_incomparable?: true;
  /** How far they lie above those, and whether that is more than chance. */
  change?: Record<string, KpiChange>;
}

export interface KpiReport {
  period: Period;
  by: readonly Dimension[];
  groups: KpiGroup[];
  /** The day of the first complaint of all, where that is after the beginning of what is compared with: then nothing can be told of changes. */
  recorded_since: string | null;
}

export interface KpiRequest extends Pick<Counting, 'zone' | 'now' | 'repeatWithinDays' | 'filter'> {
  period: Period;
  /** Up to two, one of them of time at most. */
  by: readonly Dimension[];
  /** What the figures are set beside. */
  compare: Comparison | null;
  /** Whether everything counts in the period in which its complaint was received. */
  cohort?: boolean;
  /** The figures that are asked for, beside the balance of the backlog, which is told always; absent: all. */
  metrics?: readonly string[] | null;
  /** How many days after its period what became of a cohort can still change. */
  settledAfterDays: number;
}

/**
 * The indicators of a period, whole or broken down. Merged duplicates are in none of them: their survivor is.
 * Broken down by time, each bucket is a period of its own; otherwise each group holds its complaints over the whole period.
 */
export function reportKpis(batches: readonly CountedBatch[], request: KpiRequest): KpiReport {
  const { by, period, zone, now, cohort = false, repeatWithinDays, filter } = request;
  const units = by.filter(isTimeUnit);
  const attributes = by.filter((dimension): dimension is Attribute => !isTimeUnit(dimension));
  if (units.length > 1 || by.length > 2 || new Set(by).size < by.length) throw new Problem('dimensions_wrong', { by });
  const [unit = null] = units;
  const kpis = KPIS.filter(({ name }) => FLOW.includes(name) || (request.metrics?.includes(name) ?? true));
  const measures = measuresOf(kpis);
  const counting = { attributes, unit, cohort, zone, now, repeatWithinDays, filter, measures };
  const asked = { ...request, cohort, attributes, counting, kpis };
  const groups = unit === null ? wholePeriods(batches, asked) : buckets(batches, { ...asked, unit });
  if (request.compare === null) return { period, by, groups, recorded_since: null };
  const first = firstReceived(batches);
  if (!Number.isFinite(first)) return { period, by, groups: groups.map(incomparable), recorded_since: null };
  const isKnown = ({ previous_period: before }: KpiGroup) =>
    before === undefined || before.from >= first - QUIET * (before.to - before.from);
  return {
    ...{ period, by },
    groups: groups.map((group) => (isKnown(group) ? group : incomparable(group))),
    recorded_since: groups.every(isKnown) ? null : formatDay(dayOf(first, zone)),
  };
}

/** A desk may have been quiet for this part of a period at its beginning, and have been there. */
const QUIET = 0.25;

/** When the first complaint of all was received. */
function firstReceived(batches: readonly CountedBatch[]): Instant {
  let first = Number.POSITIVE_INFINITY;
  for (const { received } of batches) for (const at of received) first = Math.min(first, at);
  return first;
}

/** A group whose period before began before there were records: what it had is shown, what has changed is not known. */
function incomparable(group: KpiGroup): KpiGroup {
  return { ...group, change: {}, is_incomparable: true };
}

/** The places of what figures rest on, with those of traits. */
function measuresOf(kpis: readonly Kpi[]): Map<number, number[]> {
  const measures = new Map<number, number[]>();
  for (const { measure } of kpis) {
    const place = placeOfMeasure(measure);
    const trait = placeOfTrait(measure);
    measures.set(place, [...(measures.get(place) ?? []), ...(trait === null ? [] : [trait])]);
  }
  return measures;
}

interface Asked extends KpiRequest {
  cohort: boolean;
  attributes: readonly Attribute[];
  counting: Counting;
  kpis: readonly Kpi[];
}

/** What makes up the balance of the backlog. */
const FLOW: readonly string[] = MEASURES.flatMap(({ name, flow }) => (flow === undefined ? [] : [name]));

function wholePeriods(batches: readonly CountedBatch[], asked: Asked): KpiGroup[] {
  const { period, attributes, compare, zone, counting } = asked;
  const count = (of: Period) => {
    const strands = countStrands(batches, of, of.from, counting);
    // A group is shown for what it has in the period or brings into it, not for having been once.
    return strands.filter(({ before }) => before.seen || before.flowBefore !== 0);
  };
  const current = count(period);
  if (attributes.length === 0 && current.length === 0) current.push(newStrand([]));
  const earlier = compare && (compare === 'previous' ? previousPeriod : yearBefore)(period, zone);
  const before = new Map((earlier ? count(earlier) : []).map((strand) => [strand.values.join('\u0000'), strand]));
  const known = new Set(current.map(({ values }) => values.join('\u0000')));
  // A group that has nothing now had something before: that is a change, too.
  for (const [key, { values }] of before) if (!known.has(key)) current.push(newStrand(values));
  return inOrder(current, ({ before: cell }) => opened(cell)).map(({ values, before: cell }) => {
    const metrics = figuresOf(cell, period, asked);
    const group = { key: keyOf(attributes, values), period, metrics };
    if (!earlier) return group;
    const previous = figuresOf(before.get(values.join('\u0000'))?.before ?? newCell(), earlier, asked);
    const compared = beside(metrics, previous, bothDays(earlier, period, asked.now));
    return { ...group, ...compared, previous_period: earlier };
  });
}

function buckets(batches: readonly CountedBatch[], asked: Asked & { unit: TimeUnit }): KpiGroup[] {
  const { period, by, unit, attributes, compare, zone, counting } = asked;
  const first = Number.isFinite(period.from) ? bucketOf(period.from, unit, zone) : Number.NEGATIVE_INFINITY;
  const back = (bucket: Day) => earlierBucket(bucket, unit, compare);
  // Some buckets more, to compare the first ones with.
  const start = compare && Number.isFinite(first) ? back(first) : first;
  const from = start === first ? period.from : dayStart(start, zone);
  const strands = countStrands(batches, { from, to: period.to }, period.from, counting);
  const seen = strands.flatMap(({ cells }) => [...cells.keys()]);
  if (attributes.length === 0 && strands.length === 0) strands.push(newStrand([]));
  const shown =
    attributes.length === 0
      ? strands
      : strands.filter(({ cells, before }) => cells.size > 0 || before.flowBefore !== 0);
  const earliest = Number.isFinite(start) ? start : Math.min(...seen);
  // What has not begun yet is no bucket, unless something is told of it.
  const latest = Number.isFinite(period.to)
    ? Math.min(dayOf(period.to - 1, zone), Math.max(dayOf(asked.now, zone), ...seen))
    : Math.max(...seen);
  const most = ((latest - earliest) / SHORTEST[unit]) * Math.max(1, shown.length);
  if (most > MOST_GROUPS) {
    throw new Problem('too_many_groups', { by: by.join(','), count: Math.ceil(most), most: MOST_GROUPS });
  }
  const total = ({ cells }: Strand) => [...cells.values()].reduce((sum, cell) => sum + opened(cell), 0);
  return inOrder(shown, total).flatMap((strand) => {
    const groups: KpiGroup[] = [];
    const figures = new Map<Day, Pick<KpiGroup, 'period' | 'metrics'>>();
    let backlog = strand.before.flowBefore;
    for (let bucket = earliest; bucket <= latest; bucket = nextBucket(bucket, unit)) {
      if (bucket === first) backlog += strand.skipped.flowWithin;
      const cell = strand.cells.get(bucket) ?? newCell();
      cell.flowBefore = backlog;
      backlog += cell.flowWithin;
      const next = nextBucket(bucket, unit);
      const within = {
        from: Math.max(dayStart(bucket, zone), bucket >= first ? period.from : Number.NEGATIVE_INFINITY),
        to: Math.min(dayStart(next, zone), period.to),
      };
      const metrics = figuresOf(cell, within, asked);
      figures.set(bucket, { period: within, metrics });
      if (bucket < first) continue;
      const before = compare ? figures.get(back(bucket)) : undefined;
      const compared = before && {
        ...beside(metrics, before.metrics, bothDays(before.period, within, asked.now)),
        previous_period: before.period,
      };
      const key = Object.fromEntries(
        by.map((name) => [
          name,
          isTimeUnit(name) ? bucketLabel(bucket, unit) : (strand.values[attributes.indexOf(name)] ?? null),
        ]),
      );
      groups.push({ key, period: within, metrics, ...compared });
    }
    return groups;
  });
}

/** The bucket that another one is set beside. A year ago is as many whole weeks back where days or weeks are compared, so that weekdays are alike. */
function earlierBucket(bucket: Day, unit: TimeUnit, compare: Comparison | null): Day {
  return nextBucket(bucket, unit, -(compare === 'year-ago' ? IN_A_YEAR[unit] : 1));
}

const IN_A_YEAR: Record<TimeUnit, number> = { year: 1, month: 12, week: 52, day: 364 };

/** More than anybody reads, and than memory wants. */
const MOST_GROUPS = 5000;

/** Days in the shortest bucket of each unit. */
const SHORTEST: Record<TimeUnit, number> = { year: 365, month: 28, week: 7, day: 1 };

/** The largest first, those alike by name; the ones without a name last. */
function inOrder(strands: readonly Strand[], size: (strand: Strand) => number): Strand[] {
  const sized = strands.map((strand) => ({ strand, size: size(strand) }));
  return sized.sort((a, b) => b.size - a.size || byName(a.strand.values, b.strand.values)).map(({ strand }) => strand);
}

function byName(a: Strand['values'], b: Strand['values']): number {
  const place = a.findIndex((value, at) => value !== b[at]);
  const [one = null, other = null] = [a[place], b[place]];
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one.localeCompare(other, 'en');
}

function keyOf(attributes: readonly Attribute[], values: readonly (string | null)[]): KpiGroup['key'] {
  return Object.fromEntries(attributes.map((name, place) => [name, values[place] ?? null]));
}

function beside(
  metrics: KpiGroup['metrics'],
  previous: KpiGroup['metrics'],
  days: readonly [number, number] | null,
): Pick<KpiGroup, 'previous' | 'change'> {
  const change = Object.entries(metrics).flatMap(([name, figure]): [string, KpiChange][] => {
    const before = previous[name];
    const moved = before && changeOf(before, figure, days);
    if (!moved) return [];
    // What is not settled yet has had less time than what it is set beside.
    const isFair = !(SETTLING.has(name) && (figure.provisional || before.provisional));
    return [[name, isFair ? moved : { ...moved, is_real: null, why_unknown: 'unsettled' as const }]];
  });
  return { previous, change: Object.fromEntries(change) };
}

/** What is so of a complaint from its receipt on, whatever becomes of it. */
const SAID_AT_RECEIPT = new Set([
  'opened',
  'repetition',
  'emotion_tagged',
  'complete',
  'proactive',
  'automated',
  'abusive',
]);

/** How many days of a period have passed; null: it has no ends. */
function daysOf({ from, to }: Period, now: Instant): number | null {
  return Number.isFinite(from) && Number.isFinite(to) ? (Math.min(to, now) - from) / 86_400 : null;
}

function bothDays(before: Period, after: Period, now: Instant): [number, number] | null {
  const [was, is] = [daysOf(before, now), daysOf(after, now)];
  return was === null || is === null ? null : [was, is];
}

function figuresOf(cell: Cell, period: Period, asked: Asked): Record<string, Figure> {
  const { now, cohort } = asked;
  const days = daysOf(period, now);
  const figures = Object.fromEntries(
    asked.kpis.map((kpi) => {
      const figure = (cell.tallies[placeOfMeasure(kpi.measure)] ?? new Tally()).figure(
        kpi,
        placeOfTrait(kpi.measure),
        days,
      );
      return [kpi.name, mayChange(kpi, period.to, asked) ? { ...figure, provisional: true as const } : figure];
    }),
  );
  const { opened, closed, reopened, ...rest } = figures as Record<string, Figure> &
    Record<'opened' | 'closed' | 'reopened', Figure>;
  return {
    // Of what was received in the period nothing was open before.
    ...(!cohort && { opening_backlog: { kind: 'level', value: cell.flowBefore } }),
    opened,
    reopened,
    closed,
    backlog: { kind: 'level', value: (cohort ? 0 : cell.flowBefore) + cell.flowWithin },
    ...rest,
  };
}

/** Whether what has not happened yet can change the figure: its period goes on, or what became of its complaints may. */
function mayChange(
  { settles, measure }: Kpi,
  to: Instant,
  { now, cohort, repeatWithinDays, settledAfterDays }: Asked,
): boolean {
  const isUnsettled = settles !== undefined || (cohort && !SAID_AT_RECEIPT.has(measure));
  const settled = isUnsettled ? settledAfterDays : 0;
  const days = settles === 'repeats' ? Math.max(repeatWithinDays, settled) : settled;
  return Number.isFinite(to) ? to + days * 86_400 > now : days > 0;
}

function opened(cell: Cell): number {
  return cell.tallies[placeOfMeasure('opened')]?.size ?? 0;
}

function isTimeUnit(by: Dimension): by is TimeUnit {
  return (TIME_UNITS as readonly string[]).includes(by);
}
