import { Args, Flags } from '@oclif/core';
import { BaseCommand } from '../../cli/base-command.js';
import { closeAudit } from '../../core/calibration/close.js';

export default class AuditClose extends BaseCommand<typeof AuditClose> {
  static override summary = 'Close an audit: no more scores, and they may be seen';
  static override examples = ['<%= config.bin %> audit close november'];
  static override effects = { readOnly: false, destructive: true, idempotent: false };

  static override args = {
    name: Args.string({ description: 'The audit', required: true, ignoreStdin: true }),
  };

  static override flags = {
    'without-missing': Flags.boolean({ summary: 'Although some raters have not handed in' }),
  };

  async run(): Promise<void> {
    const desk = await this.desk();
    const { name } = this.args;
    const audit = await desk.store.readAudit(name);
    const closing = closeAudit(audit, desk.now, desk.by, this.flags['without-missing']);
    await desk.store.closeAudit(name, closing);
    this.show({
      data: () => ({ name, ...closing }),
      text: ({ words }) => words.text.auditClosed(name, closing.missing),
    });
  }
}
