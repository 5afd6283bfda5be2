import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import { daysOfPeriod, improvementFigures } from '../../../src/core/improvement/figures.js';
import { EVIDENCE, inEachState, type opened } from './case.js';

const ZONE = 'Asia/Shanghai';
const of = (cases: ReturnType<typeof opened>[], from: string | null, to: string | null, today = '2027-01-01') =>
  improvementFigures(
    cases.map(({ improvement }) => improvement),
    { from, to },
    { today, zone: ZONE },
  );

describe('figures of improvements', () => {
  const states = inEachState();
  const all = Object.values(states);

  test('of those due in the period: how many are implemented, and verified; dropped ones are told apart', () => {
    // Due on 20 August: defined, analysed and dropped; on 1 September all others.
    const august = of(all, '2026-08-01', '2026-08-31');
    expect(august.improvement_rate).toMatchObject({ numerator: 0, denominator: 2 });
    expect([august.dropped, august.opened]).toEqual([1, 7]);
    const september = of(all, '2026-09-01', '2026-09-30');
    expect(september.improvement_rate).toMatchObject({ value: 0.25, numerator: 1, denominator: 4 });
    expect(september.implemented_rate).toMatchObject({ value: 0.5, numerator: 2, denominator: 4 });
    // Wilson's interval, by its formula: 1 of 4.
    expect(september.improvement_rate.low).toBeCloseTo(0.0456, 4);
    expect(september.improvement_rate.high).toBeCloseTo(0.6994, 4);
    expect(of(all, null, null).improvement_rate).toMatchObject({ numerator: 1, denominator: 6 });
  });

  test('what is due later than today is not due', () => {
    expect(of(all, '2026-09-01', '2026-09-30', '2026-08-31').improvement_rate).toMatchObject({
      value: null,
      denominator: 0,
    });
    expect(of(all, null, null, '2026-08-31').overdue).toBe(2);
    expect(of(all, null, null).overdue).toBe(4);
  });

  test('of those implemented in the period: of how many the result was fed back', () => {
    const told = states.implemented.when({ type: 'feed_back', to: 'customers' });
    const twice = told.when({ type: 'feed_back', to: 'departments' });
    const share = (cases: ReturnType<typeof opened>[], from: string, to: string) => of(cases, from, to).fed_back_share;
    expect(share([twice, states.verified], '2026-09-01', '2026-09-30')).toMatchObject({ numerator: 1, denominator: 2 });
    expect(share([twice], '2026-10-01', '2026-10-31')).toMatchObject({ value: null });
    // What had no effect is implemented no more.
    const back = twice.when({ type: 'record_effect', verdict: 'worse', evidence: EVIDENCE }, '2026-10-27');
    expect(share([back], '2026-09-01', '2026-09-30').denominator).toBe(0);
  });

  test('how many stand where; of none every rate is empty', () => {
    expect(of(all, null, null).states).toEqual({
      defined: 1,
      analysed: 1,
      planned: 1,
      implemented: 1,
      verified: 1,
      reopened: 1,
      dropped: 1,
    });
    expect(of([], null, null)).toMatchObject({
      improvement_rate: { value: null },
      fed_back_share: { value: null },
      opened: 0,
    });
  });

  test('a period is of its days, the last one included', () => {
    expect(daysOfPeriod(parsePeriod('2026-10', '2026-10', ZONE), ZONE)).toEqual({
      from: '2026-10-01',
      to: '2026-10-31',
    });
    expect(daysOfPeriod(parsePeriod(undefined, undefined, ZONE), ZONE)).toEqual({ from: null, to: null });
  });
});
