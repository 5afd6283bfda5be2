import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frequentItemsets } from '../../../src/core/insight/apriori.js';

/** All sets of up to `most` items, each looked for in every row. */
function oracle(rows: readonly (readonly number[])[], least: number, most: number) {
  const kinds = [...new Set(rows.flat())].sort((a, b) => a - b);
  const sets = (from: number, size: number): number[][] =>
    size === 0
      ? [[]]
      : kinds.flatMap((kind, at) => (at < from ? [] : sets(at + 1, size - 1).map((rest) => [kind, ...rest])));
  return Array.from({ length: most }, (_, at) => sets(0, at + 1))
    .flat()
    .map((items) => ({
      items,
      rows: rows.flatMap((row, at) => (items.every((item) => row.includes(item)) ? [at] : [])),
    }))
    .filter(({ rows: found }) => found.length >= least);
}

describe('sets that come together often', () => {
  test('the example of Agrawal and Srikant 1994: four rows, two at least', () => {
    const rows = [
      [1, 3, 4],
      [2, 3, 5],
      [1, 2, 3, 5],
      [2, 5],
    ];
    const found = frequentItemsets(rows, 2, 3);
    expect(found.map(({ items, count }) => `${items.join(' ')}: ${count}`)).toEqual([
      ...['1: 2', '2: 3', '3: 3', '5: 3'],
      ...['1 3: 2', '2 3: 2', '2 5: 3', '3 5: 2'],
      '2 3 5: 2',
    ]);
    expect([...(found[6]?.rows ?? [])]).toEqual([1, 2, 3]);
  });

  test('are those that a search through everything finds, with their rows', () => {
    const row = fc.uniqueArray(fc.nat(7), { maxLength: 8 });
    const given = fc.tuple(
      fc.array(row, { maxLength: 25 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
    );
    fc.assert(
      fc.property(given, ([rows, least, most]) => {
        const expected = oracle(rows, least, most);
        const found = frequentItemsets(rows, least, most);
        expect(found.map(({ items, count }) => ({ items, count }))).toEqual(
          expected.map(({ items, rows: all }) => ({ items, count: all.length })),
        );
        for (const [at, { items, rows: all }] of found.entries()) {
          if (items.length < most || most === 1) expect([...all]).toEqual(expected[at]?.rows);
        }
      }),
      { numRuns: 300 },
    );
  });
});
