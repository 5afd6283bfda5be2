import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, dayStart, formatInstant, parseDay, parseInstant } from '../../../src/core/calendar/instant.js';
import {
  bucketLabel,
  bucketOf,
  nextBucket,
  parsePeriod,
  previousPeriod,
  readPeriod,
  TIME_UNITS,
  yearBefore,
} from '../../../src/core/calendar/period.js';
import { Problem, problemOr } from '../../../src/core/problem.js';

const ZONE = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';
/** Half-open, as `start/end`. */
const span = (from?: string, to?: string, zone = ZONE) => {
  const period = parsePeriod(from, to, zone);
  return `${formatInstant(period.from, zone).slice(0, 16)}/${formatInstant(period.to, zone).slice(0, 16)}`;
};
const hours = (from: string, to: string, zone: string) => {
  const period = parsePeriod(from, to, zone);
  return (period.to - period.from) / 3600;
};
const refusal = (from?: string, to?: string) => {
  const refused = problemOr(() => parsePeriod(from, to, ZONE));
  return refused instanceof Problem ? [refused.code, refused.args] : refused;
};

describe('a period', () => {
  it.each([
    ['2026', '2026', '2026-01-01T00:00/2027-01-01T00:00'],
    ['2017', '2023', '2017-01-01T00:00/2024-01-01T00:00'],
    ['2026-11', '2026-11', '2026-11-01T00:00/2026-12-01T00:00'],
    ['2026-12', '2026-12', '2026-12-01T00:00/2027-01-01T00:00'],
    ['2024-02', '2024-02', '2024-02-01T00:00/2024-03-01T00:00'],
    ['2026-11-20', '2026-11-21', '2026-11-20T00:00/2026-11-22T00:00'],
    ['2026', '2026-02-03', '2026-01-01T00:00/2026-02-04T00:00'],
    ['2026-11-20 09:00', '2026-11-20T17:30', '2026-11-20T09:00/2026-11-20T17:30'],
    ['2026-11-20T09:00Z', '2026-11', '2026-11-20T17:00/2026-12-01T00:00'],
  ])('from %s to %s takes the last day, month or year whole: %s', (from, to, expected) => {
    expect(span(from, to)).toBe(expected);
  });

  it('has no beginning or no end where none is given', () => {
    expect(parsePeriod(undefined, undefined, ZONE)).toEqual({
      from: Number.NEGATIVE_INFINITY,
      to: Number.POSITIVE_INFINITY,
    });
    expect(parsePeriod('2026', undefined, ZONE).to).toBe(Number.POSITIVE_INFINITY);
  });

  it('is as long as the days are where it lies', () => {
    expect(hours('2026-03-29', '2026-03-29', BERLIN)).toBe(23);
    expect(hours('2026-10-25', '2026-10-25', BERLIN)).toBe(25);
    expect(hours('2026-10', '2026-10', BERLIN)).toBe(31 * 24 + 1);
    expect(hours('2026-03-29', '2026-03-29', ZONE)).toBe(24);
  });

  it('begins when the day does, also where there is no midnight', () => {
    expect(span('2018-11-04', '2018-11-04', 'America/Sao_Paulo')).toBe('2018-11-04T01:00/2018-11-05T00:00');
  });

  it.each(['2026-13', '2026-02-30', '2026-00', '2026-11-31'])('is not made of %s', (text) => {
    expect(refusal(text, undefined)).toEqual(['period_invalid', { found: text }]);
  });

  it.each(['November', '2026-1', '26', '11/2026', ''])('is not guessed from "%s"', (text) => {
    expect(refusal(undefined, text)).toEqual(['instant_invalid', { found: text }]);
  });

  it('that ends before it begins, or at once, is refused', () => {
    expect(refusal('2026-12', '2026-11')).toEqual(['period_backwards', { from: '2026-12', to: '2026-11' }]);
    expect(refusal('2026-11-20 09:00', '2026-11-20 09:00')).toMatchObject(['period_backwards', {}]);
  });
});

describe('a bucket of time', () => {
  // ISO 8601: the week with the year's first Thursday is its first.
  it.each([
    ['2026-11-21', '2026-W47'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2025-12-28', '2025-W52'],
    ['2025-12-29', '2026-W01'],
    ['2021-01-01', '2020-W53'],
    ['1969-12-31', '1970-W01'],
  ])('%s lies in week %s', (day, week) => {
    const monday = bucketOf(parseInstant(day, ZONE), 'week', ZONE);
    expect(bucketLabel(monday, 'week')).toBe(week);
    expect(new Date(monday * 86_400_000).getUTCDay()).toBe(1);
  });

  it('is called by year, month or day', () => {
    const day = parseDay('2026-11-01');
    expect(TIME_UNITS.map((unit) => bucketLabel(day, unit))).toEqual(['2026', '2026-11', '2026-W44', '2026-11-01']);
  });

  it('is that of the desk, not of Greenwich', () => {
    const late = parseInstant('2026-10-31T20:00Z', ZONE);
    expect(bucketLabel(bucketOf(late, 'month', ZONE), 'month')).toBe('2026-11');
    expect(bucketLabel(bucketOf(late, 'month', BERLIN), 'month')).toBe('2026-10');
    expect(bucketLabel(bucketOf(late, 'day', 'America/New_York'), 'day')).toBe('2026-10-31');
  });

  it('holds its instants, and the next begins where it ends', () => {
    const instants = fc.integer({ min: parseInstant('1960-01-01', 'UTC'), max: parseInstant('2060-01-01', 'UTC') });
    const zones = fc.constantFrom(ZONE, BERLIN, 'America/Los_Angeles', 'Pacific/Apia');
    fc.assert(
      fc.property(instants, zones, fc.constantFrom(...TIME_UNITS), (instant, zone, unit) => {
        const bucket = bucketOf(instant, unit, zone);
        const next = nextBucket(bucket, unit);
        expect(dayStart(bucket, zone)).toBeLessThanOrEqual(instant);
        expect(dayStart(next, zone)).toBeGreaterThan(instant);
        expect(bucketOf(dayStart(next, zone), unit, zone)).toBe(next);
        expect(nextBucket(next, unit, -1)).toBe(bucket);
        expect(dayOf(instant, zone)).toBeGreaterThanOrEqual(bucket);
      }),
    );
  });
});

describe('the period before', () => {
  it.each([
    ['2026-11', '2026-11', ZONE, '2026-10-01T00:00/2026-11-01T00:00'],
    ['2026-03', '2026-03', ZONE, '2026-02-01T00:00/2026-03-01T00:00'],
    ['2026', '2026', ZONE, '2025-01-01T00:00/2026-01-01T00:00'],
    ['2026-01', '2026-03', ZONE, '2025-10-01T00:00/2026-01-01T00:00'],
    ['2026-11-01', '2026-11-30', ZONE, '2026-10-01T00:00/2026-11-01T00:00'],
    ['2026-11', '2026-11', BERLIN, '2026-10-01T00:00/2026-11-01T00:00'],
    ['2026-11-16', '2026-11-22', ZONE, '2026-11-09T00:00/2026-11-16T00:00'],
    ['2026-03-30', '2026-04-05', BERLIN, '2026-03-23T00:00/2026-03-30T00:00'],
    ['2026-10-26', '2026-10-26', BERLIN, '2026-10-25T00:00/2026-10-26T00:00'],
    ['2026-11-20 09:00', '2026-11-20 17:00', ZONE, '2026-11-20T01:00/2026-11-20T09:00'],
  ])('%s to %s in %s is %s', (from, to, zone, expected) => {
    const before = previousPeriod(parsePeriod(from, to, zone), zone);
    expect(`${formatInstant(before.from, zone).slice(0, 16)}/${formatInstant(before.to, zone).slice(0, 16)}`).toBe(
      expected,
    );
  });

  it('needs a beginning and an end', () => {
    for (const period of [parsePeriod('2026', undefined, ZONE), parsePeriod(undefined, '2026', ZONE)]) {
      expect(problemOr(() => previousPeriod(period, ZONE))).toMatchObject({ code: 'compare_needs_period' });
    }
  });
});

describe('a period by its name', () => {
  // A Sunday, shortly after midnight in Shanghai and still Saturday in Berlin.
  const now = parseInstant('2026-11-22T00:30', ZONE);
  const named = (text: string, zone = ZONE) => {
    const { from, to } = readPeriod(text, now, zone);
    return `${formatInstant(from, zone).slice(0, 10)}/${formatInstant(to, zone).slice(0, 10)}`;
  };

  it.each([
    ['today', '2026-11-22/2026-11-23'],
    ['yesterday', '2026-11-21/2026-11-22'],
    ['week', '2026-11-16/2026-11-23'],
    ['last-week', '2026-11-09/2026-11-16'],
    ['month', '2026-11-01/2026-12-01'],
    ['last-month', '2026-10-01/2026-11-01'],
    ['quarter', '2026-10-01/2027-01-01'],
    ['last-quarter', '2026-07-01/2026-10-01'],
    ['year', '2026-01-01/2027-01-01'],
    ['last-year', '2025-01-01/2026-01-01'],
    ['2026-W46', '2026-11-09/2026-11-16'],
    ['2026-w1', '2025-12-29/2026-01-05'],
    ['2026-W53', '2026-12-28/2027-01-04'],
    ['2026-Q4', '2026-10-01/2027-01-01'],
    ['2026-11', '2026-11-01/2026-12-01'],
  ])('%s', (text, expected) => expect(named(text)).toBe(expected));

  it('goes by the day that it is in the zone', () => expect(named('today', BERLIN)).toBe('2026-11-21/2026-11-22'));

  it.each(['2025-W53', '2026-W0', '2026-Q5', '2026-Q0', 'next-week', 'constructor', '2026-11-20T10:00'])(
    '%s is none',
    (text) => {
      expect(problemOr(() => readPeriod(text, now, ZONE))).toMatchObject({ code: 'period_invalid' });
    },
  );

  it('in weeks are also where a period begins and ends', () => {
    expect(span('2026-W46', '2026-W47')).toBe('2026-11-09T00:00/2026-11-23T00:00');
    expect(span('2026-Q1', '2026-Q2')).toBe('2026-01-01T00:00/2026-07-01T00:00');
  });
});

describe('the same period of the year before', () => {
  it.each([
    ['2026-11', '2026-11', ZONE, '2025-11-01T00:00/2025-12-01T00:00'],
    ['2026', '2026', ZONE, '2025-01-01T00:00/2026-01-01T00:00'],
    ['2024-02-29', '2024-02-29', ZONE, '2023-02-28T00:00/2023-03-01T00:00'],
    ['2026-03-29', '2026-03-29', BERLIN, '2025-03-29T00:00/2025-03-30T00:00'],
    ['2026-11-20 09:00', '2026-11-20 17:00', ZONE, '2025-11-20T09:00/2025-11-20T17:00'],
  ])('%s to %s in %s is %s', (from, to, zone, expected) => {
    const { from: start, to: end } = yearBefore(parsePeriod(from, to, zone), zone);
    expect(`${formatInstant(start, zone).slice(0, 16)}/${formatInstant(end, zone).slice(0, 16)}`).toBe(expected);
  });

  it('needs a beginning and an end', () => {
    expect(problemOr(() => yearBefore(parsePeriod('2026', undefined, ZONE), ZONE))).toMatchObject({
      code: 'compare_needs_period',
    });
  });
});
