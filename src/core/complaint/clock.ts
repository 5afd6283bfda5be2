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

/** A deadline being kept. What it was started under is recorded with it; once stopped it never changes. */
export interface Clock {
  metric: string;
  /** 1, 2, ... : one for each time that the metric began anew. */
  cycle: number;
  started: Stamp;
  policy: string;
  policy_hash: string;
  target: string;
  calendar: string;
  stopped: StoppedClock | null;
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
}

/** A clock's outcome that a source told without its times. */
export interface ReportedClock {
  metric: string;
  outcome: 'met' | 'breached';
}

/** How a clock is called: `resolution#1`, `final#1@uk-disp`. */
export function clockLabel({ metric, cycle, pack }: ClockKey): string {
  return `${metric}#${cycle}${pack === undefined ? '' : `@${pack}`}`;
}
