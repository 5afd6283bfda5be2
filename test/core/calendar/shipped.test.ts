import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CalendarFile, parseCalendar } from '../../../src/core/calendar/calendar.js';
import { daysFromTo } from '../../../src/core/calendar/days.js';
import { formatDay } from '../../../src/core/calendar/instant.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { shipped } from '../../world.js';

const names = readdirSync(new URL('../../../templates/calendars/', import.meta.url));
const load = (name: string) => checkPolicy(CalendarFile, shipped(`calendars/${name}`), name);

/** Working days of a year. */
function worked(name: string, year: string): number {
  return daysFromTo(parseCalendar(load(`${name}.yaml`)), year, year).filter(({ working }) => working).length;
}

/** Holidays of a year that would be worked. */
function free(name: string, year: string): string[] {
  const days = daysFromTo(parseCalendar(load(`${name}.yaml`)), year, year);
  const weekday = ({ day }: { day: number }) => ![6, 0].includes(new Date(day * 86_400_000).getUTCDay());
  return days
    .filter(({ cause }) => cause === 'closed_day')
    .filter(weekday)
    .map(({ day }) => formatDay(day).slice(5));
}

describe.each(names)('%s', (name) => {
  const file = load(name);

  test('is called like its file, and says where its facts are from', () => {
    expect(`${file.id}.yaml`).toBe(name);
    if (!file.closed) return;
    expect(file.source).toMatch(/\w/);
    expect(file.verified).toMatch(/^2026-11-\d\d$/);
    expect(file.years?.slice(0, 3)).toEqual([2024, 2025, 2026]);
  });

  test('lists its days once, in order', () => {
    expect(file.closed ?? []).toEqual([...new Set(file.closed)].sort());
    expect(Object.keys(file.working ?? {})).toEqual(Object.keys(file.working ?? {}).sort());
  });
});

describe('working days of a year', () => {
  test.each([
    ['cn-office', [251, 248, 248]],
    ['cn-bank', [243, 243, 242]],
    ['gb-eng', [254, 253, 253]],
    ['us-federal', [251, 250, 250]],
    ['ie', [252, 251, 252]],
    ['au', [255, 254, 255]],
    ['in', [250, 251, 250]],
  ])('%s', (name, days) => {
    expect(['2024', '2025', '2026'].map((year) => worked(name, year))).toEqual(days);
  });

  // What the law fixes is known ahead; China and India announce theirs late in the year.
  test.each([
    ['gb-eng', 253],
    ['us-federal', 249],
    ['ie', 253],
    ['au', 255],
  ])('%s in 2027', (name, days) => {
    expect(worked(name, '2027')).toBe(days);
  });
});

describe('holidays that would be worked', () => {
  test.each([
    ['gb-eng', '2026', '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28'],
    ['gb-eng', '2025', '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26'],
    ['us-federal', '2026', '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
    ['ie', '2025', '01-01 02-03 03-17 04-21 05-05 06-02 08-04 10-27 12-25 12-26'],
    ['au', '2025', '01-01 01-27 04-18 04-21 04-25 12-25 12-26'],
    [
      'cn-bank',
      '2024',
      '01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 10-02 10-03 10-04 10-07',
    ],
  ])('%s in %s', (name, year, dates) => {
    expect(free(name, year).join(' ')).toBe(dates);
  });
});
