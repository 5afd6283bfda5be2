import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../../src/core/calendar/instant.js';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import { foldHistory } from '../../../src/core/complaint/evolve.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { isOver } from '../../../src/core/complaint/status.js';
import { ATTRIBUTES, DIMENSIONS } from '../../../src/core/kpi/dimensions.js';
import type { KpiGroup } from '../../../src/core/kpi/report.js';
import type { Figure } from '../../../src/core/kpi/tally.js';
import { problemOr } from '../../../src/core/problem.js';
import { World } from '../../world.js';
import { anyComplaints, kpis, told } from './desk.js';

const world = new World();
const RESOLVE = { type: 'resolve', outcome: 'upheld' } as const;
const opened = (day: string, facts: object = {}) => world.given(facts, `${day} 09:00`);
const closed = (day: string, on: string) => opened(day).when(RESOLVE).when({ type: 'close' }, `${on} 12:00`);
const level = ({ metrics }: KpiGroup, name: string) => metrics[name]?.value;
const flow = (group: KpiGroup) =>
  ['opening_backlog', 'opened', 'reopened', 'closed', 'backlog'].map((name) => level(group, name));
const keys = (groups: readonly KpiGroup[]) => groups.flatMap(({ key }) => Object.values(key));

describe('a breakdown by time', () => {
  const cases = [closed('2026-10-30', '2026-11-02'), opened('2026-11-01'), opened('2026-11-03')];

  it('has every bucket of the period, quiet ones too, each beginning with what the one before left', () => {
    const { groups } = kpis(world, cases, { from: '2026-11-01', to: '2026-11-04', by: 'day' });
    expect(keys(groups)).toEqual(['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']);
    expect(groups.map(flow)).toEqual([
      [1, 1, 0, 0, 2],
      [2, 0, 0, 1, 1],
      [1, 1, 0, 0, 2],
      [2, 0, 0, 0, 2],
    ]);
  });

  it('tells the backlog of a period in which nothing happened', () => {
    const { groups } = kpis(world, cases, { from: '2026-12-20', to: '2026-12-21', by: 'day' });
    expect(groups.map(flow)).toEqual([
      [2, 0, 0, 0, 2],
      [2, 0, 0, 0, 2],
    ]);
  });

  it('goes from the first thing that happened to the last where the period has no ends', () => {
    const { groups } = kpis(world, cases, { by: 'month' });
    expect(keys(groups)).toEqual(['2026-10', '2026-11']);
    expect(kpis(world, [], { by: 'month' }).groups).toEqual([]);
  });

  it('has weeks of ISO 8601 around new year', () => {
    const late = [opened('2026-12-31'), world.given({ received_at: '2026-12-27 23:59' }, '2026-12-31 09:00')];
    const { groups } = kpis(world, late, { from: '2026-12-25', to: '2026-12-31', by: 'week' });
    expect(groups.map((group) => [...keys([group]), level(group, 'opened')])).toEqual([
      ['2026-W52', 1],
      ['2026-W53', 1],
    ]);
  });

  it('cuts buckets at the ends of the period', () => {
    const { groups } = kpis(world, cases, { from: '2026-11-02', to: '2026-11-02', by: 'month' });
    expect(groups.map(flow)).toEqual([[2, 0, 0, 1, 1]]);
  });
});

describe('a breakdown by attribute', () => {
  it('has a group for each value, the largest first, and one for those without', () => {
    const cases = ['web', 'web', 'phone'].map((channel) => opened('2026-11-01', { channel }));
    const { groups, by } = kpis(world, cases, { by: 'channel' });
    expect(by).toEqual(['channel']);
    expect(groups.map((group) => [group.key, level(group, 'opened')])).toEqual([
      [{ channel: 'web' }, 2],
      [{ channel: 'phone' }, 1],
    ]);
    expect(kpis(world, cases, { by: 'owner' }).groups.map(({ key }) => key)).toEqual([{ owner: null }]);
  });

  it('goes by owner and team as they are now', () => {
    const moved = opened('2026-11-01').when({ type: 'assign', to: 'li.wei' }).when({ type: 'assign', to: 'wang.fang' });
    expect(keys(kpis(world, [moved], { by: 'owner' }).groups)).toEqual(['wang.fang']);
    expect(keys(kpis(world, [moved], { by: 'team' }).groups)).toEqual(['billing']);
  });

  it('takes a product called like nobody expects for a product', () => {
    const odd = ['null', '__proto__', ''].map((product) => opened('2026-11-01', { product }));
    const { groups } = kpis(world, odd, { by: 'product' });
    expect(groups).toHaveLength(3);
    expect(groups.map((group) => level(group, 'opened'))).toEqual([1, 1, 1]);
  });

  it('has no group for what was received after the period', () => {
    expect(kpis(world, [opened('2026-11-05')], { to: '2026-11-04', by: 'channel' }).groups).toEqual([]);
  });
});

describe('a comparison', () => {
  const cases = [closed('2026-09-10', '2026-10-05'), opened('2026-10-20'), opened('2026-11-03'), opened('2026-11-20')];
  const figures = (groups: readonly KpiGroup[]) =>
    groups.map(({ key, metrics, previous }) => [
      Object.values(key)[0] ?? '*',
      metrics.opened?.value,
      previous?.opened?.value,
      previous?.backlog?.value,
    ]);

  it('sets the period before beside', () => {
    const { groups } = kpis(world, cases, { from: '2026-11', to: '2026-11', compare: true });
    expect(figures(groups)).toEqual([['*', 2, 1, 1]]);
    expect(kpis(world, cases, { from: '2026-11', to: '2026-11' }).groups[0]).not.toHaveProperty('previous');
  });

  it('sets beside each bucket the one before it, before the first one too', () => {
    const { groups } = kpis(world, cases, { from: '2026-10', to: '2026-11', by: 'month', compare: true });
    expect(figures(groups)).toEqual([
      ['2026-10', 1, 1, 1],
      ['2026-11', 2, 1, 1],
    ]);
  });

  it('of buckets does not change the figures that it compares, where the period begins within one', () => {
    const asked = { from: '2026-11-15', to: '2026-12-31', by: 'month' } as const;
    const alone = kpis(world, cases, asked).groups;
    const compared = kpis(world, cases, { ...asked, compare: true }).groups;
    expect(alone.map(flow)).toEqual([
      [2, 1, 0, 0, 3],
      [3, 0, 0, 0, 3],
    ]);
    expect(compared.map(flow)).toEqual(alone.map(flow));
    expect(figures(compared)[0]).toEqual(['2026-11', 1, 1, 1]);
  });

  it('sets a group beside itself, also one that was only there before', () => {
    const only = [opened('2026-10-20', { channel: 'web' }), opened('2026-11-03')];
    const { groups } = kpis(world, only, { from: '2026-11', to: '2026-11', by: 'channel', compare: true });
    expect(figures(groups)).toEqual([
      ['phone', 1, 0, 0],
      ['web', 0, 1, 1],
    ]);
  });

  it('needs a beginning and an end of the period', () => {
    const refused = problemOr(() => kpis(world, cases, { from: '2026-11', compare: true }));
    expect(refused).toMatchObject({ code: 'compare_needs_period' });
  });
});

describe('whatever happened to the complaints', () => {
  // A zone and a stretch in which the clock is put back.
  const berlin = new World({ zone: 'Europe/Berlin' });
  const complaints = anyComplaints(berlin);
  const period = fc
    .tuple(fc.nat(30), fc.nat(30))
    .map(([first, length]) => ({ from: day(first), to: day(first + length) }));
  const imported = fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 2 }).map((entries) =>
    entries.map(([days, met]) => {
      const clocks = [{ metric: 'resolution', outcome: met ? ('met' as const) : ('breached' as const) }];
      return told(`${day(days)} 10:00`, { clocks }, berlin);
    }),
  );

  function day(number: number): string {
    return new Date(Date.UTC(2026, 9, 15 + number)).toISOString().slice(0, 10);
  }

  /** By folding what had happened until then. */
  function backlogAt(instant: number, all: readonly Complaint[]): number {
    return all.filter(({ status, facts, history }) => {
      if (status === 'merged' || instantOf(facts.received_at) >= instant) return false;
      const until = history.filter((event) => instantOf(event.at) < instant);
      return until.length === 0 || !isOver(foldHistory(until).status);
    }).length;
  }

  it('the backlog balances in every bucket and is that of the histories folded up to there', () => {
    fc.assert(
      fc.property(complaints, period, fc.constantFrom('day', 'week', 'month'), (all, { from, to }, by) => {
        const { groups } = kpis(berlin, all, { from, to, by });
        const span = parsePeriod(from, to, berlin.zone);
        let before = backlogAt(span.from, all);
        for (const group of groups) {
          const [opening, received, again, over, closing] = flow(group).map(Number) as [
            number,
            number,
            number,
            number,
            number,
          ];
          expect(opening).toBe(before);
          expect(opening + received + again - over).toBe(closing);
          before = closing;
        }
        expect(before).toBe(backlogAt(span.to, all));
      }),
    );
  });

  it('the backlog of every group balances and is that of its histories', () => {
    fc.assert(
      fc.property(complaints, period, fc.constantFrom('owner', 'team', 'channel'), (all, { from, to }, by) => {
        const span = parsePeriod(from, to, berlin.zone);
        for (const group of kpis(berlin, all, { from, to, by }).groups) {
          const own = all.filter((complaint) => {
            const value = by === 'channel' ? complaint.facts.channel : complaint[by];
            return value === group.key[by];
          });
          const [opening, received, again, over, closing] = flow(group).map(Number);
          expect([opening, closing]).toEqual([backlogAt(span.from, own), backlogAt(span.to, own)]);
          expect(Number(opening) + Number(received) + Number(again) - Number(over)).toBe(closing);
        }
      }),
    );
  });

  it('the groups of every breakdown add up to the whole', () => {
    const parts: (keyof Figure)[] = ['numerator', 'denominator', 'n', 'reported'];
    /** What adds up: counts, numerators, denominators, how many there were, and money by currency. */
    const sums = (groups: readonly KpiGroup[], levels: boolean) => {
      const total = new Map<string, number>();
      const add = (key: string, value: unknown) => total.set(key, (total.get(key) ?? 0) + Number(value ?? 0));
      for (const { metrics } of groups) {
        for (const [name, found] of Object.entries(metrics)) {
          if (found.kind === 'count' || (levels && found.kind === 'level')) add(name, found.value);
          for (const part of parts) if (found[part] !== undefined) add(`${name} ${part}`, found[part]);
          for (const [code, sum] of Object.entries(found.by_currency ?? {}))
            add(`${name} ${code}`, Math.round(sum * 100));
        }
      }
      return Object.fromEntries([...total].filter(([, value]) => value !== 0));
    };
    fc.assert(
      fc.property(complaints, imported, period, fc.constantFrom(...DIMENSIONS), (all, others, { from, to }, by) => {
        const levels = (ATTRIBUTES as readonly string[]).includes(by);
        const whole = kpis(berlin, [...all, ...others], { from, to });
        const broken = kpis(berlin, [...all, ...others], { from, to, by });
        expect(sums(broken.groups, levels)).toEqual(sums(whole.groups, levels));
      }),
    );
  });

  it('a comparison leaves the figures alone, and sets beside them those of the bucket before', () => {
    fc.assert(
      fc.property(complaints, period, fc.constantFrom(...DIMENSIONS), (all, { from, to }, by) => {
        const compared = kpis(berlin, all, { from, to, by, compare: true }).groups;
        const alone = kpis(berlin, all, { from, to, by }).groups;
        const names = new Set(alone.map(({ key }) => JSON.stringify(key)));
        const [kept, added] = [true, false].map((isThere) =>
          compared.filter(({ key }) => names.has(JSON.stringify(key)) === isThere),
        );
        expect(kept?.map(({ key, period, metrics }) => ({ key, period, metrics }))).toEqual(alone);
        // What had something before and has nothing now is shown as well.
        for (const { metrics } of added ?? []) expect(metrics.opened?.value).toBe(0);
        if ((ATTRIBUTES as readonly string[]).includes(by)) return;
        expect(compared.slice(1).map(({ previous }) => previous)).toEqual(
          alone.slice(0, -1).map(({ metrics }) => metrics),
        );
      }),
    );
  });
});
