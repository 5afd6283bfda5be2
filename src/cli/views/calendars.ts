import type { CalendarDay } from '../../core/calendar/days.js';
import { formatDay } from '../../core/calendar/instant.js';
import { formatInterval, WEEKDAYS, type Weekday, weekdayOf } from '../../core/calendar/intervals.js';
import type { FoundCalendar } from '../calendars.js';
import type { Outcome, Show } from '../output.js';
import { visibleLine } from '../terminal.js';
import { renderTable, type TableCell } from './table.js';
import { stringWidth } from './width.js';

/** Weeks begin on Monday. */
const WEEK: readonly Weekday[] = [...WEEKDAYS.slice(1), 'sun'];

/** The calendars at hand. */
export function calendarListView(found: readonly FoundCalendar[]): Outcome {
  const rows = found.map((entry) => {
    const { id, zone, years, source, verified } = headJson(entry);
    const { closed, working } = entry.calendar;
    return { id, zone, years, closed: closed.size, make_up: working.size, origin: entry.origin, source, verified };
  });
  return {
    data: () => ({ items: rows, total: rows.length }),
    text: ({ words, terminal }) => {
      const { calendar, zone, years, closed, makeUp, origin } = words.label;
      const numbers = [closed, makeUp].map((title) => ({ title, align: 'right' as const }));
      const columns = [...[calendar, zone, years].map((title) => ({ title })), ...numbers, { title: origin }];
      const cells = rows.map((row) => [
        row.id,
        row.zone,
        row.years?.join(', ') ?? words.text.allYears,
        String(row.closed),
        String(row.make_up),
        words.calendarOrigin[row.origin],
      ]);
      return renderTable(columns, cells, terminal);
    },
    csv: () => {
      const columns = ['id', 'zone', 'years', 'closed', 'make_up', 'origin', 'source', 'verified'] as const;
      const cells = rows.map((row) => ({ ...row, years: row.years?.join(' ') ?? null }));
      return { columns, rows: cells.map((row) => columns.map((column) => row[column])) };
    },
  };
}

/** A calendar with its hours, and the days of a year or month where there are data for it. */
export function calendarShowView(found: FoundCalendar, days: readonly CalendarDay[], grid: string): Outcome {
  const { calendar } = found;
  return {
    data: () => ({
      ...headJson(found),
      week: Object.fromEntries(WEEK.map((weekday) => [weekday, calendar.week[weekday].map(formatInterval)])),
      ...periodJson(days),
      closed: days.filter(({ cause }) => cause === 'closed_day').map(({ day }) => formatDay(day)),
      make_up: days.flatMap(({ day, like }) => (like === null ? [] : [{ date: formatDay(day), like }])),
      partly_closed: days.filter(({ cause }) => cause === 'partial_closure').map(({ day }) => formatDay(day)),
      days: days.map(dayJson),
    }),
    text: (show) =>
      [
        head(found, show),
        renderTable(
          [{ title: show.words.label.weekday }, { title: show.words.label.hours }],
          weekRows(found, show),
          show.terminal,
        ),
        ...(days.length > 0 ? [monthTable(days, show), sums(days, show)] : []),
        monthGrid(
          days.filter(({ day }) => formatDay(day).startsWith(grid)),
          show,
        ),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
  };
}

/** Each day of a stretch with its cause. */
export function calendarExplainView(found: FoundCalendar, days: readonly CalendarDay[]): Outcome {
  return {
    data: () => ({ ...headJson(found), ...periodJson(days), items: days.map(dayJson), total: days.length }),
    text: (show) => {
      const { words, terminal } = show;
      const { date, weekday, cause, hours, time } = words.label;
      const columns = [
        { title: date },
        { title: weekday },
        { title: cause },
        { title: hours },
        { title: time, align: 'right' as const },
      ];
      const rows = days.map((entry): TableCell[] => [
        formatDay(entry.day),
        words.weekday[weekdayOf(entry.day)],
        { text: causeText(entry, show), paint: painter(entry, show) },
        entry.intervals.map(formatInterval).join(' ') || '-',
        words.text.hours(entry.seconds),
      ]);
      return `${renderTable(columns, rows, terminal)}\n\n${sums(days, show)}`;
    },
    csv: () => {
      const columns = ['date', 'weekday', 'working', 'cause', 'like', 'intervals', 'working_seconds'] as const;
      const rows = days.map(dayJson).map((row) => ({ ...row, intervals: row.intervals.join(' ') }));
      return { columns, rows: rows.map((row) => columns.map((column) => row[column])) };
    },
  };
}

function headJson({ file, name, origin }: FoundCalendar) {
  const { id, zone, years = null, source = null, verified = null } = file;
  return { id, zone, origin, file: name, years, source, verified };
}

function periodJson(days: readonly CalendarDay[]) {
  const [first, last] = [days[0], days.at(-1)];
  return {
    from: first ? formatDay(first.day) : null,
    to: last ? formatDay(last.day) : null,
    working_days: workingDays(days),
    working_seconds: workingSeconds(days),
  };
}

function dayJson({ day, working, cause, like, intervals, seconds }: CalendarDay) {
  const [date, weekday] = [formatDay(day), weekdayOf(day)];
  return { date, weekday, working, cause, like, intervals: intervals.map(formatInterval), working_seconds: seconds };
}

function head({ file, origin }: FoundCalendar, { words }: Show): string {
  const { years, source = null, verified = null } = file;
  return [
    visibleLine(`${file.id}  ${file.zone}  (${words.label.origin}: ${words.calendarOrigin[origin]})`),
    `${words.label.years}: ${years?.join(', ') ?? words.text.allYears}`,
    visibleLine(words.text.calendarSource(source, verified)),
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function weekRows({ calendar }: FoundCalendar, { words }: Show): string[][] {
  return WEEK.map((weekday) => [words.weekday[weekday], calendar.week[weekday].map(formatInterval).join(' ') || '-']);
}

/** A line for each month: how much is worked, and which days are not as their weekday is. */
function monthTable(days: readonly CalendarDay[], { words, terminal }: Show): string {
  const { month, workingDays: workedDays, time, closed, makeUp } = words.label;
  const right = [workedDays, time].map((title) => ({ title, align: 'right' as const }));
  const months = [...new Set(days.map(({ day }) => formatDay(day).slice(0, 7)))];
  const rows = months.map((name) => {
    const own = days.filter(({ day }) => formatDay(day).startsWith(name));
    const list = (cause: string) =>
      own.flatMap((entry) => (entry.cause === cause ? [formatDay(entry.day).slice(8)] : [])).join(' ');
    const cells = [name, String(workingDays(own)), words.text.hours(workingSeconds(own))];
    return [...cells, list('closed_day'), list('make_up_day'), list('partial_closure')];
  });
  const rest = [closed, makeUp, words.dayCause.partial_closure].map((title) => ({ title }));
  return renderTable([{ title: month }, ...right, ...rest], rows, terminal);
}

const MARKS: Record<CalendarDay['cause'], string> = {
  working: ' ',
  make_up_day: '+',
  partial_closure: '~',
  closed_day: '*',
  rest_day: '.',
};

/** A month as it hangs on a wall. Marks say what colours say, for those who see none. */
function monthGrid(days: readonly CalendarDay[], show: Show): string {
  const [first] = days;
  if (!first) return '';
  const { words } = show;
  const cell = (text: string) => `${' '.repeat(Math.max(0, 5 - stringWidth(text)))}${text}`;
  const cells = days.map((entry) => {
    const text = `${Number(formatDay(entry.day).slice(8))}${MARKS[entry.cause]}`;
    return painter(entry, show)(cell(text));
  });
  const padded = [...Array<string>(WEEK.indexOf(weekdayOf(first.day))).fill(cell('')), ...cells];
  const weeks = Array.from({ length: Math.ceil(padded.length / 7) }, (_, at) => padded.slice(at * 7, at * 7 + 7));
  return [
    formatDay(first.day).slice(0, 7),
    WEEK.map((weekday) => cell(`${words.weekday[weekday]} `))
      .join('')
      .trimEnd(),
    ...weeks.map((week) => week.join('').trimEnd()),
    words.text.calendarLegend,
  ].join('\n');
}

function causeText({ cause, like }: CalendarDay, { words }: Show): string {
  return like === null ? words.dayCause[cause] : `${words.dayCause[cause]} (${words.weekday[like]})`;
}

function painter({ cause }: CalendarDay, { terminal: { colour } }: Show): (text: string) => string {
  if (cause === 'closed_day') return colour.red;
  if (cause === 'make_up_day') return colour.green;
  if (cause === 'partial_closure') return colour.yellow;
  return cause === 'rest_day' ? colour.dim : String;
}

function sums(days: readonly CalendarDay[], { words }: Show): string {
  return words.text.calendarSums(days.length, workingDays(days), workingSeconds(days));
}

function workingDays(days: readonly CalendarDay[]): number {
  return days.filter(({ working }) => working).length;
}

function workingSeconds(days: readonly CalendarDay[]): number {
  return days.reduce((sum, { seconds }) => sum + seconds, 0);
}
