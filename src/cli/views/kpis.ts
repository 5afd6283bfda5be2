import { formatInstant } from '../../core/calendar/instant.js';
import type { KpiGroup, KpiReport } from '../../core/kpi/report.js';
import type { Figure } from '../../core/kpi/tally.js';
import { mayBeChance, type RateDifference } from '../../core/statistics/rate-difference.js';
import type { Outcome, Show } from '../output.js';
import type { Wording } from '../wording/index.js';
import { percentText } from './figures.js';
import { type Column, renderTable } from './table.js';

/** The indicators of a period. */
export function kpiView(report: KpiReport, zone: string): Outcome {
  const { by, groups, period } = report;
  const stamp = (instant: number) => (Number.isFinite(instant) ? formatInstant(instant, zone) : null);
  return {
    data: () => ({
      from: stamp(period.from),
      to: stamp(period.to),
      by,
      groups: groups.map(groupJson),
    }),
    text: (show) => (by === null ? whole(groups[0], show) : breakdown(groups, by, show)),
    csv: () => ({ columns: CSV_COLUMNS, rows: groups.flatMap((group) => csvRows(group, by)) }),
  };
}

function groupJson({ key, metrics, previous, change }: KpiGroup) {
  return { key, metrics: figuresJson(metrics), ...(previous && { previous: figuresJson(previous), change }) };
}

function figuresJson(figures: Record<string, Figure>) {
  return Object.fromEntries(
    Object.entries(figures).map(([name, { kind, ...figure }]) => {
      // Of a level or a count there is nothing to say but its value, unless some of it was only reported.
      const { reported, ...rest } = figure;
      return [name, reported ? { ...rest, reported } : rest];
    }),
  );
}

const CSV_COLUMNS = ['key', 'metric', 'value', 'numerator', 'denominator', 'low', 'high', 'n', 'reported', 'previous'];

function csvRows({ key, metrics, previous }: KpiGroup, by: string | null) {
  const name = by === null ? '' : (key[by as keyof typeof key] ?? '');
  return Object.entries(metrics).map(([metric, figure]) => {
    const { value, numerator = null, denominator = null, low = null, high = null, n = null, reported = null } = figure;
    return [name, metric, value, numerator, denominator, low, high, n, reported, previous?.[metric]?.value ?? null];
  });
}

/** One period: an indicator a line, with what it rests on. */
function whole(group: KpiGroup | undefined, show: Show): string {
  const { words, terminal } = show;
  const { label } = words;
  const columns: Column[] = [
    { title: label.kpi },
    { title: label.value, align: 'right' },
    { title: label.basis, align: 'right' },
    { title: label.interval },
    ...(group?.previous ? [{ title: label.previous, align: 'right' as const }, { title: label.change }] : []),
    { title: '' },
  ];
  const rows = Object.entries(group?.metrics ?? {}).map(([name, figure]) => [
    words.kpi(name),
    valueText(figure, words),
    basisText(figure),
    figure.low == null || figure.high == null ? '' : `${percentText(figure.low)} – ${percentText(figure.high)}`,
    ...(group?.previous
      ? [
          valueText(group.previous[name] ?? { kind: figure.kind, value: null }, words),
          changeText(group.change?.[name], words),
        ]
      : []),
    figure.reported ? words.text.reportedCount(figure.reported) : '',
  ]);
  return renderTable(columns, rows, terminal);
}

/** Several groups: a line each, with the indicators that fit side by side. All of them are in CSV and JSON. */
function breakdown(groups: readonly KpiGroup[], by: string, { words, terminal }: Show): string {
  if (groups.length === 0) return words.text.noComplaints;
  const names = [
    'opened',
    'closed',
    'backlog',
    'timeliness',
    'satisfaction',
    'first_response_elapsed_p50',
    'resolution_elapsed_p50',
    'escalation_rate',
    'reopen_rate',
    'repeat_rate',
    'redress',
  ];
  const columns: Column[] = [
    { title: words.dimension(by), flexible: true },
    ...names.map((name): Column => ({ title: words.kpiShort(name), align: 'right' })),
  ];
  const rows = groups.map(({ key, metrics, previous }) => [
    key[by as keyof typeof key] ?? words.text.none,
    ...names.map((name) => {
      const figure = metrics[name] ?? { kind: 'level', value: null };
      const before = previous?.[name]?.value;
      return valueText(figure, words) + trend(figure.value, before);
    }),
  ]);
  return `${renderTable(columns, rows, terminal)}\n\n${words.text.kpiMore}`;
}

function trend(value: number | null, before: number | null | undefined): string {
  if (value === null || before == null) return '';
  return value > before ? ' ↑' : value < before ? ' ↓' : ' =';
}

/** By how many points a rate has moved, and whether that may be chance. */
function changeText(
  change: RateDifference | undefined,
  { auditPage: { points, mayBeChance: chance } }: Wording,
): string {
  if (change?.difference == null) return '';
  return `${points(change.difference)}${mayBeChance(change) ? `, ${chance}` : ''}`;
}

function valueText({ kind, value, by_currency }: Figure, words: Wording): string {
  if (kind === 'money') {
    const sums = Object.entries(by_currency ?? {});
    return sums.length === 0 ? '0' : sums.map(([currency, amount]) => `${amount} ${currency}`).join(', ');
  }
  if (value === null) return '-';
  if (kind === 'rate') return percentText(value);
  if (kind === 'median' || kind === 'p90') return words.duration(value);
  return kind === 'mean' ? value.toFixed(2) : String(value);
}

function basisText({ numerator, denominator, n }: Figure): string {
  if (denominator !== undefined) return `${numerator} / ${denominator}`;
  return n === undefined ? '' : `n = ${n}`;
}
