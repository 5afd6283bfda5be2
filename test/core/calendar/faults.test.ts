import { describe, expect, test } from 'vitest';
import { type CalendarFile, parseCalendar } from '../../../src/core/calendar/calendar.js';
import { deadline, warningTime } from '../../../src/core/calendar/deadline.js';
import { parseTarget, parseWarning } from '../../../src/core/calendar/duration.js';
import { formatInstant, parseInstant } from '../../../src/core/calendar/instant.js';
import { ledgerOf } from '../../../src/core/calendar/ledger.js';
import { addWorkingSeconds, workingSeconds } from '../../../src/core/calendar/working-time.js';
import { Problem } from '../../../src/core/problem.js';
import { shipped } from '../../world.js';

const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const ALL = [...WORKDAYS, 'sat', 'sun'];
const week = (days: string[], ...intervals: string[]) => Object.fromEntries(days.map((day) => [day, intervals]));

/** A calendar with questions to it; times are those on its own wall. */
class Desk {
  readonly calendar;

  constructor(file: object) {
    this.calendar = parseCalendar({ id: 'test', ...file } as CalendarFile);
  }

  at(text: string): number {
    return parseInstant(text, this.calendar.zone);
  }

  shown(instant: number): string {
    return formatInstant(instant, this.calendar.zone);
  }

  pauses(pairs: readonly [from: string, to: string][]) {
    return pairs.map(([from, to]) => ({ from: this.at(from), to: to === '' ? Number.POSITIVE_INFINITY : this.at(to) }));
  }

  due(start: string, target: string, ...pauses: [from: string, to: string][]): string {
    return this.shown(deadline(parseTarget(target), this.at(start), this.calendar, this.pauses(pauses)));
  }

  warn(start: string, target: string, offset: string): string {
    return this.shown(warningTime(parseWarning(offset), parseTarget(target), this.at(start), this.calendar));
  }

  worked(from: string, to: string): number {
    return workingSeconds(this.calendar, this.at(from), this.at(to));
  }

  /** What is not counted until a target is due, by day. */
  skipped(start: string, target: string): string[] {
    const [parsed, from] = [parseTarget(target), this.at(start)];
    return ledgerOf(parsed, from, deadline(parsed, from, this.calendar), this.calendar)
      .filter(({ counted }) => !counted)
      .map((line) => `${this.shown(line.from).slice(0, 10)} ${line.why}`);
  }
}

const berlin = new Desk({ zone: 'Europe/Berlin', week: week(WORKDAYS, '09:00-17:00') });
const always = new Desk({ zone: 'Europe/Berlin', week: week(ALL, '00:00-24:00') });
const night = new Desk({ zone: 'America/New_York', week: week(WORKDAYS, '22:00-06:00') });
const lunch = new Desk({ zone: 'America/Sao_Paulo', week: week(WORKDAYS, '08:00-12:00', '13:30-18:00') });
const cn = new Desk(shipped('calendars/cn-office.yaml') as object);

describe('faults that others shipped', () => {
  test('fault 1: business hours are kept, not the wall clock', () => {
    expect(berlin.due('2026-04-10 16:30', '60m')).toBe('2026-04-13T09:30:00+02:00');
  });

  test('fault 2: 00:00-24:00 is a full day without a gap at midnight', () => {
    expect(always.due('2026-04-10 23:30', '60m')).toBe('2026-04-11T00:30:00+02:00');
    expect(always.worked('2026-04-10 23:59', '2026-04-11 00:01')).toBe(120);
  });

  test('fault 13: each skipped day is listed with its cause', () => {
    expect(cn.skipped('2026-09-24 16:30', '5wd')).toEqual([
      '2026-09-24 day_of_receipt',
      '2026-09-25 closed_day',
      '2026-09-26 closed_day',
      '2026-09-27 closed_day',
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => `2026-10-0${day} closed_day`),
    ]);
    expect(berlin.skipped('2026-04-10 12:00', '2wd')).toContain('2026-04-12 rest_day');
  });

  test('fault 16: a warning walks a day of several intervals, and does not come at midnight', () => {
    expect(lunch.due('2026-04-13 11:30', '5h')).toBe('2026-04-13T18:00:00-03:00');
    expect(lunch.warn('2026-04-13 11:30', '5h', '-1h')).toBe('2026-04-13T17:00:00-03:00');
    expect(lunch.warn('2026-04-13 11:30', '1h', '-45m')).toBe('2026-04-13T11:45:00-03:00');
    expect(lunch.warn('2026-04-13 17:30', '1h', '-15m')).toBe('2026-04-14T08:15:00-03:00');
  });

  test('fault 17: a warning lies before the due time and never before the start', () => {
    expect(berlin.warn('2026-04-10 16:30', '60m', '-15m')).toBe('2026-04-13T09:15:00+02:00');
    expect(berlin.warn('2026-04-10 16:30', '60m', '-45m')).toBe('2026-04-10T16:45:00+02:00');
    expect(berlin.warn('2026-04-10 16:30', '60m', '-3h')).toBe('2026-04-10T16:30:00+02:00');
    expect(berlin.warn('2026-04-10 16:30', '2h elapsed', '-30m')).toBe('2026-04-10T18:00:00+02:00');
  });

  test("fault 18: a pause is measured in the target's own unit", () => {
    expect(berlin.due('2026-04-10 10:00', '8h', ['2026-04-10 15:00', '2026-04-13 11:00'])).toBe(
      '2026-04-13T14:00:00+02:00',
    );
    // A weekend costs working days nothing, and calendar days two.
    expect(berlin.due('2026-04-09 10:00', '3wd', ['2026-04-10 18:00', '2026-04-13 08:00'])).toBe(
      '2026-04-14T17:00:00+02:00',
    );
    expect(berlin.due('2026-04-09 10:00', '5d', ['2026-04-10 18:00', '2026-04-13 08:00'])).toBe(
      '2026-04-16T23:59:59+02:00',
    );
    // All that is worked on Monday is a working day, whatever of its night was paused.
    expect(berlin.due('2026-04-10 10:00', '3wd', ['2026-04-13 08:59', '2026-04-13 17:00'])).toBe(
      '2026-04-16T17:00:00+02:00',
    );
    expect(berlin.due('2026-04-10 10:00', '3wd', ['2026-04-13 09:01', '2026-04-14 08:59'])).toBe(
      '2026-04-15T17:00:00+02:00',
    );
  });

  test('fault 24: what starts outside working hours waits for the next opening', () => {
    expect(berlin.worked('2026-04-10 20:00', '2026-04-13 09:00')).toBe(0);
    expect(berlin.due('2026-04-10 20:00', '1m')).toBe('2026-04-13T09:01:00+02:00');
    expect(berlin.worked('2026-04-10 20:00', '2026-04-13 09:00:01')).toBe(1);
  });

  test('fault 28: a day has as many intervals as are written', () => {
    expect(lunch.due('2026-04-13 11:30', '1h')).toBe('2026-04-13T14:00:00-03:00');
    expect(lunch.due('2026-04-13 12:30', '1h')).toBe('2026-04-13T14:30:00-03:00');
    const three = new Desk({ zone: 'UTC', week: { mon: ['08:00-09:00', '10:00-11:00', '12:00-13:00'] } });
    expect(three.due('2026-04-13 08:30', '2h')).toBe('2026-04-13T12:30:00+00:00');
  });

  test('fault 29: what was paused is added in working time, also where it started on a holiday', () => {
    const holiday = new Desk({ zone: 'Europe/Berlin', week: week(WORKDAYS, '09:00-17:00'), closed: ['2026-04-13'] });
    const pause: [string, string] = ['2026-04-14 10:00', '2026-04-14 12:00'];
    expect(holiday.due('2026-04-13 11:00', '4h', pause)).toBe('2026-04-14T15:00:00+02:00');
    expect(holiday.due('2026-04-13 11:00', '4h', ['2026-04-13 11:00', '2026-04-13 16:00'])).toBe(
      '2026-04-14T13:00:00+02:00',
    );
  });

  test('fault 32: without working time there is an error, never an endless loop', () => {
    expect(() => new Desk({ zone: 'UTC', week: { mon: [] } })).toThrow(
      new Problem('calendar_empty', { calendar: 'test' }),
    );
    const minute = new Desk({ zone: 'UTC', week: { mon: ['09:00-09:01'] } });
    const never = new Problem('calendar_horizon', { calendar: 'test', years: 500 });
    expect(() => minute.due('2026-04-10', '800000h')).toThrow(never);
  });

  test('fault 33: a closure for part of a day is an interval of that day', () => {
    const partial = [{ date: '2026-04-14', closed: ['13:00-14:00'] }];
    const closure = new Desk({ zone: 'Europe/Berlin', week: week(WORKDAYS, '09:00-18:00'), partial });
    expect(closure.due('2026-04-14 12:30', '1h')).toBe('2026-04-14T14:30:00+02:00');
    expect(closure.due('2026-04-15 12:30', '1h')).toBe('2026-04-15T13:30:00+02:00');
  });

  test('fault 37: each date has the offset of its own', () => {
    expect(always.due('2026-03-28 20:00', '12h')).toBe('2026-03-29T09:00:00+02:00');
    expect(always.due('2026-10-24 20:00', '12h')).toBe('2026-10-25T07:00:00+01:00');
  });

  test('fault 38: old dates, and zones that gave up summer time or never had it', () => {
    const office = (zone: string) => new Desk({ zone, week: week(WORKDAYS, '09:00-17:00') });
    // China had summer time from 1986 to 1991, Brazil until 2019.
    expect(office('Asia/Shanghai').due('1988-07-01 16:00', '2h')).toBe('1988-07-04T10:00:00+09:00');
    expect(office('Asia/Shanghai').due('1995-06-30 16:00', '2h')).toBe('1995-07-03T10:00:00+08:00');
    expect(office('America/Sao_Paulo').due('2018-12-28 16:00', '2h')).toBe('2018-12-31T10:00:00-02:00');
    expect(office('America/Sao_Paulo').due('2026-12-28 16:00', '2h')).toBe('2026-12-29T10:00:00-03:00');
    expect(office('America/Phoenix').due('1979-07-02 16:00', '2h')).toBe('1979-07-03T10:00:00-07:00');
    expect(office('Asia/Kathmandu').due('2026-07-03 16:00', '2h')).toBe('2026-07-06T10:00:00+05:45');
  });

  test('fault 39: a holiday is the dates on the local wall, to the last second, over a week end too', () => {
    const closed = ['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'];
    const sydney = new Desk({ zone: 'Australia/Sydney', week: week(ALL, '00:00-24:00'), closed });
    expect(sydney.worked('2026-12-30 23:59:59', '2027-01-05 00:00:00')).toBe(1);
    expect(sydney.worked('2026-12-30 23:59:59', '2027-01-05 00:00:01')).toBe(2);
    // In UTC that holiday begins the afternoon before.
    expect(sydney.due('2026-12-30 23:00', '2h')).toBe('2027-01-05T01:00:00+11:00');
  });

  test('fault 41: it is due at the first instant at which it is used up, whatever comes later', () => {
    const due = '2026-04-13T10:00:00+02:00';
    expect(berlin.due('2026-04-13 09:00', '1h')).toBe(due);
    expect(berlin.due('2026-04-13 09:00', '1h', ['2026-04-13 10:00', '2026-04-13 12:00'])).toBe(due);
    expect(berlin.due('2026-04-13 09:00', '1h', ['2026-04-13 11:00', ''])).toBe(due);
    expect(berlin.due('2026-04-10 16:00', '1h')).toBe('2026-04-10T17:00:00+02:00');
  });

  test('fault 42: to the second, with nothing rounded', () => {
    expect(berlin.due('2026-04-10 16:59:59', '1m')).toBe('2026-04-13T09:00:59+02:00');
    expect(berlin.worked('2026-04-10 16:59:59', '2026-04-13 09:00:58')).toBe(59);
    const pause: [string, string] = ['2026-04-10 10:00:10', '2026-04-10 10:00:11'];
    expect(berlin.due('2026-04-10 10:00:00', '1m', pause)).toBe('2026-04-10T10:01:01+02:00');
  });

  test('fault 43: around the clock has no gaps over weeks', () => {
    const [from, to] = [always.at('2026-03-01 00:00'), always.at('2026-11-15 12:34:56')];
    expect(workingSeconds(always.calendar, from, to)).toBe(to - from);
    expect(addWorkingSeconds(always.calendar, from, to - from)).toBe(to);
  });

  test('fault 48: nothing is cut off after a year', () => {
    expect(berlin.due('2024-01-02 09:00', '4000h')).toBe('2025-12-01T17:00:00+01:00');
    expect(berlin.worked('2024-01-02 09:00', '2025-12-01 17:00')).toBe(4000 * 3600);
    expect(berlin.due('2020-01-01 09:00', '520w')).toBe('2029-12-19T23:59:59+01:00');
  });

  test('fault 49: a zone is a name, so that hours stay where they are all year', () => {
    expect(berlin.due('2026-01-12 08:00', '1h')).toBe('2026-01-12T10:00:00+01:00');
    expect(berlin.due('2026-07-13 08:00', '1h')).toBe('2026-07-13T10:00:00+02:00');
    expect(() => new Desk({ zone: '+01:00', week: { mon: ['09:00-17:00'] } })).toThrow(/zone_unknown/);
  });

  test('fault 50: a shift over midnight belongs to the day on which it starts, also when the clock is changed', () => {
    expect(night.due('2026-04-10 23:00', '8h')).toBe('2026-04-13T23:00:00-04:00');
    const daily = new Desk({ zone: 'America/New_York', week: week(ALL, '22:00-06:00') });
    // 2026-03-08 has no 02:00, 2026-11-01 has 01:00 twice.
    expect(daily.worked('2026-03-07 12:00', '2026-03-08 12:00')).toBe(7 * 3600);
    expect(daily.worked('2026-10-31 12:00', '2026-11-01 12:00')).toBe(9 * 3600);
    expect(daily.due('2026-10-31 22:00', '8h')).toBe('2026-11-01T05:00:00-05:00');
  });

  test('fault 51: a make-up day is one before it is a weekend, by the calendar that has it', () => {
    const dates = { zone: 'Asia/Shanghai', week: week(WORKDAYS, '09:00-17:00'), closed: ['2026-10-10'] };
    const [industry, finance] = [new Desk({ ...dates, working: { '2026-10-10': 'fri' } }), new Desk(dates)];
    expect(industry.due('2026-10-09 16:00', '2h')).toBe('2026-10-10T10:00:00+08:00');
    expect(finance.due('2026-10-09 16:00', '2h')).toBe('2026-10-12T10:00:00+08:00');
    expect(industry.due('2026-10-09 16:00', '1wd')).toBe('2026-10-10T17:00:00+08:00');
    expect(finance.due('2026-10-09 16:00', '1wd')).toBe('2026-10-12T17:00:00+08:00');
  });
});

describe('faults that the walker of minutes found here', () => {
  test('intervals in an hour that comes twice are worked in the order of time', () => {
    const early = new Desk({ zone: 'Europe/Berlin', week: { sun: ['01:00-02:20', '02:40-04:00'] } });
    // Before the change: 01:00-02:20, 02:40-03:00; after it: 02:00-02:20, 02:40-04:00.
    expect(early.worked('2026-10-25 00:00', '2026-10-25 12:00')).toBe((80 + 20 + 20 + 80) * 60);
    expect(early.due('2026-10-25 01:00', '90m')).toBe('2026-10-25T02:50:00+02:00');
  });

  test('a closure over midnight also closes what the next day begins with', () => {
    const partial = [{ date: '2026-04-13', closed: ['22:00-06:00'] }];
    const split = new Desk({ zone: 'UTC', week: week(ALL, '00:00-12:00'), partial });
    expect(split.worked('2026-04-14 00:00', '2026-04-15 00:00')).toBe(6 * 3600);
  });

  test('business closes at the end of what is worked where its hour comes twice or is skipped', () => {
    const late = new Desk({ zone: 'America/New_York', week: week(ALL, '18:00-01:30') });
    expect(late.due('2026-10-30 12:00', '1wd')).toBe('2026-11-01T01:30:00-05:00');
    const spring = new Desk({ zone: 'America/New_York', week: week(ALL, '18:00-02:30') });
    expect(spring.due('2026-03-06 12:00', '1wd')).toBe('2026-03-08T03:00:00-04:00');
  });

  test('a day ends with its last second where midnight is skipped or comes twice', () => {
    const santiago = new Desk({ zone: 'America/Santiago', week: week(ALL, '09:00-17:00') });
    expect(santiago.due('2026-04-03 12:00', '1d')).toBe('2026-04-04T23:59:59-04:00');
    expect(santiago.due('2026-09-04 12:00', '1d')).toBe('2026-09-05T23:59:59-04:00');
    const newfoundland = new Desk({ zone: 'America/St_Johns', week: week(ALL, '09:00-17:00') });
    expect(newfoundland.due('2008-10-31 12:00', '1d')).toBe('2008-11-01T23:59:59-03:30');
    const toronto = new Desk({ zone: 'America/Toronto', week: week(ALL, '09:00-17:00') });
    expect(toronto.due('1919-03-29 12:00', '1d')).toBe('1919-03-30T23:29:59-05:00');
  });

  test('a day is not a working day when the clock skips all that would be worked on it', () => {
    const vigil = new Desk({ zone: 'Europe/Berlin', week: { sun: ['02:00-03:00'] } });
    expect(vigil.due('2026-03-23 12:00', '1wd')).toBe('2026-04-05T03:00:00+02:00');
  });

  test('no year is asked for that nothing depends on', () => {
    const year = new Desk({ zone: 'UTC', week: week(ALL, '22:00-06:00'), years: [2026] });
    expect(year.worked('2026-01-01 12:00', '2026-12-31 23:00')).toBe((364 * 8 + 1) * 3600);
    expect(() => year.worked('2026-01-01 05:00', '2026-02-01')).toThrow(/calendar_year_missing.*2025/);
    expect(() => year.worked('2026-12-01', '2027-01-01 00:00:01')).toThrow(/calendar_year_missing.*2027/);
  });
});
