import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isComplaintId, makeComplaintId, numberOfId } from '../../src/core/complaint/id.js';
import { lowest } from '../../src/core/ranking.js';

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

describe('lowest', () => {
  it('gives what sorting all and cutting would', () => {
    const items = fc
      .array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 })
      .map((ranks) => ranks.map((rank, place) => ({ rank, name: String.fromCharCode(200 - place) })));
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 45 }), (all, most) => {
        const sorted = [...all].sort((a, b) => a.rank - b.rank || byName(a, b));
        expect(lowest(all, most, ({ rank }) => rank, byName)).toEqual(sorted.slice(0, most));
      }),
    );
  });

  it('gives all where no number is named', () => {
    const all = [
      { rank: 2, name: 'b' },
      { rank: 1, name: 'a' },
    ];
    expect(lowest(all, Number.POSITIVE_INFINITY, ({ rank }) => rank, byName).map(({ name }) => name)).toEqual([
      'a',
      'b',
    ]);
    expect(lowest([], 20, () => 0, byName)).toEqual([]);
  });
});

describe('numberOfId', () => {
  it('orders ids as their texts do, each with a number of its own', () => {
    const ids = fc
      .tuple(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2069-12-31'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 32 ** 5 - 1 }),
      )
      .map(([day, number]) => makeComplaintId(day.toISOString().slice(0, 10), number));
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(isComplaintId(a)).toBe(true);
        expect(Math.sign(numberOfId(a) - numberOfId(b))).toBe(a === b ? 0 : a < b ? -1 : 1);
      }),
    );
  });
});
