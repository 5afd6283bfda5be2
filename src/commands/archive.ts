import { Flags } from '@oclif/core';
import { ADDS_ONCE, BaseCommand, dryRunFlag } from '../cli/base-command.js';
import { cronFlags } from '../cli/cron-flags.js';
import { archivedView } from '../cli/views/archived.js';
import { parseLength } from '../core/calendar/duration.js';
import { archiveClosed } from '../core/store/archive-closed.js';

export default class Archive extends BaseCommand<typeof Archive> {
  static override summary = 'Put complaints away that have long been over';
  static override description =
    'Moves them from complaints/ to archive/, one line of JSON each in the file of their month. They stay in all figures and can be reopened. For cron.';
  static override examples = ['<%= config.bin %> archive --dry-run', '<%= config.bin %> archive --older-than 30d'];
  static override effects = ADDS_ONCE;

  static override flags = {
    'older-than': Flags.string({
      summary: 'Over for longer than this',
      helpValue: 'TIME',
      default: '90d',
    }),
    ...dryRunFlag,
    ...cronFlags,
  };

  async run(): Promise<void> {
    const { 'older-than': length, 'dry-run': dryRun } = this.flags;
    const desk = await this.desk();
    const before = desk.instant - parseLength(length);
    const archived = await archiveClosed(desk.store, await desk.overview('live'), before, dryRun);
    this.show(archivedView(archived, this.words, dryRun));
  }
}
