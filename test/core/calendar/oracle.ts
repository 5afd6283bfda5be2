/**
 * The slow truth that the arithmetic is held against: walks minute by minute, asks Intl for the wall clock, and looks each minute up in
 * the calendar file as it is written. Shares no code with the arithmetic. A minute in which something starts or ends is
 * cut there, so that seconds are told too.
 */
export interface CalendarText {
  zone: string;
  week: Record<string, string[] | undefined>;
  closed?: string[];
  working?: Record<string, string>;
  partial?: { date: string; closed: string[] }[];
}

export interface OraclePause {
  from: number;
  to: number;
  reason?: string;
}

/** What a target asks for, not yet in the program's own form. */
export type OracleTarget =
  | { kind: 'working' | 'elapsed'; seconds: number }
  | { kind: 'wd' | 'd' | 'roll' | 'mo' | 'mo roll'; count: number };

/** What a stretch of time is to a target. */
export interface Told {
  from: number;
  to: number;
  counted: boolean;
  why: string;
  reason?: string;
  day?: number;
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
type Line = Omit<Told, 'from' | 'to'>;
const WORKING: Line = { counted: true, why: 'working' };
const MAKE_UP: Line = { counted: true, why: 'make_up_day' };
const ELAPSED: Line = { counted: true, why: 'elapsed' };
const UNTOLD: Line = { counted: false, why: '?' };
const IDLE: Record<string, Line> = Object.fromEntries(
  ['outside_hours', 'rest_day', 'closed_day', 'partial_closure'].map((why) => [why, { counted: false, why }]),
);
const pausedLines = new Map<string | undefined, Line>();

function pausedLine(reason: string | undefined): Line {
  const line = pausedLines.get(reason) ?? { counted: false, why: 'paused', ...(reason !== undefined && { reason }) };
  pausedLines.set(reason, line);
  return line;
}

const NOBODY: readonly number[] = [];
const NEVER = Number.POSITIVE_INFINITY;

/** What is seen of a date while walking. */
interface DateSeen {
  /** First second, and the one after the last. */
  from: number;
  to: number;
  unpaused: number;
  /** Of what is worked on it, a night shift until its end. */
  worked: number;
  workedUnpaused: number;
  workEnds: number;
}

export class MinuteWalker {
  private readonly plans = new Map<
    number,
    { minutes: Uint8Array; closed: Uint8Array; makeUp: boolean; rest: string }
  >();

  constructor(private readonly file: CalendarText) {}

  /** Whether somebody works in the minute that begins at this instant (seconds since 1970). */
  works(instant: number): boolean {
    return this.owners(wallMinute(this.file.zone, instant)).length > 0;
  }

  /** Working seconds in [from, to), without those in the pauses. */
  between(from: number, to: number, pauses: readonly OraclePause[] = []): number {
    let sum = 0;
    for (const piece of walk(from, pauses)) {
      if (piece.from >= to) return sum;
      if (!covering(pauses, piece.from) && this.works(piece.minute)) sum += Math.min(piece.to, to) - piece.from;
    }
    return sum;
  }

  /** The instant at which so many working seconds are full. */
  add(from: number, seconds: number, pauses: readonly OraclePause[] = []): number {
    return this.filled(from, seconds, pauses, (minute) => this.works(minute));
  }

  /** When a target is due; Infinity: never, as a pause lasts. */
  due(target: OracleTarget, start: number, pauses: readonly OraclePause[]): number {
    if (target.kind === 'working') return this.add(start, target.seconds, pauses);
    if (target.kind === 'elapsed') return this.filled(start, target.seconds, pauses, () => true);
    const { kind } = target;
    const wanted = daysWanted(target, dateOf(this.file.zone, start));
    let count = 0;
    let last = Number.NaN;
    for (const [date, seen] of this.dates(start, pauses)) {
      const lasting = pauses.some(({ from, to }) => to === NEVER && seen !== null && from <= seen.from);
      if (Number.isNaN(last)) {
        if (lasting) return NEVER;
        const counts =
          kind === 'wd' ? seen !== null && seen.workedUnpaused > 0 : isSkipped(seen) || (seen?.unpaused ?? 0) > 0;
        if (counts) count++;
        if (count < wanted) continue;
        if (kind === 'wd' && seen) return seen.workEnds === seen.to ? seen.workEnds - 1 : seen.workEnds;
        last = date;
      }
      if ((kind === 'roll' || kind === 'mo roll') && (seen === null || seen.worked === 0)) continue;
      // A date that the zone skipped ends when it would have begun.
      return seen ? seen.to - 1 : this.endBefore - 1;
    }
    throw new Error('dates do not end');
  }

  /** What each stretch of time in [start, end) is to a target: one line for as long as the same holds on the same date. */
  told(target: OracleTarget, start: number, end: number, pauses: readonly OraclePause[]): Told[] {
    const { zone } = this.file;
    const day = 'count' in target ? this.dayLines(target, start, end, pauses) : null;
    const receipt = dateOf(zone, start);
    const lines: Told[] = [];
    let [current, currentDate]: [Line | null, number] = [null, 0];
    for (const { from, to, minute } of walk(start, pauses)) {
      if (from >= end) break;
      const wall = wallMinute(zone, minute);
      const date = Math.max(settledDate(zone, minute), receipt);
      const pause = covering(pauses, from);
      const paused = pause && pausedLine(pause.reason);
      let line: Line;
      if (day) line = paused ?? day(date, minute);
      else if (target.kind === 'elapsed') line = paused ?? ELAPSED;
      else {
        const [owner] = this.owners(wall);
        if (owner === undefined) line = IDLE[this.idle(wall, date)]!;
        else line = paused ?? (this.plan(owner).makeUp ? MAKE_UP : WORKING);
      }
      if (line === current && date === currentDate) lines.at(-1)!.to = Math.min(to, end);
      else lines.push({ from, to: Math.min(to, end), ...line });
      [current, currentDate] = [line, date];
    }
    return lines;
  }

  private endBefore = 0;

  /** How each date, and each minute of it, goes towards a day target. */
  private dayLines(target: OracleTarget, start: number, end: number, pauses: readonly OraclePause[]) {
    if (!('count' in target)) throw new Error(target.kind);
    const { zone } = this.file;
    const receipt = dateOf(zone, start);
    const wanted = daysWanted(target, receipt);
    const lines = new Map<number, Line>();
    lines.set(receipt, { counted: false, why: 'day_of_receipt' });
    let count = 0;
    let rolling = false;
    let night: { date: number; until: number } | null = null;
    for (const [date, seen] of this.dates(start, pauses)) {
      if (seen && seen.from >= end) break;
      const worked = seen !== null && seen.worked > 0;
      if (rolling) {
        lines.set(date, { counted: false, why: 'rolled' });
        if (worked) rolling = false;
        continue;
      }
      const counts =
        target.kind === 'wd' ? seen !== null && seen.workedUnpaused > 0 : isSkipped(seen) || (seen?.unpaused ?? 0) > 0;
      if (!counts) {
        const planned = this.plan(date).minutes.some((mark) => mark === 1);
        lines.set(date, { counted: false, why: planned && !worked ? 'partial_closure' : this.plan(date).rest });
        continue;
      }
      count++;
      const makeUp = target.kind === 'wd' && this.plan(date).makeUp;
      lines.set(date, { counted: true, why: makeUp ? 'make_up_day' : 'counted_day', day: count });
      if (count !== wanted) continue;
      rolling = target.kind.endsWith('roll') && !worked;
      if (target.kind === 'wd' && seen && seen.workEnds > seen.to) night = { date, until: seen.workEnds };
    }
    return (date: number, minute: number) =>
      lines.get(night && date > night.date && minute < night.until ? night.date : date) ?? UNTOLD;
  }

  /** The dates after that of `start`, each with what there is of it; null: the zone skipped it. Without an end. */
  private *dates(start: number, pauses: readonly OraclePause[]): Generator<[number, DateSeen | null]> {
    const { zone } = this.file;
    const seen = new Map<number, DateSeen>();
    const of = (date: number, from: number) => {
      const known = seen.get(date);
      if (known) return known;
      const made = { from, to: from, unpaused: 0, worked: 0, workedUnpaused: 0, workEnds: Number.NaN };
      seen.set(date, made);
      return made;
    };
    let next = dateOf(zone, start) + 1;
    // Some hours early: the clock may have gone back over midnight.
    for (const { from, to, minute } of walk(start - 3 * 3600, pauses)) {
      const wall = wallMinute(zone, minute);
      const date = settledDate(zone, minute);
      // All of a date has been seen, its night shift too, once the day after the next has been going on for hours.
      while (date > next + 1 && (wall % 1440 > 180 || date > next + 2)) {
        const known = seen.get(next) ?? null;
        if (known && known.to > known.from) this.endBefore = known.to;
        yield [next, known];
        seen.delete(next);
        next++;
      }
      const paused = covering(pauses, from) !== null;
      const here = of(date, from);
      here.to = to;
      if (!paused) here.unpaused += to - from;
      for (const owner of this.owners(wall)) {
        const its = of(owner, from);
        its.worked += to - from;
        if (!paused) its.workedUnpaused += to - from;
        its.workEnds = to;
      }
    }
  }

  private filled(from: number, seconds: number, pauses: readonly OraclePause[], counts: (minute: number) => boolean) {
    let left = seconds;
    for (const piece of walk(from, pauses)) {
      const pause = covering(pauses, piece.from);
      if (pause?.to === NEVER) return NEVER;
      if (pause || !counts(piece.minute)) continue;
      if (left <= piece.to - piece.from) return piece.from + left;
      left -= piece.to - piece.from;
    }
    return NEVER;
  }

  /** The dates whose shift works at this minute on the wall, the earlier first. */
  private owners(wall: number): readonly number[] {
    const date = Math.floor(wall / 1440);
    const minute = wall - date * 1440;
    const [before, today] = [this.plan(date - 1), this.plan(date)];
    if (today.closed[minute] || before.closed[minute + 1440]) return NOBODY;
    if (before.minutes[minute + 1440]) return today.minutes[minute] ? [date - 1, date] : [date - 1];
    return today.minutes[minute] ? [date] : NOBODY;
  }

  /** Why nobody works at this minute of a date. */
  private idle(wall: number, settled: number): string {
    const date = Math.floor(wall / 1440);
    const minute = wall - date * 1440;
    if (this.plan(date - 1).minutes[minute + 1440] || this.plan(date).minutes[minute]) return 'partial_closure';
    return this.plan(settled).rest;
  }

  /** What the file says of a date: which of its 2,880 minutes until the end of the next are planned, and which closed. */
  private plan(date: number) {
    const known = this.plans.get(date);
    if (known) return known;
    const { week, closed = [], working = {}, partial = [] } = this.file;
    const name = new Date(date * 86_400_000).toISOString().slice(0, 10);
    const weekday = WEEKDAYS[new Date(date * 86_400_000).getUTCDay()]!;
    const makeUp = working[name];
    const rest =
      makeUp !== undefined
        ? 'outside_hours'
        : closed.includes(name)
          ? 'closed_day'
          : (week[weekday] ?? []).length === 0
            ? 'rest_day'
            : 'outside_hours';
    const intervals = rest === 'closed_day' ? [] : (week[makeUp ?? weekday] ?? []);
    const closures = partial.filter((entry) => entry.date === name).flatMap((entry) => entry.closed);
    const plan = { minutes: marked(intervals), closed: marked(closures), makeUp: makeUp !== undefined, rest };
    this.plans.set(date, plan);
    return plan;
  }
}

/** Whether the zone skipped the date; a shift of it may still have been worked on the next. */
function isSkipped(seen: DateSeen | null): boolean {
  return seen === null || seen.from === seen.to;
}

/** The minutes of two days that lie in intervals such as `22:00-06:00`. */
function marked(intervals: readonly string[]): Uint8Array {
  const minutes = new Uint8Array(2880);
  for (const text of intervals) {
    const [from, to] = text.split('-').map((time) => {
      const [hours, rest] = time.split(':').map(Number);
      return hours! * 60 + rest!;
    }) as [number, number];
    for (let at = from; at < (to > from ? to : to + 1440); at++) minutes[at] = 1;
  }
  return minutes;
}

/** Minutes from an instant on, cut wherever a pause starts or ends. Without an end. */
function* walk(start: number, pauses: readonly OraclePause[]): Generator<{ from: number; to: number; minute: number }> {
  const cuts = new Set(pauses.flatMap(({ from, to }) => [from, to]).filter((at) => at % 60 !== 0));
  const cutMinutes = new Set([...cuts].map((at) => Math.floor(at / 60) * 60));
  for (let minute = Math.floor(start / 60) * 60; ; minute += 60) {
    let from = Math.max(minute, start);
    if (cutMinutes.has(minute)) {
      for (let second = from + 1; second < minute + 60; second++) {
        if (!cuts.has(second)) continue;
        yield { from, to: second, minute };
        from = second;
      }
    }
    yield { from, to: minute + 60, minute };
  }
}

/** The pause at that instant; where there are several, the one that began first. */
function covering(pauses: readonly OraclePause[], at: number): OraclePause | null {
  let found: OraclePause | null = null;
  for (const pause of pauses) {
    if (pause.from <= at && at < pause.to && (found === null || pause.from < found.from)) found = pause;
  }
  return found;
}

function daysWanted(target: OracleTarget, receipt: number): number {
  if (!('count' in target)) throw new Error(target.kind);
  if (!target.kind.startsWith('mo')) return target.count;
  const [year, month, day] = new Date(receipt * 86_400_000).toISOString().slice(0, 10).split('-').map(Number) as [
    number,
    number,
    number,
  ];
  const months = year * 12 + month - 1 + target.count;
  for (let last = day; ; last--) {
    const date = new Date(Date.UTC(Math.floor(months / 12), months % 12, last));
    if (date.getUTCDate() === last) return date.getTime() / 86_400_000 - receipt;
  }
}

/** The date on the wall, in days since 1970. */
export function dateOf(zone: string, instant: number): number {
  return Math.floor(wallMinute(zone, instant) / 1440);
}

/** The same, or an earlier one where the clock goes back over midnight soon: a date ends with its last minute. */
export function settledDate(zone: string, instant: number): number {
  const now = wallMinute(zone, instant);
  let date = Math.floor(now / 1440);
  if (now - date * 1440 > 120 || wallMinute(zone, instant + 7200) - now === 120) return date;
  for (let at = instant; at < instant + 7200; at += 60) date = Math.min(date, dateOf(zone, at));
  return date;
}

const formats = new Map<string, Intl.DateTimeFormat>();
type Minutes = Float64Array<ArrayBufferLike>;
const walls = new Map<string, Map<number, Minutes>>();
let last: { zone: string; day: number; minutes: Minutes } = { zone: '', day: 0, minutes: new Float64Array() };

/** What the clock on the wall shows in the minute of this instant, in minutes since 1970. Days that were asked before are kept. */
export function wallMinute(zone: string, instant: number): number {
  const day = Math.floor(instant / 86_400);
  if (day !== last.day || zone !== last.zone) {
    const days = walls.get(zone) ?? new Map<number, Minutes>();
    walls.set(zone, days);
    const minutes = days.get(day) ?? wallMinutes(zone, day);
    days.set(day, minutes);
    last = { zone, day, minutes };
  }
  return last.minutes[Math.floor(instant / 60) - day * 1440]!;
}

/** Intl is asked each quarter of an hour, and each minute of those in which the clock was changed. */
function wallMinutes(zone: string, day: number): Minutes {
  const minutes = new Float64Array(1440);
  let first = askedMinute(zone, day * 1440);
  for (let quarter = 0; quarter < 1440; quarter += 15) {
    const next = askedMinute(zone, day * 1440 + quarter + 15);
    for (let at = 0; at < 15; at++) {
      minutes[quarter + at] = next - first === 15 ? first + at : askedMinute(zone, day * 1440 + quarter + at);
    }
    first = next;
  }
  return minutes;
}

/** The same without keeping anything. */
export function askedMinute(zone: string, minute: number): number {
  let format = formats.get(zone);
  if (!format) {
    const two = '2-digit';
    const shape = { year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' } as const;
    format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...shape });
    formats.set(zone, format);
  }
  // 21/11/2026, 09:30
  const [day, month, year, hour, at] = format
    .format(minute * 60_000)
    .split(/\D+/)
    .map(Number) as [number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, at) / 60_000;
}
