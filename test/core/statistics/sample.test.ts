import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/statistics/random.js';
import { simpleRandomSample } from '../../../src/core/statistics/sample.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a simple random sample', () => {
  // Pinned: an audit must be drawn again alike on every machine and in every later version.
  it('is this one for this seed, everywhere and for ever', () => {
    expect(simpleRandomSample(numbers(20), 8, 7)).toEqual([4, 2, 8, 5, 3, 10, 18, 11]);
    expect(simpleRandomSample(numbers(20), 8, -1)).toEqual([20, 11, 9, 1, 3, 8, 15, 16]);
  });

  it('has everything, in another order, where more is asked for than there is', () => {
    const sample = simpleRandomSample(numbers(10), 99, 1);
    expect(sample).not.toEqual(numbers(10));
    expect(sample.sort((a, b) => a - b)).toEqual(numbers(10));
  });

  it('is empty of nothing, and of size 0', () => {
    expect([simpleRandomSample([], 3, 1), simpleRandomSample([1, 2], 0, 1)]).toEqual([[], []]);
  });

  it('takes no item twice, only items that are there, the same for the same seed, and leaves its input alone', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.integer(), (count, size, seed) => {
        const items = Object.freeze(numbers(count));
        const sample = simpleRandomSample(items, size, seed);
        expect(sample).toHaveLength(Math.min(size, count));
        expect(new Set(sample).size).toBe(sample.length);
        expect(sample.every((item) => items.includes(item))).toBe(true);
        expect(simpleRandomSample(items, size, seed)).toEqual(sample);
      }),
    );
  });

  it('of a smaller size is the beginning of a larger one, so that an audit can be extended', () => {
    expect(simpleRandomSample(numbers(50), 20, 3).slice(0, 8)).toEqual(simpleRandomSample(numbers(50), 8, 3));
  });

  it('favours nobody: over many seeds each item comes about as often in every place', () => {
    const [items, seeds] = [20, 4000];
    for (const place of [0, 1, 5]) {
      const counts = new Array<number>(items + 1).fill(0);
      for (let seed = 0; seed < seeds; seed++) {
        const item = simpleRandomSample(numbers(items), 6, seed)[place] ?? 0;
        counts[item] = (counts[item] ?? 0) + 1;
      }
      const expected = seeds / items;
      const chiSquare = counts.slice(1).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // 19 degrees of freedom: above 43.8 once in a thousand.
      expect(chiSquare).toBeLessThan(43.8);
    }
  });

  it('shows no trace of the seed: seeds side by side do not draw tickets side by side', () => {
    const firsts = numbers(200).map((seed) => simpleRandomSample(numbers(1000), 1, seed)[0] ?? 0);
    const neighbours = firsts.slice(1).filter((item, index) => Math.abs(item - (firsts[index] ?? 0)) === 1);
    expect(neighbours.length).toBeLessThan(10);
  });
});

describe('seeded random numbers', () => {
  it('are these for this seed, everywhere and for ever', () => {
    const random = seededRandom(42);
    expect([random(), random(), random()]).toEqual([0.9705673231091424, 0.8457159529613436, 0.8476120673136699]);
  });

  it('are from 0 to 1, never 1, and the same again for the same seed', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        const drawn = numbers(50).map(() => one());
        expect(drawn).toEqual(numbers(50).map(() => other()));
        expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
      }),
    );
  });
});
