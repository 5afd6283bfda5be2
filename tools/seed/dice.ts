import { seededRandom } from '../../src/core/statistics/random.js';

/** Chance that comes out the same for the same seed. */
export class Dice {
  readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** True in this share of cases. */
  chance(share: number): boolean {
    return this.random() < share;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.random() * (high - low + 1));
  }

  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.random() * list.length)];
    if (found === undefined) throw new RangeError('nothing to pick from');
    return found;
  }

  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K {
    const entries = Object.entries(weights) as [K, number][];
    const index = this.weightedIndex(entries.map(([, weight]) => weight));
    return (entries[index] as [K, number])[0];
  }

  weightedIndex(weights: readonly number[]): number {
    let rest = this.random() * weights.reduce((sum, weight) => sum + weight, 0);
    const index = weights.findIndex((weight) => {
      rest -= weight;
      return rest < 0;
    });
    return index === -1 ? weights.length - 1 : index;
  }

  /** Seconds that scatter around a median as the times of work do: mostly a little less or more, now and then many times as long. */
  around(median: number, scatter = 0.8): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.random())) * Math.cos(2 * Math.PI * this.random());
    return Math.max(30, Math.round(median * Math.exp(scatter * normal)));
  }
}
