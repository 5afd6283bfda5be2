import { Args, Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { counting, findCalendar } from '../../cli/calendars.js';
import { calendarExplainView } from '../../cli/views/calendars.js';
import { daysFromTo } from '../../core/calendar/days.js';
import { dayOf, formatDay } from '../../core/calendar/instant.js';

export default class CalendarExplain extends BaseCommand<typeof CalendarExplain> {
  static override summary = 'Explain each day of a calendar: working or not, and why';
  static override description =
    'Working time of a shift over midnight belongs to the day on which it starts. A day in a year without data is refused, not guessed.';
  static override examples = [
    '<%= config.bin %> calendar explain cn-office --from 2026-09-20 --to 2026-10-10',
    '<%= config.bin %> calendar explain gb-eng --from 2026 --csv',
  ];
  static override effects = READ_ONLY;

  static override args = {
    calendar: Args.string({ description: 'Id of a calendar, or path of a file', required: true, ignoreStdin: true }),
  };

  static override flags = {
    from: Flags.string({ summary: 'From this day, month or year on; else today', helpValue: 'DAY' }),
    to: Flags.string({ summary: 'Until this day, month or year, all of it; else as --from', helpValue: 'DAY' }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const found = await findCalendar(this.args.calendar, await this.nearestStore());
    const from = this.flags.from ?? formatDay(dayOf(this.instant, found.calendar.zone));
    const days = await counting(found, () => daysFromTo(found.calendar, from, this.flags.to ?? from));
    this.show(calendarExplainView(found, days));
  }
}
