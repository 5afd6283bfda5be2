import { Args, Flags } from '@oclif/core';
import { ADDS_ONCE, BaseCommand, dryRunFlag } from '../../cli/base-command.js';
import { makeCalendar, readCalendarId, readPattern, readYears, writeCalendarFile } from '../../cli/calendar-import.js';
import { readFoldedText } from '../../cli/records.js';
import { calendarImportView } from '../../cli/views/calendar-import.js';
import { readIcs } from '../../core/calendar/ics.js';
import { dayOf, formatDay, yearOf } from '../../core/calendar/instant.js';
import type { CalendarWarning } from '../../core/calendar/lint.js';
import { parseWeek } from '../../core/calendar/week-text.js';
import { assertZone } from '../../core/calendar/zone.js';

export default class CalendarImport extends BaseCommand<typeof CalendarImport> {
  static override summary = 'Make a calendar of an iCalendar file (.ics) with holidays';
  static override description =
    "Events of whole days become closed days, events with times partial closures. The file is written into the store's policy/calendars, or where --out says. Look at it with --dry-run first: feeds also list days on which people work.";
  static override examples = [
    '<%= config.bin %> calendar import holidays.ics --id berlin --zone Europe/Berlin --week "mon-fri 09:00-17:00" --years 2026,2027 --dry-run',
    '<%= config.bin %> calendar import feed.ics --id cork --zone Europe/Dublin --week "mon-thu 09:00-17:30; fri 09:00-16:00" --match "public holiday" --out cork.yaml',
  ];
  static override effects = ADDS_ONCE;

  static override args = {
    file: Args.string({ description: 'The iCalendar file', required: true, ignoreStdin: true }),
  };

  static override flags = {
    id: Flags.string({ summary: 'What the calendar is called', required: true }),
    zone: Flags.string({ summary: 'Its time zone, as in Europe/Berlin', required: true }),
    week: Flags.string({ summary: 'Its hours, as in "mon-fri 09:00-17:00"', required: true, helpValue: 'HOURS' }),
    years: Flags.string({
      summary: 'The years that the file has all holidays of; else the year it is now',
      multiple: true,
      delimiter: ',',
      helpValue: 'YEAR,...',
    }),
    match: Flags.string({ summary: 'Only events with this in summary or categories', helpValue: 'REGEX' }),
    'make-up': Flags.string({
      summary: 'Whole days with this in summary or categories are make-up days',
      helpValue: 'REGEX',
    }),
    out: Flags.string({ summary: 'The file to write; else one in the store', helpValue: 'FILE' }),
    force: Flags.boolean({ summary: 'Write over a file that is there', default: false }),
    ...dryRunFlag,
  };

  async run(): Promise<void> {
    await this.nearestStore();
    const { zone } = this.flags;
    assertZone(zone);
    const [id, week] = [readCalendarId(this.flags.id), parseWeek(this.flags.week)];
    const today = dayOf(this.instant, zone);
    const years = readYears(this.flags.years, yearOf(today));
    const result = readIcs(await readFoldedText(this.args.file), this.args.file, {
      zone,
      years,
      match: readPattern('match', this.flags.match),
      makeUp: readPattern('make-up', this.flags['make-up']),
    });
    const parts = { id, zone, week, years, verified: formatDay(today), ...result };
    const { text, warnings } = await makeCalendar(parts, this.args.file, this.instant);
    this.noticeAbout(years, result.other_years, warnings);
    const file = this.flags['dry-run'] ? null : await this.write(id, text);
    this.show(calendarImportView({ ...parts, text, file }));
  }

  private async write(id: string, text: string): Promise<string> {
    const { out, force } = this.flags;
    if (out !== undefined) return writeCalendarFile(out, text, force);
    return (await this.openedStore()).addPolicy('calendars', id, text, force);
  }

  private noticeAbout(years: number[], others: number[], warnings: readonly CalendarWarning[]): void {
    if (others.length > 0) {
      const message = this.words.text.icsOtherYears(others, years);
      this.notice({ code: 'other_years', message, details: { years: others } });
    }
    for (const warning of warnings) {
      // Feeds are full of evenings.
      if (warning.code === 'closure_without_work') continue;
      this.notice({ code: warning.code, message: this.words.calendarWarning(warning), details: warning.args });
    }
  }
}
