import { Args, Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../../cli/base-command.js';
import { examReportView } from '../../../cli/views/audit-exam.js';
import { reportExam, resultsFor } from '../../../core/calibration/exam-report.js';
import { roleOf } from '../../../core/complaint/team.js';

export default class AuditExamReport extends BaseCommand<typeof AuditExamReport> {
  static override summary = 'Report how far raters are from the key of an exam, and what to train';
  static override description =
    'Raters see their own result once they have handed in; who made the exam and the roles in ledger.seen_by of the standard see all that have come in. Whoever is examined and has not handed in sees none.';
  static override examples = [
    '<%= config.bin %> audit exam report spring',
    '<%= config.bin %> audit exam report spring --rater anna --check',
  ];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The exam', required: true, ignoreStdin: true }),
  };

  static override flags = {
    rater: Flags.string({ summary: 'Only this rater, with every answer that differs', helpValue: 'PERSON' }),
    check: Flags.boolean({ summary: 'Exit 12 when somebody has failed' }),
    ...csvFlag,
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { rater = null, check } = this.flags;
    const exam = await desk.store.readExam(this.args.name);
    const { planned_by, standard } = exam.plan;
    const seesAll = standard.ledger.seen_by.includes(roleOf(desk.team, desk.by));
    const raters = resultsFor(exam, desk.by, desk.by === planned_by || seesAll, rater);
    this.show(examReportView(reportExam(exam, raters), check));
  }
}
