import { Args, Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { lintCalendars } from '../../cli/calendar-lint.js';
import { calendarSources, findCalendarSource } from '../../cli/calendars.js';
import { calendarLintView } from '../../cli/views/calendar-lint.js';

export default class CalendarLint extends BaseCommand<typeof CalendarLint> {
  static override summary = 'Check calendars: exit 12 when one has an error';
  static override description =
    'All of the store unless some are named; without a store those that ship. Warns from 60 days before a year without data begins.';
  static override examples = [
    '<%= config.bin %> calendar lint',
    '<%= config.bin %> calendar lint my-office.yaml --fail-on warn',
  ];
  static override effects = READ_ONLY;

  static override args = {
    calendar: Args.string({
      description: 'Ids of calendars, or paths of files',
      ignoreStdin: true,
      multiple: true,
    }),
  };

  static override flags = {
    'fail-on': Flags.string({ summary: 'What counts as a finding', options: ['warn', 'error'], default: 'error' }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const store = await this.nearestStore();
    const named = [...new Set(this.args.calendar)];
    const sources =
      named.length > 0
        ? await Promise.all(named.map((name) => findCalendarSource(name, store)))
        : (await calendarSources(store)).filter(({ origin }) => origin === (store ? 'store' : 'shipped'));
    const findings = await lintCalendars(sources, this.instant);
    this.show(calendarLintView(sources.length, findings, this.words, this.flags['fail-on'] as 'warn' | 'error'));
  }
}
