import { Args, Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { auditReportView } from '../../cli/views/audit-report.js';
import { coefficientsOf } from '../../core/calibration/coefficients.js';
import { reportAudit } from '../../core/calibration/report.js';

export default class AuditReport extends BaseCommand<typeof AuditReport> {
  static override summary = 'Report a closed audit: scores, agreement, unqualified tickets and who answers for them';
  static override description =
    'The same audit gives the same bytes. --csv has the unqualified tickets, --json everything.';
  static override examples = [
    '<%= config.bin %> audit report november',
    '<%= config.bin %> audit report november --check',
  ];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The audit', required: true, ignoreStdin: true }),
  };

  static override flags = {
    check: Flags.boolean({ summary: "Exit 12 when the standard's pass rule is not met" }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const audit = await desk.store.readAudit(this.args.name);
    const report = reportAudit(audit);
    this.show(auditReportView(report, coefficientsOf(audit), this.flags.check));
  }
}
