import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { readCsvLines } from '../../cli/csv-reader.js';
import { filterFlags, filterOf, periodFlags } from '../../cli/filter-flags.js';
import { dataFlags, refuseFilters } from '../../cli/insight-flags.js';
import { shareOf } from '../../cli/numbers.js';
import { readStopWords } from '../../cli/stop-words.js';
import { topicsView } from '../../cli/views/topics.js';
import { dayOf, dayStart } from '../../core/calendar/instant.js';
import {
  AGAINST,
  type Against,
  complaintText,
  readTexts,
  splitTexts,
  topicPeriods,
} from '../../core/insight/topic-texts.js';
import { findTopics } from '../../core/insight/topics.js';
import { WordReader } from '../../core/insight/words.js';
import { Problem } from '../../core/problem.js';

export default class InsightTopics extends BaseCommand<typeof InsightTopics> {
  static override summary = 'Find the words and phrases that rose: what customers write of more than before';
  static override description =
    'Compares the texts of complaints received in a period (title, description, messages) with those of the period before, in English and Chinese, or the texts of a CSV file (--data). Numbers, addresses, names of the desk and what only one customer writes are left out. docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight topics --from 2026-11 --to 2026-11',
    '<%= config.bin %> insight topics --from 2026-Q4 --against year-ago --fell',
    '<%= config.bin %> insight topics --data requests.csv --text subject,notes --date created --in category',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    data: dataFlags.data,
    text: Flags.string({
      summary: 'Columns of --data with texts',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      dependsOn: ['data'],
      helpValue: 'A,B',
    }),
    date: Flags.string({ summary: 'Column of --data with dates or times', dependsOn: ['data'], helpValue: 'COLUMN' }),
    id: Flags.string({
      summary: 'Column with what lines are called; else the line',
      dependsOn: ['data'],
      helpValue: 'COLUMN',
    }),
    in: Flags.string({
      summary: 'Column that says what lines are filed under',
      dependsOn: ['data'],
      helpValue: 'COLUMN',
    }),
    writer: Flags.string({ summary: 'Column that says who wrote it', dependsOn: ['data'], helpValue: 'COLUMN' }),
    against: Flags.string({
      summary: 'The period before, or the same a year ago',
      options: [...AGAINST],
      default: 'previous',
    }),
    fell: Flags.boolean({ summary: 'What fell instead' }),
    floor: Flags.integer({ summary: 'Fewest complaints that say it', min: 2, max: 1_000_000, default: 5 }),
    chance: Flags.string({ summary: 'Share of what is shown that may be chance; else 5%', helpValue: 'SHARE' }),
    top: Flags.integer({ summary: 'Most topics shown to people; --json and --csv have all', min: 1, default: 20 }),
    ...periodFlags,
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { data: file, fell, floor, top } = this.flags;
    const chance = this.flags.chance === undefined ? 0.05 : shareOf('chance', this.flags.chance);
    const against = this.flags.against as Against;
    const { split, zone, names, undated } =
      file === undefined ? await this.complaints(against) : await this.read(file, against);
    const reader = new WordReader(await readStopWords(), names);
    const found = findTopics(split, reader, { direction: fell ? 'fell' : 'rose', floor, chance });
    this.show(
      topicsView(found, {
        ...split,
        counted: file === undefined ? 'complaints' : 'lines',
        zone,
        undated,
        against,
        fell,
        floor,
        chance,
        top,
      }),
    );
  }

  private async read(file: string, against: Against) {
    refuseFilters(this.flags);
    const { text, date, id = null, writer = null, in: category = null } = this.flags;
    if (text === undefined || date === undefined) {
      throw new Problem('input_missing', { flags: [...(text ? [] : ['text']), ...(date ? [] : ['date'])] });
    }
    const columns = { text: text.map((name) => name.trim()), date, id, writer, category };
    const zone = 'UTC';
    const { texts, undated } = readTexts(await readCsvLines(file, process.stdin), file, columns, zone);
    const end = dayStart(dayOf(texts.at(-1)?.at ?? this.instant, zone) + 1, zone);
    const periods = topicPeriods(this.flags, against, { end, zone });
    return { split: { ...splitTexts(texts, periods), periods }, zone, names: [], undated };
  }

  /** Merged duplicates count with the complaint that they went into. */
  private async complaints(against: Against) {
    const desk = await this.desk();
    const { zone, instant, team } = desk;
    const periods = topicPeriods(this.flags, against, { end: dayStart(dayOf(instant, zone), zone), zone });
    const { from: _from, to: _to, ...filters } = this.flags;
    const all = await desk.overview('all', filterOf(filters, zone));
    const isMeant = (at: number) => Object.values(periods).some(({ from, to }) => at >= from && at < to);
    const entries = all.filter(({ status, received }) => status !== 'merged' && isMeant(received));
    entries.sort((a, b) => a.received - b.received || (a.id < b.id ? -1 : 1));
    const complaints = await desk.snapshots(entries);
    const texts = complaints.map((complaint, at) => complaintText(complaint, entries[at]?.received ?? 0));
    const staff = Object.entries(team.people).flatMap(([key, { name }]) => [key, ...(name ? [name] : [])]);
    const others = complaints.flatMap(({ logged_by, owner }) => [logged_by, ...(owner === null ? [] : [owner])]);
    const names = [...new Set([...staff, ...others])];
    return { split: { ...splitTexts(texts, periods), periods }, zone, names, undated: 0 };
  }
}
