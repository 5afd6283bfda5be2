import { Args } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { auditComparisonView } from '../../cli/views/audit-trend.js';
import { compareAudits } from '../../core/calibration/trend.js';

export default class AuditCompare extends BaseCommand<typeof AuditCompare> {
  static override summary = 'Set two closed audits side by side';
  static override description =
    'The difference of the rates of unqualified tickets with its interval, alpha before and after, and how the leaning of each rater has moved.';
  static override examples = ['<%= config.bin %> audit compare october november'];
  static override effects = READ_ONLY;

  static override args = {
    before: Args.string({ description: 'The earlier audit', required: true, ignoreStdin: true }),
    after: Args.string({ description: 'The later audit', required: true, ignoreStdin: true }),
  };

  static override flags = { ...csvFlag };

  async run(): Promise<void> {
    const { store } = await this.desk();
    const [before, after] = [await store.readAudit(this.args.before), await store.readAudit(this.args.after)];
    this.show(auditComparisonView(compareAudits(before, after)));
  }
}
