/** How many numbers are in both; each list rises. */
export function countCommon(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let [count, at] = [0, 0];
  for (let place = 0; place < one.length && at < other.length; place++) {
    const number = one[place] as number;
    while (at < other.length && (other[at] as number) < number) at++;
    if (other[at] === number) count++;
  }
  return count;
}
