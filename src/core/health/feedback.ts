import { dayOf, formatDay, instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Snapshot } from '../complaint/record.js';
import { daysOfPeriod, improvementFigures } from '../improvement/figures.js';
import { type Improvement, isImplemented } from '../improvement/improvement.js';
import type { RepeatedWhen } from '../insight/repeats.js';
import { wilson } from '../statistics/wilson.js';
import type { Looked } from './analysis.js';
import type { SignFigure } from './health.js';

/** Of the repeats of which it is known how the complaint before stood, those that came although its answer stood. */
export function repeatsAnswered({ answered, open, withdrawn }: Record<RepeatedWhen, number>): SignFigure {
  return wilson(answered, answered + open + withdrawn);
}

/** Of the improvements implemented in the period, those whose result was told. */
export function improvementsFedBack(
  improvements: readonly Improvement[],
  { period, now, zone }: Pick<Looked, 'period' | 'now' | 'zone'>,
): SignFigure {
  const today = formatDay(dayOf(now, zone));
  const days = daysOfPeriod(period, zone);
  const waiting = improvements.find(
    (each) =>
      isImplemented(each) &&
      each.feedback.length === 0 &&
      each.implemented_on !== null &&
      each.implemented_on >= (days.from ?? '') &&
      each.implemented_on <= (days.to ?? today),
  );
  return { ...improvementFigures(improvements, days, { today, zone }).fed_back_share, about: waiting?.id ?? null };
}

/** Of the complaints that are not over, those with a message of the customer that has waited for an answer for longer than so many seconds. */
export function unansweredRate(open: readonly Snapshot[], longerThan: number, now: Instant): SignFigure {
  const waiting = open.flatMap(({ id, unanswered_since }) => {
    const since = unanswered_since === null ? null : instantOf(unanswered_since);
    return since !== null && now - since > longerThan ? [{ id, since }] : [];
  });
  waiting.sort((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1));
  return { ...wilson(waiting.length, open.length), about: waiting[0]?.id ?? null };
}
