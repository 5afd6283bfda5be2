import { expect, test } from 'vitest';
import { gwetAc } from '../../../src/core/statistics/gwet-ac.js';
import { krippendorffAlpha } from '../../../src/core/statistics/krippendorff-alpha.js';
import { pairwiseAgreement } from '../../../src/core/statistics/pairwise-agreement.js';
import { seededRandom } from '../../../src/core/statistics/random.js';
import { confusionTable, type RatingTable } from '../../../src/core/statistics/ratings.js';
import type { Estimate } from '../../../src/core/statistics/result.js';
import { weightedKappa } from '../../../src/core/statistics/weighted-kappa.js';
import { agreementWeights } from '../../../src/core/statistics/weights.js';

/** `npm run test:slow` plays all of it; otherwise fewer rounds, from the same seed on. */
const SLOW = process.env.MODE === 'slow';
const [ROUNDS, RESAMPLES] = SLOW ? [500, 1000] : [100, 200];
const TICKETS = 200;

/** How often a ticket is truly bad, fair or good. */
const TRUTH = [0.2, 0.3, 0.5];

/** Three raters, each by what is said of a bad, a fair and a good ticket: one careful, one strict, one lenient and noisy. */
const RATERS = [
  [
    [0.9, 0.08, 0.02],
    [0.07, 0.86, 0.07],
    [0.02, 0.08, 0.9],
  ],
  [
    [0.95, 0.04, 0.01],
    [0.25, 0.7, 0.05],
    [0.05, 0.2, 0.75],
  ],
  [
    [0.7, 0.2, 0.1],
    [0.05, 0.65, 0.3],
    [0.03, 0.07, 0.9],
  ],
];

const PLACES = [0, 1, 2];
const QUADRATIC = agreementWeights('quadratic', PLACES);

/** How often raters `a` and `b` say i and j of the same ticket, were there infinitely many: they err independently. */
function joint(a: number, b: number): number[][] {
  return PLACES.map((i) =>
    PLACES.map((j) =>
      TRUTH.reduce((sum, share, truth) => sum + share * RATERS[a]![truth]![i]! * RATERS[b]![truth]![j]!, 0),
    ),
  );
}

const shares = (rater: number) =>
  PLACES.map((i) => TRUTH.reduce((sum, p, truth) => sum + p * RATERS[rater]![truth]![i]!, 0));
const PAIRS = [joint(0, 1), joint(0, 2), joint(1, 2)];
const POOLED = PLACES.map((i) => [0, 1, 2].reduce((sum, rater) => sum + shares(rater)[i]! / 3, 0));
const sumOver = (table: number[][], worth: (i: number, j: number) => number) =>
  table.reduce((sum, row, i) => row.reduce((total, p, j) => total + p * worth(i, j), sum), 0);
const product = (a: number[], b: number[]) => a.map((p) => b.map((q) => p * q));
const same = (i: number, j: number) => (i === j ? 1 : 0);
const meanOfPairs = (worth: (i: number, j: number) => number) =>
  PAIRS.reduce((sum, table) => sum + sumOver(table, worth) / 3, 0);

function trueKappa(weight: (i: number, j: number) => number): number {
  const [po, pe] = [sumOver(PAIRS[0]!, weight), sumOver(product(shares(0), shares(1)), weight)];
  return (po - pe) / (1 - pe);
}

/** What each statistic is of all tickets there could ever be, and what it is of those in hand. */
const STATISTICS: Record<string, { truth: number; of: (ratings: RatingTable, seed: number) => Estimate }> = {
  'percent agreement, two raters (Wilson)': {
    truth: sumOver(PAIRS[0]!, same),
    of: (ratings) => pairwiseAgreement(ratings.map((row) => row.slice(0, 2))),
  },
  'percent agreement, three raters (Wilson)': { truth: meanOfPairs(same), of: (ratings) => pairwiseAgreement(ratings) },
  "Cohen's kappa": {
    truth: trueKappa(same),
    of: (ratings) => weightedKappa(confusionTable(ratings, [0, 1], 3)),
  },
  "Cohen's kappa, quadratic": {
    truth: trueKappa((i, j) => QUADRATIC[i]![j]!),
    of: (ratings) => weightedKappa(confusionTable(ratings, [0, 1], 3), { weights: QUADRATIC }),
  },
  'nominal alpha (bootstrap)': {
    truth: 1 - (1 - meanOfPairs(same)) / (1 - POOLED.reduce((sum, p) => sum + p * p, 0)),
    of: (ratings, seed) => krippendorffAlpha(ratings, 'nominal', { resamples: RESAMPLES, seed }),
  },
  'interval alpha (bootstrap)': {
    truth: 1 - meanOfPairs((i, j) => (i - j) ** 2) / sumOver(product(POOLED, POOLED), (i, j) => (i - j) ** 2),
    of: (ratings, seed) => krippendorffAlpha(ratings, 'interval', { resamples: RESAMPLES, seed }),
  },
  AC1: {
    truth: ac1(meanOfPairs(same), POOLED.reduce((sum, p) => sum + p * (1 - p), 0) / 2),
    of: (ratings) => gwetAc(ratings, 3),
  },
};

function ac1(po: number, pe: number): number {
  return (po - pe) / (1 - pe);
}

/** Tickets rated by all three. */
function rated(random: () => number): RatingTable {
  const draw = (chances: readonly number[]) => {
    const [bad = 0, fair = 0] = chances;
    const at = random();
    return at < bad ? 0 : at < bad + fair ? 1 : 2;
  };
  return Array.from({ length: TICKETS }, () => {
    const truth = draw(TRUTH);
    return RATERS.map((says) => draw(says[truth]!));
  });
}

test(`95 % intervals hold the truth in ${SLOW ? '93 to 97' : '89 to 100'} % of ${ROUNDS} rounds`, {
  timeout: 600_000,
}, () => {
  const tally = Object.fromEntries(Object.keys(STATISTICS).map((name) => [name, { held: 0, below: 0, sum: 0 }]));
  const random = seededRandom(20_261_122);
  for (let round = 0; round < ROUNDS; round++) {
    const ratings = rated(random);
    for (const [name, { truth, of }] of Object.entries(STATISTICS)) {
      const { value, low, high } = of(ratings, round);
      const counts = tally[name]!;
      if (low! <= truth && truth <= high!) counts.held++;
      if (high! < truth) counts.below++;
      counts.sum += value!;
    }
  }
  for (const [name, { truth }] of Object.entries(STATISTICS)) {
    const { held, below, sum } = tally[name]!;
    const figures = `truth ${truth.toFixed(4)}, mean ${(sum / ROUNDS).toFixed(4)}, held ${((100 * held) / ROUNDS).toFixed(1)} %, too low ${below}, too high ${ROUNDS - held - below}`;
    if (SLOW) process.stderr.write(`${name}: ${figures}\n`);
    expect(sum / ROUNDS, `${name}: ${figures}`).toBeCloseTo(truth, 1.7);
    // What is left to luck has a standard deviation of 2 % in a hundred rounds, and of 1 % in five hundred.
    expect(held / ROUNDS, `${name}: ${figures}`).toBeGreaterThanOrEqual(SLOW ? 0.93 : 0.89);
    expect(held / ROUNDS, `${name}: ${figures}`).toBeLessThanOrEqual(SLOW ? 0.97 : 1);
  }
});
