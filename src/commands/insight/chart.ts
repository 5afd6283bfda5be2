import { Flags } from '@oclif/core';
import { BaseCommand, csvFlag, READ_ONLY } from '../../cli/base-command.js';
import { readCsvLines } from '../../cli/csv-reader.js';
import { filterFlags, periodFlags } from '../../cli/filter-flags.js';
import { chartRulesOf, chartSettingsOf, dataFlags, requireSource, settingFlags } from '../../cli/insight-flags.js';
import { kpiRequestOf } from '../../cli/kpi-request.js';
import { controlChartView } from '../../cli/views/control-chart.js';
import { parsePeriod } from '../../core/calendar/period.js';
import { CHART_TYPES, type ChartType, controlChart, shapeOf } from '../../core/insight/chart.js';
import { FOLLOWED, finishedSteps, kpiSeries, STEPS, type Step, usualType } from '../../core/insight/kpi-series.js';
import { readSeries, type SeriesPoint } from '../../core/insight/series.js';
import { reportKpis } from '../../core/kpi/report.js';
import { Problem } from '../../core/problem.js';

export default class InsightChart extends BaseCommand<typeof InsightChart> {
  static override summary = 'Draw a control chart: chance, or has something changed';
  static override description =
    'Of a key figure of the store (--kpi) or of a CSV file (--data). Which chart is for what, and what is taken where nothing is said: docs/insight.md.';
  static override examples = [
    '<%= config.bin %> insight chart --kpi opened --by week',
    '<%= config.bin %> insight chart --kpi timeliness --by month --from 2026-01 --check',
    '<%= config.bin %> insight chart --data weeks.csv --type p --value late --size closed',
  ];
  static override effects = READ_ONLY;

  static override flags = {
    ...dataFlags,
    size: Flags.string({
      summary: 'Column of --data with what counts are of, or a number for all',
      helpValue: 'COLUMN|NUMBER',
    }),
    kpi: Flags.string({ summary: 'A key figure of the store, by its name in kpi --json', helpValue: 'NAME' }),
    by: Flags.string({ summary: 'Step of a key figure; else week', options: [...STEPS] }),
    type: Flags.string({ summary: 'Kind of chart; of a key figure else the one that fits', options: [...CHART_TYPES] }),
    rules: Flags.string({
      summary: "Patterns that signal: nelson, western, none or numbers of Nelson's",
      helpValue: 'RULES',
    }),
    ...settingFlags,
    check: Flags.boolean({ summary: 'Exit 12 when the last point signals' }),
    ...periodFlags,
    ...filterFlags,
    ...csvFlag,
  };

  async run(): Promise<void> {
    const { data, kpi, check, rules } = this.flags;
    requireSource(this.flags, 'kpi', ['label', 'value', 'size']);
    if (kpi !== undefined && !FOLLOWED.has(kpi)) {
      throw new Problem('flag_invalid', { flag: 'kpi', found: kpi, allowed: [...FOLLOWED.keys()].join(', ') });
    }
    const step = (this.flags.by ?? 'week') as Step;
    if (kpi === undefined && this.flags.type === undefined) throw new Problem('input_missing', { flags: ['type'] });
    const type = (this.flags.type ?? usualType(kpi ?? '', step)) as ChartType;
    const allowed = FOLLOWED.get(kpi ?? '') ?? CHART_TYPES;
    if (!allowed.includes(type))
      throw new Problem('flag_invalid', { flag: 'type', found: type, allowed: allowed.join(', ') });
    const nothing = this.words.insight.chart.nothingOf(type);
    const settings = chartSettingsOf(this.flags, type, nothing);
    const patterns = chartRulesOf(rules, type, nothing);
    const points = data === undefined ? await this.followed(kpi ?? '', step, type) : await this.read(data, type);
    const chart = controlChart(type, points, settings, patterns);
    this.show(controlChartView(chart, { kpi: kpi ?? null, by: kpi === undefined ? null : step, check }));
  }

  private async read(file: string, type: ChartType): Promise<SeriesPoint[]> {
    const { label = null, value = null, size = null } = this.flags;
    return readSeries(await readCsvLines(file, process.stdin), file, { label, value, size }, shapeOf(type));
  }

  private async followed(kpi: string, step: Step, type: ChartType): Promise<SeriesPoint[]> {
    const desk = await this.desk();
    const period = finishedSteps(parsePeriod(this.flags.from, this.flags.to, desk.zone), step, desk.instant, desk.zone);
    const { from: _from, to: _to, ...filters } = this.flags;
    const wish = { period, by: [step], metrics: [kpi] };
    const { request, batches } = await kpiRequestOf(desk, filters, wish);
    this.noticeUnmeasured(batches.flatMap(({ problems }) => problems.map((problem) => ({ problem }))));
    const report = reportKpis(batches, request);
    return kpiSeries(report, { kpi, type, zone: desk.zone });
  }
}
