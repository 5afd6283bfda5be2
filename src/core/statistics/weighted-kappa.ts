import { type Estimate, undefinedEstimate } from './result.js';
import { symmetricInterval } from './symmetric-interval.js';
import type { Weights } from './weights.js';

export interface Kappa extends Estimate {
  /** Standard error if the raters agreed by chance only, and the value in units of it. */
  se_null: number | null;
  z: number | null;
}

/**
 * Cohen's kappa of two raters (Cohen 1960, weighted 1968) from a square table of counts, rows by the first rater: (po - pe) /
 * (1 - pe), pe from the raters' own marginals. `weights` are of agreement; without any only the diagonal counts. The categories are
 * those of the table, used or not; unused ones change nothing but the range of linear and quadratic weights. Standard errors by
 * Fleiss, Cohen and Everitt (1969), large samples; interval from the normal distribution as SAS and statsmodels do, or from t
 * with n - 1 degrees of freedom as irrCAC does (`studentised`). Undefined where both used one and the same category throughout.
 */
export function weightedKappa(
  table: readonly (readonly number[])[],
  {
    weights,
    variant = weights ? 'custom' : 'unweighted',
    studentised = false,
  }: { weights?: Weights; variant?: string; studentised?: boolean } = {},
): Kappa {
  const n = sum(table.flat());
  const none = { se_null: null, z: null };
  if (n === 0) return { ...undefinedEstimate('no_data', 0, variant), ...none };
  const weight = (i: number, j: number) => (weights ? (weights[i]?.[j] ?? 0) : i === j ? 1 : 0);
  const rows = table.map(sum);
  const columns = table.map((_, j) => sum(table.map((row) => row[j] ?? 0)));

  // Counts as long as can be: a kappa of exactly .6 must not come out as .5999999999999996 and fail a rule that asks for .6.
  let agreed = 0;
  let chance = 0;
  each(table, (count, i, j) => {
    agreed += count * weight(i, j);
    chance += (rows[i] ?? 0) * (columns[j] ?? 0) * weight(i, j);
  });
  if (chance === n * n) return { ...undefinedEstimate('one_category', n, variant), ...none };
  const value = (n * agreed - chance) / (n * n - chance);

  const [po, pe] = [agreed / n, chance / (n * n)];
  const ofRow = rows.map((_, i) => sum(columns.map((count, j) => count * weight(i, j))) / n);
  const ofColumn = columns.map((_, j) => sum(rows.map((count, i) => count * weight(i, j))) / n);
  let squares = 0;
  let squaresNull = 0;
  each(table, (count, i, j) => {
    const expected = (ofRow[i] ?? 0) + (ofColumn[j] ?? 0);
    // Around the mean, where the formula as printed takes its square off at the end: no rounding is left where raters always agree.
    squares += (count / n) * (weight(i, j) * (1 - pe) - expected * (1 - po) - (po * pe - 2 * pe + po)) ** 2;
    squaresNull += (((rows[i] ?? 0) * (columns[j] ?? 0)) / (n * n)) * (weight(i, j) - expected + pe) ** 2;
  });
  const variance = squares / (n * (1 - pe) ** 4);
  const varianceNull = squaresNull / (n * (1 - pe) ** 2);
  const seNull = varianceNull > 1e-18 ? Math.sqrt(varianceNull) : null;
  return {
    value,
    ...symmetricInterval(value, variance, studentised ? { df: n - 1 } : {}),
    variant,
    n,
    reason: null,
    se_null: seNull,
    z: seNull === null ? null : value / seNull,
  };
}

function each(table: readonly (readonly number[])[], visit: (count: number, i: number, j: number) => void): void {
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      visit(count, i, j);
    });
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
