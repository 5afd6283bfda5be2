/** Items that come together, in rising order, with how many rows have all of them. */
export interface Itemset {
  items: readonly number[];
  count: number;
  /** The places of those rows, rising; empty for sets of the largest size, which nothing is made of any more. */
  rows: Uint32Array;
}

/**
 * The sets of up to `most` items that come together in at least `least` rows: Apriori (Agrawal and Srikant 1994, Proceedings of VLDB, 487-499). No set is more
 * frequent than its parts, so sets of one size are made only of the frequent ones of the size before that differ in the last item, and only where all
 * other parts are frequent too. They are counted by going through the rows of their beginning, of which each set keeps a list. A row is a list of items,
 * numbers from 0 on, each once. In order of size and then of items. `least` from 1 on.
 */
export function frequentItemsets(rows: readonly (readonly number[])[], least: number, most: number): Itemset[] {
  const kinds = rows.reduce((largest, items) => items.reduce((a, b) => Math.max(a, b), largest), -1) + 1;
  let level = single(rows, kinds, least);
  const found = [...level];
  const counts = new Uint32Array(kinds);
  for (let size = 2; size <= most && level.length > 1; size++) {
    const known = new Set(level.map(({ items }) => items.join()));
    const next: Itemset[] = [];
    for (let from = 0; from < level.length; from++) {
      const set = level[from] as Itemset;
      const lasts = candidates(level, from, known);
      if (lasts.length === 0) continue;
      for (const row of set.rows)
        for (const item of rows[row] as readonly number[]) counts[item] = (counts[item] ?? 0) + 1;
      for (const last of lasts) {
        const count = counts[last] ?? 0;
        if (count < least) continue;
        const both = size === most ? NONE : rowsWith(set.rows, last, rows, count);
        next.push({ items: [...set.items, last], count, rows: both });
      }
      for (const row of set.rows) for (const item of rows[row] as readonly number[]) counts[item] = 0;
    }
    found.push(...next);
    level = next;
  }
  return found;
}

const NONE = new Uint32Array(0);

function single(rows: readonly (readonly number[])[], kinds: number, least: number): Itemset[] {
  const places: number[][] = Array.from({ length: kinds }, () => []);
  for (const [row, items] of rows.entries()) for (const item of items) places[item]?.push(row);
  return places.flatMap((all, item) =>
    all.length < least ? [] : [{ items: [item], count: all.length, rows: Uint32Array.from(all) }],
  );
}

/** The last items of what the set at `from` makes with those after it that differ from it in the last item only, and of which all parts are frequent. */
function candidates(level: readonly Itemset[], from: number, known: ReadonlySet<string>): number[] {
  const { items } = level[from] as Itemset;
  const beginning = items.slice(0, -1);
  const lasts: number[] = [];
  for (let at = from + 1; at < level.length; at++) {
    const other = (level[at] as Itemset).items;
    if (beginning.some((item, place) => other[place] !== item)) break;
    const last = other.at(-1) as number;
    // Without its last or its last but one item it is one of the two that it is made of.
    const isKnown = beginning.every((_, left) =>
      known.has([...items.filter((_, place) => place !== left), last].join()),
    );
    if (isKnown) lasts.push(last);
  }
  return lasts;
}

function rowsWith(among: Uint32Array, item: number, rows: readonly (readonly number[])[], count: number): Uint32Array {
  const found = new Uint32Array(count);
  let place = 0;
  for (const row of among) if ((rows[row] as readonly number[]).includes(item)) found[place++] = row;
  return found;
}
