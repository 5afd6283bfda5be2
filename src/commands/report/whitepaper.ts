import { ReportCommand, reportFlags } from '../../cli/barometer.js';
import { READ_ONLY } from '../../cli/base-command.js';

export default class ReportWhitepaper extends ReportCommand<typeof ReportWhitepaper> {
  static override summary = 'Last year on a page: figures, causes, what was improved, what is to come';
  static override description =
    'On the terminal, or with --out as one file for a browser (.html, also to print), as Markdown (.md) or the figures alone (.csv). The same store and --now give the same bytes. docs/reports.md.';
  static override examples = [
    '<%= config.bin %> report whitepaper --out 2025.html',
    '<%= config.bin %> report whitepaper --period 2026-Q3 --out third-quarter.html',
  ];
  static override effects = READ_ONLY;
  static override flags = reportFlags;

  async run(): Promise<void> {
    await this.report('whitepaper');
  }
}
