import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { benjaminiHochberg } from '../../../src/core/statistics/benjamini-hochberg.js';
import { hypergeometricAtLeast, hypergeometricAtMost } from '../../../src/core/statistics/hypergeometric.js';
import { incompleteGamma, upperIncompleteGamma } from '../../../src/core/statistics/incomplete-gamma.js';
import { logChoose } from '../../../src/core/statistics/log-gamma.js';
import { likelihoodChance, logLikelihoodRatio } from '../../../src/core/statistics/log-likelihood.js';

describe('chances corrected for many tests', () => {
  // Benjamini and Hochberg 1995, section 4: thrombolysis in acute myocardial infarction.
  const PAPER = [
    ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459],
    ...[0.324, 0.4262, 0.5719, 0.6528, 0.759, 1],
  ];

  test('of the example of the paper four are told at 5 %, and a later one pulls an earlier one down', () => {
    const corrected = benjaminiHochberg(PAPER);
    expect([...corrected].filter((chance) => chance <= 0.05)).toHaveLength(4);
    expect(corrected[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
    // 0.0278 x 15 / 6 is .0695, but the next one comes to .06386.
    expect(corrected[5]).toBeCloseTo((0.0298 * 15) / 7, 12);
  });

  test('is told by the definition of the step-up procedure, in whatever order they come', () => {
    const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(chances, fc.constantFrom(0.01, 0.05, 0.2), (given, q) => {
        const sorted = [...given].sort((a, b) => a - b);
        const largest = sorted.findLastIndex((chance, at) => (chance * given.length) / (at + 1) <= q);
        const limit = largest < 0 ? -1 : (sorted[largest] ?? 0);
        expect([...benjaminiHochberg(given)].map((chance) => chance <= q)).toEqual(
          given.map((chance) => chance <= limit),
        );
      }),
    );
  });

  test('counts tests of which the chances are not given', () => {
    expect([...benjaminiHochberg([0.01, 0.02], 4)]).toEqual([0.04, 0.04]);
    expect([...benjaminiHochberg([])]).toEqual([]);
  });
});

describe("Fisher's exact test, one-sided", () => {
  test('of the lady tasting tea: all four cups, or three', () => {
    expect(hypergeometricAtLeast(4, 4, 4, 8)).toBeCloseTo(1 / 70, 12);
    expect(hypergeometricAtLeast(3, 4, 4, 8)).toBeCloseTo(17 / 70, 12);
  });

  test('is the sum of all its terms, also in the lower half', () => {
    const table = fc
      .tuple(fc.integer({ min: 1, max: 300 }), fc.nat(300), fc.nat(300), fc.nat(300))
      .map(([lot, a, b, c]) => ({ lot, marked: a % (lot + 1), n: b % (lot + 1), k: c % (lot + 2) }));
    fc.assert(
      fc.property(table, ({ lot, marked, n, k }) => {
        let sum = 0;
        for (let i = Math.max(k, n - (lot - marked), 0); i <= Math.min(n, marked); i++) {
          sum += Math.exp(logChoose(marked, i) + logChoose(lot - marked, n - i) - logChoose(lot, n));
        }
        expect(hypergeometricAtLeast(k, n, marked, lot)).toBeCloseTo(Math.min(1, sum), 9);
        expect(hypergeometricAtLeast(k, n, marked, lot) + hypergeometricAtMost(k - 1, n, marked, lot)).toBeCloseTo(
          1,
          9,
        );
      }),
    );
  });

  test('keeps the digits of what is very small', () => {
    // All 50 marked ones of 1000 among 50 drawn: one of the ways to choose them.
    expect(Math.log(hypergeometricAtLeast(50, 50, 50, 1000))).toBeCloseTo(-logChoose(1000, 50), 8);
  });
});

describe('the log-likelihood ratio', () => {
  test.each([
    ['the swiss', 110, 2442, 111, 29_114, 270.72],
    ['can be', 29, 13, 123, 31_612, 263.9],
    ['previous year', 31, 23, 139, 31_584, 256.84],
    ['mineral water', 10, 0, 3, 31_764, 167.23],
  ])("of Dunning's table: %s", (_, a, b, c, d, published) => {
    expect(logLikelihoodRatio(a, a + b, c, c + d)).toBeCloseTo(published, 1);
  });

  test('is 0 of shares that are the same, and where there is nothing to compare', () => {
    expect(logLikelihoodRatio(3, 30, 10, 100)).toBeCloseTo(0, 12);
    expect(logLikelihoodRatio(3, 30, 0, 0)).toBe(0);
  });

  test('has the chance of chi-squared, also far out', () => {
    expect(likelihoodChance(3.841458820694124)).toBeCloseTo(0.05, 12);
    expect(likelihoodChance(0)).toBe(1);
    expect(likelihoodChance(100) / 1.523970604832105e-23).toBeCloseTo(1, 9);
  });

  test('of which both sides of the gamma distribution make up 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (a, x) => {
          expect(incompleteGamma(a, x) + upperIncompleteGamma(a, x)).toBeCloseTo(1, 12);
        },
      ),
    );
  });
});
