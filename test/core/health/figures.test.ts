import { describe, expect, test } from 'vitest';
import { formatDay } from '../../../src/core/calendar/instant.js';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import type { Complaint } from '../../../src/core/complaint/record.js';
import {
  auditsClosed,
  catchAllShare,
  causesCovered,
  improvementAge,
  type Looked,
  listedCauses,
  surgedCategories,
  surgesUnanswered,
} from '../../../src/core/health/analysis.js';
import { improvementsFedBack, repeatsAnswered, unansweredRate } from '../../../src/core/health/feedback.js';
import { evenly } from '../../../src/core/health/figures.js';
import { transferFigures, transferOf } from '../../../src/core/health/transfer.js';
import { topCauses } from '../../../src/core/improvement/top-causes.js';
import { passageOf } from '../../../src/core/insight/passage.js';
import { World } from '../../world.js';
import { inEachState, opened } from '../improvement/case.js';

const world = new World();
const HOUR = 3600;
const assign = (to: string) => ({ type: 'assign', to }) as const;

/** With service, then billing, held up there, back with service; answered, and closed much later. */
function travelled(): Complaint {
  return world
    .given({ received_at: '2026-11-02 06:00' }, '2026-11-02 08:00')
    .when({ type: 'assign', team: 'service' }, '2026-11-02 09:00')
    .when(assign('li.wei'), '2026-11-02 10:00')
    .when(assign('wang.fang'), '2026-11-02 12:00')
    .when({ type: 'pause', reason: 'awaiting_customer' }, '2026-11-02 13:00')
    .when({ type: 'resume' }, '2026-11-02 17:00')
    .when(assign('zhao.min'), '2026-11-02 18:00')
    .when({ type: 'resolve', outcome: 'upheld' }, '2026-11-02 20:00')
    .when({ type: 'close' }, '2026-11-09 20:00').complaint;
}

describe('slow transfer', () => {
  test('time without an answer: with nobody, a team alone included, and with teams that are not the first line', () => {
    const transfer = transferOf(travelled(), null);
    expect(transfer).toEqual({
      ...{ pending: 12 * HOUR, unowned: 2 * HOUR, elsewhere: 6 * HOUR },
      legs: [6 * HOUR],
    });
    // What insight flow calls unowned.
    expect(transfer.unowned).toBe(passageOf(travelled()).parts.unowned);
    // Lying in the queue of another team is both.
    expect(transferOf(travelled(), ['billing'])).toMatchObject({
      elsewhere: 5 * HOUR,
      unowned: 2 * HOUR,
      legs: [3 * HOUR, 2 * HOUR],
    });
  });

  test('shares are of all time together, medians of each', () => {
    const quick = { pending: HOUR, unowned: 0, elsewhere: 0, legs: [] };
    const slow = { pending: 9 * HOUR, unowned: 5 * HOUR, elsewhere: 3 * HOUR, legs: [HOUR, 2 * HOUR] };
    const figures = transferFigures([quick, slow, slow]);
    expect(figures.unowned_share).toMatchObject({ value: 10 / 19, n: 3 });
    expect(figures.other_teams_share.value).toBeCloseTo(6 / 19, 12);
    expect(figures.unowned_p50).toMatchObject({ value: 5 * HOUR, n: 3 });
    expect(figures.second_line_p50).toMatchObject({ value: 1.5 * HOUR, n: 4 });
    expect(transferFigures([]).unowned_share).toMatchObject({ value: null, n: 0 });
  });
});

const looked = (from: string, to: string, now = '2026-11-20 10:00'): Looked => ({
  ...{ period: parsePeriod(from, to, world.zone), filter: null, now: world.instant(now), zone: world.zone },
});

/** So many of a category on each of these days. */
function many(category: string, days: readonly string[], each = 1): Complaint[] {
  return days.flatMap((day) =>
    Array.from({ length: each }, () => world.given({ category, subcategory: undefined }, `${day} 09:00`).complaint),
  );
}

describe('weak analysis', () => {
  test('what is filed under a catch-all, whatever its case, and under nothing', () => {
    const complaints = [...many('process', ['2026-10-05'], 3), ...many('service', ['2026-10-06'])];
    const renamed = complaints.map((complaint, at) =>
      at === 3 ? { ...complaint, facts: { ...complaint.facts, category: 'Other' } } : complaint,
    );
    const batches = [world.counted([...renamed, ...many('process', ['2026-09-30'])])];
    const share = catchAllShare(batches, new Set(['other']), looked('2026-10', '2026-10'));
    expect(share).toMatchObject({ value: 0.25, numerator: 1, denominator: 4, about: 'Other' });
    expect(catchAllShare(batches, new Set(), looked('2026-10', '2026-10'))).toMatchObject({
      numerator: 0,
      about: null,
    });
    const only = {
      ...looked('2026-10', '2026-10'),
      filter: ({ category }: { category: string }) => category === 'Other',
    };
    expect(catchAllShare(batches, new Set(['other']), only)).toMatchObject({ numerator: 1, denominator: 1 });
  });

  test('the largest causes that somebody works on', () => {
    const batches = [world.counted([...many('process', ['2026-10-05'], 3), ...many('service', ['2026-10-06'], 4)])];
    const causes = listedCauses(batches, 'category', looked('2026-10', '2026-10'));
    const covered = (improvements: Parameters<typeof topCauses>[3]) =>
      causesCovered(
        topCauses(
          { of: 'category', most: 10, today: '2026-11-20' },
          { complaints: causes, days: 1 },
          null,
          improvements,
        ),
      );
    expect(covered([])).toEqual({ value: 0, numerator: 0, denominator: 2, about: 'service' });
    expect(covered([opened().improvement])).toMatchObject({ value: 0.5, about: 'service' });
    expect(covered([opened({ scope: { category: 'service' } }).improvement])).toMatchObject({ about: 'process' });
    expect(covered([inEachState().dropped.improvement])).toMatchObject({ numerator: 0 });
  });

  test('the age of the latest improvement; none is missing', () => {
    const now = world.instant('2026-08-11 09:00');
    expect(improvementAge([opened().improvement, opened({}, '2026-08-04').improvement], now)).toEqual({
      value: 7 * 86_400,
    });
    expect(improvementAge([opened({}, '2026-09-04').improvement], now)).toEqual({ value: null, missing: true });
  });

  test('audits closed in the period, and one that is open', () => {
    const { period } = looked('2026-10', '2026-10');
    const at = (time: string) => world.instant(time);
    const audits = [
      { name: 'september', closed: at('2026-09-30 23:59') },
      { name: 'october', closed: at('2026-10-01 00:00') },
      { name: 'november', closed: null },
    ];
    expect(auditsClosed(audits, period)).toEqual({ value: 1, about: 'november' });
    expect(auditsClosed([], period)).toEqual({ value: 0, about: null });
  });

  test('a surge is found in the week that it was in, and answered by an improvement that goes on', () => {
    const mondays = Array.from({ length: 16 }, (_, week) => formatDay(20_640 + 7 * week));
    const usual = mondays.flatMap((day) => many('process', [day], 6));
    const rule = { growth: 0.3, chance: 0.001, floor: 5, weeks: 8, incidentDays: new Set<number>() };
    const period = looked(mondays[8] ?? '', mondays[15] ?? '', '2027-01-01 00:00');
    expect(surgedCategories([world.counted(usual)], rule, period)).toEqual([]);
    const surged = surgedCategories(
      [world.counted([...usual, ...many('process', [mondays[11] ?? ''], 20)])],
      rule,
      period,
    );
    expect(surged.map(({ category, week }) => [category, formatDay(week)])).toEqual([['process', mondays[11]]]);
    expect(surgesUnanswered(surged, [], world.zone)).toMatchObject({ value: 1, about: 'process', on: mondays[11] });
    const { defined, dropped } = inEachState();
    expect(surgesUnanswered(surged, [defined.improvement], world.zone)).toMatchObject({
      value: 0,
      about: null,
    });
    expect(surgesUnanswered(surged, [dropped.improvement], world.zone).value).toBe(1);
  });
});

describe('weak feedback', () => {
  test('repeats after an answer that stood, of those of which it is known', () => {
    expect(repeatsAnswered({ answered: 3, open: 1, withdrawn: 0, unknown: 7 })).toMatchObject({
      ...{ numerator: 3, denominator: 4 },
    });
  });

  test('messages that have waited for longer than they may, and the one that has waited longest', () => {
    const now = world.instant('2026-11-20 10:00');
    const wrote = (time: string) =>
      world
        .given({}, '2026-11-10 09:00')
        .when(assign('li.wei'))
        .when({ type: 'respond', kind: 'reply' }, '2026-11-10 10:00')
        .when({ type: 'receive_message', text: 'Still waiting' }, time);
    const [old, older, fresh] = [wrote('2026-11-18 09:00'), wrote('2026-11-17 09:00'), wrote('2026-11-20 09:00')];
    const answered = wrote('2026-11-17 09:00').when({ type: 'respond', kind: 'update' }, '2026-11-17 12:00');
    const open = [old, older, fresh, answered].map(({ complaint }) => complaint);
    expect(unansweredRate(open, 86_400, now)).toMatchObject({
      ...{ numerator: 2, denominator: 4, about: older.complaint.id },
    });
    expect(unansweredRate([], 86_400, now)).toMatchObject({ value: null, about: null });
  });

  test('improvements implemented in the period whose result was told', () => {
    const { implemented } = inEachState();
    const told = implemented.when({ type: 'feed_back', to: 'customers' }, '2026-09-10');
    const period = looked('2026-09', '2026-09');
    expect(improvementsFedBack([implemented.improvement, told.improvement], period)).toMatchObject({
      ...{ numerator: 1, denominator: 2, about: implemented.improvement.id },
    });
    expect(improvementsFedBack([implemented.improvement], looked('2026-10', '2026-10'))).toMatchObject({
      ...{ denominator: 0, about: null },
    });
  });
});

test('what is taken evenly is in order, and all where there is no more', () => {
  const list = Array.from({ length: 10 }, (_, at) => at);
  expect(evenly(list, 4)).toEqual([0, 2, 5, 7]);
  expect(evenly(list, 10)).toBe(list);
  expect(evenly(list, 0)).toBe(list);
  expect(new Set(evenly(list, 9)).size).toBe(9);
});
