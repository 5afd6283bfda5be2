import type { Snapshot } from '../complaint/record.js';
import type { Improvement } from '../improvement/improvement.js';
import type { TopCauses } from '../improvement/top-causes.js';
import type { DailyRepeats } from '../insight/repeat-daily.js';
import type { RepeatedWhen } from '../insight/repeats.js';
import type { CountedBatch } from '../kpi/batch.js';
import { SETTLING } from '../kpi/kpis.js';
import { type KpiRequest, reportKpis } from '../kpi/report.js';
import type { Figure } from '../kpi/tally.js';
import { wilson } from '../statistics/wilson.js';
import {
  type AuditMade,
  auditsClosed,
  catchAllShare,
  causesCovered,
  improvementAge,
  type Looked,
  surgedCategories,
  surgesUnanswered,
} from './analysis.js';
import { improvementsFedBack, repeatsAnswered, unansweredRate } from './feedback.js';
import type { SignFigure } from './health.js';
import type { HealthSettings } from './settings.js';
import { SIGN_KPIS, type SignCode } from './signs.js';
import { type Transfer, transferFigures } from './transfer.js';

/** What the signs are worked out of, besides what figures count. */
export interface HealthSources {
  looked: Looked;
  /** Of how many closed complaints of the period, and of those that were read. */
  closed: { count: number; transfers: readonly Transfer[] };
  causes: TopCauses;
  improvements: readonly Improvement[];
  audits: readonly AuditMade[];
  /** How the complaints before stood, of the repeats whose were read, and how many repeats there were. */
  repeated: { when: Record<RepeatedWhen, number>; count: number };
  daily: DailyRepeats;
  /** The complaints that are not over. */
  open: readonly Snapshot[];
}

/** The figures of all signs, and how many complaints were received in the period. */
export function healthFigures(
  batches: readonly CountedBatch[],
  request: HealthRequest,
  sources: HealthSources,
  settings: Pick<HealthSettings, 'catchAll' | 'surges' | 'unansweredLongerThan'>,
): { complaints: number; figures: Record<SignCode, SignFigure> } {
  const { looked, closed, improvements, repeated, open } = sources;
  const { opened, ...kpis } = signKpis(batches, request);
  const transfers = transferFigures(closed.transfers);
  const isPart = closed.transfers.length < closed.count;
  const taken = (figure: SignFigure): SignFigure => (isPart ? { ...figure, of: closed.count } : figure);
  const { answered, open: unanswered, withdrawn, unknown } = repeated.when;
  const seen = answered + unanswered + withdrawn + unknown;
  const again = repeatsAnswered(repeated.when);
  return {
    complaints: opened?.value ?? 0,
    figures: {
      ...(kpis as Record<KpiSign, SignFigure>),
      unowned_p50: taken(transfers.unowned_p50),
      unowned_share: taken(transfers.unowned_share),
      other_teams_share: taken(transfers.other_teams_share),
      second_line_p50: taken(transfers.second_line_p50),
      catch_all_share: catchAllShare(batches, settings.catchAll, looked),
      causes_covered: causesCovered(sources.causes),
      improvement_age: improvementAge(improvements, looked.now),
      audits_closed: auditsClosed(sources.audits, looked.period),
      surges_unanswered: surgesUnanswered(
        surgedCategories(batches, settings.surges, looked),
        improvements,
        looked.zone,
      ),
      repeats_answered: seen < repeated.count ? { ...again, of: repeated.count } : again,
      improvements_fed_back: improvementsFedBack(improvements, looked),
      unanswered_rate: unansweredRate(open, settings.unansweredLongerThan, looked.now),
      repeat_waiting_rate: wilson(sources.daily.complaints, open.length),
    },
  };
}

type KpiSign = Extract<
  SignCode,
  | 'handovers'
  | 'passed_around_rate'
  | 'passed_back_rate'
  | 'first_line_containment'
  | 'root_cause_coverage'
  | 'emotion_coverage'
  | 'completeness'
  | 'repeat_rate'
  | 'reopen_rate'
  | 'satisfaction_response_rate'
  | 'closed_without_contact_rate'
>;

/** What is asked of key figures. */
export type HealthRequest = Omit<KpiRequest, 'by' | 'compare' | 'cohort' | 'metrics'>;

/**
 * The key figures among the signs. Those that tell what became of complaints are of the part of the period that is so long ago that it is settled; where none is,
 * they are of all of it, and can still change.
 */
function signKpis(batches: readonly CountedBatch[], request: HealthRequest): Record<string, SignFigure> {
  const { period, now, settledAfterDays } = request;
  const settled = { from: period.from, to: Math.min(period.to, now - settledAfterDays * 86_400) };
  const count = (of: typeof period, metrics: readonly string[]): Record<string, Figure> => {
    const { groups } = reportKpis(batches, { ...request, period: of, by: [], compare: null, metrics });
    return groups[0]?.metrics ?? {};
  };
  const later = SIGN_KPIS.filter((name) => SETTLING.has(name));
  const isSettled = settled.to > settled.from;
  const figures = {
    ...count(
      period,
      SIGN_KPIS.filter((name) => !SETTLING.has(name)),
    ),
    ...pick(count(isSettled ? settled : period, later), later),
  };
  return Object.fromEntries(
    ['opened', ...SIGN_KPIS].map((name) => {
      const { value = null, numerator, denominator, low, high, n } = figures[name] ?? {};
      const isOpen = !isSettled && SETTLING.has(name);
      return [
        name,
        { value, numerator, denominator, low, high, n, ...(isOpen && { provisional: true }) } as SignFigure,
      ];
    }),
  );
}

function pick(figures: Record<string, Figure>, names: readonly string[]): Record<string, Figure> {
  return Object.fromEntries(names.flatMap((name) => (figures[name] ? [[name, figures[name]]] : [])));
}

/** So many of a list, evenly over it; all where it has no more. 0: all. */
export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (most === 0 || list.length <= most) return list;
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)] as T);
}
