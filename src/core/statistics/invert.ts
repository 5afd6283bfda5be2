/** Where a function that rises reaches `target`: halving between `low` and `high`, which is moved up until it lies beyond. */
export function invertRising(rising: (x: number) => number, target: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (rising(to) < target && to < 1e300) to *= 2;
  // As far as doubles go: the middle then falls on one of the ends.
  for (let middle = (from + to) / 2; from < middle && middle < to; middle = (from + to) / 2) {
    if (rising(middle) < target) from = middle;
    else to = middle;
  }
  return to;
}
