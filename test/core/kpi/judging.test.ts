import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import { changeOf } from '../../../src/core/kpi/change.js';
import { KPIS } from '../../../src/core/kpi/kpis.js';
import { judge, shownFigures } from '../../../src/core/kpi/sheet.js';
import { type Figure, Tally } from '../../../src/core/kpi/tally.js';
import { FIGURES, lightOf, makeTargets, type Target, TargetEntry, targetsFor } from '../../../src/core/kpi/targets.js';
import { type Fault, Problem, problemOr } from '../../../src/core/problem.js';
import { wilson } from '../../../src/core/statistics/wilson.js';
import { World } from '../../world.js';
import { figure, kpis } from './desk.js';

const ZONE = 'Asia/Shanghai';
const parse = (...entries: object[]) =>
  makeTargets(
    entries.map((entry) => v.parse(TargetEntry, entry)),
    ZONE,
  );
const target = (entry: object): Target => parse(entry)[0] as Target;
const faultsOf = (...entries: object[]): Fault[] => {
  const refused = problemOr(() => parse(...entries));
  return refused instanceof Problem ? (refused.args as { faults: Fault[] }).faults : [];
};
const rate = (numerator: number, denominator: number): Figure => ({ kind: 'rate', ...wilson(numerator, denominator) });
const count = (value: number): Figure => ({ kind: 'count', value });

describe('targets', () => {
  it('are read as shares, times and numbers', () => {
    expect(target({ kpi: 'timeliness', at_least: '95%' })).toMatchObject({ aim: 'at_least', value: 0.95, warn: null });
    expect(target({ kpi: 'timeliness', at_least: 0.95 }).value).toBe(0.95);
    expect(target({ kpi: 'resolution_elapsed_p50', at_most: '48h', warn: '3d' })).toMatchObject({
      ...{ aim: 'at_most', value: 172_800, warn: 259_200 },
    });
    expect(target({ kpi: 'resolution_with_open_p50', at_most: '30m' }).value).toBe(1800);
    expect(target({ kpi: 'resolved_within_24h', at_least: '.5' }).value).toBe(0.5);
    expect(target({ kpi: 'backlog', at_most: 120 }).value).toBe(120);
    expect(target({ kpi: 'complaints_per_10k', at_most: 2.5 }).value).toBe(2.5);
  });

  it('can be set on every figure that there is, but the backlog at the start and sums in currencies', () => {
    const without = ['opening_backlog', 'variable_cost_per_complaint', 'redress'];
    for (const name of FIGURES.filter((each) => !without.includes(each))) {
      const kind = KPIS.find((kpi) => kpi.name === name)?.kind;
      const isTime = ['median', 'p90', 'survival'].includes(kind ?? '');
      expect([name, faultsOf({ kpi: name, at_most: isTime ? '1h' : 0.5 })]).toEqual([name, []]);
    }
    expect(faultsOf({ kpi: 'opening_backlog', at_most: 5 })).toHaveLength(1);
    expect(faultsOf({ kpi: 'redress', at_most: 5 })).toHaveLength(1);
  });

  it('list every mistake, with where it is and what is allowed', () => {
    const found = faultsOf(
      { kpi: 'speed', at_least: 1 },
      { kpi: 'timeliness' },
      { kpi: 'timeliness', at_least: '95%', at_most: '99%' },
      { kpi: 'timeliness', at_least: 95 },
      { kpi: 'timeliness', at_least: '2h' },
      { kpi: 'resolution_elapsed_p50', at_most: '5%' },
      { kpi: 'opened', at_most: 'many' },
      { kpi: 'timeliness', at_least: '90%', warn: '95%' },
      { kpi: 'escalation_rate', at_most: '10%', warn: '5%' },
      { kpi: 'timeliness', at_least: '90%', from: '2026-13' },
      { kpi: 'timeliness', at_least: '90%', from: '2026-06', to: '2026-05' },
    );
    expect(found.map(({ path }) => path)).toEqual([
      'targets.0.kpi',
      'targets.1.at_least',
      'targets.2.at_least',
      'targets.3.at_least',
      'targets.4.at_least',
      'targets.5.at_most',
      'targets.6.at_most',
      'targets.7.warn',
      'targets.8.warn',
      'targets.9.from',
      'targets.10.from',
    ]);
    expect(found[0]).toMatchObject({ found: 'speed', allowed: expect.stringContaining('timeliness') });
    expect(found[3]).toMatchObject({ found: '95', allowed: 'a share: 95%, 0.95' });
    expect(found[5]).toMatchObject({ found: '5%', allowed: 'a time: 30m, 48h, 7d' });
  });

  it('hold for whom they are: the one that says most exactly wins, of equals the last', () => {
    const all = parse(
      { kpi: 'timeliness', at_least: '90%' },
      { kpi: 'timeliness', at_least: '95%', team: 'billing', channel: 'web' },
      { kpi: 'timeliness', at_least: '92%', team: 'billing' },
      { kpi: 'timeliness', at_least: '93%', team: 'billing' },
      { kpi: 'timeliness', at_least: '99%', owner_of: 'li.wei' },
    );
    const period = parsePeriod('2026-11', '2026-11', ZONE);
    const held = (key: object) =>
      targetsFor(all, { key: key as Record<string, string>, period }).get('timeliness')?.value;
    expect(held({})).toBe(0.9);
    expect(held({ team: 'service' })).toBe(0.9);
    expect(held({ team: 'billing' })).toBe(0.93);
    expect(held({ team: 'billing', channel: 'web' })).toBe(0.95);
    expect(held({ owner: 'li.wei' })).toBe(0.99);
    expect(held({ team: null })).toBe(0.9);
  });

  it('hold in their own periods, whole', () => {
    const all = parse(
      { kpi: 'timeliness', at_least: '90%', from: '2026', to: '2026' },
      { kpi: 'timeliness', at_least: '95%', from: '2026-Q4', to: '2026-Q4' },
    );
    const held = (from: string, to = from) =>
      targetsFor(all, { key: {}, period: parsePeriod(from, to, ZONE) }).get('timeliness')?.value;
    expect([held('2026-09'), held('2026-11'), held('2026-09', '2026-11'), held('2025-12')]).toEqual([
      ...[0.9, 0.95, 0.9],
      undefined,
    ]);
  });
});

describe('a light', () => {
  const least = target({ kpi: 'timeliness', at_least: '90%' });
  const warned = target({ kpi: 'timeliness', at_least: '90%', warn: '80%' });
  const most = target({ kpi: 'escalation_rate', at_most: '10%' });

  it('is met from the target on', () => {
    expect(lightOf(rate(90, 100), least)).toBe('met');
    expect(lightOf(rate(10, 100), most)).toBe('met');
  });

  it('is near where what is missing may be chance, and missed where it is not', () => {
    // Wilson: 85 of 100 is up to 90.7 %, 80 of 100 is up to 86.7 %.
    expect([lightOf(rate(85, 100), least), lightOf(rate(80, 100), least)]).toEqual(['near', 'missed']);
    expect([lightOf(rate(12, 100), most), lightOf(rate(30, 100), most)]).toEqual(['near', 'missed']);
  });

  it('goes by the warning where there is one', () => {
    expect([80, 79].map((hits) => lightOf(rate(hits, 100), warned))).toEqual(['near', 'missed']);
  });

  it('says nothing on fewer than ten, and nothing without a figure', () => {
    expect([lightOf(rate(9, 9), least), lightOf(rate(0, 9), least)]).toEqual(['few', 'few']);
    expect(lightOf(rate(10, 10), least)).toBe('met');
    expect(lightOf(rate(0, 0), least)).toBe('none');
  });

  it('of a count without an interval is met or missed', () => {
    const backlog = target({ kpi: 'backlog', at_most: 10 });
    expect([10, 11].map((value) => lightOf({ kind: 'level', value }, backlog))).toEqual(['met', 'missed']);
  });
});

describe('a sheet', () => {
  const world = new World();
  const cases = [world.given({ channel: 'web' }), world.given(), world.given()];
  const targets = parse({ kpi: 'backlog', at_most: 2 }, { kpi: 'opened', at_most: 9, key: false, channel: 'web' });

  it('holds each group against the targets for it, and the scope of the whole', () => {
    const report = kpis(world, cases, { from: '2026-11', to: '2026-11', by: 'channel' });
    const lights = judge(report, targets, {}).map((held) => [...held].map(([name, { light }]) => `${name} ${light}`));
    expect(report.groups.map(({ key }) => key.channel)).toEqual(['phone', 'web']);
    expect(lights).toEqual([['backlog met'], ['backlog met', 'opened met']]);
    const whole = kpis(world, cases, { from: '2026-11', to: '2026-11' });
    expect([...(judge(whole, targets, { channel: 'web' })[0] ?? [])].map(([name]) => name)).toEqual([
      'backlog',
      'opened',
    ]);
    expect([...(judge(whole, targets, {})[0]?.values() ?? [])].map(({ light }) => light)).toEqual(['missed']);
  });

  it('shows key figures first, and those asked for in their order', () => {
    const report = kpis(world, cases);
    const judged = judge(
      report,
      parse({ kpi: 'timeliness', at_least: '90%' }, { kpi: 'closed', at_most: 5, key: false }),
      {},
    );
    const [group] = report.groups;
    if (!group) throw new Error('no group');
    const shown = shownFigures({ metrics: null, judged }, group);
    expect(shown.slice(0, 3)).toEqual(['timeliness', 'opening_backlog', 'opened']);
    expect(new Set(shown)).toEqual(new Set(Object.keys(group.metrics)));
    expect(shownFigures({ metrics: ['closed', 'nothing', 'opened'], judged }, group)).toEqual(['closed', 'opened']);
  });
});

describe('a change', () => {
  it('of a rate has the interval of Newcombe: 56 of 70 against 48 of 80', () => {
    const change = changeOf(rate(48, 80), rate(56, 70), null);
    expect(change).toMatchObject({ is_real: true });
    expect(change?.difference).toBeCloseTo(0.2, 12);
    expect(change?.low).toBeCloseTo(0.0524, 4);
    expect(change?.high).toBeCloseTo(0.3339, 4);
    expect(changeOf(rate(5, 10), rate(6, 10), null)).toMatchObject({ is_real: false });
  });

  it('of counts over as many days is the exact binomial test: 20 against 10 has p = .09874', () => {
    const change = changeOf(count(10), count(20), [30, 30]);
    expect(change).toMatchObject({ difference: 10, growth: 1, is_real: false });
    expect(change?.chance).toBeCloseTo(0.09874, 5);
    expect(changeOf(count(10), count(23), [30, 30])).toMatchObject({ is_real: true });
  });

  it('of counts goes by how long both periods are, whichever is longer', () => {
    /** Twice the smaller tail of a binomial, added up term by term. */
    const exact = (before: number, after: number, days: [number, number]) => {
      const [total, share] = [before + after, days[1] / (days[0] + days[1])];
      const term = (k: number) => {
        let product = 1;
        for (let at = 0; at < k; at++) product *= ((total - at) / (at + 1)) * share;
        return product * (1 - share) ** (total - k);
      };
      const sum = (from: number, to: number) => {
        let all = 0;
        for (let k = from; k <= to; k++) all += term(k);
        return all;
      };
      return Math.min(1, 2 * Math.min(sum(after, total), sum(0, after)));
    };
    for (const [before, after] of [
      [28, 31],
      [5, 0],
      [0, 5],
      [40, 60],
      [60, 40],
      [0, 0],
    ] as const) {
      for (const days of [
        [28, 31],
        [31, 28],
        [30, 11.5],
      ] as [number, number][]) {
        expect(changeOf(count(before), count(after), days)?.chance).toBeCloseTo(exact(before, after, days), 9);
      }
    }
    // As many a day in February and March: no growth, although there are more.
    expect(changeOf(count(280), count(310), [28, 31])?.growth).toBeCloseTo(0, 12);
  });

  it('of counts has no growth from nothing, and no test where nobody knows how long', () => {
    expect(changeOf(count(0), count(5), [30, 30])).toMatchObject({ growth: null, is_real: false });
    expect(changeOf(count(0), count(6), [30, 30])).toMatchObject({ is_real: true });
    expect(changeOf(count(3), count(5), null)).toEqual({ difference: 2, is_real: null, why_unknown: 'no_test' });
    expect(changeOf(count(3), count(5), [30, -2])).toEqual({ difference: 2, is_real: null, why_unknown: 'no_test' });
  });

  it('of a median is real where the intervals do not touch', () => {
    const median = (from: number) => {
      const tally = new Tally();
      for (let at = 0; at < 30; at++) tally.add(true, false, from + at, null);
      return tally.figure({ kind: 'median' });
    };
    expect(changeOf(median(0), median(5), null)).toMatchObject({ difference: 5, is_real: false });
    expect(changeOf(median(0), median(25), null)).toMatchObject({ difference: 25, is_real: true });
    const few = { kind: 'median', value: 5, low: null, high: null } as const;
    expect(changeOf(few, median(100), null)).toMatchObject({ is_real: null });
  });

  it('of what has no value is none', () => {
    expect(changeOf(rate(0, 0), rate(1, 2), null)).toBeNull();
    expect(changeOf(rate(1, 2), rate(0, 0), null)).toBeNull();
  });

  it('of the present month is held against as many days as have passed', () => {
    const world = new World();
    const received = (day: string, many: number) => Array.from({ length: many }, () => world.given({}, `${day} 09:00`));
    const cases = [...received('2026-10-05', 31), ...received('2026-11-05', 15)];
    const asked = { from: '2026-11', to: '2026-11', now: '2026-11-16 00:00', compare: true } as const;
    const { change } = kpis(world, cases, asked).groups[0] ?? {};
    expect(change?.opened?.growth).toBeCloseTo(0, 12);
    expect(figure(world, 'opened', cases, asked).provisional).toBe(true);
  });
});
