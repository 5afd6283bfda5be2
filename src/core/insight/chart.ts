import { type uChart as CountChart, cChart, uChart } from '../statistics/count-charts.js';
import { cusum } from '../statistics/cusum.js';
import { ewma, ewmaSpread } from '../statistics/ewma.js';
import { mean } from '../statistics/mean.js';
import { movingRangeDeviation } from '../statistics/moving-range.js';
import { nelsonRules } from '../statistics/nelson-rules.js';
import { pChart } from '../statistics/p-chart.js';
import { westernRules } from '../statistics/western-electric.js';
import type { SeriesPoint, SeriesShape } from './series.js';

export const CHART_TYPES = ['p', 'u', 'c', 'i', 'ewma', 'cusum'] as const;
export type ChartType = (typeof CHART_TYPES)[number];

/** Which patterns signal: rules of Nelson by number, or all tests of Western Electric. */
export type ChartRules = { scheme: 'nelson'; tested: readonly number[] } | { scheme: 'western' } | { scheme: 'none' };

/** What is known beforehand; null: it is worked out from the data. All in units of the values. */
export interface ChartSettings {
  target: number | null;
  sd: number | null;
  lambda: number | null;
  k: number | null;
  h: number | null;
}

export interface ChartItem {
  label: string;
  /** What was counted; null where values are no counts. */
  count: number | null;
  size: number | null;
  /** What is drawn: a share, a count for each unit, a count or a value; null: there is none. */
  value: number | null;
  /** EWMA: the moving average. */
  average: number | null;
  /** CUSUM: how far values have run above the target, and below it. */
  sum_high: number | null;
  sum_low: number | null;
  /** Limits of what is drawn (of the average; of both sums, the lower one negative). */
  low: number | null;
  high: number | null;
  /** The numbers of the rules that hold here. */
  signals: number[];
}

export interface ControlChart {
  type: ChartType;
  rules: ChartRules['scheme'];
  /** Numbers of the rules that were looked for. */
  tested: number[];
  centre: number | null;
  /** What it was drawn with; null where a chart has no such thing. */
  settings: ChartSettings;
  items: ChartItem[];
  total: number;
}

const ALL_NELSON = [1, 2, 3, 4, 5, 6, 7, 8];
/** How much the latest value weighs in a moving average, where nobody says. */
const LAMBDA = 0.2;
/** Slack and limit of sums in standard deviations, where nobody says: they find a shift of one, and give a false alarm once in 465 values. */
const SLACK = 0.5;
const LIMIT = 5;

/** The rules that a chart is read by where nobody says: of single values all of Nelson's, else points outside their limits. */
export function usualRules(type: ChartType): ChartRules {
  return { scheme: 'nelson', tested: type === 'i' ? ALL_NELSON : [1] };
}

/** What the numbers of a chart must be. */
export function shapeOf(type: ChartType): SeriesShape {
  const isCount = type === 'p' || type === 'u' || type === 'c';
  const size = type === 'p' ? 'count' : type === 'u' ? 'amount' : null;
  return { value: isCount ? 'count' : 'any', size, isPartOfSize: type === 'p' };
}

/**
 * A control chart of a series. Steps without a value have neither limits nor signals, and patterns go on across them. Where nothing varies no
 * pattern is looked for.
 */
export function controlChart(
  type: ChartType,
  points: readonly SeriesPoint[],
  settings: ChartSettings,
  rules: ChartRules = usualRules(type),
): ControlChart {
  const { centre, used, items, z } = DRAW[type](points, settings);
  const known = items.flatMap((item, at) => (z[at] == null ? [] : [{ item, z: z[at] ?? 0 }]));
  const tested = isByLimits(type) ? [1] : testedBy(rules);
  if (!isByLimits(type)) {
    const found = patterns(
      known.map((point) => point.z),
      rules,
    );
    // Limits decide on the first rule: values are compared with them without being divided first.
    for (const [at, { item }] of known.entries()) item.signals = (found[at] ?? []).filter((rule) => rule !== 1);
    for (const item of items) if (tested.includes(1) && isOutside(item)) item.signals.unshift(1);
  }
  return {
    type,
    rules: isByLimits(type) ? 'nelson' : rules.scheme,
    tested,
    centre,
    settings: { ...NONE, ...used },
    items,
    total: items.length,
  };
}

/** Whether the last step that has a value signals. */
export function endsInSignal({ items }: ControlChart): boolean {
  return (items.findLast(({ value }) => value !== null)?.signals.length ?? 0) > 0;
}

/** Averages and sums carry their past along, so patterns of theirs say nothing: only their limits do. */
function isByLimits(type: ChartType): boolean {
  return type === 'ewma' || type === 'cusum';
}

interface Drawn {
  centre: number | null;
  used: Partial<ChartSettings>;
  items: ChartItem[];
  /** Values as standard deviations from the centre; null: they have no pattern. */
  z: (number | null)[];
}

const NONE: ChartSettings = { target: null, sd: null, lambda: null, k: null, h: null };

const DRAW: Record<ChartType, (points: readonly SeriesPoint[], settings: ChartSettings) => Drawn> = {
  p(points) {
    const chart = pChart(
      points.map(({ value, size }) => ({ found: value ?? 0, of: value === null ? 0 : (size ?? 0) })),
    );
    const { centre } = chart;
    const variance = centre === null ? 0 : centre * (1 - centre);
    const shares = chart.points.map(({ share, ...limits }) => ({ value: share, ...limits }));
    return counted(points, { centre, points: shares }, variance);
  },
  u(points) {
    const chart = uChart(
      points.map(({ value, size }) => ({ count: value ?? 0, size: value === null ? 0 : (size ?? 0) })),
    );
    return counted(points, chart, chart.centre ?? 0);
  },
  c(points) {
    const known = points.filter(({ value }) => value !== null);
    const chart = cChart(known.map(({ value }) => value ?? 0));
    const places = new Map(known.map((point, at) => [point, chart.points[at]]));
    const all = points.map((point) => places.get(point) ?? { value: null, low: null, high: null, out: false });
    return counted(points, { centre: chart.centre, points: all }, chart.centre ?? 0);
  },
  i(points, settings) {
    const { target, sd } = levelOf(points, settings);
    const [low, high] = target === null || sd === null ? [null, null] : [target - 3 * sd, target + 3 * sd];
    const items = points.map((point) => itemOf(point, point.value === null ? {} : { low, high }));
    const z = points.map(({ value }) =>
      value === null || target === null || sd === null ? null : scaled(value - target, sd),
    );
    return { centre: target, used: { target, sd }, items, z };
  },
  ewma(points, settings) {
    const { target, sd } = levelOf(points, settings);
    const lambda = settings.lambda ?? LAMBDA;
    const averages = ewma(
      points.map(({ value }) => value),
      lambda,
      target ?? 0,
    );
    const items = points.map((point, at) => {
      if (point.value === null || target === null) return itemOf(point, {});
      const average = averages[at] ?? target;
      if (sd === null) return itemOf(point, { average });
      const spread = ewmaSpread(sd, lambda);
      const [low, high] = [target - spread, target + spread];
      return itemOf(point, { average, low, high, signals: average < low || average > high ? [1] : [] });
    });
    return { centre: target, used: { target, sd, lambda }, items, z: [] };
  },
  cusum(points, settings) {
    const { target, sd } = levelOf(points, settings);
    const k = settings.k ?? (sd === null ? null : SLACK * sd);
    const h = settings.h ?? (sd === null ? null : LIMIT * sd);
    const known = points.filter(({ value }) => value !== null);
    const values = known.map(({ value }) => value ?? 0);
    const sums = target === null || k === null || h === null ? [] : cusum(values, target, k, h);
    const places = new Map(known.map((point, at) => [point, sums[at]]));
    const items = points.map((point) => {
      const sum = places.get(point);
      if (!sum || h === null) return itemOf(point, {});
      return itemOf(point, {
        sum_high: sum.high,
        sum_low: sum.low,
        low: -h,
        high: h,
        signals: sum.signal ? [1] : [],
      });
    });
    return { centre: target, used: { target, sd, k, h }, items, z: [] };
  },
};

/** A chart of counts. `variance`: of a count of one unit. */
function counted(points: readonly SeriesPoint[], chart: ReturnType<typeof CountChart>, variance: number): Drawn {
  const { centre } = chart;
  const items = points.map((point, at) => {
    const { value = null, low = null, high = null } = chart.points[at] ?? {};
    return { ...itemOf(point, { low, high }), count: point.value, value };
  });
  const z = items.map(({ value, size }) =>
    value === null || centre === null || variance === 0
      ? null
      : scaled(value - centre, Math.sqrt(variance / (size ?? 1))),
  );
  return { centre, used: {}, items, z };
}

function itemOf({ label, value, size }: SeriesPoint, more: Partial<ChartItem>): ChartItem {
  const none = { average: null, sum_high: null, sum_low: null, low: null, high: null, signals: [] };
  return { label, count: null, size, value, ...none, ...more };
}

/** The level that values are held against, and how far single ones stray from it. */
function levelOf(points: readonly SeriesPoint[], { target, sd }: ChartSettings) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  return { target: target ?? mean(values), sd: sd ?? movingRangeDeviation(values) };
}

/** In standard deviations; null where nothing varies. */
function scaled(difference: number, sd: number): number | null {
  return sd === 0 ? null : difference / sd;
}

function isOutside({ value, low, high }: ChartItem): boolean {
  return value !== null && low !== null && high !== null && (value < low || value > high);
}

function testedBy(rules: ChartRules): number[] {
  if (rules.scheme === 'none') return [];
  return rules.scheme === 'western' ? [1, 2, 3, 4] : [...rules.tested];
}

function patterns(z: readonly number[], rules: ChartRules): number[][] {
  if (rules.scheme === 'none') return z.map(() => []);
  if (rules.scheme === 'western') return westernRules(z);
  return nelsonRules(z).map((found) => found.filter((rule) => rules.tested.includes(rule)));
}
