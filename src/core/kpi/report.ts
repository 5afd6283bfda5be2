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
import type { Complaint } from '../complaint/record.js';
import { Problem } from '../problem.js';
import type { KpiContext } from './kpi.js';
import { KPIS } from './metrics/index.js';
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
}

/**
 * The indicators of a period, whole or broken down. Merged duplicates are in none of them: their survivor is.
 * Broken down by time, each bucket is a period of its own; otherwise each group holds its complaints over the whole period.
 */
export function reportKpis(complaints: readonly Complaint[], context: KpiContext, request: KpiRequest): KpiReport {
  const { by, period } = request;
  const counted = complaints.filter(({ status }) => status !== 'merged');
  const groups =
    by !== null && isTimeUnit(by)
      ? byTime(counted, context, { ...request, by })
      : byAttribute(counted, context, { ...request, by });
  return { period, by, groups };
}

function byAttribute(
  complaints: readonly Complaint[],
  context: KpiContext,
  { period, by, comparePrevious, zone }: KpiRequest,
): KpiGroup[] {
  const current = tallyByAttribute(complaints, context, period, by);
  const before = comparePrevious
    ? tallyByAttribute(complaints, context, previousPeriod(period, zone), by)
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

function tallyByAttribute(
  complaints: readonly Complaint[],
  context: KpiContext,
  period: Period,
  by: Dimension | null,
): Map<string | null, Cell> {
  const cells = new Map<string | null, Cell>();
  for (const complaint of complaints) {
    const key = by === null ? null : attributeOf(complaint, by);
    const cell = cells.get(key) ?? newCell();
    const seen = observeInto(
      complaint,
      context,
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

function byTime(
  complaints: readonly Complaint[],
  context: KpiContext,
  { period, by, comparePrevious, zone }: KpiRequest & { by: TimeUnit },
): KpiGroup[] {
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
      context,
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
  complaint: Complaint,
  context: KpiContext,
  cellAt: (at: Instant) => Cell | 'before' | null,
  opening: Cell,
): boolean {
  let seen = false;
  for (const [index, kpi] of KPIS.entries()) {
    const flow = kpi.flow ?? 0;
    for (const observation of kpi.observe(complaint, context)) {
      const cell = cellAt(observation.at);
      if (cell === null) continue;
      if (cell === 'before') {
        opening.flowBefore += flow;
        seen ||= flow !== 0;
        continue;
      }
      cell.tallies[index]?.add(observation);
      cell.flowWithin += flow;
      seen = true;
    }
  }
  return seen;
}

function figuresOf(cell: Cell): Record<string, Figure> {
  const figures = Object.fromEntries(
    KPIS.map((kpi, index) => [kpi.name, (cell.tallies[index] ?? new Tally()).figure(kpi)]),
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
  return { tallies: KPIS.map(() => new Tally()), flowBefore: 0, flowWithin: 0 };
}

function opened(cell: Cell): number {
  return cell.tallies[KPIS.findIndex(({ name }) => name === 'opened')]?.figure({ kind: 'count' }).value ?? 0;
}

function attributeOf(complaint: Complaint, by: Dimension): string | null {
  if (by === 'team') return complaint.team;
  if (by === 'owner') return complaint.owner;
  const value = complaint.facts[by];
  return typeof value === 'string' && value !== '' ? value : null;
}

function isTimeUnit(by: Dimension): by is TimeUnit {
  return (TIME_UNITS as readonly string[]).includes(by);
}
