import { existsSync } from 'node:fs';
import { Args, Flags } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../../cli/base-command.js';
import { writeCsv } from '../../../cli/csv.js';
import { exportView } from '../../../cli/views/export.js';
import { allowedAnswers } from '../../../core/calibration/answer.js';
import { requireOpenFor, sheetColumns, sheetRows } from '../../../core/calibration/sheet.js';
import { ratedCriteria } from '../../../core/calibration/standard.js';
import type { Complaint } from '../../../core/complaint/record.js';
import { Problem } from '../../../core/problem.js';

export default class AuditExamSheet extends BaseCommand<typeof AuditExamSheet> {
  static override summary = 'Write the sheet of an exam that a rater fills in';
  static override description =
    'Filled in like that of an audit. Nothing in it comes from the key or from any other rater.';
  static override examples = ['<%= config.bin %> audit exam sheet spring --rater anna --out anna.csv'];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The exam', required: true, ignoreStdin: true }),
  };

  static override flags = {
    rater: Flags.string({ summary: 'For whom', required: true, helpValue: 'PERSON' }),
    out: Flags.string({ summary: 'Write to this file; else to standard output', helpValue: 'FILE' }),
    force: Flags.boolean({ summary: 'Write over a file that is there already' }),
    bom: Flags.boolean({ summary: 'Begin with a byte order mark, as Excel wants it' }),
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { rater, out, bom, force } = this.flags;
    const exam = await desk.store.readExam(this.args.name);
    requireOpenFor({ ...exam, closing: null }, rater);
    const complaints = new Map<string, Complaint>();
    for (const { id } of exam.plan.tickets) complaints.set(id, await desk.store.read(id));
    const sheet = { columns: sheetColumns(exam.plan), rows: sheetRows(exam.plan, complaints) };
    if (out === undefined) return this.show(exportView(sheet, null, bom));
    if (!force && existsSync(out)) throw new Problem('file_exists', { file: out });
    const written = await writeCsv(out, sheet, bom);
    this.show({
      ...exportView(sheet, written, bom),
      text: ({ words }) => {
        const asked = ratedCriteria(exam.plan.standard).map(
          (criterion) => `${criterion.id}: ${words.named(criterion.text)} (${allowedAnswers(criterion)})`,
        );
        return words.text.sheetWritten(out, sheet.rows.length, asked);
      },
    });
  }
}
