import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curvePoint, operatingCurve, qualityAt, smallestPlan } from '../../../src/core/statistics/acceptance.js';
import { binomialAtMost } from '../../../src/core/statistics/binomial.js';
import { hypergeometricAtMost } from '../../../src/core/statistics/hypergeometric.js';
import { logChoose, logFactorial } from '../../../src/core/statistics/log-gamma.js';
import { workedExamples } from '../../reference.js';

/** Draw 52, accept with 3: NIST e-Handbook 6.2.3.2. */
const NIST = [0.998, 0.98, 0.93, 0.845, 0.739, 0.62, 0.502, 0.394, 0.3, 0.223, 0.162, 0.115];

describe('an operating characteristic', () => {
  it.each(NIST.map((accepted, index) => [(index + 1) / 100, accepted]))(
    'of 52 and 3 at %f is %f, as NIST has it',
    (p, accepted) => {
      expect(Math.abs(curvePoint({ n: 52, accept: 3 }, p, null).binomial - accepted)).toBeLessThanOrEqual(0.0011);
    },
  );

  const example = workedExamples().get('oc-52-3');
  it.skipIf(!example)('is that of the worked example to all its digits', () => {
    const { n, c, p: shares } = example?.input ?? {};
    for (const [index, p] of shares.entries()) {
      expect(curvePoint({ n, accept: c }, p, null).binomial).toBeCloseTo(example?.computed.Pa[index], 9);
    }
  });

  it('falls with the share of faulty ones, from 1 to 1 in 100, in even steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(20), fc.integer({ min: 1, max: 600 }), (n, accept, more) => {
        fc.pre(accept < n);
        const curve = operatingCurve({ n, accept }, n + more);
        expect(curve[0]).toEqual({ p: 0, binomial: 1, hypergeometric: 1 });
        for (const [index, point] of curve.slice(1).entries()) {
          expect(point.p).toBeGreaterThan(curve[index]?.p ?? 1);
          expect(point.binomial).toBeLessThanOrEqual((curve[index]?.binomial ?? 0) + 1e-12);
          expect(point.hypergeometric).toBeLessThanOrEqual((curve[index]?.hypergeometric ?? 0) + 1e-9);
        }
        expect(curve.length).toBeLessThanOrEqual(22);
      }),
    );
  });

  it('is told backwards too: 95 in 100 lots are accepted at 2.67%', () => {
    expect(qualityAt({ n: 52, accept: 3 }, 0.95)).toBeCloseTo(0.0267013, 7);
    expect(binomialAtMost(3, 52, qualityAt({ n: 52, accept: 3 }, 0.1))).toBeCloseTo(0.1, 10);
  });
});

describe('the smallest plan for two risks', () => {
  // Found by trying all plans with scipy.
  it.each([
    [0.01, 0.05, 0.06, 0.1, null, 110, 3],
    [0.02, 0.05, 0.08, 0.1, null, 98, 4],
    [0.01, 0.05, 0.02, 0.1, null, 1235, 18],
    [0.015, 0.05, 0.065, 0.1, null, 121, 4],
    [0.02, 0.05, 0.08, 0.1, 500, 94, 4],
  ])('%f/%f and %f/%f with a lot of %s', (p1, alpha, p2, beta, lot, n, accept) => {
    expect(smallestPlan({ p: p1, risk: alpha }, { p: p2, risk: beta }, lot)).toEqual({ n, accept });
  });

  it('keeps both risks, and one fewer would not', () => {
    const share = fc.integer({ min: 1, max: 10 });
    fc.assert(
      fc.property(share, share, share, (good, worse, risk) => {
        const [producer, consumer] = [
          { p: good / 200, risk: 0.05 },
          { p: (good + worse + 4) / 200, risk: risk / 50 },
        ];
        const plan = smallestPlan(producer, consumer);
        if (!plan) throw new Error('none found');
        const accepted = (n: number, p: number) => binomialAtMost(plan.accept, n, p);
        expect(accepted(plan.n, producer.p)).toBeGreaterThanOrEqual(0.95);
        expect(accepted(plan.n, consumer.p)).toBeLessThanOrEqual(consumer.risk);
        expect(accepted(plan.n - 1, consumer.p)).toBeGreaterThan(consumer.risk);
      }),
    );
  });

  it('is none where no lot is large enough', () => {
    expect(smallestPlan({ p: 0.01, risk: 0.01 }, { p: 0.011, risk: 0.01 }, null, 500)).toBeNull();
  });
});

describe('the probabilities underneath', () => {
  // scipy.stats.binom.cdf and hypergeom.cdf.
  it('are those of scipy', () => {
    expect(binomialAtMost(14, 315, 0.025)).toBeCloseTo(0.9859288261998653, 10);
    expect(hypergeometricAtMost(3, 52, 10, 100)).toBeCloseTo(0.12832338578404, 10);
    expect(hypergeometricAtMost(14, 315, 1000, 20000)).toBeCloseTo(0.385485429, 8);
    expect(hypergeometricAtMost(2, 8, 9, 10)).toBe(0);
  });

  it('are certain at the ends', () => {
    expect([binomialAtMost(0, 5, 0), binomialAtMost(4, 5, 1), binomialAtMost(5, 5, 1)]).toEqual([1, 0, 1]);
    expect([hypergeometricAtMost(0, 5, 0, 9), hypergeometricAtMost(0, 9, 1, 9)]).toEqual([1, 0]);
  });

  it('rest on factorials that go over smoothly from sums to the series', () => {
    for (const n of [62, 63, 64, 65, 500]) expect(logFactorial(n) - logFactorial(n - 1)).toBeCloseTo(Math.log(n), 11);
    expect(Math.exp(logChoose(10, 3))).toBeCloseTo(120, 9);
  });
});
