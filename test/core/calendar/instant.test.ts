import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatInstant, instantOf, parseDay, parseInstant } from '../../../src/core/calendar/instant.js';
import { offsetAt } from '../../../src/core/calendar/zone.js';

describe('reading instants', () => {
  test.each([
    ['2026-11-21T09:30:00+08:00', 'UTC', '2026-11-21T01:30:00Z'],
    ['2026-11-21T09:30', 'Asia/Shanghai', '2026-11-21T01:30:00Z'],
    ['2026-11-21 09:30', 'America/New_York', '2026-11-21T14:30:00Z'],
    ['2026-11-21', 'Asia/Shanghai', '2026-11-20T16:00:00Z'],
    ['2026-11-21T09:30:15.999Z', 'UTC', '2026-11-21T09:30:15Z'],
    ['2026-11-21T09:30:00-0330', 'UTC', '2026-11-21T13:00:00Z'],
  ])('%s in %s', (text, zone, utc) => {
    expect(parseInstant(text, zone)).toBe(Date.parse(utc) / 1000);
  });

  test('a wall-clock time that is skipped is moved on, one that comes twice is the earlier', () => {
    expect(formatInstant(parseInstant('2026-03-29 02:30', 'Europe/Berlin'), 'UTC')).toBe('2026-03-29T01:30:00+00:00');
    expect(formatInstant(parseInstant('2026-10-25 02:30', 'Europe/Berlin'), 'UTC')).toBe('2026-10-25T00:30:00+00:00');
  });

  test.each(['2026-02-30', '2026-13-01', '2026-01-01T24:30', '21/11/2026', 'tomorrow', '', '2026-01-01T10:00:61'])(
    '"%s" is refused',
    (text) => {
      expect(() => parseInstant(text, 'UTC')).toThrow(/instant_invalid/);
    },
  );

  test('what is written reads back the same in every zone', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'America/St_Johns', 'Europe/London', 'Pacific/Apia', 'UTC');
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 4_000_000_000 }), zones, (instant, zone) => {
        // Before 1900 zones had offsets with seconds, which ISO 8601 can't write.
        fc.pre(offsetAt(zone, instant) % 60 === 0);
        expect(instantOf(formatInstant(instant, zone))).toBe(instant);
      }),
    );
  });

  test('offsets are those that Intl knows, also on the day of a change', () => {
    const zone = 'America/New_York';
    const change = Date.parse('2026-03-08T07:00:00Z') / 1000;
    expect([offsetAt(zone, change - 1), offsetAt(zone, change)]).toEqual([-5 * 3600, -4 * 3600]);
  });

  test('days that do not exist are refused', () => {
    expect(() => parseDay('2026-02-29')).toThrow(/instant_invalid/);
    expect(parseDay('1970-01-02')).toBe(1);
  });
});
