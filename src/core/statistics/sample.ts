import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { mersenne } from 'pure-rand/generator/mersenne';

/**
 * A simple random sample without replacement: the first `size` places of a Fisher-Yates shuffle driven by the Mersenne Twister
 * (MT19937), which starts well mixed even from small seeds. The same items, size and seed (a 32-bit integer) give the same
 * sample on every machine. All items where there are fewer.
 */
export function simpleRandomSample<T>(items: readonly T[], size: number, seed: number): T[] {
  const rest = [...items];
  const random = mersenne(seed);
  const drawn = Math.min(size, rest.length);
  for (let i = 0; i < drawn; i++) {
    const j = uniformInt(random, i, rest.length - 1);
    [rest[i], rest[j]] = [rest[j] as T, rest[i] as T];
  }
  return rest.slice(0, drawn);
}
