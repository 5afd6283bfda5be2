import { mean } from './mean.js';
import { type Estimate, undefinedEstimate } from './result.js';
import { symmetricInterval } from './symmetric-interval.js';

/** The mean of values with its 95 % interval by Student's t; one value alone has none. `least` and `most`: where values can lie. */
export function meanEstimate(values: readonly number[], { least, most }: { least: number; most: number }): Estimate {
  const n = values.length;
  const value = mean(values);
  if (value === null) return undefinedEstimate('no_data', 0, 'mean');
  const squares = values.reduce((sum, each) => sum + (each - value) ** 2, 0);
  const width = symmetricInterval(value, n > 1 ? squares / (n * (n - 1)) : 0, { df: n - 1, least, most });
  return { value, ...width, variant: 'mean', n, reason: null };
}
