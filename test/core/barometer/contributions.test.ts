import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionsTo } from '../../../src/core/barometer/contributions.js';
import type { KpiGroup } from '../../../src/core/kpi/report.js';
import { wilson } from '../../../src/core/statistics/wilson.js';

type Share = readonly [hits: number, of: number];
const period = { from: 0, to: 1 };
const rates = (groups: Record<string, { before: Share; after: Share }>): KpiGroup[] =>
  Object.entries(groups).map(([team, { before, after }]) => ({
    key: { team },
    period,
    metrics: { timeliness: { kind: 'rate', ...wilson(...after) } },
    previous: { timeliness: { kind: 'rate', ...wilson(...before) } },
  }));

describe('where the change of a rate comes from', () => {
  it('is a team that does worse', () => {
    const found = contributionsTo(
      'timeliness',
      'team',
      rates({ a: { before: [90, 100], after: [70, 100] }, b: { before: [90, 100], after: [90, 100] } }),
    );
    expect(found?.change).toBeCloseTo(-0.1, 12);
    expect(found?.items.map(({ name, contribution }) => [name, Number(contribution.toFixed(6))])).toEqual([
      ['a', -0.1],
      ['b', 0],
    ]);
  });

  it('is a poor team that has grown, although each does as well as before', () => {
    // .9 of 100 and .5 of 100 make .7; with 300 of the poor one it is .6.
    const found = contributionsTo(
      'timeliness',
      'team',
      rates({ good: { before: [90, 100], after: [90, 100] }, poor: { before: [50, 100], after: [150, 300] } }),
    );
    expect(found?.change).toBeCloseTo(-0.1, 12);
    // By hand: .25 x .2 - .5 x .2, and .75 x -.2 - .5 x -.2.
    expect(found?.items.map(({ name, contribution }) => [name, Number(contribution.toFixed(6))])).toEqual([
      ['good', -0.05],
      ['poor', -0.05],
    ]);
  });

  it('adds up to the change of the whole, whatever the groups', () => {
    const share = fc
      .integer({ min: 0, max: 300 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    const groups = fc.array(fc.record({ before: share, after: share }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(groups, (all) => {
        const found = contributionsTo('timeliness', 'team', rates(Object.fromEntries(all.entries())));
        const rate = (of: 'before' | 'after') => {
          const sum = (place: 0 | 1) => all.reduce((total, each) => total + each[of][place], 0);
          return sum(1) === 0 ? null : sum(0) / sum(1);
        };
        const [before, after] = [rate('before'), rate('after')];
        if (before === null || after === null) expect(found).toBeNull();
        else expect(found?.change).toBeCloseTo(after - before, 9);
      }),
    );
  });
});

describe('where the change of a count comes from', () => {
  const counts = (groups: Record<string, [before: number, after: number]>): KpiGroup[] =>
    Object.entries(groups).map(([category, [before, after]]) => ({
      key: { category },
      period,
      metrics: { opened: { kind: 'count', value: after } },
      previous: { opened: { kind: 'count', value: before } },
    }));

  it('is the difference of each group, the largest first', () => {
    const found = contributionsTo('opened', 'category', counts({ a: [10, 12], b: [30, 20], c: [0, 5] }));
    expect(found?.items.map(({ name, contribution }) => [name, contribution])).toEqual([
      ['b', -10],
      ['c', 5],
      ['a', 2],
    ]);
    expect(found?.change).toBe(-3);
  });

  it('is nothing where there is nothing', () => {
    expect(contributionsTo('opened', 'category', [])).toBeNull();
  });
});
