/**
 * The exact interval of a count that follows a Poisson distribution (Garwood 1936, Biometrika 28:437-442): below its low end so many are seen
 * with at most half of what confidence leaves over, above its high end so few. For rates such as complaints per 10,000 customers.
 * Reference: 10 gives 4.80 to 18.39.
 */
export function poissonInterval(count: number, confidence = 0.95): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  const most = 2 * count + 40;
  return {
    low: count === 0 ? 0 : meanWhere((mean) => poissonAtMost(count - 1, mean) > 1 - tail, most),
    high: meanWhere((mean) => poissonAtMost(count, mean) > tail, most),
  };
}

/** Halves the range until it is as narrow as numbers are: `below` holds under the mean looked for. */
function meanWhere(below: (mean: number) => boolean, most: number): number {
  let [low, high] = [0, most];
  for (let step = 0; step < 70; step++) {
    const middle = (low + high) / 2;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function poissonAtMost(k: number, mean: number): number {
  let log = -mean;
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i++) {
    log += Math.log(mean / i);
    sum += Math.exp(log);
  }
  return sum;
}
