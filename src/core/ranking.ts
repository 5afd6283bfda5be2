/**
 * So many items, the lowest rank first; `compare` decides where ranks are equal. Each is asked once for its rank, and only those that
 * can be among the wanted are compared: of thousands a screen is shown, and numbers alone sort many times quicker.
 */
export function lowest<T>(
  items: readonly T[],
  most: number,
  rankOf: (item: T) => number,
  compare: (a: T, b: T) => number,
): T[] {
  const ranks = new Float64Array(items.length);
  for (let place = 0; place < items.length; place++) ranks[place] = rankOf(items[place] as T);
  const limit =
    most < items.length ? (ranks.slice().sort()[most - 1] ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const ranked: { item: T; rank: number }[] = [];
  for (let place = 0; place < items.length; place++) {
    const rank = ranks[place] as number;
    if (rank <= limit) ranked.push({ item: items[place] as T, rank });
  }
  ranked.sort((a, b) => a.rank - b.rank || compare(a.item, b.item));
  return ranked.slice(0, most).map(({ item }) => item);
}
