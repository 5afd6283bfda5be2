import * as v from 'valibot';
import type { Calendar } from '../calendar/calendar.js';
import { deadline } from '../calendar/deadline.js';
import { parseLength, parseTarget } from '../calendar/duration.js';
import { addWorkingSeconds } from '../calendar/working-time.js';
import type { Instant } from '../calendar/zone.js';
import { type Fault, Problem, problemOr } from '../problem.js';

/** What is waited for before somebody must look. */
export const LENGTHS = ['ownerless', 'untouched', 'paused', 'logged_late'] as const;
export type LengthName = (typeof LENGTHS)[number];

/** `policy/supervision.yaml`: when a manager must look at a complaint. Everything has a default. */
export const SupervisionFile = v.strictObject({
  /** Hours and minutes are then working time of this calendar, and `3wd` is allowed; days are always 24 hours. */
  calendar: v.optional(v.pipe(v.string(), v.minLength(1))),
  /** Nobody owns it for longer than this. */
  ownerless: v.optional(v.string(), '4h'),
  /** Nobody has done anything about it for longer than this. */
  untouched: v.optional(v.string(), '3d'),
  /** It has been paused for longer than this. */
  paused: v.optional(v.string(), '14d'),
  /** It was received longer than this before it was logged. */
  logged_late: v.optional(v.string(), '7d'),
  /** Handed over more often than this; absent: what policy/kpi.yaml says. */
  handovers_above: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** So often it came back to a team that had had it before. */
  ping_pong: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});
export type SupervisionFile = v.InferOutput<typeof SupervisionFile>;

/** A length of time as it was written, and when it is over. */
export interface Limit {
  text: string;
  /** When so much time has passed since an instant; null: the calendar has no data for it. */
  after(since: Instant): Instant | null;
}

/** When somebody must look, ready for use. */
export interface Supervision {
  /** Whose working time hours and minutes are; null: plain time. */
  calendar: string | null;
  limits: Record<LengthName, Limit>;
  handoversAbove: number;
  pingPong: number;
}

/** Makes settings of a checked file. Refuses, by path, lengths that can't be read and a calendar that is not there. */
export function makeSupervision(
  file: SupervisionFile,
  calendars: ReadonlyMap<string, Calendar>,
  handoversAbove: number,
): Supervision {
  const faults: Fault[] = [];
  const calendar = file.calendar === undefined ? null : (calendars.get(file.calendar) ?? null);
  if (file.calendar !== undefined && calendar === null) {
    faults.push({ path: 'calendar', found: file.calendar, allowed: [...calendars.keys()].join(', ') });
  }
  const limit = (name: LengthName): Limit => {
    const read = problemOr(() => limitOf(file[name], calendar));
    if (!(read instanceof Problem)) return read;
    const allowed = calendar === null ? '30m, 4h, 3d' : '30m, 4h, 3wd, 3d';
    faults.push({ path: name, found: file[name], allowed });
    return { text: file[name], after: () => null };
  };
  const limits = Object.fromEntries(LENGTHS.map((name) => [name, limit(name)])) as Supervision['limits'];
  if (faults.length > 0) throw new Problem('policy_invalid', { file: 'policy/supervision.yaml', faults });
  const { ping_pong } = file;
  return {
    calendar: calendar?.id ?? null,
    limits,
    handoversAbove: file.handovers_above ?? handoversAbove,
    pingPong: ping_pong,
  };
}

function limitOf(text: string, calendar: Calendar | null): Limit {
  if (/^\d+wd$/.test(text.trim()) && calendar !== null) {
    const target = parseTarget(text);
    return { text, after: (since) => known(() => deadline(target, since, calendar)) };
  }
  const seconds = parseLength(text);
  if (calendar === null || /d$/.test(text.trim())) return { text, after: (since) => since + seconds };
  return { text, after: (since) => known(() => addWorkingSeconds(calendar, since, seconds)) };
}

function known(reckon: () => Instant): Instant | null {
  const instant = problemOr(reckon);
  return instant instanceof Problem ? null : instant;
}
