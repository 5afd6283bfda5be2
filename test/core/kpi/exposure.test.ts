import { describe, expect, it } from 'vitest';
import { readExposure, withExposure } from '../../../src/core/kpi/exposure.js';
import { type Fault, Problem, problemOr } from '../../../src/core/problem.js';
import { World } from '../../world.js';
import { type Asked, kpis } from './desk.js';

const world = new World();

/** The rows of a CSV as commands read them. */
function csv(text: string): { line: number; cells: Record<string, string> }[] {
  const [header = '', ...lines] = text.trim().split('\n');
  const names = header.trim().split(',');
  return lines.map((line, at) => {
    const cells = line.trim().split(',');
    return { line: at + 2, cells: Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ''])) };
  });
}

const read = (text: string) => readExposure(csv(text), 'exposure.csv', world.zone);
const refusalOf = (text: string) => {
  const refused = problemOr(() => read(text));
  if (!(refused instanceof Problem)) throw new Error('not refused');
  return refused;
};
const faultsOf = (text: string) => (refusalOf(text).args as { faults: Fault[] }).faults;
const received = (many: number, day = '2026-11-05', facts: object = {}) =>
  Array.from({ length: many }, () => world.given(facts, `${day} 09:00`));
const NOVEMBER = { from: '2026-11', to: '2026-11' };
const figures = (cases: Parameters<typeof kpis>[1], text: string, asked: Asked = NOVEMBER) =>
  withExposure(kpis(world, cases, asked), read(text)).groups.map(({ key, metrics }) => ({ key, metrics }));
const first = (...args: Parameters<typeof figures>) => figures(...args)[0]?.metrics ?? {};
const perTenThousand = (...args: Parameters<typeof figures>) =>
  figures(...args).map(({ metrics }) => metrics.complaints_per_10k?.value ?? null);

describe('complaints per 10,000', () => {
  it('come with the exact interval of a Poisson count: 10 is 4.795 to 18.390 (Garwood 1936)', () => {
    const metrics = first(received(10), 'period,stock\n2026-11,20000');
    const { value, low, high, n } = metrics.complaints_per_10k ?? {};
    expect([value, n]).toEqual([5, 10]);
    expect(low).toBeCloseTo(4.795 / 2, 3);
    expect(high).toBeCloseTo(18.39 / 2, 3);
  });

  it('of none are 0, up to 3.689', () => {
    const metrics = first([], 'period,flow\n2026-11,10000');
    expect(metrics.complaints_per_10k).toMatchObject({ value: 0, low: 0 });
    expect(metrics.complaints_per_10k?.high).toBeCloseTo(3.6889, 4);
  });

  it('go by the mean of a stock over time, and by the sum of a flow', () => {
    const quarter = { from: '2026-10', to: '2026-12' };
    const months = (name: string) => `period,${name}\n2026-10,1000\n2026-11,2000\n2026-12,3000`;
    const stock = (31 * 1000 + 30 * 2000 + 31 * 3000) / 92;
    expect(perTenThousand(received(6), months('stock'), quarter)[0]).toBeCloseTo((6 / stock) * 10_000, 9);
    expect(perTenThousand(received(6), months('flow'), quarter)).toEqual([10]);
  });

  it('are null where the file does not cover the whole period, or only as part of a longer one', () => {
    expect(perTenThousand(received(6), 'period,stock\n2026-10,1000')).toEqual([null]);
    expect(perTenThousand(received(6), 'period,stock\n2026-11-01,1000\n2026-11-02,1000')).toEqual([null]);
    expect(perTenThousand(received(6), 'period,stock\n2026,1000')).toEqual([null]);
    expect(perTenThousand(received(6), 'period,stock\n2026-11,0')).toEqual([null]);
    expect(perTenThousand(received(6), 'period,stock\n2026-11,')).toEqual([null]);
    expect(perTenThousand(received(6), 'period,stock\n2026-11,1000', {})).toEqual([null]);
  });

  it('go month by month', () => {
    const text = 'period,stock\n2026-10,1000\n2026-11,2000';
    const asked = { from: '2026-10', to: '2026-12', by: 'month' } as const;
    expect(perTenThousand([...received(1, '2026-10-05'), ...received(4)], text, asked)).toEqual([10, 20, null]);
  });

  it('go group by group where the file tells them apart, and add up to the whole', () => {
    const text = 'period,channel,flow\n2026-11,phone,1000\n2026-11,web,3000';
    const cases = [
      ...received(2),
      ...received(3, '2026-11-06', { channel: 'web' }),
      ...received(1, '2026-11-06', { channel: 'app' }),
    ];
    expect(perTenThousand(cases, text, { ...NOVEMBER, by: 'channel' })).toEqual([10, 20, null]);
    expect(perTenThousand(cases, text)).toEqual([15]);
    expect(perTenThousand(cases, 'period,flow\n2026-11,1000', { ...NOVEMBER, by: 'channel' })).toEqual([
      null,
      null,
      null,
    ]);
    expect(perTenThousand(cases, text, { ...NOVEMBER, by: ['channel', 'month'] })).toEqual([10, 20, null]);
  });

  it('of a report that is of one group only go by the exposure of that group', () => {
    const report = kpis(world, received(2), NOVEMBER);
    const of = (text: string, scope: object) =>
      withExposure(report, read(text), scope).groups[0]?.metrics.complaints_per_10k?.value;
    const text = 'period,channel,flow\n2026-11,phone,1000\n2026-11,web,3000';
    expect([of(text, { channel: 'phone' }), of(text, {}), of(text, { team: 'billing' })]).toEqual([20, 5, null]);
  });
});

describe('costs', () => {
  const closed = (many: number) =>
    received(many).map((ticket) => ticket.when({ type: 'resolve', outcome: 'upheld' }).when({ type: 'close' }));

  it('are of each complaint that was closed, the variable ones apart', () => {
    const metrics = first(closed(4), 'period,cost_fixed,cost_variable\n2026-11,1000,200');
    expect([metrics.cost_per_complaint, metrics.variable_cost_per_complaint].map((each) => each?.value)).toEqual([
      300, 50,
    ]);
  });

  it('of nothing closed are null', () => {
    const metrics = first(received(4), 'period,cost_fixed\n2026-11,1000');
    expect(metrics.cost_per_complaint).toMatchObject({ value: null, n: 0 });
  });
});

describe('incident deflection', () => {
  const deflected = (text: string) =>
    figures([], `period,incident_contacts,incident_deflected\n${text}`)[0]?.metrics.incident_deflection;

  it('is the share of contacts about incidents that needed no ticket', () => {
    expect(deflected('2026-11,200,170')).toMatchObject({ kind: 'rate', numerator: 170, denominator: 200, value: 0.85 });
  });

  it('is null without contacts, and refused where more were deflected than came', () => {
    expect(deflected('2026-11,0,0')?.value).toBeNull();
    expect(() => deflected('2026-11,5,6')).toThrow(/incident_deflected/);
  });
});

describe('an exposure file', () => {
  it('lists every bad cell with its line', () => {
    const text = 'period,stock,team\n2026-11,many,a\n2026-13,5,a\n2026-10,-5,a\ntoday,5,b';
    expect(faultsOf(text).map(({ path, line, found }) => [path, line, found])).toEqual([
      ['stock', 2, 'many'],
      ['period', 3, '2026-13'],
      ['stock', 4, '-5'],
      ['period', 5, 'today'],
    ]);
  });

  it('refuses two lines of the same at the same time, and takes those of different groups', () => {
    const faults = faultsOf('period,flow\n2026-11,1\n2026-10,1\n2026-11-15,1');
    expect(faults).toMatchObject([
      { path: 'period', line: 4, found: '2026-11-15', allowed: 'no overlap with 2026-11 on line 2' },
    ]);
    expect(read('period,flow,team\n2026-11,1,a\n2026-11,1,b')).toHaveLength(2);
  });

  it('finds an overlap also behind one that lies within a longer line', () => {
    const lines = faultsOf('period,flow\n2026,1\n2026-02,1\n2026-11,1').map(({ line }) => line);
    expect(lines).toEqual([3, 4]);
  });

  it('refuses a stock beside a flow, and columns that it does not know', () => {
    expect(faultsOf('period,stock,flow\n2026-11,1,1').map(({ path }) => path)).toEqual(['flow']);
    expect(faultsOf('period,stock,customers\n2026-11,1,1').map(({ path }) => path)).toEqual(['customers']);
  });

  it('must have a period and something to go by', () => {
    expect(refusalOf('month,stock\n2026-11,1')).toMatchObject({
      code: 'column_missing',
      args: { columns: ['period'] },
    });
    expect(refusalOf('period,team\n2026-11,a')).toMatchObject({ code: 'column_missing' });
  });
});

describe('a group that the file has', () => {
  it('must be covered: the others are not divided by what is left', () => {
    const per = (text: string) => figures([], `period,team,stock\n${text}`)[0]?.metrics.complaints_per_10k?.value;
    expect(per('2026-11,billing,1000\n2026-11,service,3000')).toBe(0);
    expect(per('2026-11,billing,1000\n2026-11,service,')).toBeNull();
    expect(per('2026-11,billing,1000\n2026-10,service,3000')).toBeNull();
  });
});
