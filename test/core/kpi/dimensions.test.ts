import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import type { KpiGroup } from '../../../src/core/kpi/report.js';
import { trendOf } from '../../../src/core/kpi/sheet.js';
import { type Problem, problemOr } from '../../../src/core/problem.js';
import { World } from '../../world.js';
import { kpis } from './desk.js';

const world = new World();
const opened = (day: string, facts: object = {}) => world.given(facts, `${day} 09:00`);
const value = ({ metrics }: KpiGroup, name = 'opened') => metrics[name]?.value;
const rows = (groups: readonly KpiGroup[]) => groups.map((group) => [...Object.values(group.key), value(group)]);

describe('two dimensions', () => {
  const of = (team: string | null, channel: string, ...days: string[]) =>
    days.map((day) => {
      const ticket = opened(day, { channel });
      return team === null ? ticket : ticket.when({ type: 'assign', team });
    });
  const cases = [
    ...of('billing', 'web', '2026-10-05', '2026-11-05', '2026-11-06'),
    ...of('billing', 'phone', '2026-11-05'),
    ...of('service', 'web', '2026-11-05', '2026-11-06', '2026-11-07', '2026-11-08', '2026-11-09'),
    ...of(null, 'app', '2026-10-20'),
  ];
  const asked = { from: '2026-10', to: '2026-11' };

  it('of attributes have a group for each pair that there is, the largest first', () => {
    expect(rows(kpis(world, cases, { ...asked, by: ['team', 'channel'] }).groups)).toEqual([
      ['service', 'web', 5],
      ['billing', 'web', 3],
      ['billing', 'phone', 1],
      [null, 'app', 1],
    ]);
  });

  it('have those without a name last among as many, whatever the others are called', () => {
    const two = [opened('2026-11-05'), ...of('service', 'web', '2026-11-05'), ...of('billing', 'web', '2026-11-05')];
    const { groups } = kpis(world, two, { ...asked, by: 'team' });
    expect(groups.map(({ key }) => key.team)).toEqual(['billing', 'service', null]);
  });

  it('with one of time have every bucket of each group, whichever is named first', () => {
    const months = kpis(world, cases, { ...asked, by: ['team', 'month'] }).groups;
    expect(rows(months)).toEqual([
      ['service', '2026-10', 0],
      ['service', '2026-11', 5],
      ['billing', '2026-10', 1],
      ['billing', '2026-11', 3],
      [null, '2026-10', 1],
      [null, '2026-11', 0],
    ]);
    const turned = kpis(world, cases, { ...asked, by: ['month', 'team'] }).groups;
    expect(turned.map(({ key }) => Object.keys(key))[0]).toEqual(['month', 'team']);
    expect(turned.map(({ key, metrics }) => [key.team, key.month, metrics])).toEqual(
      months.map(({ key, metrics }) => [key.team, key.month, metrics]),
    );
  });

  it('are one group where one of them is', () => {
    const groups = kpis(world, of('billing', 'web', '2026-11-05', '2026-11-06'), {
      ...asked,
      by: ['team', 'channel'],
    }).groups;
    expect(rows(groups)).toEqual([['billing', 'web', 2]]);
  });

  it('add up to the whole, and each backlog goes on from the bucket before', () => {
    const whole = kpis(world, cases, asked).groups[0];
    const parts = kpis(world, cases, { ...asked, by: ['channel', 'week'] }).groups;
    expect(parts.reduce((sum, group) => sum + (value(group) ?? 0), 0)).toBe(value(whole as KpiGroup));
    const last = parts.filter(({ key }) => key.week === '2026-W49');
    expect(last.reduce((sum, group) => sum + (value(group, 'backlog') ?? 0), 0)).toBe(
      value(whole as KpiGroup, 'backlog'),
    );
  });

  it('are two at most, not twice the same, and of time one', () => {
    const refusal = (...by: ('team' | 'owner' | 'channel' | 'month' | 'week')[]) =>
      (problemOr(() => kpis(world, cases, { ...asked, by })) as Problem).code;
    expect(refusal('team', 'owner', 'channel')).toBe('dimensions_wrong');
    expect(refusal('team', 'team')).toBe('dimensions_wrong');
    expect(refusal('week', 'month')).toBe('dimensions_wrong');
  });

  it('with more groups than anybody reads are refused', () => {
    const refused = problemOr(() => kpis(world, cases, { from: '2010', to: '2026', by: 'day' })) as Problem;
    expect(refused).toMatchObject({ code: 'too_many_groups', args: { most: 5000 } });
  });
});

describe('a year ago', () => {
  const cases = [
    opened('2025-11-03'),
    opened('2025-11-20'),
    opened('2025-11-24'),
    opened('2026-10-03'),
    opened('2026-11-02'),
    opened('2026-11-20'),
  ];
  const beside = (asked: object) =>
    kpis(world, cases, { compare: 'year-ago', ...asked }).groups.map(({ key, metrics, previous }) => [
      Object.values(key)[0] ?? '*',
      metrics.opened?.value,
      previous?.opened?.value,
    ]);

  it('is the same month, quarter or stretch of the year before', () => {
    expect(beside({ from: '2026-11', to: '2026-11' })).toEqual([['*', 2, 3]]);
    expect(beside({ from: '2026-Q4', to: '2026-Q4' })).toEqual([['*', 3, 3]]);
    expect(beside({ from: '2026-11-20', to: '2026-11-20' })).toEqual([['*', 1, 1]]);
  });

  it('of months is the month twelve before', () => {
    expect(beside({ from: '2026-10', to: '2026-11', by: 'month' })).toEqual([
      ['2026-10', 1, 0],
      ['2026-11', 2, 3],
    ]);
  });

  it('of weeks and days is 52 weeks before, the same weekday', () => {
    // Monday 2 November 2026 and Monday 3 November 2025.
    expect(beside({ from: '2026-11-02', to: '2026-11-02', by: 'day' })).toEqual([['2026-11-02', 1, 1]]);
    expect(beside({ from: '2026-11-16', to: '2026-11-22', by: 'week' })).toEqual([['2026-W47', 1, 1]]);
    expect(beside({ from: '2026-11-23', to: '2026-11-29', by: 'week' })).toEqual([['2026-W48', 0, 1]]);
  });

  it('of years is the year before, and the figures themselves stay', () => {
    expect(beside({ from: '2026', to: '2026', by: 'year' })).toEqual([['2026', 3, 3]]);
    const alone = kpis(world, cases, { from: '2026-11', to: '2026-11', by: 'month' }).groups[0]?.metrics;
    const compared = kpis(world, cases, { from: '2026-11', to: '2026-11', by: 'month', compare: 'year-ago' }).groups[0]
      ?.metrics;
    expect(compared).toEqual(alone);
  });

  it('of the 29th of February is the 28th', () => {
    const leap = [opened('2027-02-28'), opened('2028-02-29')];
    const [group] = kpis(world, leap, {
      from: '2028-02-29',
      to: '2028-02-29',
      compare: 'year-ago',
      now: '2028-03-01 09:00',
    }).groups;
    // Both days end where the 28th does.
    expect([group?.metrics.opened?.value, group?.previous?.opened?.value]).toEqual([1, 1]);
  });

  it('goes with two dimensions', () => {
    const { groups } = kpis(world, cases, {
      from: '2026-11',
      to: '2026-11',
      by: ['channel', 'month'],
      compare: 'year-ago',
    });
    expect(groups.map(({ key, previous }) => [key.channel, key.month, previous?.opened?.value])).toEqual([
      ['phone', '2026-11', 3],
    ]);
  });
});

describe('a trend', () => {
  const cases = [opened('2025-12-05'), opened('2026-11-02'), opened('2026-11-19'), opened('2026-11-20')];
  const trend = (from: string, to = from) => {
    const request = {
      ...{ period: parsePeriod(from, to, world.zone), by: [], compare: null, zone: world.zone, filter: null },
      ...{ now: world.instant('2026-12-31 12:00'), repeatWithinDays: 30, settledAfterDays: 30 },
    };
    return trendOf([world.counted(cases.map(({ complaint }) => complaint))], request);
  };

  it('goes over twelve of the unit that fits, the last of the period included', () => {
    const months = trend('2026-11');
    expect([months?.unit, months?.labels[0], months?.labels.at(-1), months?.labels.length]).toEqual([
      ...['month', '2025-12', '2026-11', 12],
    ]);
    expect(months?.values.get('opened')).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
    expect(trend('2026-11-20')).toMatchObject({ unit: 'day' });
    expect(trend('2026-11-20')?.values.get('opened')?.slice(-2)).toEqual([1, 1]);
    expect(trend('2026-W47')?.labels.at(-1)).toBe('2026-W47');
    expect(trend('2026-Q4')).toMatchObject({ unit: 'month' });
  });

  it('has the backlog as it stood, with what came before', () => {
    expect(trend('2026-11-20')?.values.get('backlog')?.at(-1)).toBe(4);
    expect(trend('2026-11-20')?.values.get('backlog')?.at(0)).toBe(2);
  });

  it('is none of a period without ends', () => {
    const period = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
    expect(
      trendOf([], {
        period,
        by: [],
        compare: null,
        zone: world.zone,
        filter: null,
        now: 0,
        repeatWithinDays: 30,
        settledAfterDays: 30,
      }),
    ).toBeNull();
  });
});
