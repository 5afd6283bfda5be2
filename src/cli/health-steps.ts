import { dayOf, dayStart, formatDay, formatInstant } from '../core/calendar/instant.js';
import type { Period } from '../core/calendar/period.js';
import type { Sign } from '../core/health/health.js';
import type { HealthSettings } from '../core/health/settings.js';
import type { SignCode } from '../core/health/signs.js';

/** What commands are put together of. */
export interface StepContext {
  period: Period;
  zone: string;
  now: number;
  settings: HealthSettings;
  /** The filter that was given, by the names of its flags. */
  filters: Readonly<Record<string, string | number>>;
  /** How many complaints were received in it. */
  complaints: number;
  /** People who could rate an audit. */
  raters: readonly string[];
  /** What an improvement on a cause is called. */
  titleFor: (cause: string) => string;
}

/** The arguments of the command that comes next, as a shell would hand them over. */
export function stepOf({ code, figure: { about, on } }: Sign, context: StepContext): string[] {
  const { period, zone, now, settings, filters, complaints, raters, titleFor } = context;
  const picked = Object.entries(filters).flatMap(([flag, value]) => [`--${flag}`, String(value)]);
  const days = daysOf(period, now, zone);
  const looked = [...days, ...picked];
  const by = (dimension: string) => ['kpi', ...looked, '--by', dimension, '--metrics', code];
  const top10 = ['improve', 'top10', '--of', settings.causesOf, ...looked];
  const step: Record<SignCode, () => string[]> = {
    handovers: () => ['insight', 'flow', ...looked, '--by', 'category'],
    passed_around_rate: () => ['insight', 'flow', ...looked, '--by', 'category'],
    passed_back_rate: () => ['insight', 'flow', ...looked, '--by', 'team'],
    first_line_containment: () => by('category'),
    unowned_p50: () => ['supervise', '--only', 'ownerless', ...picked],
    unowned_share: () => ['supervise', '--only', 'ownerless', ...picked],
    other_teams_share: () => ['insight', 'flow', ...looked, '--by', 'team'],
    second_line_p50: () => ['insight', 'flow', ...looked, '--by', 'team'],
    root_cause_coverage: () => by('owner'),
    emotion_coverage: () => by('channel'),
    completeness: () => by('channel'),
    catch_all_share: () => ['insight', 'topics', ...days, ...withCategory(picked, about)],
    causes_covered: () => (about ? ['improve', 'open', '--title', titleFor(about), '--of', scopeText(about)] : top10),
    improvement_age: () => top10,
    audits_closed: () =>
      about
        ? ['audit', 'status', about]
        : [
            ...['audit', 'plan', `health-${formatDay(dayOf(now, zone))}`, ...days],
            ...['--size', String(Math.min(USUAL_SAMPLE, complaints)), '--seed', '1', '--raters', raters.join(',')],
          ],
    surges_unanswered: () => [
      ...['insight', 'surge', '--of', 'category', '--by', 'week', '--on', on ?? ''],
      ...withCategory(picked, about),
    ],
    repeat_rate: () => ['insight', 'repeats', ...looked],
    repeats_answered: () => ['insight', 'repeats', ...looked, '--by', 'team'],
    reopen_rate: () => ['insight', 'drivers', '--of', 'reopened', ...looked],
    satisfaction_response_rate: () => by('channel'),
    closed_without_contact_rate: () => by('owner'),
    improvements_fed_back: () =>
      about ? ['improve', 'feedback', about, '--to', 'customers'] : ['improve', 'list', '--state', 'implemented'],
    unanswered_rate: () => (about ? ['respond', about] : ['list', ...picked]),
    repeat_waiting_rate: () => ['repeat', 'daily', ...picked],
  };
  return ['plaint', ...step[code]()];

  function scopeText(cause: string): string {
    // As `log --category` has it.
    const field = settings.causesOf === 'subcategory' ? 'category' : settings.causesOf;
    return `${field}=${cause}`;
  }
}

/** How many tickets are usually drawn. */
const USUAL_SAMPLE = 40;

function withCategory(picked: readonly string[], category: string | null | undefined): readonly string[] {
  return picked.includes('--category') || !category ? picked : [...picked, '--category', category];
}

/** The period as flags: whole days by their names. */
function daysOf({ from, to }: Period, now: number, zone: string): string[] {
  const isWhole = (instant: number) => dayStart(dayOf(instant, zone), zone) === instant;
  const first = isWhole(from) ? formatDay(dayOf(from, zone)) : formatInstant(from, zone);
  const last = to === now || isWhole(to) ? formatDay(dayOf(to === now ? to : to - 1, zone)) : formatInstant(to, zone);
  return ['--from', first, '--to', last];
}

/** A command as it is typed: what a shell would read otherwise is quoted. */
export function commandText(argv: readonly string[]): string {
  return argv
    .map((word) => (/^[\p{L}\p{N}@%+=:,./_-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}
