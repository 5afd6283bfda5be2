import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialAtMost } from '../../../src/core/statistics/binomial.js';
import { dispersion } from '../../../src/core/statistics/dispersion.js';
import { rateRatio, ratioOfRatios } from '../../../src/core/statistics/rate-ratio.js';

const near = (value: number) => expect.closeTo(value, 4);

describe('the ratio of two rates', () => {
  test('published: R, poisson.test(c(11, 6+8+7), c(800, 1083+1050+878))', () => {
    const found = rateRatio({ count: 11, size: 800 }, { count: 21, size: 3011 });
    expect(found).toMatchObject({ ratio: near(1.971488), low: near(0.8584264), high: near(4.2772659) });
  });

  test('published: Stata, iri 41 15 28010 19017 (breast cancer and fluoroscopy, Boice and Monson 1977)', () => {
    const found = rateRatio({ count: 41, size: 28010 }, { count: 15, size: 19017 });
    expect(found).toMatchObject({ ratio: near(1.855759), low: near(1.005684), high: near(3.6093) });
    expect(found.p).toBeCloseTo(0.04766, 5);
  });

  test('of nothing after or before has one limit only; of nothing at all there is none', () => {
    const week = (count: number) => ({ count, size: 7 });
    expect(rateRatio(week(0), week(5))).toMatchObject({ ratio: 0, low: 0, high: near(1.09128), p: near(0.0625) });
    expect(rateRatio(week(5), week(0))).toMatchObject({
      ratio: null,
      low: near(0.916356),
      high: null,
      p: near(0.0625),
    });
    expect(rateRatio(week(0), week(0))).toEqual({ ratio: null, low: null, high: null, p: null });
  });

  test('against a sum of the terms: p is twice the smaller tail, and at each limit the tail is a half of 5 %', () => {
    const count = fc.integer({ min: 0, max: 60 });
    const size = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(count, count, size, size, (after, before, long, short) => {
        fc.pre(after + before > 0);
        const found = rateRatio({ count: after, size: long }, { count: before, size: short });
        const total = after + before;
        const share = (ratio: number) => (ratio * long) / (ratio * long + short);
        const atMost = (p: number) => binomialAtMost(after, total, p);
        const atLeast = (p: number) => 1 - binomialAtMost(after - 1, total, p);
        const p = Math.min(1, 2 * Math.min(atMost(share(1)), atLeast(share(1))));
        expect(found.p).toBeCloseTo(p, 9);
        if (found.high !== null) expect(atMost(share(found.high))).toBeCloseTo(0.025, 9);
        if (found.low !== null && found.low > 0) expect(atLeast(share(found.low))).toBeCloseTo(0.025, 9);
        // The interval and the test never disagree.
        const leavesOut = (found.low ?? 0) > 1 || (found.high ?? Number.POSITIVE_INFINITY) < 1;
        expect(leavesOut).toBe((found.p ?? 1) < 0.05);
      }),
    );
  });
});

describe('the ratio of two changes', () => {
  const change = (before: number, after: number, size = 1) => ({
    before: { count: before, size: 1 },
    after: { count: after, size },
  });

  test('published: smoking and lung cancer (Doll and Hill 1950), odds ratio 14.04 (3.33, 59.30)', () => {
    expect(ratioOfRatios(change(2, 647), change(27, 622))).toMatchObject({
      ratio: expect.closeTo(14.04, 2),
      low: expect.closeTo(3.33, 2),
      high: expect.closeTo(59.3, 2),
    });
  });

  test('how long was counted cancels out where both were counted alike, and counts where not', () => {
    expect(ratioOfRatios(change(10, 5, 2), change(40, 40, 2)).ratio).toBeCloseTo(0.5, 12);
    expect(ratioOfRatios(change(10, 5, 2), change(40, 40)).ratio).toBeCloseTo(0.25, 12);
  });

  test('with a count of 0 half is added to each; without any there is none', () => {
    expect(ratioOfRatios(change(10, 0), change(40, 40)).ratio).toBeCloseTo(0.5 / 10.5, 12);
    expect(ratioOfRatios(change(0, 0), change(40, 40))).toEqual({ ratio: null, low: null, high: null });
    expect(ratioOfRatios(change(10, 5), change(0, 0))).toEqual({ ratio: null, low: null, high: null });
  });
});

describe('dispersion', () => {
  const of = (...counts: number[]) => counts.map((count) => ({ count, size: 1 }));

  test("Pearson's chi-square by its degrees of freedom, each stretch with a rate of its own", () => {
    // 16/12 + 0 + 16/12 with 2 degrees of freedom: its upper tail is exp(-x/2).
    expect(dispersion([of(8, 12, 16)])).toEqual({ value: near(1.3333), p: near(Math.exp(-4 / 3)) });
    expect(dispersion([of(8, 12, 16), of(100, 100)]).value).toBeCloseTo(8 / 9, 12);
    expect(
      dispersion([
        [
          { count: 2, size: 1 },
          { count: 6, size: 3 },
        ],
      ]).value,
    ).toBe(0);
  });

  test('of single counts, nothing and no time there is none', () => {
    expect(dispersion([of(5), of(0, 0), [{ count: 0, size: 0 }]])).toEqual({ value: null, p: null });
  });
});
