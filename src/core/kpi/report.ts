import { type Day, dayOf, dayStart } from '../calendar/instant.js';
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
import type { Attributes } from '../complaint/attributes.js';
import { Problem } from '../problem.js';
import { type RateDifference, rateDifference } from '../statistics/rate-difference.js';
import type { CountedBatch } from './batch.js';
import { currencyAt, HIT, PENDING, placeOf, REPORTED } from './columns.js';
import { KPIS, placeOfMeasure, REPETITION } from './kpis.js';
import { MEASURES } from './measures/index.js';
import { findRepetitions } from './measures/repetition.js';
import { type Figure, Tally } from './tally.js';

export const ATTRIBUTES = ['team', 'owner', 'channel', 'category', 'priority', 'product'] as const;
export type Dimension = TimeUnit | (typeof ATTRIBUTES)[number];
export const DIMENSIONS: readonly Dimension[] = [...TIME_UNITS, ...ATTRIBUTES];

/** The period before, or the same of the year before. */
export const COMPARISONS = ['previous', 'year-ago'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface KpiGroup {
  /** `{year: '2021'}`; null where the complaint has no such attribute; empty without a breakdown. */
  key: Partial<Record<Dimension, string | null>>;
  metrics: Record<string, Figure>;
  /** The same figures for the period (or bucket) before, where a comparison was asked for. */
  previous?: Record<string, Figure>;
  /** How far rates lie above those, with intervals. */
  change?: Record<string, RateDifference>;
}

export interface KpiReport {
  period: Period;
  by: Dimension | null;
  groups: KpiGroup[];
}

interface Cell {
  tallies: Tally[];
  /** Complaints that came into the backlog less those that left it. */
  flowBefore: number;
  flowWithin: number;
  /** Whether anything is in it. */
  seen: boolean;
}

export interface KpiRequest {
  period: Period;
  by: Dimension | null;
  /** What the figures are set beside; a year ago only where they are not broken down by time. */
  compare: Comparison | null;
  zone: string;
  now: Instant;
  /** How long after an earlier complaint another one repeats it. */
  repeatWithinDays: number;
  /** Which complaints count; null: all. */
  filter: ((complaint: Attributes) => boolean) | null;
}

/**
 * The indicators of a period, whole or broken down. Merged duplicates are in none of them: their survivor is.
 * Broken down by time, each bucket is a period of its own; otherwise each group holds its complaints over the whole period.
 */
export function reportKpis(batches: readonly CountedBatch[], request: KpiRequest): KpiReport {
  const { by, period } = request;
  const groups = by !== null && isTimeUnit(by) ? byTime(batches, { ...request, by }) : byAttribute(batches, request);
  return { period, by, groups };
}

function byAttribute(batches: readonly CountedBatch[], request: KpiRequest): KpiGroup[] {
  const { period, by, compare, zone } = request;
  const current = tallyByAttribute(batches, request);
  const earlier = compare && (compare === 'previous' ? previousPeriod : yearBefore)(period, zone);
  const before = earlier ? tallyByAttribute(batches, { ...request, period: earlier }) : new Map<string | null, Cell>();
  if (by === null && current.size === 0) current.set(null, newCell());
  return [...current]
    .sort(([a, x], [b, y]) => opened(y) - opened(x) || String(a).localeCompare(String(b), 'en'))
    .map(([key, cell]) => {
      const metrics = figuresOf(cell);
      const group = { key: by === null ? {} : { [by]: key }, metrics };
      return compare ? { ...group, ...beside(metrics, figuresOf(before.get(key) ?? newCell())) } : group;
    });
}

function beside(metrics: KpiGroup['metrics'], previous: KpiGroup['metrics']): Pick<KpiGroup, 'previous' | 'change'> {
  const rateOf = ({ value, low = null, high = null }: Figure) => ({ value, low, high });
  const change = Object.entries(metrics).flatMap(([name, figure]): [string, RateDifference][] => {
    const before = previous[name];
    return figure.kind === 'rate' && before ? [[name, rateDifference(rateOf(before), rateOf(figure))]] : [];
  });
  return { previous, change: Object.fromEntries(change) };
}

function tallyByAttribute(batches: readonly CountedBatch[], request: KpiRequest): Map<string | null, Cell> {
  const { period, by } = request;
  const cells = new Map<string | null, Cell>();
  const place = (at: Instant): Place =>
    at >= period.to ? Place.after : at < period.from ? Place.before : Place.within;
  tally(batches, { ...request, ...period }, (complaint) => {
    const key = by === null || complaint === null ? null : attributeOf(complaint, by);
    const cell = cells.get(key) ?? newCell();
    cells.set(key, cell);
    return { opening: cell, only: cell, cellAt: (at) => (place(at) === Place.within ? cell : place(at)) };
  });
  // A group is shown for what it has in the period or brings into it, not for having been once.
  for (const [key, cell] of cells) if (!cell.seen && cell.flowBefore === 0) cells.delete(key);
  return cells;
}

function byTime(batches: readonly CountedBatch[], request: KpiRequest & { by: TimeUnit }): KpiGroup[] {
  const { period, by, compare, zone } = request;
  if (compare === 'year-ago') throw new Problem('flags_exclusive', { flags: ['compare', 'by'] });
  const comparePrevious = compare !== null;
  const cells = new Map<Day, Cell>();
  const before = newCell();
  // Between the beginning of the first bucket and that of the period: in the backlog, in no figure.
  const skipped = newCell();
  const first = Number.isFinite(period.from) ? bucketOf(period.from, by, zone) : Number.NEGATIVE_INFINITY;
  // One bucket more, to compare the first one with.
  const start = comparePrevious && Number.isFinite(first) ? nextBucket(first, by, -1) : first;
  const from = start === first ? period.from : dayStart(start, zone);
  const cellAt = (at: Instant): Cell | Place => {
    if (at >= period.to) return Place.after;
    if (at < from) return Place.before;
    const bucket = bucketOf(at, by, zone);
    if (at < period.from && bucket >= first) return skipped;
    const cell = cells.get(bucket) ?? newCell();
    cells.set(bucket, cell);
    return cell;
  };
  tally(batches, { ...request, from, to: period.to }, () => ({ opening: before, only: null, cellAt }));

  const seen = [...cells.keys()];
  const earliest = Number.isFinite(start) ? start : Math.min(...seen);
  const latest = Number.isFinite(period.to) ? dayOf(period.to - 1, zone) : Math.max(...seen);
  const most = (latest - earliest) / SHORTEST[by];
  if (most > MOST_GROUPS) throw new Problem('too_many_groups', { by, count: Math.ceil(most), most: MOST_GROUPS });
  const groups: KpiGroup[] = [];
  let backlog = before.flowBefore;
  let previous: Record<string, Figure> | undefined;
  for (let bucket = earliest; bucket <= latest; bucket = nextBucket(bucket, by)) {
    if (bucket === first) backlog += skipped.flowWithin;
    const cell = cells.get(bucket) ?? newCell();
    cell.flowBefore = backlog;
    backlog += cell.flowWithin;
    const metrics = figuresOf(cell);
    if (bucket >= first) {
      const comparison = comparePrevious && previous ? beside(metrics, previous) : {};
      groups.push({ key: { [by]: bucketLabel(bucket, by) }, metrics, ...comparison });
    }
    previous = metrics;
  }
  return groups;
}

/** More than anybody reads, and than memory wants. */
const MOST_GROUPS = 5000;

/** Days in the shortest bucket of each unit. */
const SHORTEST: Record<TimeUnit, number> = { year: 365, month: 28, week: 7, day: 1 };

/** Where an observation lies that is in no cell. */
enum Place {
  before,
  within,
  after,
}

/** Where the observations of a complaint go: those before the period into the backlog that `opening` starts with. */
interface Destination {
  opening: Cell;
  /** The cell of everything in the period; null: that depends on the time. */
  only: Cell | null;
  cellAt: (at: Instant) => Cell | Place;
}

/**
 * Puts every observation into its cell. `destination` is asked once for each complaint, or where complaints are not told apart
 * once for all, without one.
 */
function tally(
  batches: readonly CountedBatch[],
  request: KpiRequest & { from: Instant; to: Instant },
  destination: (complaint: Attributes | null) => Destination,
): void {
  const { filter, by, from, to, now, repeatWithinDays } = request;
  const apart = filter !== null || (by !== null && !isTimeUnit(by));
  const together = apart ? null : destination(null);
  const repetitions = findRepetitions(batches, repeatWithinDays, from, to);
  for (const [index, batch] of batches.entries()) {
    if (together && batch.left_out === null && batch.latest < from) {
      together.opening.flowBefore += batch.flow;
      continue;
    }
    const { left_out, observations } = batch;
    const destinations = together
      ? null
      : batch.complaints.map((complaint) => (filter === null || filter(complaint) ? destination(complaint) : null));
    const destinationOf = (row: number) => (left_out?.has(row) ? null : destinations ? destinations[row] : together);
    const { ends, row, at, value, flags } = observations;
    for (let measure = 0; measure < ends.length; measure++) {
      const flow = FLOWS[measure] ?? 0;
      const [first, last] = [measure === 0 ? 0 : (ends[measure - 1] ?? 0), ends[measure] ?? 0];
      const start = placeOf(from, observations, first, last);
      const isWhole = together !== null && left_out === null;
      if (isWhole) together.opening.flowBefore += flow * (start - first);
      // Of what came before only the backlog is to be known.
      const end = placeOf(to, observations, start, last);
      if (isWhole && together.only) {
        const { only } = together;
        const added = only.tallies[measure]?.addAll(observations, start, end, now, measure === REDRESS) ?? 0;
        only.flowWithin += flow * added;
        only.seen ||= added > 0;
        continue;
      }
      for (let place = isWhole || flow === 0 ? start : first; place < end; place++) {
        const when = at[place] ?? 0;
        const flag = flags[place] ?? 0;
        if ((flag & PENDING) !== 0 && now <= when) continue;
        const goes = destinationOf(row[place] ?? 0);
        if (!goes) continue;
        if (when < from) {
          goes.opening.flowBefore += flow;
          continue;
        }
        const cell = goes.only ?? goes.cellAt(when);
        if (typeof cell !== 'object') continue;
        const currency = measure === REDRESS ? currencyAt(observations, place) : null;
        cell.tallies[measure]?.add((flag & HIT) !== 0, (flag & REPORTED) !== 0, value[place] ?? Number.NaN, currency);
        cell.flowWithin += flow;
        cell.seen = true;
      }
    }
    const repeats = repetitions[index] ?? [];
    for (let place = 0; place < repeats.length; place++) {
      if (repeats[place] === 0) continue;
      const goes = destinationOf(place);
      const cell = goes?.only ?? goes?.cellAt(batch.received[place] ?? 0);
      if (typeof cell !== 'object') continue;
      cell.tallies[REPETITION]?.add(repeats[place] === 2, false, Number.NaN, null);
      cell.seen = true;
    }
  }
}

const REDRESS = placeOfMeasure('redress');
const FLOWS = MEASURES.map(({ flow }) => flow ?? 0);

function figuresOf(cell: Cell): Record<string, Figure> {
  const figures = Object.fromEntries(
    KPIS.map((kpi) => [kpi.name, (cell.tallies[placeOfMeasure(kpi.measure)] ?? new Tally()).figure(kpi)]),
  );
  const { opened, closed, reopened, ...rest } = figures as Record<string, Figure> &
    Record<'opened' | 'closed' | 'reopened', Figure>;
  return {
    opening_backlog: { kind: 'level', value: cell.flowBefore },
    opened,
    reopened,
    closed,
    backlog: { kind: 'level', value: cell.flowBefore + cell.flowWithin },
    ...rest,
  };
}

function newCell(): Cell {
  return {
    tallies: Array.from({ length: REPETITION + 1 }, () => new Tally()),
    flowBefore: 0,
    flowWithin: 0,
    seen: false,
  };
}

function opened(cell: Cell): number {
  return cell.tallies[placeOfMeasure('opened')]?.figure({ kind: 'count' }).value ?? 0;
}

function attributeOf(complaint: Attributes, by: Dimension): string | null {
  return complaint[by as (typeof ATTRIBUTES)[number]] || null;
}

function isTimeUnit(by: Dimension): by is TimeUnit {
  return (TIME_UNITS as readonly string[]).includes(by);
}
