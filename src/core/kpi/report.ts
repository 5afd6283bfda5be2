import { type Day, dayOf } from '../calendar/instant.js';
import {
  bucketLabel,
  bucketOf,
  dayStart,
  nextBucket,
  type Period,
  previousPeriod,
  TIME_UNITS,
  type TimeUnit,
} from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import { Problem } from '../problem.js';
import type { Counted, Measured } from './kpi.js';
import { KPIS, placeOfMeasure, REPETITION } from './kpis.js';
import { MEASURES } from './measures/index.js';
import { type Figure, Tally } from './tally.js';

export const ATTRIBUTES = ['team', 'owner', 'channel', 'category', 'priority', 'product'] as const;
export type Dimension = TimeUnit | (typeof ATTRIBUTES)[number];
export const DIMENSIONS: readonly Dimension[] = [...TIME_UNITS, ...ATTRIBUTES];

export interface KpiGroup {
  /** `{year: '2021'}`; null where the complaint has no such attribute; empty without a breakdown. */
  key: Partial<Record<Dimension, string | null>>;
  metrics: Record<string, Figure>;
  /** The same figures for the period (or bucket) before, where a comparison was asked for. */
  previous?: Record<string, Figure>;
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
}

export interface KpiRequest {
  period: Period;
  by: Dimension | null;
  comparePrevious: boolean;
  zone: string;
  now: Instant;
  /** Complaints that repeat an earlier one. */
  repeats: ReadonlySet<string>;
}

/**
 * The indicators of a period, whole or broken down. Merged duplicates are in none of them: their survivor is.
 * Broken down by time, each bucket is a period of its own; otherwise each group holds its complaints over the whole period.
 */
export function reportKpis(complaints: readonly Counted[], request: KpiRequest): KpiReport {
  const { by, period } = request;
  const counted = complaints.filter(({ status }) => status !== 'merged');
  const groups = by !== null && isTimeUnit(by) ? byTime(counted, { ...request, by }) : byAttribute(counted, request);
  return { period, by, groups };
}

function byAttribute(complaints: readonly Counted[], request: KpiRequest): KpiGroup[] {
  const { period, by, comparePrevious, zone } = request;
  const current = tallyByAttribute(complaints, request);
  const before = comparePrevious
    ? tallyByAttribute(complaints, { ...request, period: previousPeriod(period, zone) })
    : new Map<string | null, Cell>();
  if (by === null && current.size === 0) current.set(null, newCell());
  return [...current]
    .sort(([a, x], [b, y]) => opened(y) - opened(x) || String(a).localeCompare(String(b), 'en'))
    .map(([key, cell]) => ({
      key: by === null ? {} : { [by]: key },
      metrics: figuresOf(cell),
      ...(comparePrevious ? { previous: figuresOf(before.get(key) ?? newCell()) } : {}),
    }));
}

function tallyByAttribute(complaints: readonly Counted[], request: KpiRequest): Map<string | null, Cell> {
  const { period, by } = request;
  const cells = new Map<string | null, Cell>();
  for (const complaint of complaints) {
    const key = by === null ? null : attributeOf(complaint, by);
    const cell = cells.get(key) ?? newCell();
    const seen = observeInto(
      complaint,
      request,
      (at) => {
        if (at >= period.to) return null;
        return at < period.from ? 'before' : cell;
      },
      cell,
    );
    if (seen) cells.set(key, cell);
  }
  return cells;
}

function byTime(complaints: readonly Counted[], request: KpiRequest & { by: TimeUnit }): KpiGroup[] {
  const { period, by, comparePrevious, zone } = request;
  const cells = new Map<Day, Cell>();
  const before = newCell();
  // Between the beginning of the first bucket and that of the period: in the backlog, in no figure.
  const skipped = newCell();
  const first = Number.isFinite(period.from) ? bucketOf(period.from, by, zone) : Number.NEGATIVE_INFINITY;
  // One bucket more, to compare the first one with.
  const start = comparePrevious && Number.isFinite(first) ? nextBucket(first, by, -1) : first;
  const from = start === first ? period.from : dayStart(start, zone);
  for (const complaint of complaints) {
    observeInto(
      complaint,
      request,
      (at) => {
        if (at >= period.to) return null;
        if (at < from) return 'before';
        const bucket = bucketOf(at, by, zone);
        if (at < period.from && bucket >= first) return skipped;
        const cell = cells.get(bucket) ?? newCell();
        cells.set(bucket, cell);
        return cell;
      },
      before,
    );
  }

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
      const comparison = comparePrevious && previous ? { previous } : {};
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

/**
 * Puts each observation of a complaint into the cell that it belongs to; what came before the period goes into the backlog that
 * `opening` starts with. Says whether any counted, in the period or in the backlog.
 */
function observeInto(
  complaint: Counted,
  { now, repeats }: KpiRequest,
  cellAt: (at: Instant) => Cell | 'before' | null,
  opening: Cell,
): boolean {
  let seen = false;
  const count = (observation: Measured) => {
    const { measure, at, pending } = observation;
    if (pending && now <= at) return;
    const cell = cellAt(at);
    if (cell === null) return;
    const flow = FLOWS[measure] ?? 0;
    if (cell === 'before') {
      opening.flowBefore += flow;
      seen ||= flow !== 0;
      return;
    }
    cell.tallies[measure]?.add(observation);
    cell.flowWithin += flow;
    seen = true;
  };
  for (const observation of complaint.observations) count(observation);
  if (complaint.customer !== null) {
    count({ measure: REPETITION, at: complaint.received, hit: repeats.has(complaint.id) });
  }
  return seen;
}

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
  return { tallies: Array.from({ length: REPETITION + 1 }, () => new Tally()), flowBefore: 0, flowWithin: 0 };
}

function opened(cell: Cell): number {
  return cell.tallies[placeOfMeasure('opened')]?.figure({ kind: 'count' }).value ?? 0;
}

function attributeOf(complaint: Counted, by: Dimension): string | null {
  return complaint[by as (typeof ATTRIBUTES)[number]] || null;
}

function isTimeUnit(by: Dimension): by is TimeUnit {
  return (TIME_UNITS as readonly string[]).includes(by);
}
