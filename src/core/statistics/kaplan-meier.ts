import { Z95 } from './normal.js';

/** A quantile of the time to an event, with its limits. Null: the curve does not fall so far. */
export interface SurvivalQuantile {
  value: number | null;
  low: number | null;
  high: number | null;
}

/**
 * Quantiles of a time to an event where for some it has not happened yet (Kaplan and Meier 1958, J. Amer. Stat. Assoc. 53:457-481). `times`: when it
 * happened; `censored`: how long it had not when last looked at. Whoever is censored at the time of an event was still at risk in it.
 * The limits are those of Brookmeyer and Crowley (1982) by the logarithm of the curve with Greenwood's variance, 95 %, as R's survfit gives them; where the
 * curve runs along the level, the value lies in the middle of that stretch. Reference (maintained AML, Miller 1981): 7 of 11, median 31 (18, none).
 */
export function survivalQuantiles(
  times: Float64Array,
  censored: Float64Array,
  levels: readonly number[],
): SurvivalQuantile[] {
  const happened = Float64Array.from(times).sort();
  const left = Float64Array.from(censored).sort();
  const found = levels.map((): SurvivalQuantile => ({ value: null, low: null, high: null }));
  let survival = 1;
  let greenwood = 0;
  let gone = 0;
  /** Levels that the curve lies on since it fell last. */
  const lying = new Set<number>();
  for (let place = 0; place < happened.length; ) {
    const time = happened[place] as number;
    while (gone < left.length && (left[gone] as number) < time) gone++;
    const atRisk = happened.length - place + (left.length - gone);
    const before = place;
    while (place < happened.length && happened[place] === time) place++;
    const events = place - before;
    survival *= (atRisk - events) / atRisk;
    if (atRisk > events) greenwood += events / (atRisk * (atRisk - events));
    const spread = Math.exp(Z95 * Math.sqrt(greenwood));
    for (const [at, level] of levels.entries()) {
      const quantile = found[at] as SurvivalQuantile;
      const target = 1 - level;
      if (lying.has(at) && survival < target - TINY) {
        quantile.value = ((quantile.value as number) + time) / 2;
        lying.delete(at);
      }
      if (quantile.value === null && survival <= target + TINY) {
        quantile.value = time;
        if (Math.abs(survival - target) <= TINY) lying.add(at);
      }
      // With nobody left the curve is 0, and its variance is not known.
      if (atRisk === events) continue;
      if (quantile.low === null && survival / spread <= target + TINY) quantile.low = time;
      if (quantile.high === null && survival * spread <= target + TINY) quantile.high = time;
    }
  }
  return found;
}

/** What products of fractions may be off by. */
const TINY = 1e-9;
