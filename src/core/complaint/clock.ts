import type { Stamp } from './facts.js';

/** `unmeasured`: it stopped, but its calendar had no data for the time. */
export type ClockOutcome = 'met' | 'breached' | 'cancelled' | 'merged' | 'unmeasured';

/** Which clock of a complaint. */
export interface ClockKey {
  metric: string;
  /** 1, 2, ... : one for each time that the metric began anew. */
  cycle: number;
  /** The pack of promises that it runs under, a regulator's mostly; absent: the house's own. */
  pack?: string;
}

/** A stretch of time, as it is stored. */
export interface Stretch {
  from: Stamp;
  to: Stamp;
}

/** A deadline being kept. What it was started under is recorded with it; once stopped it never changes. */
export interface Clock extends ClockKey {
  started: Stamp;
  /** In whose hands the complaint is while a stage clock runs; null for other clocks. */
  team: string | null;
  policy: string;
  policy_hash: string;
  target: string;
  calendar: string;
  /** When it begins to be at risk: `75%`, `-30m`. */
  warn: string;
  /** The reasons of a pause that stop it, and from when on they do: a change of policy does not undo a pause that was. */
  pauses: readonly { since: Stamp | null; reasons: readonly string[] }[];
  /** The time that an answer stood before the complaint was reopened: it does not count where the policy resumes the clock. */
  gaps: readonly Stretch[];
  /** The cycle that this one goes on from, rather than beginning anew. */
  continues: number | null;
  /** A deadline set by hand, or put off with approval: nothing but another one moves it. */
  pinned: Pinned | null;
  /** How often it was put off. */
  extensions: number;
  /** The deadline that had passed when the terms changed: what was missed stays missed. */
  missed: Stamp | null;
  stopped: StoppedClock | null;
}

export interface Pinned {
  due: Stamp;
  reason: string;
  by: string;
  /** Who allowed the extension; null: the deadline was set by hand. */
  approved_by: string | null;
}

export interface StoppedClock {
  at: Stamp;
  outcome: ClockOutcome;
  /** Null where it was cancelled during a pause. */
  due: Stamp | null;
  working_seconds: number;
  elapsed_seconds: number;
  paused_seconds: number;
  overdue_working_seconds: number;
  overdue_elapsed_seconds: number;
  /** The calendar had no data for the time: working seconds are not known, and 0. */
  uncounted?: true;
}

/** A clock's outcome that a source told without its times. */
export interface ReportedClock {
  metric: string;
  outcome: 'met' | 'breached';
}

/** When a clock begins to be at risk where its policy does not say. */
export const USUAL_WARNING = '75%';

/** How a clock is called: `resolution#1`, `final#1@uk-disp`. A pack of null is the house's own, like none. */
export function clockLabel({ metric, cycle, pack }: Omit<ClockKey, 'pack'> & { pack?: string | null }): string {
  return `${metric}#${cycle}${pack == null ? '' : `@${pack}`}`;
}

/** Whether two keys mean the same clock. */
export function sameClock(a: ClockKey, b: ClockKey): boolean {
  return a.metric === b.metric && a.cycle === b.cycle && a.pack === b.pack;
}
