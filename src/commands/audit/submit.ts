import { Args } from '@oclif/core';
import { ADDS, BaseCommand } from '../../cli/base-command.js';
import { ratingsFlags, ratingsFrom } from '../../cli/sheet-files.js';
import { missingRaters } from '../../core/calibration/close.js';

export default class AuditSubmit extends BaseCommand<typeof AuditSubmit> {
  static override summary = 'Hand in a filled-in sheet';
  static override description =
    'A CSV or YAML sheet, or the same as JSON. Anything wrong is listed by line and column, and then nothing is taken. Scores stay hidden until the audit is closed and are not changed afterwards.';
  static override examples = [
    '<%= config.bin %> audit submit november --rater li.wei --scores li.wei.csv',
    '<%= config.bin %> audit submit november --rater li.wei --scores li.wei.yaml',
  ];
  static override effects = ADDS;

  static override args = {
    name: Args.string({ description: 'The audit', required: true, ignoreStdin: true }),
  };

  static override flags = ratingsFlags;

  async run(): Promise<void> {
    const desk = await this.desk();
    const { name } = this.args;
    const { rater } = this.flags;
    const audit = await desk.store.readAudit(name);
    const ratings = await ratingsFrom({ kind: 'audit', ...audit }, this.flags);
    await desk.store.addScores(name, { rater, submitted_at: desk.now, ratings });
    const missing = missingRaters(audit).filter((other) => other !== rater);
    this.show({
      data: () => ({ name, rater, tickets: ratings.length, missing }),
      text: ({ words }) => words.text.scoresTaken(rater, ratings.length, missing),
    });
  }
}
