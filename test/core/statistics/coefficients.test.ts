import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialInterval } from '../../../src/core/statistics/binomial-interval.js';
import { brennanPrediger } from '../../../src/core/statistics/brennan-prediger.js';
import { fQuantile } from '../../../src/core/statistics/f-quantile.js';
import { fleissKappa } from '../../../src/core/statistics/fleiss-kappa.js';
import { gwetAc } from '../../../src/core/statistics/gwet-ac.js';
import { intraclassCorrelation } from '../../../src/core/statistics/icc.js';
import { krippendorffAlpha, type Metric } from '../../../src/core/statistics/krippendorff-alpha.js';
import { pairwiseAgreement } from '../../../src/core/statistics/pairwise-agreement.js';
import { poissonInterval } from '../../../src/core/statistics/poisson-interval.js';
import { raterBias } from '../../../src/core/statistics/rater-bias.js';
import { confusionTable, type RatingTable } from '../../../src/core/statistics/ratings.js';
import type { Estimate } from '../../../src/core/statistics/result.js';
import { scottPi } from '../../../src/core/statistics/scott-pi.js';
import { tQuantile } from '../../../src/core/statistics/t-quantile.js';
import { weightedKappa } from '../../../src/core/statistics/weighted-kappa.js';
import { agreementWeights, fromDisagreement } from '../../../src/core/statistics/weights.js';

const METRICS: Metric[] = ['nominal', 'ordinal', 'interval', 'ratio'];
const A = [1, 1, 0, 1, 0, 1, 1, 0, 1, 1];
const B = [1, 0, 0, 1, 0, 1, 1, 1, 1, 1];
const CHECK: RatingTable = A.map((a, i) => [a, B[i]!]);

// Krippendorff 2011, example C: four observers, twelve units, ratings missing.
const FOUR: RatingTable = [
  [1, 1, null, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [null, 5, 5, 5],
  [null, null, 1, 1],
  [null, null, 3, null],
];
const FOUR_PLACES = FOUR.map((row) => row.map((value) => (value === null ? null : value - 1)));

// Shrout and Fleiss 1979: six targets, four judges.
const JUDGES: RatingTable = [
  [9, 2, 5, 8],
  [6, 1, 3, 2],
  [8, 4, 6, 8],
  [7, 1, 2, 6],
  [10, 5, 6, 9],
  [6, 2, 4, 7],
];

/** Every coefficient of categories, by name. */
const COEFFICIENTS: Record<string, (ratings: RatingTable, categories: number) => Estimate> = {
  'percent agreement': (ratings) => pairwiseAgreement(ratings),
  "Cohen's kappa": (ratings, q) => weightedKappa(confusionTable(ratings, [0, 1], q)),
  'linear kappa': (ratings, q) => weightedKappa(confusionTable(ratings, [0, 1], q), { weights: scheme('linear', q) }),
  "Scott's pi": (ratings, q) => scottPi(confusionTable(ratings, [0, 1], q)),
  "Fleiss' kappa": fleissKappa,
  'Brennan-Prediger': brennanPrediger,
  AC1: (ratings, q) => gwetAc(ratings, q),
  AC2: (ratings, q) => gwetAc(ratings, q, { weights: scheme('quadratic', q), scheme: 'quadratic' }),
  ...Object.fromEntries(
    METRICS.map((metric) => [
      `${metric} alpha`,
      (ratings: RatingTable) => krippendorffAlpha(ratings, metric, { resamples: 20 }),
    ]),
  ),
};
const scheme = (name: 'linear' | 'quadratic', q: number) => agreementWeights(name, [...Array(q).keys()]);
const [percent, , , , ...OF_MANY] = Object.entries(COEFFICIENTS);

describe('as published', () => {
  test('the check vector', () => {
    expect(pairwiseAgreement(CHECK).value).toBeCloseTo(0.8, 12);
    expect(COEFFICIENTS["Cohen's kappa"]!(CHECK, 2).value).toBeCloseTo(0.5238, 4);
    expect(gwetAc(CHECK, 2).value).toBeCloseTo(0.6552, 4);
    expect(krippendorffAlpha(CHECK, 'nominal').value).toBeCloseTo(0.5476, 4);
  });

  test('four observers with ratings missing: alpha on each scale, AC1 and Fleiss with their intervals', () => {
    const published = { nominal: 0.743, ordinal: 0.815, interval: 0.849, ratio: 0.797 };
    for (const metric of METRICS) expect(krippendorffAlpha(FOUR, metric).value).toBeCloseTo(published[metric], 3);
    expect(gwetAc(FOUR_PLACES, 5)).toMatchObject({ n: 11, interval: 't', high: 1, variant: 'AC1' });
    expect(gwetAc(FOUR_PLACES, 5).value).toBeCloseTo(0.77544, 5);
    expect(gwetAc(FOUR_PLACES, 5).se).toBeCloseTo(0.14295, 5);
    expect(fleissKappa(FOUR_PLACES, 5).value).toBeCloseTo(0.76117, 5);
    expect(fleissKappa(FOUR_PLACES, 5).z).toBeNull();
  });

  test("Cohen's weights of disagreement, also where they are not the same both ways", () => {
    const table = [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ];
    const weighted = (...disagreement: number[][]) =>
      weightedKappa(table, { weights: fromDisagreement(disagreement) }).value;
    expect(weighted([0, 1, 3], [1, 0, 6], [3, 6, 0])).toBeCloseTo(0.348, 3);
    expect(weighted([0, 1, 4], [1, 0, 6], [2, 2, 0])).toBeCloseTo(0.353, 3);
  });

  test('six intraclass correlations', () => {
    const { forms } = intraclassCorrelation(JUDGES);
    const values = Object.values(forms).map(({ value }) => Number(value?.toFixed(2)));
    expect(values).toEqual([0.17, 0.29, 0.71, 0.44, 0.62, 0.91]);
    expect(forms['ICC(2,1)'].low).toBeCloseTo(0.0188, 4);
    expect(forms['ICC(2,1)'].high).toBeCloseTo(0.7611, 4);
  });

  test('quantiles and exact intervals', () => {
    // scipy 1.17: t.ppf, f.ppf, beta.ppf.
    expect([1, 11, 99, 2.5].map((df) => tQuantile(0.975, df))).toEqual(
      [12.70620474, 2.20098516, 1.98421695, 3.57465484].map((value) => expect.closeTo(value, 7)),
    );
    expect(fQuantile(0.975, 5, 15)).toBeCloseTo(3.57641535, 7);
    expect(fQuantile(0.975, 5, 4.7)).toBeCloseTo(7.65271933, 7);
    expect(binomialInterval(4, 20)).toEqual({ low: expect.closeTo(0.057334, 6), high: expect.closeTo(0.436614, 6) });
    expect([binomialInterval(0, 5)?.low, binomialInterval(5, 5)?.high, binomialInterval(0, 0)]).toEqual([0, 1, null]);
    expect(poissonInterval(0)).toEqual({ low: 0, high: expect.closeTo(3.688879, 6) });
    expect(poissonInterval(10)).toEqual({ low: expect.closeTo(4.795389, 6), high: expect.closeTo(18.390356, 6) });
  });

  test('the interval of alpha is the same for the same seed, and another for another', () => {
    const alpha = (seed: number) => krippendorffAlpha(FOUR, 'ordinal', { resamples: 500, seed });
    expect(alpha(7)).toEqual(alpha(7));
    expect(alpha(7).low).not.toBe(alpha(8).low);
    expect(alpha(7)).toMatchObject({ interval: 'bootstrap', resamples: 500, se: expect.any(Number) });
    expect(krippendorffAlpha(FOUR, 'ordinal')).toMatchObject({ interval: null, low: null, resamples: 0 });
  });
});

describe.each(Object.entries(COEFFICIENTS))('%s has no value and says why', (name, coefficient) => {
  const undefinedFor = (ratings: RatingTable, reason: string) =>
    expect(coefficient(ratings, 3)).toMatchObject({ value: null, se: null, low: null, high: null, reason });

  test('without ratings', () => {
    undefinedFor([], 'no_data');
    undefinedFor([[null, null]], 'no_data');
  });

  test('of one rater, or with one rating an item', () => {
    const twoRaters = /Cohen|linear|Scott/.test(name);
    undefinedFor([[1], [2]], twoRaters ? 'no_data' : 'one_rater');
    undefinedFor(
      [
        [1, null],
        [null, 2],
      ],
      twoRaters ? 'no_data' : 'single_ratings',
    );
  });

  test('where all ratings fall into one category', () => {
    const alike = [
      [1, 1],
      [1, 1],
    ];
    if (name === percent![0]) expect(coefficient(alike, 3)).toMatchObject({ value: 1, high: 1, reason: null });
    else undefinedFor(alike, 'one_category');
  });
});

test('other undefined cases', () => {
  const ofIcc = (ratings: RatingTable) => intraclassCorrelation(ratings).forms['ICC(2,1)'];
  expect(ofIcc([[3, 3]])).toMatchObject({ value: null, reason: 'too_few_items' });
  expect(ofIcc([[1], [2]])).toMatchObject({ value: null, reason: 'one_rater' });
  expect(
    ofIcc([
      [0.1, 0.1],
      [0.1, 0.1],
    ]),
  ).toMatchObject({ value: null, reason: 'no_variance' });
  expect(krippendorffAlpha([[-1, 2]], 'ratio')).toMatchObject({ value: null, reason: 'negative_values' });
  const oneWay = [
    [1, 0.5],
    [0, 1],
  ];
  expect(gwetAc(CHECK, 2, { weights: oneWay })).toMatchObject({ value: null, reason: 'weights_asymmetric' });
  expect(raterBias([[1, null]], 0)).toMatchObject({ value: null, reason: 'no_data' });
});

test('bias is signed, in units of the ratings, against the rest or a baseline', () => {
  expect(raterBias(JUDGES, 0).value).toBeCloseTo(46 / 6 - (15 + 26 + 40) / 18, 10);
  expect(raterBias(JUDGES, 0, 1).value).toBeCloseTo((46 - 15) / 6, 10);
  expect(raterBias(JUDGES, 1).high).toBeLessThan(0);
});

test('a tolerance counts steps, rounding does not take any away', () => {
  const near = [
    [0.1, 0.3],
    [0.5, 0.9],
  ];
  expect(pairwiseAgreement(near, 0.2)).toMatchObject({ value: 0.5, variant: 'within 0.2' });
  expect(pairwiseAgreement(near).value).toBe(0);
});

describe('for any ratings', () => {
  const rating = fc.integer({ min: 0, max: 3 });
  const two = fc.array(fc.tuple(rating, rating), { minLength: 1, maxLength: 40 });
  const some = fc.option(rating, { freq: 4 });
  const many = fc
    .integer({ min: 2, max: 5 })
    .chain((raters) => fc.array(fc.array(some, { minLength: raters, maxLength: raters }), { maxLength: 25 }));
  const same = (a: Estimate, b: Estimate) => {
    expect(b).toMatchObject({ n: a.n, reason: a.reason });
    expect(b.value ?? 9).toBeCloseTo(a.value ?? 9, 10);
    // Other resamples come out of another order.
    if (a.interval !== 'bootstrap' && b.interval !== 'bootstrap') expect(b.se ?? 9).toBeCloseTo(a.se ?? 9, 8);
  };

  test("Fleiss' kappa of two raters is Scott's pi, and so is its standard error", () => {
    fc.assert(fc.property(two, (ratings) => same(fleissKappa(ratings, 4), COEFFICIENTS["Scott's pi"]!(ratings, 4))));
  });

  test("nominal alpha is Scott's pi but for 1 / 2n of what is left to 1", () => {
    fc.assert(
      fc.property(two, (ratings) => {
        const [pi, alpha] = [COEFFICIENTS["Scott's pi"]!(ratings, 4), krippendorffAlpha(ratings, 'nominal')];
        expect(alpha.reason).toBe(pi.reason);
        if (pi.value === null) return;
        expect(alpha.value).toBeCloseTo(pi.value + (1 - pi.value) / (2 * ratings.length), 10);
      }),
    );
  });

  test('alpha is what the matrix of coincidences gives', () => {
    fc.assert(
      fc.property(many, fc.constantFrom(...METRICS), (ratings, metric) => {
        const { value } = krippendorffAlpha(ratings, metric);
        expect(value ?? 9).toBeCloseTo(alphaByCoincidences(ratings, metric) ?? 9, 9);
      }),
    );
  });

  test.each(Object.entries(COEFFICIENTS))('%s cares neither for the order of items nor of raters', (_, coefficient) => {
    fc.assert(
      fc.property(two, (ratings) => {
        same(
          coefficient(ratings, 4),
          coefficient(
            ratings.map(([a, b]) => [b, a]),
            4,
          ),
        );
        same(coefficient(ratings, 4), coefficient(ratings.toReversed(), 4));
      }),
      { numRuns: 50 },
    );
  });

  test.each(OF_MANY)('%s of many raters cares for the order of neither', (_, coefficient) => {
    fc.assert(
      fc.property(many, (ratings) => {
        same(
          coefficient(ratings, 4),
          coefficient(
            ratings.map((row) => row.toReversed()),
            4,
          ),
        );
        same(coefficient(ratings, 4), coefficient(ratings.toReversed(), 4));
      }),
      { numRuns: 50 },
    );
  });

  const NAMELESS = ["Cohen's kappa", "Scott's pi", "Fleiss' kappa", 'Brennan-Prediger', 'AC1', 'nominal alpha'];
  test.each(NAMELESS)('%s does not care what categories are called', (name) => {
    fc.assert(
      fc.property(two, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (ratings, names) => {
        const renamed = ratings.map((row) => row.map((value) => names[value]!));
        same(COEFFICIENTS[name]!(ratings, 4), COEFFICIENTS[name]!(renamed, 4));
      }),
      { numRuns: 50 },
    );
  });

  test('those that go by order keep their value turned upside down; interval alpha and ICC on any straight line', () => {
    fc.assert(
      fc.property(two, (ratings) => {
        for (const name of ['linear kappa', 'AC2', 'ordinal alpha', 'interval alpha']) {
          const turned = ratings.map((row) => row.map((value) => 3 - value));
          same(COEFFICIENTS[name]!(ratings, 4), COEFFICIENTS[name]!(turned, 4));
        }
        const scaled = ratings.map((row) => row.map((value) => 1000 + 2.5 * value));
        same(krippendorffAlpha(ratings, 'interval'), krippendorffAlpha(scaled, 'interval'));
        const [icc, other] = [intraclassCorrelation(ratings), intraclassCorrelation(scaled)];
        expect(other.forms['ICC(2,1)'].value ?? 9).toBeCloseTo(icc.forms['ICC(2,1)'].value ?? 9, 7);
      }),
    );
  });

  test.each(Object.entries(COEFFICIENTS))(
    '%s of raters who always agree is 1, without an interval of no width',
    (name, coefficient) => {
      fc.assert(
        fc.property(fc.array(rating, { minLength: 2 }), (ratings) => {
          fc.pre(new Set(ratings).size > 1);
          const estimate = coefficient(
            ratings.map((value) => [value, value]),
            4,
          );
          expect(estimate.value).toBeCloseTo(1, 12);
          if (name !== percent![0]) expect(estimate).toMatchObject({ se: null, low: null, high: null });
        }),
      );
    },
  );

  test.each(Object.entries(COEFFICIENTS))(
    '%s is a number with its limits around it, or null with a reason',
    (_, coefficient) => {
      fc.assert(
        fc.property(many, (ratings) => {
          const { value, se, low, high, reason, interval } = coefficient(ratings, 4);
          expect(reason === null).toBe(value !== null);
          if (value === null) expect([se, low, high]).toEqual([null, null, null]);
          for (const figure of [value, se, low, high]) if (figure !== null) expect(Number.isFinite(figure)).toBe(true);
          expect(value ?? 0).toBeLessThanOrEqual(1 + 1e-12);
          if (value === null || interval === 'bootstrap' || low === null) return;
          expect(low).toBeLessThanOrEqual(value + 1e-12);
          expect(high).toBeGreaterThanOrEqual(value - 1e-12);
        }),
      );
    },
  );

  test('intraclass correlations too', () => {
    fc.assert(
      fc.property(many, (ratings) => {
        for (const { value, low, high, reason } of Object.values(intraclassCorrelation(ratings).forms)) {
          expect(reason === null).toBe(value !== null);
          for (const figure of [value, low, high]) if (figure !== null) expect(Number.isFinite(figure)).toBe(true);
        }
      }),
    );
  });
});

/** Alpha once more, the long way: the matrix of coincidences of Krippendorff 2011. */
function alphaByCoincidences(ratings: RatingTable, metric: Metric): number | null {
  const values = [0, 1, 2, 3];
  const coincidences = values.map(() => values.map(() => 0));
  for (const row of ratings) {
    const given = row.filter((value) => value !== null);
    given.forEach((a, i) => {
      given.forEach((b, j) => {
        if (i !== j) coincidences[a]![b]! += 1 / (given.length - 1);
      });
    });
  }
  const n = coincidences.map((row) => row.reduce((sum, value) => sum + value, 0));
  const total = n.reduce((sum, value) => sum + value, 0);
  const between = (a: number, b: number) => n.slice(Math.min(a, b), Math.max(a, b) + 1).reduce((x, y) => x + y, 0);
  const apart = (a: number, b: number): number => {
    if (a === b) return 0;
    if (metric === 'nominal') return 1;
    if (metric === 'ordinal') return (between(a, b) - (n[a]! + n[b]!) / 2) ** 2;
    return metric === 'interval' ? (a - b) ** 2 : ((a - b) / (a + b)) ** 2;
  };
  let [observed, expected] = [0, 0];
  for (const a of values) {
    for (const b of values) {
      observed += coincidences[a]![b]! * apart(a, b);
      expected += n[a]! * n[b]! * apart(a, b);
    }
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}
