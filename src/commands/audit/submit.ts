import { Args, Flags } from '@oclif/core';
import { ADDS, BaseCommand } from '../../cli/base-command.js';
import { readCsvRecords } from '../../cli/csv-reader.js';
import { missingRaters } from '../../core/calibration/close.js';
import { planFor } from '../../core/calibration/parts.js';
import { readSheet, requireOpenFor } from '../../core/calibration/sheet.js';

export default class AuditSubmit extends BaseCommand<typeof AuditSubmit> {
  static override summary = 'Hand in a filled-in sheet';
  static override description =
    'Checked row by row; anything wrong is listed by line and column, and then nothing is taken. Scores stay hidden until the audit is closed and are not changed afterwards.';
  static override examples = ['<%= config.bin %> audit submit november --rater li.wei --scores li.wei.csv'];
  static override effects = ADDS;

  static override args = {
    name: Args.string({ description: 'The audit', required: true, ignoreStdin: true }),
  };

  static override flags = {
    rater: Flags.string({ summary: 'Whose scores', required: true, helpValue: 'PERSON' }),
    scores: Flags.string({ summary: 'The sheet; - reads standard input', required: true, helpValue: 'FILE' }),
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { name } = this.args;
    const { rater, scores: file } = this.flags;
    const audit = await desk.store.readAudit(name);
    requireOpenFor(audit, rater);
    const ratings = readSheet(planFor(audit.plan, rater), await readCsvRecords(file, process.stdin), file);
    await desk.store.addScores(name, { rater, submitted_at: desk.now, ratings });
    const missing = missingRaters(audit).filter((other) => other !== rater);
    this.show({
      data: () => ({ name, rater, tickets: ratings.length, missing }),
      text: ({ words }) => words.text.scoresTaken(rater, ratings.length, missing),
    });
  }
}
