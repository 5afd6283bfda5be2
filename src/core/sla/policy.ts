import type { Calendar } from '../calendar/calendar.js';
import type { Target } from '../calendar/duration.js';
import type { Day } from '../calendar/instant.js';
import { Problem } from '../problem.js';
import type { Extension, Metric, PolicyEntry, ReopenMode, Start } from './policy-file.js';

/** A target as it was written, and as it is reckoned with. */
export interface Goal {
  text: string;
  target: Target;
}

/** One promise, ready for use. */
export interface Policy {
  id: string;
  /** Hash of what the file said, recorded in each clock that starts under it. */
  hash: string;
  when: PolicyEntry['when'];
  from: Day | null;
  until: Day | null;
  calendar: string;
  calendars: Readonly<Record<string, string>>;
  starts: Record<Metric, Start>;
  targets: Partial<Record<Metric, Goal>>;
  stages: Readonly<Record<string, Goal>>;
  warn: Record<Metric, string>;
  pauses: Partial<Record<Metric, string[]>>;
  extensions: Partial<Record<Metric, Extension>>;
  onReopen: ReopenMode;
}

/** An ordered list of promises of one origin: of a complaint's clocks each such list has its own. */
export interface PolicySet {
  /** Undefined: the house's own. */
  pack: string | undefined;
  /** Where it is written, `policy/sla.yaml`. */
  file: string;
  policies: readonly Policy[];
}

/** All promises of a desk with the calendars that they are kept by. */
export interface PolicyBook {
  sets: readonly PolicySet[];
  calendars: ReadonlyMap<string, Calendar>;
  reopenWithinDays: number | null;
}

/** What a policy promises for a metric; for a stage, to this team. Null: nothing. */
export function goalOf(policy: Policy, metric: Metric, team: string | null): Goal | null {
  if (metric !== 'stage') return policy.targets[metric] ?? null;
  const own = team !== null && Object.hasOwn(policy.stages, team) ? policy.stages[team] : undefined;
  return own ?? policy.targets.stage ?? null;
}

/** The calendar with this id. */
export function calendarOf(book: PolicyBook, id: string): Calendar {
  const calendar = book.calendars.get(id);
  if (!calendar) throw new Problem('calendar_unknown', { calendar: id, known: [...book.calendars.keys()] });
  return calendar;
}

/** The policy that a clock runs under, as it is now; null: it is gone. */
export function policyOf(book: PolicyBook, clock: { policy: string; pack?: string }): Policy | null {
  const set = book.sets.find(({ pack }) => pack === clock.pack);
  return set?.policies.find(({ id }) => id === clock.policy) ?? null;
}
