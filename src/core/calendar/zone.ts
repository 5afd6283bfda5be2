import { tzOffset } from '@date-fns/tz/tzOffset';
import { Problem } from '../problem.js';

/** A point in time: whole seconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export interface Transition {
  /** First instant at which `offset` applies. */
  from: Instant;
  /** Seconds east of UTC. */
  offset: number;
}

/** The offsets of a year in a zone, by zone and year: at its beginning, and at each change. */
export type ZoneYears = Record<string, Record<string, Transition[]>>;

const WEEK = 7 * 86_400;
const yearsByZone = new Map<string, Map<number, Transition[]>>();
let asked = 0;

/** Takes over what was found on an earlier day by `learnedZones`: Intl takes its time to get going, and need not. */
export function rememberZones(known: ZoneYears): void {
  for (const [zone, years] of Object.entries(known)) {
    const numbered = Object.entries(years).map(([year, found]) => [Number(year), found] as const);
    yearsByZone.set(zone, new Map(numbered));
  }
}

/** What is known of zones by now; null where Intl had nothing to be asked. It is true for one release of the zone data. */
export function learnedZones(): ZoneYears | null {
  if (asked === 0) return null;
  const all = [...yearsByZone].map(([zone, years]) => [zone, Object.fromEntries(years)]);
  return Object.fromEntries(all);
}

/** Refuses a name that is not an IANA zone. */
export function assertZone(zone: string): void {
  if (!isZone(zone)) throw new Problem('zone_unknown', { zone });
}

/** Whether this is the name of an IANA zone. Fixed offsets such as `+02:00` are none: an offset is not a place. */
export function isZone(zone: string): boolean {
  if (yearsByZone.has(zone)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
  if (/^[+-]/.test(zone)) return false;
  asked++;
  yearsByZone.set(zone, new Map());
  return true;
}

/** Seconds east of UTC in `zone` at `instant`. */
export function offsetAt(zone: string, instant: Instant): number {
  const transitions = transitionsOfYear(zone, new Date(instant * 1000).getUTCFullYear());
  let offset = transitions[0]?.offset ?? 0;
  for (const transition of transitions) if (transition.from <= instant) offset = transition.offset;
  return offset;
}

/** The first change of offset after `from` and not after `to`, or null. At most a few years may lie between the two. */
export function nextTransition(zone: string, from: Instant, to: Instant): Transition | null {
  const last = new Date(to * 1000).getUTCFullYear();
  for (let year = new Date(from * 1000).getUTCFullYear(); year <= last; year++) {
    const transitions = transitionsOfYear(zone, year);
    for (let at = 1; at < transitions.length; at++) {
      const transition = transitions[at] as Transition;
      if (transition.from > from && transition.from <= to) return transition;
    }
  }
  return null;
}

/** Asking Intl costs microseconds a call; a year is asked once, a week at a time, and each change found by halving. */
function transitionsOfYear(zone: string, year: number): Transition[] {
  const years = yearsByZone.get(zone) ?? new Map<number, Transition[]>();
  yearsByZone.set(zone, years);
  const known = years.get(year);
  if (known) return known;

  asked++;
  const start = Date.UTC(year, 0, 1) / 1000;
  const end = Date.UTC(year + 1, 0, 1) / 1000;
  const found: Transition[] = [{ from: start, offset: askOffset(zone, start) }];
  for (let left = start; left < end; left += WEEK) {
    const right = Math.min(left + WEEK, end);
    const before = askOffset(zone, left);
    const after = askOffset(zone, right);
    if (before === after) continue;
    let [low, high] = [left, right];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (askOffset(zone, middle) === before) low = middle;
      else high = middle;
    }
    found.push({ from: high, offset: after });
  }
  years.set(year, found);
  return found;
}

function askOffset(zone: string, instant: Instant): number {
  return Math.round(tzOffset(zone, new Date(instant * 1000)) * 60);
}
