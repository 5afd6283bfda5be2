import { formatInstant } from '../core/calendar/instant.js';
import { parsePeriod, readPeriod } from '../core/calendar/period.js';
import { readExposure, withExposure } from '../core/kpi/exposure.js';
import { type Comparison, reportKpis } from '../core/kpi/report.js';
import { judge, type KpiSheet, trendOf } from '../core/kpi/sheet.js';
import { ATTRIBUTES, type Dimension } from '../core/kpi/strands.js';
import { FIGURES, makeTargets } from '../core/kpi/targets.js';
import { Problem } from '../core/problem.js';
import type { ClockProblem } from '../core/sla/outlook.js';
import { readCsvRecords } from './csv-reader.js';
import type { Desk } from './desk.js';
import { kpiRequestOf } from './kpi-request.js';
import { markdownOf } from './pages/markdown.js';
import type { Page } from './pages/page.js';
import { kpiTable, USUAL_FIGURES } from './views/kpis.js';
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
  const { period: named, from, to, compare, metrics, cohort = false, trend = false, exposure, ...filters } = flags;
  const { zone } = desk;
  const period = named === undefined ? parsePeriod(from, to, zone) : readPeriod(named, desk.instant, zone);
  const wanted = metrics?.map((name) => name.trim()) ?? null;
  const unknown = wanted?.find((name) => !FIGURES.includes(name));
  if (unknown !== undefined) throw new Problem('kpi_unknown', { found: unknown, known: [...FIGURES] });
  const { request, batches } = await kpiRequestOf(desk, filters, {
    period,
    by: (flags.by ?? []) as Dimension[],
    compare: compare === undefined || compare === 'target' ? null : (compare as Comparison),
    cohort,
    metrics: wanted ?? (flags.json || flags.csv || flags.by === undefined ? null : USUAL_FIGURES),
  });
  if (trend && (request.by.length > 0 || cohort)) {
    throw new Problem('flags_exclusive', { flags: ['trend', cohort ? 'cohort' : 'by'] });
  }
  const { targets: entries } = await desk.kpiSettings();
  const targets = makeTargets(entries, zone);
  if (compare === 'target' && targets.length === 0) throw new Problem('targets_missing', {});
  const rows =
    exposure === undefined ? null : readExposure(await readCsvRecords(exposure, process.stdin), exposure, zone);
  const plain = reportKpis(batches, request);
  const scope = Object.fromEntries(ATTRIBUTES.flatMap((name) => (flags[name] ? [[name, flags[name]]] : [])));
  const report = rows ? withExposure(plain, rows, scope) : plain;
  const sheet = {
    report,
    judged: judge(report, targets, scope),
    trend: trend ? trendOf(batches, request) : null,
    metrics: wanted,
  };
  return { sheet, problems: batches.flatMap(({ problems }) => [...problems]) };
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
