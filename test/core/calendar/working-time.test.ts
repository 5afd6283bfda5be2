import { describe, expect, test } from 'vitest';
import { CalendarFile, parseCalendar } from '../../../src/core/calendar/calendar.js';
import { deadline } from '../../../src/core/calendar/deadline.js';
import { parseTarget } from '../../../src/core/calendar/duration.js';
import { formatInstant, parseInstant } from '../../../src/core/calendar/instant.js';
import { addWorkingSeconds, pausedSeconds } from '../../../src/core/calendar/working-time.js';
import { Problem } from '../../../src/core/problem.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { shipped } from '../../world.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
const ALL = [...DAYS, 'sat', 'sun'];
const week = (days: string[], ...intervals: string[]) => Object.fromEntries(days.map((day) => [day, intervals]));
const calendar = (file: object) => parseCalendar(checkPolicy(CalendarFile, { id: 'test', ...file }, 'calendar'));

const office = { zone: 'Europe/Berlin', week: week(DAYS, '09:00-17:00') };
const early = { zone: 'Europe/Berlin', week: week(DAYS, '08:00-17:00') };
const always = { zone: 'Europe/Berlin', week: week(ALL, '00:00-24:00') };
const night = { zone: 'America/New_York', week: week(DAYS, '22:00-06:00') };
const lunch = { zone: 'America/Sao_Paulo', week: week(DAYS, '08:00-12:00', '13:30-18:00') };
const closure = {
  zone: 'Europe/Berlin',
  week: week(DAYS, '09:00-18:00'),
  partial: [{ date: '2026-04-14', closed: ['13:00-14:00'] }],
};

describe('the worked values', () => {
  test.each([
    ['V1', office, '2026-04-10 16:30', '60m', '2026-04-13T09:30', []],
    ['V2', early, '2026-04-10 16:00', '4h', '2026-04-13T11:00', []],
    ['V3', office, '2026-04-10 17:00', '8h', '2026-04-13T17:00', []],
    ['V5', office, '2026-04-11 12:00', '1h', '2026-04-13T10:00', []],
    ['V7', office, '2026-04-10 10:00', '8h', '2026-04-13T14:00', [['2026-04-10 15:00', '2026-04-13 11:00']]],
    ['V8', always, '2026-03-28 20:00', '12h', '2026-03-29T09:00', []],
    ['V8 in autumn', always, '2026-10-24 20:00', '12h', '2026-10-25T07:00', []],
    ['V10', night, '2026-04-10 23:00', '8h', '2026-04-13T23:00', []],
    ['V12 over lunch', lunch, '2026-04-13 11:30', '1h', '2026-04-13T14:00', []],
    ['V12 in lunch', lunch, '2026-04-13 12:30', '1h', '2026-04-13T14:30', []],
    ['V13', always, '2026-04-10 23:30', '60m', '2026-04-11T00:30', []],
    ['V15', closure, '2026-04-14 12:30', '1h', '2026-04-14T14:30', []],
    ['V16', office, '2026-04-13 09:00', '8h', '2026-04-13T17:00', []],
  ] as const)('%s', (_name, file, start, target, due, pauses) => {
    const spans = pauses.map(([from, to]) => ({
      from: parseInstant(from, file.zone),
      to: parseInstant(to, file.zone),
    }));
    const found = deadline(parseTarget(target), parseInstant(start, file.zone), calendar(file), spans);
    expect(formatInstant(found, file.zone)).toMatch(new RegExp(`^${due}:00`));
  });
});

describe('day targets', () => {
  const cn = shipped('calendars/cn-office.yaml') as object;
  const uk = {
    zone: 'Europe/London',
    week: week(DAYS, '09:00-17:00'),
    closed: ['2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25'],
  };
  test.each([
    ['five working days over Mid-Autumn and National Day', cn, '2026-09-24', '5wd', '2026-10-09'],
    ['seven over Spring Festival with make-up days', cn, '2025-01-24', '7wd', '2025-02-10'],
    ['five over Labour Day', cn, '2026-04-30', '5wd', '2026-05-11'],
    ['seven over National Day 2025', cn, '2025-09-26', '7wd', '2025-10-13'],
    ['fifteen calendar days, rolled', cn, '2026-02-05', '15d roll', '2026-02-24'],
    ['fifteen calendar days', cn, '2026-02-05', '15d', '2026-02-20'],
    ['three over Easter', uk, '2026-04-02', '3wd', '2026-04-09'],
    ['thirty-five business days', uk, '2026-04-02', '35wd', '2026-05-27'],
    ['eight weeks', uk, '2026-04-02', '8w', '2026-05-28'],
    ['six weeks', uk, '2026-04-09', '6w', '2026-05-21'],
    ['a month, from the end of a long one', uk, '2026-01-31', '1mo', '2026-02-28'],
    ['six months', uk, '2026-04-02', '6mo', '2026-10-02'],
  ])('%s', (_name, file, received, target, last) => {
    const made = calendar(file);
    for (const time of ['00:00', '10:15', '23:59']) {
      const due = deadline(parseTarget(target), parseInstant(`${received} ${time}`, made.zone), made);
      expect(formatInstant(due, made.zone).slice(0, 10)).toBe(last);
    }
  });

  test('a working day ends with the close of business, a calendar day with its last second', () => {
    const start = parseInstant('2026-04-02 10:00', uk.zone);
    const made = calendar(uk);
    expect(formatInstant(deadline(parseTarget('3wd'), start, made), uk.zone)).toBe('2026-04-09T17:00:00+01:00');
    expect(formatInstant(deadline(parseTarget('8w'), start, made), uk.zone)).toBe('2026-05-28T23:59:59+01:00');
  });

  test('a pause moves a day target on by each whole day in it, and never comes while the pause lasts', () => {
    const made = calendar(uk);
    const at = (text: string) => parseInstant(text, uk.zone);
    const pause = { from: at('2026-04-07 12:00'), to: at('2026-04-10 12:00') };
    const due = deadline(parseTarget('3wd'), at('2026-04-02 10:00'), made, [pause]);
    expect(formatInstant(due, uk.zone).slice(0, 10)).toBe('2026-04-13');
    const endless = [{ from: at('2026-04-07 12:00'), to: Number.POSITIVE_INFINITY }];
    expect(deadline(parseTarget('3wd'), at('2026-04-02 10:00'), made, endless)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('limits', () => {
  test('a year without data is refused by name, not guessed', () => {
    const made = calendar(shipped('calendars/cn-office.yaml') as object);
    const start = parseInstant('2026-12-31 17:30', 'Asia/Shanghai');
    expect(() => addWorkingSeconds(made, start, 3600)).toThrow(
      new Problem('calendar_year_missing', { calendar: 'cn-office', year: 2027 }),
    );
    expect(addWorkingSeconds(made, start, 1800)).toBe(start + 1800);
  });

  test('a calendar without any working time is refused at once', () => {
    expect(() => calendar({ zone: 'UTC', week: { mon: [] } })).toThrow(/policy_invalid.*no working time/);
  });

  test.each(['Mars/Olympus', '+08:00', ''])('"%s" is no zone', (zone) => {
    expect(() => calendar({ zone, week: week(DAYS, '09:00-17:00') })).toThrow(/policy_invalid.*zone/);
  });

  test('ten years of working time are one walk over days', () => {
    const made = calendar(office);
    const start = parseInstant('2016-01-04 09:00', office.zone);
    const seconds = 10 * 52 * 5 * 8 * 3600;
    expect(formatInstant(addWorkingSeconds(made, start, seconds), office.zone)).toBe('2025-12-19T17:00:00+01:00');
  });

  test('overlapping pauses count once', () => {
    expect(
      pausedSeconds(0, 100, [
        { from: 10, to: 30 },
        { from: 20, to: 40 },
      ]),
    ).toBe(30);
  });
});
