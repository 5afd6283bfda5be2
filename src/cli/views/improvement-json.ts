import { type Day, parseDay } from '../../core/calendar/instant.js';
import type { DayText } from '../../core/improvement/events.js';
import { type Improvement, isOverdue } from '../../core/improvement/improvement.js';

/** An improvement as programs see it. Keys are part of the contract. */
export function improvementJson(improvement: Improvement, today: DayText) {
  const { id, title, state, kind, scope, owner, due, links, feedback, history } = improvement;
  return {
    ...{ id, title, state, kind, scope, owner, due },
    overdue: isOverdue(improvement, today),
    days: daysOpen(improvement, today),
    target: improvement.target,
    cause: improvement.cause,
    action: improvement.action,
    implemented_on: improvement.implemented_on,
    verified_at: improvement.verified_at,
    fed_back: [...new Set(feedback.map(({ to }) => to))].sort(),
    links,
    postponed: improvement.postponed,
    setbacks: improvement.setbacks,
    drop_reason: improvement.drop_reason,
    opened_at: improvement.opened_at,
    opened_by: improvement.opened_by,
    version: history.length,
  };
}

/** The days since it was opened, up to when it was verified or dropped. */
function daysOpen({ opened_at, ended_at }: Improvement, today: DayText): number {
  const day = (stamp: string): Day => parseDay(stamp.slice(0, 10));
  return day(ended_at ?? today) - day(opened_at);
}
