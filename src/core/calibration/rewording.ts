import { FEWEST_ITEMS } from './agreement.js';
import type { Audit } from './audit.js';
import { type CriterionCoefficients, sharesOf } from './coefficients.js';
import { type Criterion, ratedCriteria } from './standard.js';

/** Below this alpha a criterion says too little (Krippendorff 2004, Content Analysis, 11.4: not even tentative conclusions). */
const LOWEST_ALPHA = 0.667;

/** From this coefficient on raters can be relied on. */
const RELIABLE = 0.8;

/** The share of tickets on which raters may be more than a step apart. */
const MOST_APART = 1 / 3;

/** What is one step on a scale of points from 0 to 100. */
const STEP_OF_POINTS = 10;

/** A criterion that raters understand differently. */
export interface CriterionToReword {
  criterion: string;
  why: ('alpha_low' | 'far_apart')[];
  alpha: number | null;
  /** How often two raters gave the same answer. */
  agreement: number | null;
  /** Alpha is low because one answer is rare, not because raters differ much: Gwet's AC says so. */
  rare: boolean;
  /** Tickets on which two raters are more than one step apart, of those that two or more judged. */
  apart: { tickets: number; of: number };
}

/**
 * The criteria whose wording is in doubt, those with most differing answers first: alpha below .667, or more than a third of the tickets with answers more than one step
 * apart (a grade, or ten points; yes and no are one step apart, so for them alpha alone says it). Where fewer than ten tickets can be compared
 * nothing is said.
 */
export function criteriaToReword(
  audit: Audit,
  coefficients: readonly Pick<
    CriterionCoefficients,
    'criterion' | 'krippendorff_alpha' | 'percent_agreement' | 'gwet_ac'
  >[],
): CriterionToReword[] {
  const found = ratedCriteria(audit.plan.standard).flatMap((criterion): CriterionToReword[] => {
    const entry = coefficients.find((each) => each.criterion === criterion.id);
    if (!entry || entry.krippendorff_alpha.n < FEWEST_ITEMS) return [];
    const { krippendorff_alpha: alpha } = entry;
    const apart = farApart(audit, criterion);
    const why: CriterionToReword['why'] = [
      ...(alpha.value !== null && alpha.value < LOWEST_ALPHA ? (['alpha_low'] as const) : []),
      ...(apart.tickets > apart.of * MOST_APART ? (['far_apart'] as const) : []),
    ];
    if (why.length === 0) return [];
    const { gwet_ac, percent_agreement } = entry;
    // Of grades AC counts near answers as nearly alike, which is another matter.
    const rare = criterion.scale === 'yes_no' && gwet_ac.value !== null && gwet_ac.value >= RELIABLE;
    return [{ criterion: criterion.id, why, alpha: alpha.value, agreement: percent_agreement.value, rare, apart }];
  });
  return found.sort((a, b) => Number(a.rare) - Number(b.rare) || (a.agreement ?? 1) - (b.agreement ?? 1));
}

function farApart(audit: Audit, criterion: Criterion): CriterionToReword['apart'] {
  const step = { yes_no: 1, ordinal: 1 / (criterion.levels - 1), percent: STEP_OF_POINTS / 100 }[criterion.scale];
  const judged = sharesOf(audit, [criterion])
    .map((row) => row.filter((share) => share !== null))
    .filter(({ length }) => length > 1);
  const tickets = judged.filter((shares) => Math.max(...shares) - Math.min(...shares) > step + 1e-9).length;
  return { tickets, of: judged.length };
}
