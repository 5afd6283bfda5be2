import { dayOf, formatDay, instantOf } from '../calendar/instant.js';
import type { Period } from '../calendar/period.js';
import { type Proportion, wilson } from '../statistics/wilson.js';
import type { DayText } from './events.js';
import { type Improvement, type ImprovementState, isImplemented, isOverdue } from './improvement.js';

/** From one day to another, both included; null: no limit. */
export interface DayPeriod {
  from: DayText | null;
  to: DayText | null;
}

/** The days of a period. */
export function daysOfPeriod({ from, to }: Period, zone: string): DayPeriod {
  const day = (instant: number) => (Number.isFinite(instant) ? formatDay(dayOf(instant, zone)) : null);
  return { from: day(from), to: day(to - 1) };
}

/** How improving went in a period. Rates have Wilson's interval; those of few are wide. */
export interface ImprovementFigures {
  /** Of those due in the period and by now: how many are verified. */
  improvement_rate: Proportion;
  /** Of the same: how many are implemented, verified or not. */
  implemented_rate: Proportion;
  /** Of those implemented in the period: of how many the result was fed back. */
  fed_back_share: Proportion;
  opened: number;
  /** Due by now and not implemented, whenever that was. */
  overdue: number;
  /** Due in the period, and dropped: they are in no rate. */
  dropped: number;
  /** How many stand where, whatever the period. */
  states: Record<ImprovementState, number>;
}

/** The figures of a period, as improvements stand. `today`: what is due later is not due yet. `zone`: of the days on which they were opened. */
export function improvementFigures(
  improvements: readonly Improvement[],
  period: DayPeriod,
  { today, zone }: { today: DayText; zone: string },
): ImprovementFigures {
  const isIn = (day: DayText | null): day is DayText =>
    day !== null && (period.from === null || day >= period.from) && (period.to === null || day <= period.to);
  const due = improvements.filter(({ due }) => isIn(due) && due <= today);
  const kept = due.filter(({ state }) => state !== 'dropped');
  const share = (part: readonly Improvement[], of: readonly Improvement[]) => wilson(part.length, of.length);
  const implemented = improvements.filter((each) => isImplemented(each) && isIn(each.implemented_on));
  const states: Record<ImprovementState, number> = {
    defined: 0,
    analysed: 0,
    planned: 0,
    implemented: 0,
    verified: 0,
    reopened: 0,
    dropped: 0,
  };
  for (const { state } of improvements) states[state]++;
  return {
    improvement_rate: share(
      kept.filter(({ state }) => state === 'verified'),
      kept,
    ),
    implemented_rate: share(kept.filter(isImplemented), kept),
    fed_back_share: share(
      implemented.filter(({ feedback }) => feedback.length > 0),
      implemented,
    ),
    opened: improvements.filter(({ opened_at }) => isIn(formatDay(dayOf(instantOf(opened_at), zone)))).length,
    overdue: improvements.filter((each) => isOverdue(each, today)).length,
    dropped: due.length - kept.length,
    states,
  };
}
