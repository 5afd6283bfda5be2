import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem, problemOr } from '../../../src/core/problem.js';
import { allocate, type Stratum } from '../../../src/core/statistics/allocation.js';

const strata = (...sizes: [size: number, deviation?: number][]): Stratum[] =>
  sizes.map(([size, deviation = 0], index) => ({ key: `s${index}`, size, deviation }));

describe('shares of a sample', () => {
  it('are in proportion to size, rounded by the largest remainder', () => {
    // 100 of 475, 225, 300 is exact; 10 is 4.75, 2.25, 3.0.
    expect(allocate(strata([475], [225], [300]), 100)).toEqual([48, 22, 30]);
    expect(allocate(strata([475], [225], [300]), 10)).toEqual([5, 2, 3]);
  });

  it('are by size times deviation after Neyman', () => {
    // N_h S_h: 400 x 2, 300 x 4, 300 x 10, of 5000: .16, .24, .6.
    expect(allocate(strata([400, 2], [300, 4], [300, 10]), 100, 'neyman')).toEqual([16, 24, 60]);
  });

  it('never exceed a stratum; what is over goes to the others', () => {
    expect(allocate(strata([10, 50], [100, 1], [100, 1]), 60, 'neyman')).toEqual([10, 25, 25]);
    expect(allocate(strata([3], [4]), 100)).toEqual([3, 4]);
  });

  it('keep a minimum, or all that there is', () => {
    expect(allocate(strata([1000], [20], [2]), 50, 'proportional', 5)).toEqual([43, 5, 2]);
    const refused = problemOr(() => allocate(strata([1000], [20], [2]), 11, 'proportional', 5));
    expect(refused instanceof Problem && refused.args).toEqual({ minimum: 5, least: 12, size: 11 });
  });

  it('are by size where nothing varies, and also what is left when all that varies is taken', () => {
    expect(allocate(strata([30], [10]), 8, 'neyman')).toEqual([6, 2]);
    expect(allocate(strata([4, 1], [60, 0], [20, 0]), 12, 'neyman')).toEqual([4, 6, 2]);
  });

  it('of nothing are nothing', () => {
    expect(allocate([], 5)).toEqual([]);
    expect(allocate(strata([0], [5]), 0)).toEqual([0, 0]);
  });

  const some = fc.array(fc.tuple(fc.nat(500), fc.float({ min: 0, max: 10, noNaN: true })), {
    minLength: 1,
    maxLength: 12,
  });
  const allocation = fc.constantFrom('proportional' as const, 'neyman' as const);

  it('add up, stay within bounds, and do not depend on the order of the strata', () => {
    fc.assert(
      fc.property(some, fc.nat(2000), allocation, fc.nat(4), fc.integer(), (sizes, total, by, minimum, turn) => {
        const given = strata(...sizes);
        const all = given.reduce((sum, { size }) => sum + size, 0);
        const least = given.reduce((sum, { size }) => sum + Math.min(size, minimum), 0);
        fc.pre(least <= Math.min(total, all));
        const counts = allocate(Object.freeze(given), total, by, minimum);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Math.min(total, all));
        for (const [index, { size }] of given.entries()) {
          expect(counts[index]).toBeLessThanOrEqual(size);
          expect(counts[index]).toBeGreaterThanOrEqual(Math.min(size, minimum));
        }
        const at = Math.abs(turn) % given.length;
        const turned = [...given.slice(at), ...given.slice(0, at)].reverse();
        const again = new Map(allocate(turned, total, by, minimum).map((count, index) => [turned[index]?.key, count]));
        expect(given.map(({ key }) => again.get(key))).toEqual(counts);
      }),
    );
  });

  it('in proportion are off by less than one', () => {
    fc.assert(
      fc.property(some, fc.nat(2000), (sizes, wanted) => {
        const given = strata(...sizes);
        const all = given.reduce((sum, { size }) => sum + size, 0);
        fc.pre(all > 0);
        const total = Math.min(wanted, all);
        for (const [index, count] of allocate(given, total).entries()) {
          expect(Math.abs(count - (total * (given[index]?.size ?? 0)) / all)).toBeLessThan(1 + 1e-9);
        }
      }),
    );
  });
});
