import { ReportCommand, reportFlags } from '../../cli/barometer.js';
import { READ_ONLY } from '../../cli/base-command.js';

export default class ReportDaily extends ReportCommand<typeof ReportDaily> {
  static override summary = 'Yesterday on a page: figures, what changed, what is late, who waits, what is to come';
  static override description =
    'On the terminal, or with --out as one file for a browser (.html, also to print), as Markdown (.md) or the figures alone (.csv). The same store and --now give the same bytes. docs/reports.md.';
  static override examples = [
    '<%= config.bin %> report daily --out yesterday.html',
    '<%= config.bin %> report daily --team billing',
  ];
  static override effects = READ_ONLY;
  static override flags = reportFlags;

  async run(): Promise<void> {
    await this.report('daily');
  }
}
