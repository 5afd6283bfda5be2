import type { Calendar } from './calendar.js';
import { dayCounts, daysToCount, endOfWork } from './deadline.js';
import type { Target } from './duration.js';
import { type Day, dayOf, dayStart } from './instant.js';
import { weekdayOf } from './intervals.js';
import { closedWork, isWorkingDay, joined, plannedIntervals, type Span, windowsFrom } from './windows.js';
import type { Instant } from './zone.js';

/** Why a stretch of time counts or does not. */
export type LedgerWhy =
  | 'working'
  | 'make_up_day'
  | 'outside_hours'
  | 'rest_day'
  | 'closed_day'
  | 'partial_closure'
  | 'paused'
  | 'resolved'
  | 'day_of_receipt'
  | 'counted_day'
  | 'elapsed'
  | 'rolled';

/** One line of a ledger. Half-open. */
export interface LedgerEntry extends Span {
  counted: boolean;
  why: LedgerWhy;
  /** Why it was paused, where that is known. */
  reason?: string;
  /** Day targets: the running number of the day that counts. */
  day?: number;
}

/** A pause with its reason; `resolved`: nobody worked on it because it was thought to be over. */
export type LedgerPause = Span & { reason?: string | undefined; why?: 'paused' | 'resolved' | undefined };

/** What a ledger adds up to, in seconds. */
export interface LedgerSum {
  elapsed: number;
  counted: number;
  paused: number;
  resolved: number;
}

/**
 * How the time in [start, end) counts towards a target that started at `start`, line by line without a gap, each line within one day.
 * Targets in hours count their seconds: what is counted adds up to the working seconds, or to the elapsed less the paused ones. Time outside
 * working hours is never called paused there, for pausing it costs nothing. Day targets count whole days, numbered by `day`; the parts
 * of a day that are paused are lines of their own and add up to the paused seconds. Days go on being numbered after the last one.
 */
export function ledgerOf(
  target: Target,
  start: Instant,
  end: Instant,
  calendar: Calendar,
  pauses: readonly LedgerPause[] = [],
): LedgerEntry[] {
  if (end <= start) return [];
  const holes = joined(pauses);
  const rule: DayRule =
    target.kind === 'working'
      ? workingRule(calendar, start, end)
      : target.kind === 'elapsed'
        ? (_day, span) => [{ ...span, counted: true, why: 'elapsed' }]
        : dayRule(target, start, calendar, holes);
  const inOrder = told(pauses);
  const everything = target.kind !== 'working' && target.kind !== 'elapsed';

  const ledger: LedgerEntry[] = [];
  let nextPause = 0;
  let from = start;
  for (let day = dayOf(start, calendar.zone); from < end; day++) {
    const to = Math.min(dayStart(day + 1, calendar.zone), end);
    while ((inOrder[nextPause]?.to ?? Number.POSITIVE_INFINITY) <= from) nextPause++;
    let paused = nextPause;
    while ((inOrder[paused]?.from ?? Number.POSITIVE_INFINITY) < to) paused++;
    const lines = laid(rule(day, { from, to }), inOrder.slice(nextPause, paused), everything);
    // A date that the zone skipped was counted, and takes no time.
    if (from < to) ledger.push(...merged(lines));
    from = to;
  }
  return ledger;
}

/** Adds up a ledger. */
export function sumLedger(entries: readonly LedgerEntry[]): LedgerSum {
  const sum = { elapsed: 0, counted: 0, paused: 0, resolved: 0 };
  for (const { from, to, counted, why } of entries) {
    sum.elapsed += to - from;
    if (counted) sum.counted += to - from;
    if (why === 'paused' || why === 'resolved') sum[why] += to - from;
  }
  return sum;
}

/** What becomes of a stretch of one day before pauses: lines in order without a gap. */
type DayRule = (day: Day, span: Span) => LedgerEntry[];

/** For targets in working hours. */
function workingRule(calendar: Calendar, start: Instant, end: Instant): DayRule {
  const windows = windowsFrom(calendar, start, end);
  let window = windows.next();
  return (day, span) => {
    const working: LedgerEntry[] = [];
    while (!window.done && window.value.from < span.to) {
      const { from, to, day: owner } = window.value;
      const why = calendar.working.has(owner) ? 'make_up_day' : 'working';
      working.push({ from: Math.max(from, span.from), to: Math.min(to, span.to), counted: true, why });
      if (to > span.to) break;
      window = windows.next();
    }
    const idle: LedgerEntry[] = [{ ...span, counted: false, why: idleBecause(calendar, day) }];
    return overlaid(overlaid(idle, closedOn(calendar, day)), working);
  };
}

/** What partial closures take away of a day, also of the night shift of the day before. */
function closedOn(calendar: Calendar, day: Day): LedgerEntry[] {
  if (calendar.partial.size === 0) return [];
  const before = calendar.overnight ? closedWork(calendar, day - 1) : [];
  const closed = joined([...before, ...closedWork(calendar, day)]);
  return closed.map((span) => ({ ...span, counted: false, why: 'partial_closure' }));
}

/** Why nobody works at an hour of this day at which nobody does. */
function idleBecause(calendar: Calendar, day: Day): LedgerWhy {
  if (calendar.working.has(day)) return 'outside_hours';
  if (calendar.closed.has(day)) return 'closed_day';
  return calendar.week[weekdayOf(day)].length === 0 ? 'rest_day' : 'outside_hours';
}

/** For day targets: days are counted in the order in which they are asked for. */
function dayRule(target: Target, start: Instant, calendar: Calendar, holes: readonly Span[]): DayRule {
  const working = target.kind === 'working_days';
  const receipt = dayOf(start, calendar.zone);
  const wanted = daysToCount(target, start, calendar.zone) ?? 0;
  let count = 0;
  let rolling = false;
  /** The night shift of the last day, which ends on the next. */
  let night: LedgerEntry | null = null;

  const whole = (day: Day): Omit<LedgerEntry, 'from' | 'to'> => {
    if (day === receipt) return { counted: false, why: 'day_of_receipt' };
    if (rolling) {
      rolling = !isWorkingDay(calendar, day);
      return { counted: false, why: 'rolled' };
    }
    if (!dayCounts(calendar, day, working, holes))
      return { counted: false, why: working ? notWorked(calendar, day) : 'paused' };
    count++;
    if (count === wanted && 'roll' in target && target.roll) rolling = !isWorkingDay(calendar, day);
    return { counted: true, why: working && calendar.working.has(day) ? 'make_up_day' : 'counted_day', day: count };
  };
  return (day, span) => {
    const line = { ...span, ...whole(day) };
    const lines = night ? overlaid([line], [night]) : [line];
    night = null;
    if (working && line.day === wanted) night = { ...line, to: Math.max(line.to, endOfWork(calendar, day)) };
    return lines;
  };
}

/** Why a day is not among the working days that count. */
function notWorked(calendar: Calendar, day: Day): LedgerWhy {
  const isPlanned = plannedIntervals(calendar, day).length > 0;
  return isPlanned && !isWorkingDay(calendar, day) ? 'partial_closure' : idleBecause(calendar, day);
}

/** The pauses one after another: where several hold, the one that began first is told. */
function told(pauses: readonly LedgerPause[]): LedgerEntry[] {
  const lines: LedgerEntry[] = [];
  let done = Number.NEGATIVE_INFINITY;
  for (const { from, to, reason, why = 'paused' } of [...pauses].sort((a, b) => a.from - b.from)) {
    if (Math.max(from, done) >= to) continue;
    lines.push({ from: Math.max(from, done), to, counted: false, why, ...(reason === undefined ? {} : { reason }) });
    done = to;
  }
  return lines;
}

/** Lines with pauses over them: over everything, or over what would have counted. */
function laid(lines: LedgerEntry[], pauses: LedgerEntry[], everything: boolean): LedgerEntry[] {
  if (pauses.length === 0) return lines;
  if (everything) return overlaid(lines, pauses);
  return lines.flatMap((line) => (line.counted ? overlaid([line], pauses) : [line]));
}

/** `lines` with those of `over` in their place wherever they overlap; both in order, none overlapping its like. */
function overlaid(lines: LedgerEntry[], over: readonly LedgerEntry[]): LedgerEntry[] {
  if (over.length === 0) return lines;
  const found: LedgerEntry[] = [];
  let next = 0;
  for (const line of lines) {
    let at = line.from;
    while (next < over.length && (over[next] as LedgerEntry).to <= at) next++;
    for (let index = next; index < over.length; index++) {
      const top = over[index] as LedgerEntry;
      if (top.from >= line.to) break;
      if (top.from > at) found.push({ ...line, from: at, to: top.from });
      const [from, to] = [Math.max(top.from, line.from), Math.min(top.to, line.to)];
      found.push({ ...top, from, to });
      at = to;
    }
    if (at < line.to) found.push({ ...line, from: at });
  }
  return found;
}

/** Neighbours that say the same as one. */
function merged(lines: readonly LedgerEntry[]): LedgerEntry[] {
  const found: LedgerEntry[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    const same =
      last &&
      last.counted === line.counted &&
      last.why === line.why &&
      last.reason === line.reason &&
      last.day === line.day;
    if (same) last.to = line.to;
    else found.push({ ...line });
  }
  return found;
}
