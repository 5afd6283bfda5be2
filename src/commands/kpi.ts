import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../cli/base-command.js';
import { filterFlags, periodFlags } from '../cli/filter-flags.js';
import { exposureFlag, kpiMarkdown, kpiSheet } from '../cli/kpi-sheet.js';
import { kpiView } from '../cli/views/kpis.js';
import { watchFlags } from '../cli/watch.js';
import { DIMENSIONS } from '../core/kpi/dimensions.js';

export default class Kpi extends BaseCommand<typeof Kpi> {
  static override summary = 'Print the key figures of a period';
  static override description =
    'Every rate comes with numerator, denominator and a 95% Wilson interval. Targets are in policy/kpi.yaml. docs/kpis.md says what each figure counts.';
  static override examples = [
    '<%= config.bin %> kpi --from 2026-11 --to 2026-11',
    '<%= config.bin %> kpi --period last-week --compare previous --trend',
    '<%= config.bin %> kpi --period 2026 --by team,month --metrics timeliness',
    '<%= config.bin %> kpi --period 2026-Q4 --exposure customers.csv --markdown',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ...periodFlags,
    by: Flags.string({
      summary: `Break down by one or two of ${DIMENSIONS.join(', ')}`,
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      options: [...DIMENSIONS],
      helpValue: 'NAME,NAME',
    }),
    compare: Flags.string({
      summary: 'Set beside: the period before, the same a year ago, or the targets',
      options: ['previous', 'year-ago', 'target'],
    }),
    metrics: Flags.string({
      summary: 'Only these figures, in this order',
      multiple: true,
      multipleNonGreedy: true,
      delimiter: ',',
      helpValue: 'NAME,NAME',
    }),
    cohort: Flags.boolean({ summary: 'What became of the complaints received in the period, whenever it happened' }),
    exposure: exposureFlag,
    trend: Flags.boolean({ summary: 'Also the twelve days, weeks or months up to the end of the period' }),
    markdown: Flags.boolean({ summary: 'Print as Markdown', exclusive: ['json', 'csv', 'watch'] }),
    ...watchFlags,
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    await this.watching(async () => {
      const desk = await this.desk();
      const { sheet, problems } = await kpiSheet(desk, this.flags);
      this.noticeUnmeasured(problems.map((problem) => ({ problem })));
      const view = kpiView(sheet, desk.zone);
      this.show(
        this.flags.markdown ? { ...view, text: ({ words }) => kpiMarkdown(sheet, words, this.lang, desk.zone) } : view,
      );
    });
  }
}
