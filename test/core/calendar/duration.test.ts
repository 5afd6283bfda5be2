import { describe, expect, test } from 'vitest';
import { CalendarFile, parseCalendar } from '../../../src/core/calendar/calendar.js';
import { warningTime } from '../../../src/core/calendar/deadline.js';
import { parseLength, parseTarget, parseWarning } from '../../../src/core/calendar/duration.js';
import { formatInstant, parseInstant } from '../../../src/core/calendar/instant.js';
import { checkPolicy } from '../../../src/core/validate.js';

describe('targets', () => {
  test.each([
    ['30m', { kind: 'working', seconds: 1800 }],
    ['1h30m', { kind: 'working', seconds: 5400 }],
    ['48h elapsed', { kind: 'elapsed', seconds: 172_800 }],
    ['3wd', { kind: 'working_days', days: 3 }],
    ['15d', { kind: 'calendar_days', days: 15, roll: false }],
    ['15d roll', { kind: 'calendar_days', days: 15, roll: true }],
    ['8w', { kind: 'calendar_days', days: 56, roll: false }],
    ['6mo', { kind: 'months', months: 6, roll: false }],
  ])('%s', (text, target) => {
    expect(parseTarget(text)).toEqual(target);
  });

  test.each(['', '4', '0h', '4 h', 'h', '-4h', '3wd roll', '4h roll', '15d elapsed', '1.5h', '4h elapsed now', '0d'])(
    '"%s" is refused',
    (text) => {
      expect(() => parseTarget(text)).toThrow(/duration_invalid/);
    },
  );
});

describe('warnings', () => {
  const office = parseCalendar(
    checkPolicy(
      CalendarFile,
      {
        id: 'office',
        zone: 'Europe/Berlin',
        week: { thu: ['09:00-17:00'], fri: ['09:00-12:00', '13:00-17:00'], mon: ['09:00-17:00'] },
      },
      'calendar',
    ),
  );
  const warn = (offset: string, target: string, start: string) =>
    formatInstant(
      warningTime(parseWarning(offset), parseTarget(target), parseInstant(start, office.zone), office),
      office.zone,
    ).slice(0, 16);

  test('a share walks the calendar over lunch and the weekend', () => {
    expect(warn('75%', '8h', '2026-04-10 10:00')).toBe('2026-04-10T17:00');
    expect(warn('50%', '4h', '2026-04-10 11:00')).toBe('2026-04-10T14:00');
  });

  test('an offset walks backwards through closing time', () => {
    expect(warn('-30m', '2h', '2026-04-10 15:15')).toBe('2026-04-10T16:45');
    expect(warn('-1h', '2h', '2026-04-10 16:30')).toBe('2026-04-13T09:30');
  });

  test('never before the start', () => {
    expect(warn('-8h', '2h', '2026-04-10 10:00')).toBe('2026-04-10T10:00');
  });

  test('a share of a day target is a share of its working time', () => {
    expect(warn('50%', '2wd', '2026-04-09 17:00')).toBe('2026-04-13T09:30');
  });

  test.each(['75', '0%', '100%', '30m', '--30m'])('"%s" is refused', (text) => {
    expect(() => parseWarning(text)).toThrow(/duration_invalid/);
  });

  test('plain lengths may be nothing or days', () => {
    expect([parseLength('0m'), parseLength('2d'), parseLength('4h')]).toEqual([0, 172_800, 14_400]);
  });
});
