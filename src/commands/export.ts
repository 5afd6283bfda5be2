import { Args, Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../cli/base-command.js';
import { writeCsv } from '../cli/csv.js';
import { filterFlags, filterOf, periodFlags, statusFlag } from '../cli/filter-flags.js';
import { exportView } from '../cli/views/export.js';
import { clockTable, complaintTable, eventTable } from '../core/exchange/export.js';

export default class Export extends BaseCommand<typeof Export> {
  static override summary = 'Export complaints, events or clocks as CSV';
  static override description =
    'RFC 4180, columns that never change place, times in ISO 8601 with offset, cells that a spreadsheet would run made harmless. docs/export.md has the data dictionary.';
  static override examples = [
    '<%= config.bin %> export complaints --out complaints.csv',
    '<%= config.bin %> export events --from 2026-11 --to 2026-11 --bom --out events.csv',
  ];
  static override effects = READ_ONLY;

  static override args = {
    set: Args.string({
      description: 'What',
      required: true,
      options: ['complaints', 'events', 'clocks'],
      ignoreStdin: true,
    }),
  };

  static override flags = {
    out: Flags.string({ summary: 'Write to this file; else to standard output', helpValue: 'FILE' }),
    bom: Flags.boolean({ summary: 'Begin with a byte order mark, as Excel wants it' }),
    ...statusFlag,
    ...filterFlags,
    ...periodFlags,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { out, bom } = this.flags;
    const table = await this.table();
    const complaints = await desk.collect('all', filterOf(this.flags, desk.zone));
    const rows = complaints.flatMap((complaint) => table.rows(complaint));
    const csv = { columns: table.columns, rows };
    const written = out === undefined ? null : await writeCsv(out, csv, bom);
    this.show(exportView(csv, written, bom));
  }

  private async table() {
    const desk = await this.desk();
    if (this.args.set === 'complaints') return complaintTable;
    return this.args.set === 'events' ? eventTable : clockTable(desk.instant, await desk.book(), desk.zone);
  }
}
