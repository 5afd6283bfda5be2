import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type IcsRequest, readIcs } from '../../../src/core/calendar/ics.js';
import { parseYearlyRule, yearlyDays } from '../../../src/core/calendar/ics-rule.js';
import { formatDay, parseDay } from '../../../src/core/calendar/instant.js';
import { parseWeek } from '../../../src/core/calendar/week-text.js';
import { Problem } from '../../../src/core/problem.js';

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const feed = (...events: string[][]) => ['BEGIN:VCALENDAR', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n');
const read = (text: string, request: Partial<IcsRequest> = {}) =>
  readIcs(text, 'feed.ics', { zone: 'Europe/Berlin', years: [2026], match: null, makeUp: null, ...request });
const closed = (...lines: string[]) => read(feed(event(...lines))).closed.map(({ date }) => date);

describe('whole days', () => {
  test('end before DTEND; without one they are one day', () => {
    expect(closed('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227')).toEqual([
      '2026-12-24',
      '2026-12-25',
      '2026-12-26',
    ]);
    expect(closed('DTSTART;VALUE=DATE:20261224')).toEqual(['2026-12-24']);
    expect(closed('DTSTART:20261224', 'DTEND:20261224')).toEqual(['2026-12-24']);
    expect(closed('DTSTART;VALUE=DATE:20261224', 'DURATION:P2D')).toEqual(['2026-12-24', '2026-12-25']);
  });

  test('lines are unfolded, escapes undone, names joined', () => {
    const text = feed(
      event('SUMMARY:Tag der Deut', ' schen\\, Einheit', 'DTSTART;VALUE=DATE:20261003'),
      event('summary:Markt', 'dtstart;value=date:20261003'),
    );
    expect(read(text).closed).toEqual([{ date: '2026-10-03', name: 'Tag der Deutschen, Einheit / Markt' }]);
    expect(read(text.replaceAll('\r\n', '\n'))).toEqual(read(text));
  });

  test('of other years are counted, not taken', () => {
    const text = feed(event('DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270102'));
    expect(read(text)).toMatchObject({ closed: [{ date: '2026-12-31' }], other_years: [2027] });
    expect(read(text, { years: [2026, 2027] })).toMatchObject({ closed: [{}, {}], other_years: [] });
  });

  test('make-up days are told apart by a pattern, or by their mark', () => {
    const text = feed(
      event('SUMMARY:国庆节(休)', 'DTSTART;VALUE=DATE:20261001'),
      event('SUMMARY:国庆节(班)', 'DTSTART;VALUE=DATE:20261010'),
      event('SUMMARY:x', 'DTSTART;VALUE=DATE:20260509', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY'),
    );
    const { closed: free, make_up } = read(text, { makeUp: /班/u });
    expect([free, make_up].map((days) => days.map(({ date }) => date))).toEqual([
      ['2026-10-01'],
      ['2026-05-09', '2026-10-10'],
    ]);
  });
});

describe('times', () => {
  test.each([
    ['in UTC', ['DTSTART:20260414T110000Z', 'DTEND:20260414T120000Z'], ['13:00-14:00']],
    ['in a zone', ['DTSTART;TZID=America/New_York:20260414T070000', 'DURATION:PT1H30M'], ['13:00-14:30']],
    [
      'in a zone under its own name',
      ['DTSTART;TZID="/x.org/2026/Europe/London":20260414T120000', 'DURATION:PT1H'],
      ['13:00-14:00'],
    ],
    ['in none', ['DTSTART:20260414T130000', 'DTEND:20260414T140000'], ['13:00-14:00']],
    ['to the second', ['DTSTART:20260414T130030', 'DTEND:20260414T135901'], ['13:00-14:00']],
    ['up to midnight', ['DTSTART:20260414T130000', 'DTEND:20260415T000000'], ['13:00-24:00']],
  ])('%s', (_, lines, intervals) => {
    expect(read(feed(event(...lines))).partial).toEqual([{ date: '2026-04-14', closed: intervals, name: '' }]);
  });

  test('over midnight are cut there; a day that is covered is closed', () => {
    const result = read(feed(event('DTSTART:20260413T200000', 'DTEND:20260415T060000')));
    expect(result.closed).toEqual([{ date: '2026-04-14', name: '' }]);
    expect(result.partial.map(({ date, closed: hours }) => [date, ...hours])).toEqual([
      ['2026-04-13', '20:00-24:00'],
      ['2026-04-15', '00:00-06:00'],
    ]);
  });

  test('of an alarm inside are not those of the event', () => {
    const alarm = ['BEGIN:VALARM', 'DURATION:PT5H', 'TRIGGER:-PT15M', 'END:VALARM'];
    const text = feed(event('DTSTART:20260414T130000', 'DTEND:20260414T140000', ...alarm));
    expect(read(text).partial).toMatchObject([{ closed: ['13:00-14:00'] }]);
  });
});

describe('what is left out is named', () => {
  test.each([
    ['cancelled', ['STATUS:CANCELLED', 'DTSTART;VALUE=DATE:20260101']],
    ['recurrence_unknown', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=WEEKLY']],
    ['recurrence_unknown', ['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYWEEKNO=20']],
    ['zone_unknown', ['DTSTART;TZID=W. Europe Standard Time:20260101T090000', 'DURATION:PT1H']],
    ['start_unreadable', ['SUMMARY:x']],
    ['not_matched', ['SUMMARY:Folk day', 'CATEGORIES:Folk,Local', 'DTSTART;VALUE=DATE:20260101']],
  ])('%s', (why, lines) => {
    const match = why === 'not_matched' ? /public holiday/iu : null;
    expect(read(feed(event(...lines)), { match })).toMatchObject({ closed: [], partial: [], left_out: [{ why }] });
  });

  test('a category is enough to match', () => {
    const text = feed(event('SUMMARY:x', 'CATEGORIES:Local,Public Holiday', 'DTSTART;VALUE=DATE:20260101'));
    expect(read(text, { match: /^public holiday$/iu }).closed).toHaveLength(1);
  });
});

describe('what recurs every year', () => {
  const days = (rule: string, first = '2020-01-01', last = 2026) => {
    const parsed = parseYearlyRule(rule);
    return parsed && yearlyDays(parsed, parseDay(first), 2024, last).map(formatDay);
  };

  test.each([
    ['FREQ=YEARLY', '2020-12-25', ['2020-12-25', '2024-12-25', '2025-12-25', '2026-12-25']],
    ['FREQ=YEARLY', '2024-02-29', ['2024-02-29']],
    ['FREQ=YEARLY;INTERVAL=2', '2021-05-01', ['2021-05-01', '2025-05-01']],
    ['FREQ=YEARLY;COUNT=5', '2020-05-01', ['2020-05-01', '2021-05-01', '2022-05-01', '2023-05-01', '2024-05-01']],
    ['FREQ=YEARLY;UNTIL=20250501T000000Z', '2020-05-01', ['2020-05-01', '2024-05-01', '2025-05-01']],
    ['FREQ=YEARLY;BYMONTH=8;BYDAY=-1MO', '2020-08-31', ['2020-08-31', '2024-08-26', '2025-08-25', '2026-08-31']],
    ['FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '2025-11-27', ['2025-11-27', '2026-11-26']],
    ['FREQ=YEARLY;BYMONTH=9;BYDAY=SU;BYSETPOS=3', '2024-09-15', ['2024-09-15', '2025-09-21', '2026-09-20']],
    [
      'FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '2024-11-05',
      ['2024-11-05', '2025-11-04', '2026-11-03'],
    ],
    ['FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1', '2025-12-31', ['2025-12-31', '2026-12-31']],
    // There is no such day: only the first one is left.
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2024-03-01', ['2024-03-01']],
  ])('%s from %s', (rule, first, expected) => {
    expect(days(rule, first)).toEqual(expected);
  });

  test.each([
    'FREQ=MONTHLY',
    'FREQ=YEARLY;BYYEARDAY=1',
    'FREQ=YEARLY;INTERVAL=0',
    'FREQ=YEARLY;BYDAY=XX',
    'BYMONTH=1',
    'x',
  ])('%s is not understood, and said so', (rule) => {
    expect(parseYearlyRule(rule)).toBeNull();
  });

  test('exceptions, additions and single changes hold', () => {
    const text = feed(
      event(
        'UID:a',
        'DTSTART;VALUE=DATE:20240501',
        'RRULE:FREQ=YEARLY',
        'EXDATE;VALUE=DATE:20250501',
        'RDATE;VALUE=DATE:20250505',
      ),
      event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20260501', 'DTSTART;VALUE=DATE:20260504'),
    );
    const dates = read(text, { years: [2024, 2025, 2026] }).closed.map(({ date }) => date);
    expect(dates).toEqual(['2024-05-01', '2025-05-05', '2026-05-04']);
  });

  test('always comes to an end', () => {
    const list = (most: number) =>
      fc.array(
        fc.integer({ min: -most, max: most }).filter((n) => n !== 0),
        { minLength: 1, maxLength: 3 },
      );
    const part = fc.record(
      { BYMONTH: list(12), BYMONTHDAY: list(31), BYSETPOS: list(366), INTERVAL: fc.integer({ min: 1, max: 9 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(part, (parts) => {
        const text = Object.entries(parts).map(([name, value]) => `;${name}=${value}`);
        const found = days(`FREQ=YEARLY${text.join('')}`, '1990-06-15', 2030);
        expect(found ?? []).toEqual([...new Set(found)].sort());
      }),
      { numRuns: 60 },
    );
  });
});

describe('a wrong file is refused by line', () => {
  test.each([
    ['not a calendar', 1],
    ['', 1],
    [feed(event('DTSTART;VALUE=DATE:20260231')), 3],
    [feed(event('DTSTART:2026-01-01')), 3],
    [feed(event('DTSTART:20260101T090000', 'DURATION:1h')), 4],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n', 3],
    ['BEGIN:VCALENDAR\nBEGIN:VEVENT\n', 3],
  ])('%#', (text, line) => {
    const refused = (() => {
      try {
        return read(text);
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(Problem);
    expect(refused).toMatchObject({ code: 'file_invalid', args: { file: 'feed.ics', line } });
  });
});

describe('hours of a week on a command line', () => {
  test.each([
    ['mon-wed 09:00-17:00', { mon: ['09:00-17:00'], tue: ['09:00-17:00'], wed: ['09:00-17:00'] }],
    [
      'Fri-Mon,wed 00:00-24:00',
      Object.fromEntries(['fri', 'sat', 'sun', 'mon', 'wed'].map((day) => [day, ['00:00-24:00']])),
    ],
    ['thu 09:00-12:00, 13:00-18:00; fri 22:00-06:00', { thu: ['09:00-12:00', '13:00-18:00'], fri: ['22:00-06:00'] }],
  ])('%s', (text, week) => {
    expect(parseWeek(text)).toEqual(week);
  });

  test.each([
    '',
    'mon',
    'mon 9-5',
    'mon-fri 09:00-17:00;',
    'day 09:00-17:00',
    'mon 09:00-09:00',
    'mon-tue-wed 09:00-10:00',
  ])('"%s" is refused', (text) => {
    expect(() => parseWeek(text)).toThrow(/flag_invalid/);
  });
});
