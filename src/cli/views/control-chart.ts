import { type ChartItem, type ControlChart, endsInSignal } from '../../core/insight/chart.js';
import { unitOf, type ValueUnit } from '../../core/insight/kpi-series.js';
import { limitStrip, type Scale } from '../charts/strip.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import { readable } from '../terminal.js';
import { percentText } from './figures.js';
import { type Column, renderTable, type TableCell } from './table.js';

/** A control chart: a line for each step with its strip. `kpi`: what of the store it is of; `check`: a signal at the end is a finding. */
export function controlChartView(
  chart: ControlChart,
  { kpi, by, check }: { kpi: string | null; by: string | null; check: boolean },
): Outcome {
  const { items, total, ...rest } = chart;
  return {
    data: () => ({ kpi, by, ...rest, items: items.map((item) => jsonOf(item, chart)), total }),
    text: (show) => chartText({ ...chart, items: readable(items) }, kpi, show),
    csv: () => {
      const columns = COLUMNS.filter((column) => isShown(column, chart));
      const rows = items.map((item) =>
        columns.map((column) => (column === 'signals' ? item.signals.join(' ') : item[column])),
      );
      return { columns, rows };
    },
    exitCode: check && endsInSignal(chart) ? EXIT.threshold : EXIT.done,
  };
}

const COLUMNS = [
  'label',
  'count',
  'size',
  'value',
  'average',
  'sum_high',
  'sum_low',
  'low',
  'high',
  'signals',
] as const;

/** Only some charts have counts, averages or sums. */
function isShown(column: (typeof COLUMNS)[number], { type }: ControlChart): boolean {
  if (column === 'average') return type === 'ewma';
  if (column === 'sum_high' || column === 'sum_low') return type === 'cusum';
  return column !== 'count' || type === 'p' || type === 'u';
}

function jsonOf(item: ChartItem, chart: ControlChart): Partial<ChartItem> {
  return Object.fromEntries(COLUMNS.filter((column) => isShown(column, chart)).map((column) => [column, item[column]]));
}

/** A chart for people: a line for each step, and what is to be read off it. */
export function chartText(chart: ControlChart, kpi: string | null, show: Show): string {
  const { words, terminal } = show;
  const { type, items } = chart;
  const said = words.insight.chart;
  if (items.every(({ value }) => value === null)) return said.nothing;
  const unit = kpi === null ? (type === 'p' ? 'share' : 'number') : unitOf(kpi);
  const number = numberText(unit, show);
  const scale = scaleOf(chart);
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns = [
    { title: said.step, flexible: true },
    ...(type === 'p' || type === 'u' ? [right(words.label.basis)] : []),
    right(words.label.value),
    ...(type === 'ewma' ? [right(words.label.movingAverage)] : []),
    ...(type === 'cusum' ? [right(said.sumHigh), right(said.sumLow)] : []),
    right(words.label.limits),
    { title: `${number(scale.min)} … ${number(scale.max)}` },
    { title: said.signals },
  ];
  const rows = items.map((item): TableCell[] => {
    const { label, count, size, value, average, sum_high, sum_low, low, high, signals } = item;
    const strip = limitStrip({ value: drawnOf(item, chart), low, high, signals: signals.length > 0 }, scale);
    const paint = (text: string) => (signals.length === 0 ? text : { text, paint: terminal.colour.red });
    return [
      label,
      ...(type === 'p' || type === 'u' ? [`${count ?? '-'} / ${size ?? '-'}`] : []),
      paint(number(value)),
      ...(type === 'ewma' ? [number(average)] : []),
      ...(type === 'cusum' ? [number(sum_high), number(sum_low)] : []),
      low === null || high === null ? '-' : `${number(low)} – ${number(high)}`,
      paint(strip),
      paint(signals.join(' ')),
    ];
  });
  const found = [...new Set(items.flatMap(({ signals }) => signals))].sort();
  const about = [
    said.about(type, kpi === null ? null : words.kpi(kpi), number(chart.centre)),
    ...settingLines(chart, number, show),
    said.found(items.filter(({ signals }) => signals.length > 0).length, items.length),
    ...found.map((rule) => said.meaning(rule, meaningOf(chart, rule, show))),
  ];
  return `${renderTable(columns, rows, terminal)}\n\n${about.join('\n')}`;
}

function meaningOf({ type, rules }: ControlChart, rule: number, { words }: Show): string {
  const { limits, nelson, western } = words.insight.chart;
  if (type === 'ewma' || type === 'cusum') return limits[type];
  return (rules === 'western' ? western : nelson)[rule - 1] ?? '';
}

function settingLines(chart: ControlChart, number: (value: number) => string, { words }: Show): string[] {
  const used = Object.entries(chart.settings).filter(([name, value]) => name !== 'target' && value !== null);
  const texts = used.map(([name, value]) => `${name} ${name === 'lambda' ? short(value ?? 0) : number(value ?? 0)}`);
  return texts.length === 0 ? [] : [words.insight.chart.settings(texts)];
}

/** What the strip shows: the average, the sum that is further out, or the value itself. */
function drawnOf({ value, average, sum_high, sum_low }: ChartItem, { type }: ControlChart): number | null {
  if (type === 'ewma') return average;
  if (type !== 'cusum' || sum_high === null || sum_low === null) return value;
  return sum_high >= sum_low ? sum_high : -sum_low;
}

function scaleOf(chart: ControlChart): Scale {
  const all = chart.items
    .flatMap((item) => [drawnOf(item, chart), item.low, item.high])
    .filter((value) => value !== null);
  const min = all.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const max = all.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  return { min, max, centre: chart.type === 'cusum' ? 0 : chart.centre };
}

/** How values are written: shares as percentages, times as lengths, the rest as numbers. */
function numberText(unit: ValueUnit, { words }: Show): (value: number | null) => string {
  return (value) => {
    if (value === null) return '-';
    if (unit === 'share') return percentText(value);
    return unit === 'number' ? short(value) : `${value < 0 ? '-' : ''}${words.duration(Math.abs(value))}`;
  };
}

/** To four figures, and whole where that is enough. */
function short(value: number): string {
  return String(Number(value.toPrecision(Math.abs(value) >= 1000 ? 6 : 4)));
}
