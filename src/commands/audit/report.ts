import { Args, Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { type AuditFindings, auditPage } from '../../cli/pages/audit-report/index.js';
import { formatOf, writePage } from '../../cli/pages/write.js';
import { AUDIT_TABLES, type AuditTable, auditReportView } from '../../cli/views/audit-report.js';
import { coefficientsOf } from '../../core/calibration/coefficients.js';
import { reportAudit } from '../../core/calibration/report.js';
import { criteriaToReword } from '../../core/calibration/rewording.js';
import { tasksOf } from '../../core/calibration/tasks.js';
import { compareAudits, roundBefore } from '../../core/calibration/trend.js';
import { Problem } from '../../core/problem.js';

export default class AuditReport extends BaseCommand<typeof AuditReport> {
  static override summary = 'Report a closed audit: scores, agreement, unqualified tickets and who answers for them';
  static override description =
    'What to know first, then what it rests on. --out writes it as a page for a browser with charts (.html), as Markdown (.md) or one table as CSV (.csv). The same audit gives the same bytes. --json has everything.';
  static override examples = [
    '<%= config.bin %> audit report november',
    '<%= config.bin %> audit report november --check',
    '<%= config.bin %> audit report november --out november.html',
    '<%= config.bin %> audit report november --table people --csv',
  ];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The audit', required: true, ignoreStdin: true }),
  };

  static override flags = {
    check: Flags.boolean({ summary: "Exit 12 when the standard's pass rule is not met" }),
    out: Flags.string({
      summary: 'Write to this file, also over one that is there: .html, .md or .csv',
      exclusive: ['csv', 'full'],
      helpValue: 'FILE',
    }),
    table: Flags.string({
      summary: 'Which table CSV has; else the unqualified tickets',
      options: Object.keys(AUDIT_TABLES),
    }),
    baseline: Flags.string({ summary: 'Tell bias against this rater; else against the others', helpValue: 'RATER' }),
    full: Flags.boolean({ summary: 'On the terminal too: everything behind the first page' }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { check, out, full, csv, table: wanted } = this.flags;
    const isCsv = out === undefined ? csv : formatOf(out) === 'csv';
    if (wanted !== undefined && !isCsv) throw new Problem('input_missing', { flags: ['csv'] });
    const findings = await this.findings();
    const table = (wanted ?? 'unqualified') as AuditTable;
    const outcome = auditReportView(findings, { check, table, full, lang: this.lang });
    if (out === undefined) return this.show(outcome);
    await writePage(out, auditPage(findings, this.lang, this.words), () => AUDIT_TABLES[table](findings));
    const { csv: _, ...rest } = outcome;
    this.show({ ...rest, text: ({ words }) => words.auditPage.written(out) });
  }

  private async findings(): Promise<AuditFindings> {
    const desk = await this.desk();
    const audit = await desk.store.readAudit(this.args.name);
    const report = reportAudit(audit, this.flags.baseline ?? null);
    const before = roundBefore(audit, await desk.audits());
    const coefficients = coefficientsOf(audit);
    const reword = criteriaToReword(audit, coefficients);
    const tasks = tasksOf(report, reword);
    return { report, coefficients, reword, tasks, since: before && compareAudits(before, audit) };
  }
}
