import { Args } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../../cli/base-command.js';
import { sheetFlags, sheetFor } from '../../../cli/sheet-files.js';

export default class AuditExamSheet extends BaseCommand<typeof AuditExamSheet> {
  static override summary = 'Write the sheet of an exam that a rater fills in';
  static override description =
    'CSV or YAML, filled in like that of an audit. Nothing in it comes from the key or from any other rater.';
  static override examples = [
    '<%= config.bin %> audit exam sheet spring --rater anna --out anna.csv',
    '<%= config.bin %> audit exam sheet spring --rater anna --out anna.yaml',
  ];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The exam', required: true, ignoreStdin: true }),
  };

  static override flags = sheetFlags;

  async run(): Promise<void> {
    const { store } = await this.desk();
    const exam = await store.readExam(this.args.name);
    this.show(await sheetFor({ kind: 'exam', ...exam }, this.flags, store, this.words));
  }
}
