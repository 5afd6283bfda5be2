import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHART_TYPES, type ChartType, controlChart, endsInSignal } from '../../../src/core/insight/chart.js';

const NONE = { target: null, sd: null, lambda: null, k: null, h: null };
const series = (values: readonly (number | null)[], size: number | null = null) =>
  values.map((value, at) => ({ label: String(at + 1), value, size }));

describe('control charts', () => {
  test('single values: mean and moving ranges, all rules of Nelson', () => {
    const chart = controlChart('i', series([10, 12, 10, 12]), NONE);
    expect(chart).toMatchObject({ centre: 11, rules: 'nelson', tested: [1, 2, 3, 4, 5, 6, 7, 8], total: 4 });
    expect(chart.settings).toEqual({ ...NONE, target: 11, sd: 2 / 1.128 });
    expect(chart.items[0]).toMatchObject({ low: 11 - 6 / 1.128, high: 11 + 6 / 1.128, signals: [] });
  });

  test('a share has the limits of its own size; counts and shares are kept apart', () => {
    const points = [
      { label: 'a', value: 5, size: 10 },
      { label: 'b', value: 45, size: 90 },
    ];
    const [small, large] = controlChart('p', points, NONE).items;
    expect(small).toMatchObject({ count: 5, size: 10, value: 0.5, low: 0.5 - 0.15 * Math.sqrt(10), signals: [] });
    expect(large?.low).toBeCloseTo(0.5 - 1.5 / Math.sqrt(90), 12);
  });

  test('sums: slack of half a deviation and limit of five, unless they are given', () => {
    const chart = controlChart('cusum', series([0, 3, 3, 3]), { ...NONE, target: 0, sd: 1 });
    expect(chart.settings).toEqual({ ...NONE, target: 0, sd: 1, k: 0.5, h: 5 });
    expect(chart.items.map(({ sum_high, signals }) => [sum_high, signals.length])).toEqual([
      [0, 0],
      [2.5, 0],
      [5, 0],
      [7.5, 1],
    ]);
    expect(endsInSignal(chart)).toBe(true);
  });

  test('a step without value has no limits; runs go on across it', () => {
    const chart = controlChart('i', series([1, 1, 1, 1, null, 1, 1, 1, 1, 1, null]), { ...NONE, target: 0, sd: 1 });
    expect(chart.items[4]).toMatchObject({ value: null, low: null, signals: [] });
    expect(chart.items[9]?.signals).toEqual([2]);
    expect(endsInSignal(chart)).toBe(true);
  });

  test('where nothing varies there is no pattern, but what is off the target is outside', () => {
    expect(controlChart('i', series(Array(20).fill(5)), NONE).items.flatMap(({ signals }) => signals)).toEqual([]);
    const off = controlChart('i', series([5, 5]), { ...NONE, target: 4 });
    expect(off.items.map(({ signals }) => signals)).toEqual([[1], [1]]);
    expect(controlChart('i', series([5]), NONE).items[0]).toMatchObject({ low: null, high: null, signals: [] });
  });

  test('no rules, some rules, other rules', () => {
    const points = series([4, ...Array(8).fill(0.5)]);
    const signals = (rules: Parameters<typeof controlChart>[3]) =>
      controlChart('i', points, { ...NONE, target: 0, sd: 1 }, rules).items.map((item) => item.signals.join(' '));
    expect(signals({ scheme: 'none' }).join('')).toBe('');
    expect(signals({ scheme: 'nelson', tested: [2] }).filter(Boolean)).toEqual(['2']);
    expect(signals({ scheme: 'western' })).toEqual(['1', '', '', '', '', '', '', '4', '4']);
  });

  test('whatever the data: nothing is NaN, limits are about the centre, nothing without limits signals', () => {
    const value = fc.option(fc.nat(1000), { nil: null });
    const given = fc.record({
      type: fc.constantFrom<ChartType[]>(...CHART_TYPES),
      points: fc.array(
        fc.record({ value, more: fc.nat(20) }).map((one) => ({ ...one, size: (one.value ?? 0) + one.more })),
        { maxLength: 40 },
      ),
    });
    fc.assert(
      fc.property(given, ({ type, points }) => {
        const labelled = points.map(({ size, ...one }, at) => ({
          ...{ label: String(at), value: one.value },
          size: type === 'p' || type === 'u' ? size : null,
        }));
        const { items, centre } = controlChart(type, labelled, NONE);
        expect(items).toHaveLength(points.length);
        for (const { low, high, signals, ...item } of items) {
          for (const number of [low, high, ...Object.values(item)]) expect(number).not.toBeNaN();
          if (low === null) expect(signals).toEqual([]);
          else if (type !== 'cusum') expect(low <= (centre ?? 0) && (centre ?? 0) <= (high ?? 0)).toBe(true);
        }
      }),
    );
  });
});
