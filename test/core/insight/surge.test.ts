import { describe, expect, test } from 'vitest';
import { type SurgeRule, surgeOf } from '../../../src/core/insight/surge.js';
import { seededRandom } from '../../../src/core/statistics/random.js';

const RULE: SurgeRule = { growth: 0.3, chance: 0.01, floor: 5, weeks: 8, incidentDays: new Set() };
const TODAY = 20_000;

/** Looked at on one day, with this many on the same weekday of each week before. */
function onDay(today: number, before: number, rule: Partial<SurgeRule> = {}, first = 0) {
  const count = (day: number) => (day === TODAY ? today : (TODAY - day) % 7 === 0 ? before : 99);
  return surgeOf('x', count, { from: TODAY, to: TODAY + 1, first }, { ...RULE, ...rule });
}

describe('a surge', () => {
  test('takes growth, chance and a floor, all three', () => {
    expect(onDay(21, 10)).toMatchObject({ count: 21, expected: 10, baseline_days: 8, growth: 1.1, surge: true });
    // 260 of 210 is hardly chance, and no growth of 30 %; 14 of 10 has grown, and may be chance; 4 of almost nothing is too few.
    expect(onDay(260, 210)).toMatchObject({ surge: false, chance: expect.closeTo(0.0005, 3) });
    expect(onDay(14, 10).surge).toBe(false);
    expect([onDay(4, 0).surge, onDay(5, 0).surge]).toEqual([false, true]);
    expect(onDay(13, 10, { chance: 0.5 }).surge).toBe(false);
  });

  test('compares with the same weekdays only, without incidents and days before the first', () => {
    expect(onDay(5, 5).expected).toBe(5);
    const incidentDays = new Set([TODAY - 7]);
    const count = (day: number) => (day === TODAY - 7 ? 90 : day <= TODAY && (TODAY - day) % 7 === 0 ? 10 : 0);
    const days = { from: TODAY, to: TODAY + 1, first: 0 };
    expect(surgeOf('x', count, days, RULE).expected).toBe(20);
    expect(surgeOf('x', count, days, { ...RULE, incidentDays })).toMatchObject({ expected: 10, baseline_days: 7 });
    expect(onDay(50, 1, {}, TODAY - 15)).toMatchObject({ expected: 1, baseline_days: 2 });
    expect(onDay(50, 1, {}, TODAY - 6)).toMatchObject({ expected: null, growth: null, chance: null, surge: false });
  });

  test('of a week: the sum of what is usual for its days', () => {
    const count = (day: number) => ((day % 7) + 7) % 7;
    const week = { from: TODAY, to: TODAY + 7, first: 0 };
    expect(surgeOf('x', count, week, RULE)).toMatchObject({ count: 21, expected: 21, baseline_days: 56, growth: 0 });
  });
});

describe('in years of noise', () => {
  const MEANS = [46, 42, 40, 40, 44, 22, 18];

  /** Poisson counts with a mean for each weekday (Knuth's product of uniform numbers), the same for the same seed. */
  function year(seed: number, length = 365): number[] {
    const random = seededRandom(seed);
    return Array.from({ length }, (_, day) => poisson(MEANS[day % 7] ?? 0, random));
  }

  function poisson(mean: number, random: () => number): number {
    let [count, product] = [-1, 1];
    while (product > Math.exp(-mean)) {
      product *= random();
      count++;
    }
    return count;
  }

  const isSurge = (counts: readonly number[], day: number) =>
    surgeOf('x', (at) => counts[at] ?? 0, { from: day, to: day + 1, first: 0 }, RULE).surge;

  test('60 % more for three days is found on the first day or the second', () => {
    const missed: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const random = seededRandom(1000 + seed);
      const counts = year(seed);
      // Monday to Wednesday of a week in the second half.
      const start = 7 * (26 + seed);
      for (let day = start; day < start + 3; day++)
        counts[day] = (counts[day] ?? 0) + poisson(0.6 * (MEANS[day % 7] ?? 0), random);
      if (!isSurge(counts, start) && !isSurge(counts, start + 1)) missed.push(seed);
    }
    expect(missed).toEqual([]);
  });

  test('false alarms: fewer than three a year', () => {
    let alarms = 0;
    const YEARS = 200;
    for (let seed = 1; seed <= YEARS; seed++) {
      // The year before tells what is usual.
      const counts = year(seed, 730);
      for (let day = 365; day < 730; day++) if (isSurge(counts, day)) alarms++;
    }
    process.stderr.write(`${alarms / YEARS} false alarms a year\n`);
    expect(alarms / YEARS).toBeLessThan(3);
  });
});
