import { instantOf } from '../calendar/instant.js';
import { bucketLabel, bucketOf, type Period, TIME_UNITS, type TimeUnit } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import { attributesOf } from '../complaint/attributes.js';
import type { Clock } from '../complaint/clock.js';
import type { Stamp } from '../complaint/facts.js';
import type { Snapshot, Wait } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import { problemOr } from '../problem.js';
import { quantile } from '../statistics/quantile.js';
import { type Proportion, wilson } from '../statistics/wilson.js';
import { pausesOf } from './measure.js';
import type { PolicyBook } from './policy.js';
import { type ClockReading, readClock } from './reading.js';

/** What attainment can be broken down by besides metric and policy, which always are. */
export const REPORT_DIMENSIONS = [
  ...TIME_UNITS,
  'team',
  'owner',
  'channel',
  'category',
  'priority',
  'product',
] as const;
export type ReportDimension = (typeof REPORT_DIMENSIONS)[number];

/** How well one promise was kept. */
export interface Attainment {
  metric: string;
  /** The pack that the promise is in; null: the house's own. */
  pack: string | null;
  policy: string;
  /** What it is broken down by; null where the complaint has no such attribute, or nothing was asked. */
  group: string | null;
  /** Due in the period and met, of all that were due in it. Still open past due counts as missed. */
  attained: Proportion;
  met: number;
  late: number;
  /** Past due and not yet stopped. */
  open_late: number;
  /** How late those were that were: working and elapsed seconds, half of them at most so much, nine of ten at most so much. */
  late_working_p50: number | null;
  late_working_p90: number | null;
  late_elapsed_p50: number | null;
  late_elapsed_p90: number | null;
}

/** What complaints waited for in the period. */
export interface PauseCause {
  reason: string;
  pauses: number;
  complaints: number;
  /** On the wall clock, within the period. */
  seconds: number;
  longest: number;
  /** Which stop a clock, of those that were. */
  stopping: number;
  open: number;
}

/** A pause that should have ended. */
export interface StalePause {
  id: string;
  reason: string;
  since: Stamp;
  seconds: number;
  /** `answered`: the customer has written since. `long`: longer than asked for. */
  why: 'answered' | 'long';
}

export interface SlaReport {
  attainment: Attainment[];
  pauses: PauseCause[];
  stale: StalePause[];
  /** Clocks that are in no figure: they no longer applied, were merged, or could not be measured. */
  left_out: { cancelled: number; merged: number; unmeasured: number };
}

export interface SlaReportRequest {
  period: Period;
  by: ReportDimension | null;
  now: Instant;
  book: PolicyBook;
  zone: string;
  /** A pause that has lasted longer than this many seconds should have ended. */
  staleAfter: number;
}

/**
 * How well promises were kept, for each metric and policy: clocks due in the period, until `now`. A clock counts under the policy
 * that it was last held to, once for each cycle.
 */
export function reportSla(complaints: Iterable<Snapshot>, request: SlaReportRequest): SlaReport {
  const rows = new Map<string, Row>();
  const causes = new Map<string, Cause>();
  const stale: StalePause[] = [];
  const left_out = { cancelled: 0, merged: 0, unmeasured: 0 };
  for (const complaint of complaints) {
    for (const clock of complaint.clocks) {
      const counted = countedClock(complaint, clock, request);
      // A duplicate's clocks are its survivor's business.
      const isDuplicate = complaint.status === 'merged' && typeof counted !== 'string';
      if (counted === null || isDuplicate) continue;
      if (typeof counted === 'string') left_out[counted]++;
      else addTo(rows, complaint, counted, request);
    }
    for (const wait of complaint.waits) addPause(causes, complaint, wait, request);
    stale.push(...stalePauses(complaint, request));
  }
  return {
    attainment: [...rows.values()].map(finish).sort(byPromise),
    pauses: [...causes.values()]
      .map(({ ids, ...cause }) => ({ ...cause, complaints: ids.size }))
      .sort((a, b) => b.seconds - a.seconds),
    stale: stale.sort((a, b) => b.seconds - a.seconds || (a.id < b.id ? -1 : 1)),
    left_out,
  };
}

interface CountedClock extends ClockReading {
  due: Stamp;
}

interface Row extends Pick<Attainment, 'metric' | 'pack' | 'policy' | 'group'> {
  met: number;
  open_late: number;
  lateWorking: number[];
  lateElapsed: number[];
}

type Cause = Omit<PauseCause, 'complaints'> & { ids: Set<string> };

/** The clock, if it counts in the period; why it does not, if it would have; null: it was not due in it. */
function countedClock(
  complaint: Snapshot,
  clock: Clock,
  { now, book, zone, period }: SlaReportRequest,
): CountedClock | 'cancelled' | 'merged' | 'unmeasured' | null {
  const reading = readClock(complaint, clock, now, book, zone);
  const { due, stopped, state } = reading;
  const at = due === null ? instantOf(stopped ?? clock.started) : instantOf(due);
  if (at < period.from || at >= period.to) return null;
  // What no longer applies had been missed all the same, if its deadline had passed.
  const missed = state === 'cancelled' && reading.overdue_elapsed_seconds > 0;
  if (!missed && (state === 'cancelled' || state === 'merged' || state === 'unmeasured')) return state;
  const isDue = missed || state === 'breached' || state === 'met';
  return isDue && due !== null ? { ...reading, due } : null;
}

function addTo(rows: Map<string, Row>, complaint: Snapshot, clock: CountedClock, request: SlaReportRequest): void {
  const { metric, pack, policy, state, stopped } = clock;
  const group = groupOf(complaint, clock, request);
  const key = JSON.stringify([metric, pack, policy, group]);
  const row = rows.get(key) ?? { metric, pack, policy, group, met: 0, open_late: 0, lateWorking: [], lateElapsed: [] };
  rows.set(key, row);
  if (state === 'met') {
    row.met++;
    return;
  }
  if (stopped === null) row.open_late++;
  if (!clock.uncounted) row.lateWorking.push(clock.overdue_working_seconds);
  row.lateElapsed.push(clock.overdue_elapsed_seconds);
}

function groupOf(
  complaint: Snapshot,
  { due, metric, stage_team }: CountedClock,
  { by, zone }: SlaReportRequest,
): string | null {
  if (by === null) return null;
  if ((TIME_UNITS as readonly string[]).includes(by)) {
    const unit = by as TimeUnit;
    return bucketLabel(bucketOf(instantOf(due), unit, zone), unit);
  }
  // Whoever had it in hand is who took the time.
  if (by === 'team' && metric === 'stage') return stage_team;
  return attributesOf(complaint)[by as 'team'];
}

function finish({ met, open_late, lateWorking, lateElapsed, ...promise }: Row): Attainment {
  const late = lateElapsed.length;
  return {
    ...promise,
    attained: wilson(met, met + late),
    met,
    late,
    open_late,
    late_working_p50: quantile(lateWorking, 0.5),
    late_working_p90: quantile(lateWorking, 0.9),
    late_elapsed_p50: quantile(lateElapsed, 0.5),
    late_elapsed_p90: quantile(lateElapsed, 0.9),
  };
}

function byPromise(a: Attainment, b: Attainment): number {
  const key = ({ pack, policy, metric, group }: Attainment) => [pack ?? '', policy, metric, group ?? ''].join('\n');
  return key(a) < key(b) ? -1 : 1;
}

function addPause(
  causes: Map<string, Cause>,
  complaint: Snapshot,
  wait: Wait,
  { period, now }: SlaReportRequest,
): void {
  const from = Math.max(instantOf(wait.from), period.from);
  const to = Math.min(wait.to === null ? now : instantOf(wait.to), period.to, now);
  if (to <= from) return;
  const cause = causes.get(wait.reason) ?? {
    ...{ reason: wait.reason, pauses: 0, seconds: 0, longest: 0, stopping: 0, open: 0 },
    ids: new Set<string>(),
  };
  causes.set(wait.reason, cause);
  cause.pauses++;
  cause.ids.add(complaint.id);
  cause.seconds += to - from;
  cause.longest = Math.max(cause.longest, to - from);
  if (wait.to === null) cause.open++;
  const stops = complaint.clocks.some((clock) => {
    const pauses = problemOr(() => pausesOf(complaint, clock));
    return Array.isArray(pauses) && pauses.some((pause) => pause.from < to && pause.to > from);
  });
  if (stops) cause.stopping++;
}

/** Pauses that last although the customer has written, or for too long. */
function stalePauses(complaint: Snapshot, { now, staleAfter }: SlaReportRequest): StalePause[] {
  if (!isInWork(complaint.status)) return [];
  return complaint.waits.flatMap(({ reason, from, to }): StalePause[] => {
    const seconds = now - instantOf(from);
    if (to !== null || seconds <= 0) return [];
    const { unanswered_since: written } = complaint;
    const answered = written !== null && instantOf(written) >= instantOf(from);
    if (!answered && seconds <= staleAfter) return [];
    return [{ id: complaint.id, reason, since: from, seconds, why: answered ? 'answered' : 'long' }];
  });
}
