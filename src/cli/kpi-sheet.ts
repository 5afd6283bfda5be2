import { Flags } from '@oclif/core';
import { formatInstant } from '../core/calendar/instant.js';
import { parsePeriod } from '../core/calendar/period.js';
import type { Dimension } from '../core/kpi/dimensions.js';
import { readExposure, withExposure } from '../core/kpi/exposure.js';
import { type Comparison, type KpiReport, reportKpis } from '../core/kpi/report.js';
import { judge, type KpiSheet, trendOf, USUAL_FIGURES } from '../core/kpi/sheet.js';
import { EXPOSED_FIGURES, FIGURES, makeTargets, type ReportScope } from '../core/kpi/targets.js';
import { Problem } from '../core/problem.js';
import type { ClockProblem } from '../core/sla/outlook.js';
import { readCsvRecords } from './csv-reader.js';
import type { Desk } from './desk.js';
import { kpiRequestOf } from './kpi-request.js';
import { markdownOf } from './pages/markdown.js';
import type { Page } from './pages/page.js';
import { kpiTable } from './views/kpi-table.js';
import type { Language, Wording } from './wording/index.js';

/** The flags of `kpi`. */
type Given = Parameters<typeof kpiRequestOf>[1] & {
  period?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  by?: string[] | undefined;
  compare?: string | undefined;
  metrics?: string[] | undefined;
  cohort?: boolean;
  trend?: boolean;
  exposure?: string | undefined;
  json?: boolean;
  csv?: boolean;
};

/** The figures that the flags ask for, and why clocks could not be measured. */
export async function kpiSheet(desk: Desk, flags: Given): Promise<{ sheet: KpiSheet; problems: ClockProblem[] }> {
  const { period: _, from, to, compare, metrics, cohort = false, trend = false, exposure, ...filters } = flags;
  const { zone } = desk;
  const period = parsePeriod(from, to, zone);
  const wanted = metrics?.map((name) => name.trim()) ?? null;
  const unknown = wanted?.find((name) => !FIGURES.includes(name));
  if (unknown !== undefined) throw new Problem('kpi_unknown', { found: unknown, known: [...FIGURES] });
  if (exposure === undefined && wanted?.some((name) => EXPOSED_FIGURES.includes(name))) {
    throw new Problem('input_missing', { flags: ['exposure'] });
  }
  const { request, batches, scope } = await kpiRequestOf(desk, filters, {
    period,
    by: (flags.by ?? []) as Dimension[],
    compare: compare === undefined || compare === 'target' ? null : (compare as Comparison),
    cohort,
    metrics:
      wanted ?? (flags.json || flags.csv || flags.by === undefined || compare === 'target' ? null : USUAL_FIGURES),
  });
  if (trend && (request.by.length > 0 || cohort)) {
    throw new Problem('flags_exclusive', { flags: ['trend', cohort ? 'cohort' : 'by'] });
  }
  const { targets: entries } = await desk.kpiSettings();
  const targets = makeTargets(entries, zone);
  if (compare === 'target' && targets.length === 0) throw new Problem('targets_missing', {});
  const plain = reportKpis(batches, request);
  const finish = await exposedBy(exposure, zone, scope);
  const report = finish(plain);
  const judged = judge(report, targets, scope);
  const held = compare === 'target' ? [...new Set(judged.flatMap((each) => [...each.keys()]))] : null;
  const sheet = {
    report,
    judged,
    trend: trend ? trendOf(batches, request, finish) : null,
    metrics: wanted ?? held,
  };
  return { sheet, problems: batches.flatMap(({ problems }) => [...problems]) };
}

export const exposureFlag = Flags.string({
  summary: 'CSV of customers or orders, costs and contacts by period; - reads standard input',
  helpValue: 'FILE',
});

/** What puts the figures that rest on a file of exposure behind the others; nothing, where there is no file. `scope`: what the whole report is of. */
export async function exposedBy(
  file: string | undefined,
  zone: string,
  scope: ReportScope,
): Promise<(report: KpiReport) => KpiReport> {
  if (file === undefined) return (report) => report;
  const rows = readExposure(await readCsvRecords(file, process.stdin), file, zone);
  return (report) => withExposure(report, rows, scope);
}

/** The figures as Markdown. */
export function kpiMarkdown(sheet: KpiSheet, words: Wording, lang: Language, zone: string): string {
  const { from, to } = sheet.report.period;
  const stamp = (instant: number) => (Number.isFinite(instant) ? formatInstant(instant, zone) : '…');
  const { table, notes } = kpiTable(sheet, words);
  const page: Page = {
    lang,
    title: words.kpiSheet.title,
    lead: [`${stamp(from)} – ${stamp(to)}`],
    sections: [
      {
        title: null,
        blocks: [{ kind: 'table', title: null, table }, ...notes.map((text) => ({ kind: 'text' as const, text }))],
      },
    ],
    footer: [words.kpiSheet.defined],
    words: { table: words.auditPage.table, appendix: words.auditPage.appendix },
  };
  return markdownOf(page);
}
