import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { type CalendarSource, calendarSources, type FoundCalendar, loadCalendar } from '../../cli/calendars.js';
import { calendarListView } from '../../cli/views/calendars.js';
import { Problem } from '../../core/problem.js';

export default class CalendarList extends BaseCommand<typeof CalendarList> {
  static override summary = 'List calendars: those of the store and those that ship';
  static override description =
    "One that ships is left out where the store has a calendar of that id: the store's is used.";
  static override examples = ['<%= config.bin %> calendar list'];
  static override effects = READ_ONLY;
  static override flags = csvFlag;

  async run(): Promise<void> {
    const found = new Map<string, FoundCalendar>();
    for (const source of await calendarSources(await this.nearestStore())) {
      const entry = await this.load(source);
      if (entry && !found.has(entry.file.id)) found.set(entry.file.id, entry);
    }
    this.show(calendarListView([...found.values()]));
  }

  /** One that is wrong does not hide the others, but is told. */
  private async load(source: CalendarSource): Promise<FoundCalendar | null> {
    try {
      return await loadCalendar(source);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'policy_invalid') throw error;
      this.notice({ code: error.code, message: this.words.problem(error).message, details: error.args });
      return null;
    }
  }
}
