import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { auditTrendView } from '../../cli/views/audit-trend.js';
import { standardsOf, trendOf } from '../../core/calibration/trend.js';
import { Problem } from '../../core/problem.js';

export default class AuditTrend extends BaseCommand<typeof AuditTrend> {
  static override summary = 'Show closed audits over time: unqualified tickets, agreement, raters that drift';
  static override description =
    'A p chart of the rate of unqualified tickets with limits for each sample, a moving average of alpha, and how the leaning of each rater has moved.';
  static override examples = ['<%= config.bin %> audit trend', '<%= config.bin %> audit trend --check --csv'];
  static override effects = READ_ONLY;

  static override flags = {
    standard: Flags.string({ summary: 'Of audits by this standard; else by that of the latest', helpValue: 'ID' }),
    check: Flags.boolean({ summary: 'Exit 12 when the latest round is outside its limits' }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const audits = await desk.audits();
    const standards = standardsOf(audits);
    const { standard = standards[0] ?? null, check } = this.flags;
    if (this.flags.standard !== undefined && !standards.includes(this.flags.standard)) {
      throw new Problem('flag_invalid', {
        flag: 'standard',
        found: this.flags.standard,
        allowed: standards.join(', '),
      });
    }
    const trend = trendOf(audits.filter(({ plan }) => plan.standard.id === standard));
    const others = standards.filter((id) => id !== standard);
    this.show(auditTrendView(trend, { standard, others, check }));
  }
}
