import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../../src/core/statistics/cohen-kappa.js';
import { percentAgreement, type RatingPair } from '../../../src/core/statistics/percent-agreement.js';

/** A contingency table (rows: first rater) as one pair for each item. */
function pairsOf(table: number[][]): RatingPair[] {
  return table.flatMap((row, i) =>
    row.flatMap((n, j) => Array.from({ length: n }, (): RatingPair => [`${i}`, `${j}`])),
  );
}

function zip(first: readonly unknown[], second: readonly unknown[]): RatingPair[] {
  return first.map((a, i) => [String(a), String(second[i])]);
}

// Values and sources as in worked-examples.json; tolerances are those of the printed figures.
const PUBLISHED = [
  {
    source: 'SAS PROC FREQ printout in the statsmodels tests; the second rater never uses the first category',
    table: [
      [0, 4, 1],
      [0, 8, 0],
      [0, 1, 5],
    ],
    percent: 13 / 19,
    kappa: 0.4842,
    exact: 0.4841628959,
  },
  {
    source: 'Cohen 1968, Psychological Bulletin 70:213-220, as in R psych',
    table: [
      [88, 14, 18],
      [10, 40, 10],
      [2, 6, 12],
    ],
    percent: 0.7,
    kappa: 0.492,
    exact: 0.4915254237,
  },
  {
    source: 'Gwet, R irrCAC, cont3x3abstractors',
    table: [
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ],
    percent: 0.89,
    kappa: 0.7964094,
    exact: 0.7964094022,
  },
];

const A = [1, 1, 0, 1, 0, 1, 1, 0, 1, 1];
const B = [1, 0, 0, 1, 0, 1, 1, 1, 1, 1];

describe.each([
  ["Cohen's kappa", cohenKappa],
  ['percent agreement', percentAgreement],
])('%s', (_name, statistic) => {
  it('has no value without any pair, and says why', () => {
    expect(statistic([])).toEqual({ value: null, n: 0, reason: 'no_data' });
  });

  it('leaves its input alone', () => {
    const pairs = Object.freeze(zip(A, B).map((pair) => Object.freeze(pair)));
    expect(statistic(pairs).n).toBe(10);
  });
});

describe("Cohen's kappa", () => {
  it.each(PUBLISHED)('gives $kappa as published: $source', ({ table, kappa, exact }) => {
    const { value, n, reason } = cohenKappa(pairsOf(table));
    expect(Math.abs(Number(value) - kappa)).toBeLessThan(0.0006);
    expect(value).toBeCloseTo(exact, 9);
    expect([n, reason]).toEqual([table.flat().reduce((a, b) => a + b), null]);
  });

  it('gives .5238 for the check vector', () => {
    expect(cohenKappa(zip(A, B)).value).toBeCloseTo(0.5238, 4);
  });

  it('comes out even: 54 of 90 is .6 to the last bit, so that a rule which asks for .6 is met', () => {
    const table = [
      [14, 1],
      [1, 2],
    ];
    expect(cohenKappa(pairsOf(table)).value).toBe(0.6);
  });

  it('is negative where raters agree less than by chance', () => {
    expect(cohenKappa(zip(['y', 'n', 'y', 'n'], ['n', 'y', 'n', 'y'])).value).toBe(-1);
  });

  it('has no value where both raters used one and the same category: neither 0 nor 1 nor NaN', () => {
    expect(cohenKappa(zip(['yes', 'yes'], ['yes', 'yes']))).toEqual({ value: null, n: 2, reason: 'one_category' });
  });

  it('is 0, not undefined, where each rater used one category and these differ', () => {
    expect(cohenKappa(zip(['yes', 'yes'], ['no', 'no']))).toEqual({ value: 0, n: 2, reason: null });
  });

  it('is 0 where only one of the raters told anything apart', () => {
    expect(cohenKappa(zip(['yes', 'yes', 'yes'], ['yes', 'no', 'yes'])).value).toBe(0);
  });
});

describe('percent agreement', () => {
  it.each(PUBLISHED)('is the share on the diagonal ($percent): $source', ({ table, percent }) => {
    expect(percentAgreement(pairsOf(table)).value).toBeCloseTo(percent, 12);
  });

  it('gives .8 for the check vector', () => {
    expect(percentAgreement(zip(A, B))).toEqual({ value: 0.8, n: 10, reason: null });
  });
});

describe('for any pairs of ratings', () => {
  const category = fc.constantFrom('1', '2', '3', '4');
  const pairs = fc.array(fc.tuple(category, category), { minLength: 1, maxLength: 60 });

  it('kappa does not care which rater comes first', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const swapped = given.map(([a, b]): RatingPair => [b, a]);
        expect(cohenKappa(swapped)).toEqual(expect.objectContaining({ reason: cohenKappa(given).reason }));
        expect(cohenKappa(swapped).value ?? 2).toBeCloseTo(cohenKappa(given).value ?? 2, 12);
      }),
    );
  });

  it('kappa does not care what categories are called, nor in which order items come', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const names: Record<string, string> = { 1: '2', 2: 'toString', 3: '', 4: '四' };
        const renamed = given.map(([a, b]): RatingPair => [names[a] ?? a, names[b] ?? b]).reverse();
        expect(cohenKappa(renamed).value ?? 2).toBeCloseTo(cohenKappa(given).value ?? 2, 12);
      }),
    );
  });

  it('kappa lies between -1 and 1 and never above percent agreement, or has a reason', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const { value, reason } = cohenKappa(given);
        expect(reason).toBe(value === null ? 'one_category' : null);
        expect(value ?? 0).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(value ?? 0).toBeLessThanOrEqual(Number(percentAgreement(given).value) + 1e-12);
      }),
    );
  });

  it('perfect agreement on two or more categories is 1, on a single one undefined', () => {
    fc.assert(
      fc.property(fc.array(category, { minLength: 1 }), (ratings) => {
        const { value } = cohenKappa(zip(ratings, ratings));
        if (new Set(ratings).size === 1) expect(value).toBeNull();
        else expect(value).toBeCloseTo(1, 12);
        expect(percentAgreement(zip(ratings, ratings)).value).toBe(1);
      }),
    );
  });
});
