/** How fast level, trend and season follow what is seen, each from 0 (never) to 1 (at once). Null: the method has none. */
export interface Smoothing {
  alpha: number;
  beta: number | null;
  gamma: number | null;
}

/** Where a series stands: its level, how much it rises a step, and what each place of the season adds. */
export interface SmoothState {
  level: number;
  trend: number;
  /** By place in the season, the place of the first value first; empty: none. */
  seasonals: number[];
}

/** Where smoothing begins. */
export interface SmoothStart extends SmoothState {
  /** How many values the start has taken in as its level: 0, or 1 where the first value is the level. */
  taken: 0 | 1;
  /** From which value on errors count. */
  judgedFrom: number;
  /** How many numbers of the start were fitted to the values whose errors count: by so many those are the less free. */
  fitted: number;
}

/** What smoothing came to. */
export interface Smoothed extends SmoothState {
  /** What each value was off the forecast made one step before; those that the start was made of are left out. */
  errors: number[];
}

/**
 * Exponential smoothing of a series, additive: simple (Brown 1956), with trend (Holt 1957), with trend and season (Winters 1960).
 * level = alpha (y - s) + (1 - alpha)(level + trend); trend = beta (level - level before) + (1 - beta) trend;
 * s = gamma (y - level) + (1 - gamma) s. Hyndman and Athanasopoulos 2021, Forecasting, 3rd ed., 8.1-8.3, in its component form
 * where the seasonal part looks at the new level. Reference: test/core/statistics/exponential-smoothing.test.ts.
 */
export function smooth(series: readonly number[], start: SmoothStart, { alpha, beta, gamma }: Smoothing): Smoothed {
  let { level, trend } = start;
  const seasonals = [...start.seasonals];
  const season = seasonals.length;
  const errors: number[] = [];
  for (let at = start.taken; at < series.length; at++) {
    const value = series[at] ?? 0;
    const place = season === 0 ? 0 : at % season;
    const seasonal = season === 0 ? 0 : (seasonals[place] ?? 0);
    if (at >= start.judgedFrom) errors.push(value - (level + trend + seasonal));
    const before = level;
    level = alpha * (value - seasonal) + (1 - alpha) * (before + trend);
    if (beta !== null) trend = beta * (level - before) + (1 - beta) * trend;
    if (season > 0 && gamma !== null) seasonals[place] = gamma * (value - level) + (1 - gamma) * seasonal;
  }
  return { level, trend, seasonals, errors };
}

/** What is forecast `ahead` steps after the last of `length` values. */
export function forecastAt({ level, trend, seasonals }: SmoothState, length: number, ahead: number): number {
  const seasonal = seasonals.length === 0 ? 0 : (seasonals[(length + ahead - 1) % seasonals.length] ?? 0);
  return level + ahead * trend + seasonal;
}

/**
 * By how much the variance of a forecast `ahead` steps is that of one step: 1 + sum over j < ahead of c_j^2, c_j = alpha (1 + j beta), and
 * gamma (1 - alpha) more where j is a whole number of seasons. Yar and Chatfield 1990, Int J Forecast 6:127-137; Hyndman et al. 2008,
 * Forecasting with Exponential Smoothing, 6.3. By hand: simple with alpha 1: ahead.
 */
export function varianceRatio({ alpha, beta, gamma }: Smoothing, season: number, ahead: number): number {
  let sum = 1;
  for (let j = 1; j < ahead; j++) {
    const seasonal = season > 1 && j % season === 0 ? (gamma ?? 0) * (1 - alpha) : 0;
    sum += (alpha * (1 + j * (beta ?? 0)) + seasonal) ** 2;
  }
  return sum;
}

/** Level (and trend) from the first value (and the step to the second). */
export function startWithoutSeason(series: readonly number[], withTrend: boolean): SmoothStart {
  const [first = 0, second = first] = series;
  const trend = withTrend ? second - first : 0;
  return { level: first, trend, seasonals: [], taken: 1, judgedFrom: withTrend ? 2 : 1, fitted: 0 };
}

/**
 * From all whole seasons, two at least: a straight line through their means by least squares; from each season its mean and that line are taken away,
 * and the seasonal parts are the means of what is left. So a straight line with a season that never changes is forecast exactly. A rule
 * of our own: one made of the first two seasons alone leaves a trend that the rest has to unlearn. All errors count, though the start
 * has seen what they are of: it has fitted level, trend and all seasonal parts but one.
 */
export function startFromSeasons(series: readonly number[], season: number): SmoothStart {
  const seasons = places(Math.floor(series.length / season));
  const means = seasons.map((number) => meanOfSeason(series, season, number));
  const centre = (seasons.length - 1) / 2;
  const [mean, middle] = [meanOf(means), (season - 1) / 2];
  const covariance = means.reduce((sum, each, number) => sum + (number - centre) * (each - mean), 0);
  const trend = covariance / seasons.reduce((sum, number) => sum + (number - centre) ** 2, 0) / season;
  const seasonals = places(season).map(
    (place) =>
      meanOf(means.map((each, number) => (series[number * season + place] ?? 0) - each)) - trend * (place - middle),
  );
  const level = mean - trend * (centre * season + middle + 1);
  return { level, trend, seasonals, taken: 0, judgedFrom: 0, fitted: season + 1 };
}

/**
 * As in many programs: the first value as it is for the level, the trend of the first two seasons, and as seasonal parts the mean distance of
 * each place from the mean of its season, over all whole seasons. Errors count from the second season on.
 */
export function startFromFirst(series: readonly number[], season: number): SmoothStart {
  const means = places(Math.floor(series.length / season)).map((number) => meanOfSeason(series, season, number));
  const seasonals = places(season).map((place) =>
    meanOf(means.map((each, number) => (series[number * season + place] ?? 0) - each)),
  );
  const steps = places(season).map((place) => ((series[place + season] ?? 0) - (series[place] ?? 0)) / season);
  return { level: series[0] ?? 0, trend: meanOf(steps), seasonals, taken: 1, judgedFrom: season, fitted: 0 };
}

function meanOfSeason(series: readonly number[], season: number, number: number): number {
  return meanOf(places(season).map((place) => series[number * season + place] ?? 0));
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function places(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}
