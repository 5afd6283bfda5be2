import { describe, expect, test } from 'vitest';
import { CalendarFile } from '../../../src/core/calendar/calendar.js';
import { parseInstant } from '../../../src/core/calendar/instant.js';
import { calendarWarnings } from '../../../src/core/calendar/lint.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { shipped } from '../../world.js';

const WEEK = { mon: ['09:00-17:00'], tue: ['09:00-17:00'], fri: ['09:00-15:00'] };

function warningsOf(file: object, now = '2026-06-01') {
  const checked = checkPolicy(CalendarFile, { id: 'x', zone: 'Europe/Berlin', week: WEEK, ...file }, 'calendar');
  return calendarWarnings(checked, parseInstant(now, 'Europe/Berlin')).map(({ code, args, path }) => ({
    code,
    path,
    ...args,
  }));
}

describe('the end of the data', () => {
  const file = { years: [2025, 2026] };

  test.each([
    ['2026-11-01', []],
    ['2026-11-02', [{ code: 'year_missing', path: 'years', year: 2027, days: 60 }]],
    ['2026-12-31T23:59', [{ code: 'year_missing', path: 'years', year: 2027, days: 1 }]],
    ['2027-01-01', [{ code: 'year_missing', path: 'years', year: 2027, days: 0 }]],
    ['2024-12-31', [{ code: 'year_missing', path: 'years', year: 2024, days: 0 }]],
  ])('seen from %s', (now, warnings) => {
    expect(warningsOf(file, now)).toEqual(warnings);
  });

  test('a calendar for every year has none, but closed days without years are told', () => {
    expect(warningsOf({}, '2026-12-31')).toEqual([]);
    expect(warningsOf({ closed: ['2026-04-06'] })).toEqual([{ code: 'years_absent', path: 'closed' }]);
  });
});

describe('days that change nothing', () => {
  const years = [2026];

  test('a holiday on a rest day, but not the weekend of a long holiday', () => {
    expect(warningsOf({ years, closed: ['2026-04-25'] })).toEqual([
      { code: 'closed_on_rest_days', path: 'closed.0', dates: ['2026-04-25'] },
    ]);
    // From Friday to Monday; the Thursday before is a rest day here as well.
    const long = ['2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06'];
    expect(warningsOf({ years, closed: long })).toEqual([]);
  });

  test('a make-up day with the hours that it has anyway, or with none', () => {
    const working = { '2026-04-13': 'tue', '2026-04-14': 'fri', '2026-04-18': 'wed' };
    expect(warningsOf({ years, working })).toEqual([
      { code: 'make_up_worked_anyway', path: 'working.2026-04-13', date: '2026-04-13' },
      { code: 'make_up_without_hours', path: 'working.2026-04-18', date: '2026-04-18', like: 'wed' },
    ]);
  });

  test('a date twice, a closure when nobody works', () => {
    expect(warningsOf({ years, closed: ['2026-04-13', '2026-04-13'] })).toMatchObject([{ code: 'closed_twice' }]);
    const partial = [
      { date: '2026-04-13', closed: ['13:00-14:00', '18:00-19:00'] },
      { date: '2026-04-12', closed: ['09:00-10:00'] },
    ];
    expect(warningsOf({ years, partial })).toMatchObject([
      { code: 'closure_without_work', path: 'partial.0.closed.1' },
      { code: 'closure_without_work', path: 'partial.1.closed.0' },
    ]);
  });

  test('make-up days and holidays of China are all of use', () => {
    const cn = checkPolicy(CalendarFile, shipped('calendars/cn-office.yaml'), 'cn');
    expect(calendarWarnings(cn, parseInstant('2026-06-01', cn.zone))).toEqual([]);
  });
});
