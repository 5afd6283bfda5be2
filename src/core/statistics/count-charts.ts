export interface CountChart {
  /** Centre line; null without any count. */
  centre: number | null;
  points: { value: number | null; low: number | null; high: number | null; out: boolean }[];
}

/**
 * A u chart (Shewhart; Montgomery, Introduction to Statistical Quality Control, 7.3): counts per unit, where samples differ in size; limits
 * at three standard errors of a Poisson count for each sample by its own size, cut at 0. A sample of size 0 has neither value nor limits. A point on
 * its limit is not outside. Reference: faults of personal computers, samples of 5: centre 1.93, limits .07 and 3.79.
 */
export function uChart(samples: readonly { count: number; size: number }[]): CountChart {
  const size = samples.reduce((sum, sample) => sum + sample.size, 0);
  const centre = size === 0 ? null : samples.reduce((sum, sample) => sum + sample.count, 0) / size;
  const points = samples.map((sample) => {
    if (centre === null || sample.size === 0) return { value: null, low: null, high: null, out: false };
    const spread = 3 * Math.sqrt(centre / sample.size);
    const [low, high] = [Math.max(0, centre - spread), centre + spread];
    const value = sample.count / sample.size;
    return { value, low, high, out: value < low || value > high };
  });
  return { centre, points };
}

/**
 * A c chart: counts where all samples are of one size (NIST/SEMATECH e-Handbook 6.3.3.1). Reference: 25 wafers: centre 16, limits 4 and 28,
 * wafer 24 outside; wafer 3, on the limit, is not.
 */
export function cChart(counts: readonly number[]): CountChart {
  return uChart(counts.map((count) => ({ count, size: 1 })));
}
