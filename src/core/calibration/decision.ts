import type { Statistic } from '../statistics/result.js';
import type { Proportion } from '../statistics/wilson.js';
import type { QualityStandard } from './standard.js';

/** What the standard's pass rule says of an audit. */
export interface AuditDecision {
  /** `action`: passed, but the raters have something to settle. Null: agreement or rate can't be told. */
  verdict: 'pass' | 'action' | 'fail' | null;
  /** By alpha over all criteria, or, in standards that ask for kappa, by the lowest of any two raters. */
  agreement: { by: 'alpha' | 'kappa'; value: number | null; wanted: number; with_action: number | null };
  rate: { value: number | null; wanted: number };
}

/** Holds agreement and the rate of unqualified tickets against what the standard asks for. */
export function decideAudit(
  { pass }: Pick<QualityStandard, 'pass'>,
  alpha: Statistic,
  kappas: readonly Statistic[],
  rate: Proportion,
): AuditDecision {
  const agreement = agreementWanted(pass, alpha, kappas);
  const { value, wanted, with_action } = agreement;
  const told = { agreement, rate: { value: rate.value, wanted: pass.unqualified_rate } };
  // Too many unqualified tickets fail whatever the agreement.
  if (rate.value !== null && rate.value > pass.unqualified_rate) return { verdict: 'fail', ...told };
  if (value === null || rate.value === null) return { verdict: null, ...told };
  if (value >= wanted) return { verdict: 'pass', ...told };
  return { verdict: with_action !== null && value >= with_action ? 'action' : 'fail', ...told };
}

function agreementWanted(
  pass: QualityStandard['pass'],
  alpha: Statistic,
  kappas: readonly Statistic[],
): AuditDecision['agreement'] {
  if (pass.alpha !== undefined) {
    return { by: 'alpha', value: alpha.value, wanted: pass.alpha, with_action: pass.alpha_with_action ?? null };
  }
  const told = kappas.flatMap(({ value }) => value ?? []);
  const lowest = told.length === 0 ? null : Math.min(...told);
  return { by: 'kappa', value: lowest, wanted: pass.kappa ?? 0, with_action: null };
}
