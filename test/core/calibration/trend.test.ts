import { describe, expect, test } from 'vitest';
import type { Audit, TicketRating } from '../../../src/core/calibration/audit.js';
import { compareAudits, trendOf } from '../../../src/core/calibration/trend.js';
import { standardOf } from './standard.js';

const standard = standardOf([{ id: 'a' }]);

/** An audit of so many tickets, of which so many were marked; the raters differ on every nth. */
function round(
  name: string,
  month: number,
  { tickets = 50, unqualified = 5, differ = 10, version = 1, open = false } = {},
): Audit {
  const drawn = Array.from({ length: tickets }, (_, index) => ({ id: `T${index}`, logged_by: 'li.wei', team: null }));
  const rated = (rater: string) => ({
    rater,
    submitted_at: '2026-01-01T00:00:00Z',
    ratings: drawn.map(({ id }, index): TicketRating => {
      const lenient = rater === 'ben' && index % differ === 0;
      const answer = lenient || index % 3 !== 0 ? 'yes' : 'no';
      return {
        ticket: id,
        answers: { a: answer },
        unqualified: index < unqualified ? 'wrong_category' : null,
        comment: null,
      };
    }),
  });
  const at = `2026-${String(month).padStart(2, '0')}-28T10:00:00Z`;
  return {
    plan: {
      ...{ name, planned_at: at, planned_by: 'chen.bo', seed: 1, raters: ['ann', 'ben'], standard_hash: 's' },
      standard: { ...standard, version },
      frame: { size: 500, hash: 'f', from: null, to: null, filters: {} },
      tickets: drawn,
    },
    scores: [rated('ann'), rated('ben')],
    closing: open ? null : { closed_at: at, closed_by: 'chen.bo', missing: [] },
  };
}

describe('audits over time', () => {
  const audits = [
    round('mar', 3, { unqualified: 40 }),
    round('jan', 1),
    round('feb', 2, { version: 2 }),
    round('apr', 4, { open: true }),
  ];
  const { centre, rounds, raters } = trendOf(audits);

  test('closed ones in order, each with the limits for its sample', () => {
    expect(rounds.map(({ name }) => name)).toEqual(['jan', 'feb', 'mar']);
    expect(centre).toBeCloseTo(50 / 150, 10);
    // .3333 less and more three times the root of .3333 x .6667 / 50.
    expect(rounds[0]?.low).toBeCloseTo(0.1333, 4);
    expect(rounds[0]?.high).toBeCloseTo(0.5333, 4);
    expect(rounds.map(({ out }) => out)).toEqual([true, true, true]);
    expect(rounds.map(({ standard_changed }) => standard_changed)).toEqual([false, true, true]);
  });

  test('the average of alpha starts where alpha does and follows it', () => {
    const [first] = rounds;
    expect(first?.alpha_ewma).toBe(first?.alpha.value);
    expect(first?.alpha.value).toBeGreaterThan(0.5);
    expect(first?.alpha.value).toBeLessThan(1);
  });

  test('a round of which too few tickets were judged by two has no alpha, and leaves the average as it was', () => {
    const few = trendOf([round('jan', 1), round('feb', 2, { tickets: 9 })]).rounds;
    expect(few[1]?.alpha).toEqual({ value: null, n: 9, reason: 'too_few_items' });
    expect(few[1]?.alpha_ewma).toBe(few[0]?.alpha.value);
  });

  test('a rater that was as lenient in every round has not drifted', () => {
    expect(raters.map(({ rater, drift }) => [rater, drift])).toEqual([
      ['ann', 0],
      ['ben', 0],
    ]);
  });

  test('nothing closed, nothing told', () => {
    expect(trendOf([round('apr', 4, { open: true })])).toEqual({ centre: null, rounds: [], raters: [] });
  });
});

describe('two audits', () => {
  test('the difference of the rates with its interval', () => {
    const { rate, alpha } = compareAudits(round('jan', 1), round('mar', 3, { unqualified: 40 }));
    expect(rate.difference).toBeCloseTo(0.7, 10);
    // Newcombe's method 10 of 5/50 and 40/50, worked out apart from both Wilson intervals.
    expect(rate.low).toBeCloseTo(0.5271, 4);
    expect(rate.high).toBeCloseTo(0.8042, 4);
    expect(alpha).toBe(0);
  });

  test('an open one is refused', () => {
    expect(() => compareAudits(round('jan', 1), round('apr', 4, { open: true }))).toThrow(/audit_open/);
  });
});
