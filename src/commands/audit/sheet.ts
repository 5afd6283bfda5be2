import { Args, Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../cli/base-command.js';
import { writeCsv } from '../../cli/csv.js';
import { exportView } from '../../cli/views/export.js';
import { requireOpenFor, sheetColumns, sheetRows } from '../../core/calibration/sheet.js';

export default class AuditSheet extends BaseCommand<typeof AuditSheet> {
  static override summary = 'Write the sheet that a rater fills in';
  static override description =
    'A CSV for any spreadsheet: a row for each ticket, a column for each criterion. Answer yes, no or a number as the criterion asks, n/a where it does not apply, nothing where you did not look. Nothing in it comes from any other rater.';
  static override examples = ['<%= config.bin %> audit sheet november --rater li.wei --out li.wei.csv'];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The audit', required: true, ignoreStdin: true }),
  };

  static override flags = {
    rater: Flags.string({ summary: 'For whom', required: true, helpValue: 'PERSON' }),
    out: Flags.string({ summary: 'Write to this file; else to standard output', helpValue: 'FILE' }),
    bom: Flags.boolean({ summary: 'Begin with a byte order mark, as Excel wants it' }),
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { rater, out, bom } = this.flags;
    const audit = await desk.store.readAudit(this.args.name);
    requireOpenFor(audit, rater);
    const complaints = await Promise.all(audit.plan.tickets.map(({ id }) => desk.store.read(id)));
    const rows = sheetRows(audit.plan, new Map(complaints.map((complaint) => [complaint.id, complaint])));
    const sheet = { columns: sheetColumns(audit.plan), rows };
    if (out === undefined) return this.show(exportView(sheet, null, bom));
    const written = await writeCsv(out, sheet, bom);
    this.show({
      ...exportView(sheet, written, bom),
      text: ({ words }) => words.text.sheetWritten(out, rows.length),
    });
  }
}
