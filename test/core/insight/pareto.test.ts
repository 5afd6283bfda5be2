import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paretoOf, readCounts, sumByName } from '../../../src/core/insight/pareto.js';

const lines = (...texts: string[]) => texts.map((text, at) => ({ line: at + 1, cells: text.split(',') }));

describe('Pareto table', () => {
  test('from the largest down, those alike by name, with shares', () => {
    const { items, vital, sum } = paretoOf([...Object.entries({ late: 2, cold: 5, rude: 2, torn: 1 })], 0.8);
    expect(items.map(({ name, cumulative }) => [name, cumulative])).toEqual([
      ['cold', 0.5],
      ['late', 0.7],
      ['rude', 0.9],
      ['torn', 1],
    ]);
    expect([vital, sum]).toEqual([3, 10]);
  });

  test('the one that reaches the cut is vital, also where it alone does or sums are decimals', () => {
    expect(
      paretoOf(
        [
          ['a', 95],
          ['b', 5],
        ],
        0.8,
      ).items.map(({ vital }) => vital),
    ).toEqual([true, false]);
    expect(
      paretoOf(
        [
          ['a', 0.1],
          ['b', 0.1],
          ['c', 0.1],
          ['d', 0.1],
          ['e', 0.1],
        ],
        0.6,
      ).vital,
    ).toBe(3);
    expect(paretoOf([['a', 0]], 0.8)).toMatchObject({ vital: 0, items: [{ share: null, cumulative: null }] });
  });

  test('names that are empty are told apart', () => {
    const { counts, unnamed } = sumByName([
      ['a', 1],
      [null, 2],
      ['', 3],
      ['a', 4],
    ]);
    expect([[...counts], unnamed]).toEqual([[['a', 5]], 5]);
  });

  test('columns: by name, or the first and the last; one column, or a named label alone, counts lines', () => {
    const read = (label: string | null, value: string | null, ...texts: string[]) =>
      readCounts(lines(...texts), 'f.csv', { label, value });
    expect(read(null, null, 'cause,cost', 'a,2.5')).toEqual({ entries: [['a', 2.5]], counted: 'values' });
    expect(read(null, null, 'value,cause', '3,a').entries).toEqual([['a', 3]]);
    expect(read(null, null, 'cause', 'a')).toEqual({ entries: [['a', 1]], counted: 'lines' });
    expect(read('team', null, 'cause,team', 'a,x')).toEqual({ entries: [['x', 1]], counted: 'lines' });
    expect(() => read(null, 'cost', 'cause,price', 'a,2')).toThrow('data_invalid');
    expect(() => read(null, null, 'cause,cost', 'a,-2')).toThrow('a number from 0 up');
    expect(() => read(null, null, 'value', '3')).toThrow('a column label');
  });

  test('shares add up, the vital few are the fewest that make up the cut', () => {
    const counts = fc.uniqueArray(fc.tuple(fc.string(), fc.nat(50)), { selector: ([name]) => name, minLength: 1 });
    fc.assert(
      fc.property(counts, fc.double({ min: 0.01, max: 1, noNaN: true }), (given, cut) => {
        const { items, vital, sum } = paretoOf(given, cut);
        if (sum === 0) {
          expect(vital).toBe(0);
          return;
        }
        expect(items.at(-1)?.cumulative).toBeCloseTo(1, 12);
        expect(items[vital - 1]?.cumulative).toBeGreaterThanOrEqual(cut - 1e-8);
        if (vital > 1) expect(items[vital - 2]?.cumulative).toBeLessThan(cut);
        expect(items.map(({ vital: is }) => is)).toEqual(items.map((_, at) => at < vital));
      }),
    );
  });
});
