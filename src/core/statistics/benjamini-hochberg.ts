/**
 * Chances corrected for the number of tests (Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57:289-300), in the order given: those
 * at or below q are a choice of which no more than the share q is false in the mean, if the tests are independent or depend on each other positively.
 * Each is the least of p x tests / rank over itself and all larger ones, 1 at most, so that the order stays. `tests`: how many there were, where not all are
 * given; those left out must be the largest.
 * Reference: of the 15 of the paper's example (.0001, .0004, .0019, .0095, .0201, ...) four are at or below .05, and Bonferroni has three.
 */
export function benjaminiHochberg(chances: ArrayLike<number>, tests = chances.length): Float64Array {
  const order = Uint32Array.from({ length: chances.length }, (_, place) => place);
  order.sort((a, b) => (chances[a] ?? 1) - (chances[b] ?? 1));
  const corrected = new Float64Array(chances.length);
  let least = 1;
  for (let rank = order.length; rank >= 1; rank--) {
    const place = order[rank - 1] ?? 0;
    least = Math.min(least, ((chances[place] ?? 1) * tests) / rank);
    corrected[place] = least;
  }
  return corrected;
}
