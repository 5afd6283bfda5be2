import { Args, Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../cli/base-command.js';
import { counting, findCalendar } from '../../cli/calendars.js';
import { calendarShowView } from '../../cli/views/calendars.js';
import type { Calendar } from '../../core/calendar/calendar.js';
import { type CalendarDay, daysFromTo } from '../../core/calendar/days.js';
import { dayOf, formatDay } from '../../core/calendar/instant.js';
import { Problem } from '../../core/problem.js';

export default class CalendarShow extends BaseCommand<typeof CalendarShow> {
  static override summary = 'Show a calendar: hours, holidays, make-up days';
  static override description =
    'Takes an id (of the store, else of those that ship) or the path of a file. Shows the year it is now unless another one is asked for.';
  static override examples = [
    '<%= config.bin %> calendar show gb-eng',
    '<%= config.bin %> calendar show cn-office --month 2026-10',
    '<%= config.bin %> calendar show ./my-office.yaml --year 2026',
  ];
  static override effects = READ_ONLY;

  static override args = {
    calendar: Args.string({ description: 'Id of a calendar, or path of a file', required: true, ignoreStdin: true }),
  };

  static override flags = {
    year: Flags.string({ summary: 'The days of this year', helpValue: '2026', exclusive: ['month'] }),
    month: Flags.string({ summary: 'The days of this month', helpValue: '2026-10', exclusive: ['year'] }),
  };

  async run(): Promise<void> {
    const found = await findCalendar(this.args.calendar, await this.nearestStore());
    const today = formatDay(dayOf(this.instant, found.calendar.zone));
    const days = await counting(found, () => this.days(found.calendar, today));
    this.show(calendarShowView(found, days, this.flags.month ?? today.slice(0, 7)));
  }

  private days(calendar: Calendar, today: string): CalendarDay[] {
    const { year, month } = this.flags;
    if (year !== undefined && !/^\d{4}$/.test(year)) {
      throw new Problem('flag_invalid', { flag: 'year', found: year, allowed: '2026' });
    }
    if (month !== undefined && !/^\d{4}-\d{2}$/.test(month)) {
      throw new Problem('flag_invalid', { flag: 'month', found: month, allowed: '2026-10' });
    }
    const asked = year ?? month;
    if (asked !== undefined) return daysFromTo(calendar, asked, asked);
    try {
      return daysFromTo(calendar, today.slice(0, 4), today.slice(0, 4));
    } catch (error) {
      // Nobody asked for this year: its hours can be shown all the same.
      if (!(error instanceof Problem) || error.code !== 'calendar_year_missing') throw error;
      this.notice({ code: error.code, message: this.words.problem(error).message, details: error.args });
      return [];
    }
  }
}
