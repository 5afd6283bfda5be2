import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { readCsvLines } from '../../cli/csv-reader.js';
import { filterFlags, filterOf, periodFlags } from '../../cli/filter-flags.js';
import { dataFlags, requireSource } from '../../cli/insight-flags.js';
import { passShareOf } from '../../cli/numbers.js';
import { paretoView } from '../../cli/views/pareto.js';
import { CAUSES, type Cause, isListed, listedCause, readCause } from '../../core/insight/causes.js';
import { paretoOf, readCounts, sumByName } from '../../core/insight/pareto.js';

export default class InsightPareto extends BaseCommand<typeof InsightPareto> {
  static override summary = 'Put causes in order: which few make up most of it';
  static override description =
    'Of the complaints received in a period (--of) or of a CSV file (--data). Which columns are taken where none is named: docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight pareto --of category --from 2026-10 --to 2026-10',
    '<%= config.bin %> insight pareto --of root_cause --team billing --cut 50%',
    '<%= config.bin %> insight pareto --data faults.csv --label cause --value cost',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ...dataFlags,
    of: Flags.string({ summary: 'What to count complaints of the store by', options: [...CAUSES] }),
    cut: Flags.string({ summary: 'Share that the vital few make up; else 80%', helpValue: 'SHARE' }),
    ...periodFlags,
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { data, of } = this.flags;
    requireSource(this.flags, 'of', ['label', 'value']);
    const cut = this.flags.cut === undefined ? 0.8 : passShareOf('cut', this.flags.cut);
    const { entries, counted } = data === undefined ? await this.complaints(of as Cause) : await this.read(data);
    const { counts, unnamed } = sumByName(entries);
    this.show(paretoView(paretoOf(counts, cut, unnamed), { of: of ?? null, counted }));
  }

  private async read(file: string) {
    const { label = null, value = null } = this.flags;
    return readCounts(await readCsvLines(file, process.stdin), file, { label, value });
  }

  /** Merged duplicates count with the complaint that they went into. */
  private async complaints(of: Cause) {
    const desk = await this.desk();
    const all = await desk.overview('all', filterOf(this.flags, desk.zone));
    const complaints = all.filter(({ status }) => status !== 'merged');
    const causes = isListed(of)
      ? complaints.map((complaint) => listedCause(complaint, of))
      : (await desk.snapshots(complaints)).map((complaint) => readCause(complaint, of));
    return { entries: causes.map((cause) => [cause, 1] as const), counted: 'complaints' as const };
  }
}
