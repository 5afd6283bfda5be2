/** A sample of a p chart. */
export interface PChartPoint {
  /** Share found; null where nothing was looked at. */
  share: number | null;
  /** Control limits for a sample of this size; null where nothing was looked at. */
  low: number | null;
  high: number | null;
  /** Outside its limits: more than chance. */
  out: boolean;
}

export interface PChart {
  /** Centre line: all found of all looked at. Null where nothing was looked at. */
  centre: number | null;
  points: PChartPoint[];
}

/**
 * A p chart (Shewhart; NIST/SEMATECH e-Handbook 6.3.3.2): the share found in each sample, with limits at three standard errors of the
 * pooled share, for each sample by its own size, cut at 0 and 1. Reference: orange juice cans, 30 samples of 50: centre .2313, limits .0524 and .4102,
 * samples 15 and 23 outside.
 */
export function pChart(samples: readonly { found: number; of: number }[]): PChart {
  const found = samples.reduce((sum, sample) => sum + sample.found, 0);
  const of = samples.reduce((sum, sample) => sum + sample.of, 0);
  if (of === 0) {
    return { centre: null, points: samples.map(() => ({ share: null, low: null, high: null, out: false })) };
  }
  const centre = found / of;
  const points = samples.map((sample): PChartPoint => {
    if (sample.of === 0) return { share: null, low: null, high: null, out: false };
    const spread = 3 * Math.sqrt((centre * (1 - centre)) / sample.of);
    const [low, high] = [Math.max(0, centre - spread), Math.min(1, centre + spread)];
    const share = sample.found / sample.of;
    return { share, low, high, out: share < low || share > high };
  });
  return { centre, points };
}
