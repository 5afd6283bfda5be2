import { describe, expect, test } from 'vitest';
import { CalendarFile } from '../../../src/core/calendar/calendar.js';
import { checkValue } from '../../../src/core/validate.js';

const WEEK = { mon: ['09:00-17:00'], fri: ['09:00-17:00'] };

/** What is refused in a calendar, as `path: found`. */
function faultsOf(file: object): string[] {
  const checked = checkValue(CalendarFile, { id: 'test', zone: 'Europe/Berlin', week: WEEK, ...file });
  return 'faults' in checked ? checked.faults.map(({ path, found }) => `${path}: ${found}`) : [];
}

describe('a calendar is refused', () => {
  test.each([
    ['without any interval', { week: { mon: [], tue: [] } }, ['week: no working time']],
    ['with a zone that there is not', { zone: 'Mars/Olympus' }, ['zone: Mars/Olympus']],
    ['with a fixed offset for a zone', { zone: '+08:00' }, ['zone: +08:00']],
    ['with an interval that ends when it starts', { week: { mon: ['09:00-09:00'] } }, ['week.mon.0: 09:00-09:00']],
    ['with an hour after 24:00', { week: { mon: ['09:00-24:30'] } }, ['week.mon.0: "09:00-24:30"']],
    ['with 24:00 as a beginning', { week: { mon: ['24:00-06:00'] } }, ['week.mon.0: "24:00-06:00"']],
    [
      'with intervals that overlap, in whatever order',
      { week: { mon: ['13:00-18:00', '09:00-13:30'] } },
      ['week.mon.0: 09:00-13:30 and 13:00-18:00'],
    ],
    [
      'with a night shift that lasts into the next morning',
      { week: { mon: ['22:00-06:00'], tue: ['05:00-12:00'] } },
      ['week.mon.0: mon 22:00-06:00 and tue 05:00-12:00'],
    ],
    [
      'with a night shift that lasts into the next week',
      { week: { sun: ['08:00-02:00'], sat: ['22:00-09:00'] } },
      ['week.sat.0: sat 22:00-09:00 and sun 08:00-02:00'],
    ],
    [
      'with a make-up day that lasts into its neighbour',
      { week: { mon: ['22:00-06:00'], thu: ['05:00-12:00'] }, working: { '2026-04-15': 'mon' } },
      ['working.2026-04-15: 2026-04-15 22:00-06:00 and 05:00-12:00'],
    ],
    ['with a date that there is not', { closed: ['2026-02-30'] }, ['closed.0: 2026-02-30']],
    [
      'with dates outside its years',
      { years: [2026], closed: ['2025-12-31'], working: { '2027-01-02': 'fri' } },
      ['closed.0: 2025-12-31', 'working.2027-01-02: 2027-01-02'],
    ],
    [
      'with a date that is closed and worked',
      { closed: ['2026-10-10'], working: { '2026-10-10': 'fri' } },
      ['working.2026-10-10: 2026-10-10'],
    ],
    [
      'with a closure that ends before it starts',
      { partial: [{ date: '2026-04-13', closed: ['14:00-13:00'] }] },
      ['partial.0.closed.0: 14:00-13:00'],
    ],
    [
      'with a closure that ends when it starts',
      { partial: [{ date: '2026-04-13', closed: ['13:00-13:00'] }] },
      ['partial.0.closed.0: 13:00-13:00'],
    ],
  ])('%s', (_, file, faults) => {
    expect(faultsOf(file)).toEqual(faults);
  });

  test('with every wrong place named at once', () => {
    const file = { zone: 'UTC+2', week: { mon: ['09:00-17:00', '16:00-18:00'] }, closed: ['2026-13-01'] };
    expect(faultsOf(file)).toHaveLength(3);
  });
});

describe('a calendar is taken', () => {
  test.each([
    ['with whole days next to each other', { week: { mon: ['00:00-24:00'], tue: ['00:00-24:00'] } }],
    ['with intervals that touch', { week: { mon: ['09:00-12:00', '12:00-17:00'] } }],
    ['with a night shift up to the next morning', { week: { mon: ['22:00-06:00'], tue: ['06:00-12:00'] } }],
    ['with a shift from Sunday to Monday', { week: { sun: ['22:00-06:00'], mon: ['06:00-14:00'] } }],
    [
      'with a closure over a midnight that is worked',
      {
        week: { mon: ['00:00-24:00'], tue: ['00:00-24:00'] },
        partial: [{ date: '2026-04-13', closed: ['23:00-01:00'] }],
      },
    ],
    [
      'with a night shift whose next morning is closed',
      { week: { fri: ['22:00-06:00'], mon: ['22:00-06:00'] }, working: { '2026-04-11': 'mon' } },
    ],
  ])('%s', (_, file) => {
    expect(faultsOf(file)).toEqual([]);
  });
});
