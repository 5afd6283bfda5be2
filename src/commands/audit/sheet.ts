import { Args } from '@oclif/core';
import { BaseCommand, READ_ONLY } from '../../cli/base-command.js';
import { sheetFlags, sheetFor } from '../../cli/sheet-files.js';

export default class AuditSheet extends BaseCommand<typeof AuditSheet> {
  static override summary = 'Write the sheet that a rater fills in';
  static override description =
    'A CSV for any spreadsheet: a row for each ticket, a column for each criterion; or YAML for an editor, each question above its place. Answer yes, no or a number as the criterion asks, n/a where it does not apply, nothing where you did not look. Nothing in it comes from any other rater.';
  static override examples = [
    '<%= config.bin %> audit sheet november --rater li.wei --out li.wei.csv',
    '<%= config.bin %> audit sheet november --rater li.wei --out li.wei.yaml',
  ];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The audit', required: true, ignoreStdin: true }),
  };

  static override flags = sheetFlags;

  async run(): Promise<void> {
    const { store } = await this.desk();
    const audit = await store.readAudit(this.args.name);
    this.show(await sheetFor({ kind: 'audit', ...audit }, this.flags, store, this.words));
  }
}
