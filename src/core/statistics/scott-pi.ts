import { type Estimate, undefinedEstimate } from './result.js';
import { symmetricInterval } from './symmetric-interval.js';

/**
 * Scott's pi (Scott 1955, Public Opinion Quarterly 19:321-325) of two raters from a square table of counts: as Cohen's kappa, but
 * chance goes by the marginals of both raters together, so that a bias between them counts against them. Standard error by the
 * delta method (Gwet 2008), interval from the normal distribution.
 */
export function scottPi(table: readonly (readonly number[])[]): Estimate {
  const variant = 'unweighted';
  const n = sum(table.flat());
  if (n === 0) return undefinedEstimate('no_data', 0, variant);
  const together = table.map((row, k) => sum(row) + sum(table.map((other) => other[k] ?? 0)));
  const agreed = sum(table.map((row, k) => row[k] ?? 0));
  const chance = sum(together.map((count) => count * count));
  if (chance === 4 * n * n) return undefinedEstimate('one_category', n, variant);
  const value = (4 * n * agreed - chance) / (4 * n * n - chance);

  const pe = chance / (4 * n * n);
  let squares = 0;
  table.forEach((row, i) => {
    row.forEach((count, j) => {
      const expected = ((together[i] ?? 0) + (together[j] ?? 0)) / (4 * n);
      const own = ((i === j ? 1 : 0) - pe) / (1 - pe);
      squares += (count / n) * (own - (2 * (1 - value) * (expected - pe)) / (1 - pe) - value) ** 2;
    });
  });
  return { value, ...symmetricInterval(value, squares / n), variant, n, reason: null };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
