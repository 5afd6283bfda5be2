import { Problem } from '../problem.js';

/** A part of a population, told from the others by its key. */
export interface Stratum {
  key: string;
  /** How many there are. */
  size: number;
  /** Standard deviation of what is measured in it; for a proportion p: sqrt(p (1 - p)). */
  deviation: number;
}

export const ALLOCATIONS = ['proportional', 'neyman'] as const;
export type Allocation = (typeof ALLOCATIONS)[number];

/**
 * How many to draw from each stratum, in the order given: by size (proportional), or by size times standard deviation (Neyman 1934, J R Stat
 * Soc 97:558-625), rounded by the largest remainder. None gets more than it has, and each at least `minimum` (or all it has); what a bound
 * takes or gives is shared among the others. Adds up to `total`, or to all there are. The order of the strata does not matter: ties go to
 * the larger, then to the key that comes first. Where no stratum varies, by size. Refused where the minimums come to more than `total`.
 */
export function allocate(
  strata: readonly Stratum[],
  total: number,
  allocation: Allocation = 'proportional',
  minimum = 0,
): number[] {
  const wanted = Math.min(
    total,
    strata.reduce((sum, { size }) => sum + size, 0),
  );
  const floors = strata.map(({ size }) => Math.min(minimum, size));
  const least = floors.reduce((sum, floor) => sum + floor, 0);
  if (least > wanted) throw new Problem('sample_below_minimum', { minimum, least, size: wanted });
  const exact = shares(strata, floors, wanted, allocation);
  const counts = exact.map((share) =>
    Math.abs(share - Math.round(share)) < 1e-9 ? Math.round(share) : Math.floor(share),
  );
  const remainders = exact.map((share, index) => share - (counts[index] ?? 0));
  const order = strata
    .map(({ key, size }, index) => ({ index, key, size, remainder: remainders[index] ?? 0 }))
    .filter(({ index, size }) => (counts[index] ?? 0) < size)
    // Remainders that are equal but for the last bits are equal.
    .sort((a, b) =>
      Math.abs(b.remainder - a.remainder) > 1e-9
        ? b.remainder - a.remainder
        : b.size - a.size || (a.key < b.key ? -1 : 1),
    );
  const left = wanted - counts.reduce((sum, count) => sum + count, 0);
  for (const { index } of order.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}

/** The shares before rounding: in proportion, within what is least and most. */
function shares(
  strata: readonly Stratum[],
  floors: readonly number[],
  total: number,
  allocation: Allocation,
): number[] {
  const result = new Array<number>(strata.length).fill(0);
  let free = strata.map((_, index) => index);
  let rest = total;
  while (free.length > 0) {
    const size = (index: number) => strata[index]?.size ?? 0;
    const spread = (index: number) => size(index) * (strata[index]?.deviation ?? 0);
    const varies = allocation === 'neyman' && free.some((index) => spread(index) > 0);
    const weight = varies ? spread : size;
    const weights = free.reduce((sum, index) => sum + weight(index), 0);
    for (const index of free) result[index] = weights === 0 ? 0 : (rest * weight(index)) / weights;
    const over = free.filter((index) => (result[index] ?? 0) > size(index));
    const under = free.filter((index) => (result[index] ?? 0) < (floors[index] ?? 0));
    const excess = over.reduce((sum, index) => sum + (result[index] ?? 0) - size(index), 0);
    const lack = under.reduce((sum, index) => sum + (floors[index] ?? 0) - (result[index] ?? 0), 0);
    if (over.length === 0 && under.length === 0) return result;
    // The bound that weighs more holds for certain; the other one may come free again.
    const bound = excess >= lack ? over : under;
    for (const index of bound) result[index] = excess >= lack ? size(index) : (floors[index] ?? 0);
    rest -= bound.reduce((sum, index) => sum + (result[index] ?? 0), 0);
    free = free.filter((index) => !bound.includes(index));
  }
  return result;
}
