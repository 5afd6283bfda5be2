import { Args } from '@oclif/core';
import { readProgress } from '../../cli/audit-progress.js';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { cronFlags } from '../../cli/cron-flags.js';
import { auditStatusView } from '../../cli/views/audit-status.js';

export default class AuditStatus extends BaseCommand<typeof AuditStatus> {
  static override summary = 'Show how far audits are and who is to be reminded: exit 12 when somebody is overdue';
  static override description =
    'Open audits, or the one named. Who has handed in is told and how far the others are, what they scored is not before the audit is closed.';
  static override examples = ['<%= config.bin %> audit status', '<%= config.bin %> audit status november --csv'];
  static override effects = READ_ONLY;

  static override args = {
    name: Args.string({ description: 'The audit; else every open one', ignoreStdin: true }),
  };

  static override flags = { ...cronFlags, ...csvFlag };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { name } = this.args;
    const audits = name === undefined ? await desk.audits() : [await desk.store.readAudit(name)];
    const all = await Promise.all(audits.map((audit) => readProgress(desk, audit)));
    this.show(auditStatusView(all.filter(({ closed_at }) => name !== undefined || closed_at === null)));
  }
}
