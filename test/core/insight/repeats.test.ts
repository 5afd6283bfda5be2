import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../src/core/calendar/instant.js';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import { isOver } from '../../../src/core/complaint/status.js';
import { dailyRepeats } from '../../../src/core/insight/repeat-daily.js';
import { type RepeatsWish, repeatedWhen, repeatsOf, stoodAt } from '../../../src/core/insight/repeats.js';
import { World } from '../../world.js';
import { anyComplaints, figure, hour, told } from '../kpi/desk.js';

const world = new World();
const DAY = 86_400;
const RESOLVE = { type: 'resolve', outcome: 'upheld' } as const;
const CLOSE = { type: 'close' } as const;
const wish: RepeatsWish = {
  period: parsePeriod(undefined, undefined, world.zone),
  days: 30,
  by: 'category',
  same: 'category',
  filter: null,
};
const at = (time: string, facts: object = {}) => world.given(facts, time);
const repeats = (complaints: readonly Complaint[], asked: Partial<RepeatsWish> = {}) =>
  repeatsOf([world.counted(complaints)], { ...wish, ...asked });

describe('customers who complained again', () => {
  const first = at('2026-09-01 09:00').when(RESOLVE).when(CLOSE).complaint;
  const second = at('2026-09-11 09:00').complaint;
  const third = at('2026-10-11 09:00').complaint;
  const late = at('2026-11-11 09:00').complaint;
  const other = at('2026-09-12 09:00', { category: 'service', subcategory: 'delay' }).complaint;
  const stranger = at('2026-09-12 09:00', { customer: 'CU-2' }).complaint;
  const all = [first, second, third, late, other, stranger];

  test('of the same category within so many days, the last day included', () => {
    const { rate, pairs, customers, between } = repeats(all);
    expect(pairs.map(({ complaint, earlier }) => [complaint.id, earlier.id])).toEqual([
      [second.id, first.id],
      [third.id, second.id],
    ]);
    expect(rate).toMatchObject({ numerator: 2, denominator: 6 });
    expect(between).toMatchObject({ median: 20 * DAY });
    expect(customers).toEqual([
      {
        ...{ customer: 'CU-1', repeats: 2, ids: [first.id, second.id, third.id], categories: ['process'] },
        ...{ first: instantOf(first.facts.received_at), last: instantOf(third.facts.received_at), open: 2 },
      },
    ]);
  });

  test('of whatever category, and within another number of days', () => {
    expect(repeats(all, { same: 'any' }).pairs.map(({ complaint }) => complaint.id)).toEqual([
      ...[second.id, other.id, third.id],
    ]);
    expect(repeats(all, { days: 31 }).rate.numerator).toBe(3);
    expect(repeats(all, { days: 9 }).rate.numerator).toBe(0);
  });

  test('by team or category, complaints without one apart; a filter does not hide what is repeated', () => {
    const { groups } = repeats(all);
    expect(groups.map(({ key, rate: { numerator, denominator } }) => [key, numerator, denominator])).toEqual([
      ['process', 2, 5],
      ['service', 0, 1],
    ]);
    expect(repeats(all, { by: 'owner' }).groups.map(({ key }) => key)).toEqual([null, 'li.wei']);
    const only = repeats(all, { filter: ({ id }: { id: string }) => id === second.id });
    expect(only.rate).toMatchObject({ numerator: 1, denominator: 1 });
    expect(only.pairs[0]?.earlier.id).toBe(first.id);
  });

  test('in the rate are those with a known customer, the others are told', () => {
    const nameless = told('2026-09-01 10:00', { closed: false }, world);
    expect(repeats([...all, nameless])).toMatchObject({ without_customer: 1, rate: { denominator: 6 } });
  });

  test('are as many as the key figure says, in any period, and all that a walk through all pairs finds', () => {
    fc.assert(
      fc.property(anyComplaints(world), fc.nat(300), fc.nat(300), (complaints, start, length) => {
        const [from, to] = [hour(start), hour(start + length + 1)];
        const found = repeats(complaints, { period: parsePeriod(from, to, world.zone) });
        const { numerator, denominator } = figure(world, 'repeat_rate', complaints, { from, to });
        expect(found.rate).toMatchObject({ numerator, denominator });
        expect(found.pairs).toHaveLength(numerator ?? 0);
        for (const { complaint, earlier } of found.pairs) {
          const candidates = complaints
            .filter(({ status, facts }) => status !== 'merged' && facts.customer === complaint.customer)
            .map(({ facts }) => instantOf(facts.received_at))
            .filter((time) => time < complaint.received);
          // Where two came in one second either may be the earlier one.
          if (earlier.received < complaint.received) expect(earlier.received).toBe(Math.max(...candidates));
        }
      }),
    );
  });

  test('two batches are as one', () => {
    const [one, two] = [world.counted([second, late, other]), world.counted([first, third, stranger])];
    const ids = ({ pairs }: ReturnType<typeof repeatsOf>) =>
      pairs.map(({ complaint, earlier }) => [complaint.id, earlier.id]);
    expect(ids(repeatsOf([one, two], wish))).toEqual(ids(repeats(all)));
  });
});

describe('how the earlier complaint stood', () => {
  const time = (text: string) => world.instant(text);
  const life = at('2026-09-01 09:00')
    .when(RESOLVE, '2026-09-03 09:00')
    .when({ type: 'reopen', cause: 'new facts' }, '2026-09-05 09:00')
    .when(RESOLVE, '2026-09-07 09:00')
    .when(CLOSE, '2026-09-08 09:00').complaint;

  test('answered while an answer stood, open before it and once it was taken back', () => {
    expect(
      ['2026-09-02 09:00', '2026-09-03 09:00', '2026-09-06 09:00', '2026-09-07 10:00', '2026-10-01 09:00'].map((text) =>
        stoodAt(life, time(text)),
      ),
    ).toEqual(['open', 'answered', 'open', 'answered', 'answered']);
  });

  test('withdrawn without an answer; not known before a source told that it had been closed', () => {
    const withdrawn = at('2026-09-01 09:00').when({ type: 'withdraw' }, '2026-09-02 09:00').complaint;
    expect(stoodAt(withdrawn, time('2026-09-01 10:00'))).toBe('open');
    expect(stoodAt(withdrawn, time('2026-09-03 10:00'))).toBe('withdrawn');
    const elsewhere = told('2026-09-01 10:00', { closed: true }, world);
    expect(stoodAt(elsewhere, time('2026-09-20 10:00'))).toBe('unknown');
    expect(stoodAt(elsewhere, time('2026-12-20 10:00'))).toBe('answered');
  });

  test('is counted of every repeat, unknown where it can no longer be read', () => {
    const again = at('2026-09-06 12:00').complaint;
    const { pairs } = repeats([life, again]);
    expect(repeatedWhen(pairs, new Map([[life.id, life]]))).toEqual({ answered: 0, open: 1, withdrawn: 0, unknown: 0 });
    expect(repeatedWhen(pairs, new Map())).toMatchObject({ unknown: 1 });
  });

  test('agrees with the status that the history had then', () => {
    fc.assert(
      fc.property(anyComplaints(world), fc.nat(1500), (complaints, later) => {
        const then = world.instant(hour(later));
        for (const complaint of complaints) {
          if (complaint.status === 'merged') continue;
          const known = complaint.history.filter((event) => instantOf(event.at) <= then);
          const last = known.findLast(({ type }) => ['resolved', 'closed', 'withdrawn', 'reopened'].includes(type));
          const expected =
            last === undefined || last.type === 'reopened'
              ? 'open'
              : last.type === 'withdrawn' &&
                  !known
                    .slice(known.findLastIndex(({ type }) => type === 'reopened') + 1)
                    .some(({ type }) => type === 'resolved')
                ? 'withdrawn'
                : 'answered';
          expect(stoodAt(complaint, then)).toBe(expected);
        }
      }),
    );
  });
});

describe('customers to clear today', () => {
  const now = world.instant('2026-12-01 09:00');
  const daily = (complaints: readonly Complaint[], asked: object = {}) =>
    dailyRepeats([world.counted(complaints)], { now, days: 30, filter: null, ...asked });
  const reduced = ({ customers }: ReturnType<typeof dailyRepeats>) =>
    customers.map(({ customer, received, complaints }) => [
      customer,
      received,
      complaints.map(({ complaint, why, earlier }) => [complaint.id, why, earlier?.id ?? null]),
    ]);

  test('open ones that repeat an earlier one, however old, and those of whoever complained again lately', () => {
    const old = at('2026-06-01 09:00', { customer: 'CU-1' }).when(RESOLVE).when(CLOSE).complaint;
    const oldRepeat = at('2026-06-20 09:00', { customer: 'CU-1' }).complaint;
    const lately = at('2026-11-20 09:00', { customer: 'CU-2', category: 'service', subcategory: 'delay' }).complaint;
    const again = at('2026-11-25 09:00', { customer: 'CU-2' }).complaint;
    const once = at('2026-11-25 09:00', { customer: 'CU-3' }).complaint;
    const cleared = at('2026-11-26 09:00', { customer: 'CU-4' }).when(RESOLVE).when(CLOSE).complaint;
    const clearedToo = at('2026-11-27 09:00', { customer: 'CU-4' }).when({ type: 'withdraw' }).complaint;
    const found = daily([old, oldRepeat, lately, again, once, cleared, clearedToo]);
    expect(reduced(found)).toEqual([
      ['CU-1', 0, [[oldRepeat.id, 'repeats', old.id]]],
      [
        'CU-2',
        2,
        [
          [lately.id, 'again', null],
          [again.id, 'again', lately.id],
        ],
      ],
    ]);
    expect(found).toMatchObject({ complaints: 3, breached: 3, ownerless: 3 });
    expect(found.customers[0]?.complaints[0]?.clock).toMatchObject({ state: 'breached' });
  });

  test('answered ones wait to be closed, without a clock, after the urgent ones', () => {
    const answered = at('2026-11-20 09:00').when({ type: 'assign', to: 'li.wei' }).when(RESOLVE).complaint;
    const open = at('2026-12-01 08:55', { customer: 'CU-1' }).complaint;
    const [customer] = daily([answered, open]).customers;
    expect(customer?.complaints.map(({ complaint, clock }) => [complaint.status, clock?.state ?? null])).toEqual([
      ['new', 'running'],
      ['resolved', null],
    ]);
  });

  test('a filter chooses among the open ones only; other days, other customers', () => {
    const before = at('2026-11-20 09:00').when(RESOLVE).when(CLOSE).complaint;
    const again = at('2026-11-25 09:00').when({ type: 'assign', to: 'li.wei' }).complaint;
    const mine = (team: string) => ({ filter: (each: { team: string | null }) => each.team === team });
    expect(daily([before, again], mine('service')).complaints).toBe(1);
    expect(daily([before, again], mine('billing')).complaints).toBe(0);
    expect(daily([before, again], { days: 4 }).complaints).toBe(0);
  });

  test('all open repeats are among them, and nothing that is over', () => {
    fc.assert(
      fc.property(anyComplaints(world), fc.integer({ min: 1, max: 60 }), (complaints, days) => {
        const found = daily(complaints, { days }).customers.flatMap((customer) => customer.complaints);
        const ids = found.map(({ complaint }) => complaint.id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { complaint } of found) expect(isOver(complaint.status)).toBe(false);
        const open = repeats(complaints, { days }).pairs.filter(({ complaint }) => !isOver(complaint.status));
        expect(
          found
            .filter(({ why }) => why === 'repeats')
            .map(({ complaint }) => complaint.id)
            .sort(),
        ).toEqual(open.map(({ complaint }) => complaint.id).sort());
      }),
    );
  });
});
