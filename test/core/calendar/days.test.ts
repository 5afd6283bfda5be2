import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CalendarFile, parseCalendar } from '../../../src/core/calendar/calendar.js';
import { classifyDay, daysFromTo } from '../../../src/core/calendar/days.js';
import { formatDay, parseDay, parseInstant } from '../../../src/core/calendar/instant.js';
import { isWorkingDay } from '../../../src/core/calendar/windows.js';
import { workingSeconds } from '../../../src/core/calendar/working-time.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { shipped } from '../../world.js';

const calendar = (file: unknown) => parseCalendar(checkPolicy(CalendarFile, file, 'calendar'));
const cn = calendar(shipped('calendars/cn-office.yaml'));
const OFFICE = ['09:00-17:00'];
const berlin = calendar({
  id: 'berlin',
  zone: 'Europe/Berlin',
  week: { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: ['22:00-06:00'] },
  closed: ['2026-04-06', '2026-04-11'],
  partial: [
    { date: '2026-04-14', closed: ['13:00-14:00'] },
    { date: '2026-04-15', closed: ['08:00-18:00'] },
    { date: '2026-04-18', closed: ['00:00-03:00'] },
  ],
});

describe('a day', () => {
  test.each([
    [cn, '2026-09-28', true, 'working'],
    [cn, '2026-10-10', true, 'make_up_day'],
    [cn, '2026-10-11', false, 'rest_day'],
    [cn, '2026-10-01', false, 'closed_day'],
    [cn, '2026-10-03', false, 'closed_day'],
    [berlin, '2026-04-11', false, 'closed_day'],
    [berlin, '2026-04-14', true, 'partial_closure'],
    [berlin, '2026-04-15', false, 'partial_closure'],
    // The shift of Friday loses what lies on Saturday.
    [berlin, '2026-04-17', true, 'partial_closure'],
    [berlin, '2026-04-18', false, 'rest_day'],
  ] as const)('%#: %s on %s', (made, date, working, cause) => {
    expect(classifyDay(made, parseDay(date))).toEqual({ working, cause });
  });

  test('in a year without data is refused, not guessed', () => {
    expect(() => daysFromTo(cn, '2026-12-30', '2027-01-02')).toThrow(/calendar_year_missing/);
  });
});

describe('a stretch of days', () => {
  test('is all of the days, months and years that are named', () => {
    const dates = (from: string, to: string) => daysFromTo(berlin, from, to).map(({ day }) => formatDay(day));
    expect(dates('2026-04', '2026-04')).toHaveLength(30);
    expect(dates('2026', '2026')).toHaveLength(365);
    expect(dates('2026-04-14', '2026-04-15')).toEqual(['2026-04-14', '2026-04-15']);
    expect(() => dates('2026-05', '2026-04')).toThrow(/period_backwards/);
    expect(() => dates('1800', '2900')).toThrow(/too_many_groups/);
  });

  test('adds up to the working time of the clocks, whatever the days', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];
    const night = {
      mon: ['22:00-06:00'],
      wed: ['00:00-24:00'],
      fri: ['09:00-12:00', '13:00-18:30'],
      sun: ['01:30-03:30'],
    };
    const date = fc.integer({ min: 0, max: 364 }).map((at) => formatDay(parseDay('2026-01-01') + at));
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.uniqueArray(date, { maxLength: 20 }), date, (zone, closed, cut) => {
        const partial = [{ date: cut, closed: ['02:00-10:00'] }];
        const made = calendar({ id: 'x', zone, week: night, closed, partial });
        const days = daysFromTo(made, '2026', '2026');
        // The year begins on a Thursday and ends on one, so that no shift crosses its ends.
        const [from, to] = [parseInstant('2026-01-01', zone), parseInstant('2027-01-01', zone)];
        expect(days.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(workingSeconds(made, from, to));
        expect(days.map(({ working }) => working)).toEqual(days.map(({ day }) => isWorkingDay(made, day)));
      }),
      { numRuns: 40 },
    );
  });
});
