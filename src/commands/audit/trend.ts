import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { auditTrendView } from '../../cli/views/audit-trend.js';
import { trendOf } from '../../core/calibration/trend.js';

export default class AuditTrend extends BaseCommand<typeof AuditTrend> {
  static override summary = 'Show closed audits over time: unqualified tickets, agreement, raters that drift';
  static override description =
    'A p chart of the rate of unqualified tickets with limits for each sample, a moving average of alpha, and how the leaning of each rater has moved.';
  static override examples = ['<%= config.bin %> audit trend', '<%= config.bin %> audit trend --check --csv'];
  static override effects = READ_ONLY;

  static override flags = {
    check: Flags.boolean({ summary: 'Exit 12 when the latest round is outside its limits' }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    this.show(auditTrendView(trendOf(await desk.audits()), this.flags.check));
  }
}
