/** ln (n!) for whole n from 0 on: added up for small n, by the series of Stirling (to 1/n^7) for others; right to about 15 digits. */
export function logFactorial(n: number): number {
  if (n < SMALL.length) return SMALL[n] ?? 0;
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}

const SMALL = [0, 0];
for (let n = 2; n < 64; n++) SMALL.push((SMALL[n - 1] ?? 0) + Math.log(n));

/** ln of the number of ways to choose `k` of `n`. Both whole, 0 <= k <= n. */
export function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k);
}
