import { formatInstant } from '../../core/calendar/instant.js';
import type { KpiGroup } from '../../core/kpi/report.js';
import { type Judged, type KpiSheet, shownFigures } from '../../core/kpi/sheet.js';
import { isSmall } from '../../core/kpi/small.js';
import type { Figure } from '../../core/kpi/tally.js';
import type { CsvTable } from '../csv.js';

/** The figures as programs get them. */
export function kpiJson(sheet: KpiSheet, zone: string) {
  const { by, period, recorded_since, groups } = sheet.report;
  const stamp = (instant: number) => (Number.isFinite(instant) ? formatInstant(instant, zone) : null);
  return {
    from: stamp(period.from),
    to: stamp(period.to),
    by,
    ...(recorded_since !== null && { recorded_since }),
    groups: groups.map((group, at) => groupJson(group, sheet, sheet.judged[at])),
    ...(sheet.trend && { trend: trendJson(sheet) }),
  };
}

function groupJson(group: KpiGroup, sheet: KpiSheet, judged: ReadonlyMap<string, Judged> | undefined) {
  const { key, metrics, previous, change } = group;
  const names = shownFigures(sheet, group);
  const only = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(names.flatMap((name) => (name in all ? [[name, all[name] as T]] : [])));
  const targets = [...(judged ?? [])].filter(([name]) => names.includes(name));
  return {
    key,
    metrics: figuresJson(only(metrics)),
    ...(previous && { previous: figuresJson(only(previous)), change: only(change ?? {}) }),
    ...(targets.length > 0 && { targets: Object.fromEntries(targets.map(([name, held]) => [name, targetJson(held)])) }),
  };
}

function targetJson({ light, target: { aim, value, warn, class: kind, isKey, owner, scope } }: Judged) {
  return { [aim]: value, warn, light, class: kind, key: isKey, owner, scope };
}

function figuresJson(figures: Record<string, Figure>) {
  return Object.fromEntries(
    Object.entries(figures).map(([name, { kind, ...figure }]) => {
      // Of a level or a count there is nothing to say but its value, unless some of it was only reported.
      const { reported, ...rest } = figure;
      return [name, { ...rest, ...(reported && { reported }), ...(isSmall({ kind, ...rest }) && { small: true }) }];
    }),
  );
}

function trendJson({ trend, report, metrics }: KpiSheet) {
  const names = metrics ?? Object.keys(report.groups[0]?.metrics ?? {});
  const values = names.flatMap((name) => (trend?.values.has(name) ? [[name, trend.values.get(name)]] : []));
  return { unit: trend?.unit, labels: trend?.labels, metrics: Object.fromEntries(values) };
}

const CSV_COLUMNS = ['metric', 'value', 'numerator', 'denominator', 'low', 'high', 'n', 'reported', 'provisional'];
const COMPARED = ['previous', 'difference', 'is_real'];
const HELD = ['target', 'light', 'target_owner'];

/** A line for each figure of each group. */
export function kpiCsv(sheet: KpiSheet): CsvTable {
  const { by, groups } = sheet.report;
  return {
    columns: [...by, ...CSV_COLUMNS, ...COMPARED, ...HELD],
    rows: groups.flatMap((group, at) =>
      shownFigures(sheet, group).map((name) => {
        const figure = group.metrics[name] ?? { kind: 'level', value: null };
        const { value, numerator = null, denominator = null, low = null, high = null, n = null } = figure;
        const change = group.change?.[name];
        const held = sheet.judged[at]?.get(name);
        return [
          ...by.map((dimension) => group.key[dimension] ?? ''),
          ...[name, value, numerator, denominator, low, high, n, figure.reported ?? null, figure.provisional ?? false],
          ...[group.previous?.[name]?.value ?? null, change?.difference ?? null, change?.is_real ?? null],
          ...[held ? `${held.target.aim} ${held.target.value}` : null, held?.light ?? null, held?.target.owner ?? null],
        ];
      }),
    ),
  };
}
