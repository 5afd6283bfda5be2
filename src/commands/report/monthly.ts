import { ReportCommand, reportFlags } from '../../cli/barometer.js';
import { READ_ONLY } from '../../cli/base-command.js';

export default class ReportMonthly extends ReportCommand<typeof ReportMonthly> {
  static override summary =
    'Last month on a page: figures against targets, what changed and why, causes and what is done about them';
  static override description =
    'On the terminal, or with --out as one file for a browser (.html, also to print), as Markdown (.md) or the figures alone (.csv). The same store and --now give the same bytes. docs/reports.md.';
  static override examples = [
    '<%= config.bin %> report monthly --out october.html',
    '<%= config.bin %> report monthly --period 2026-10 --lang zh --out october-zh.html',
  ];
  static override effects = READ_ONLY;
  static override flags = reportFlags;

  async run(): Promise<void> {
    await this.report('monthly');
  }
}
