import type { EChartsOption } from 'echarts/types/dist/shared';
import type { SeriesChart } from './chart.js';
import { AXIS, axisNumber, COLOURS, FONT, LEGEND } from './style.js';

const STYLES = {
  main: { color: COLOURS.accent, width: 2.5, type: 'solid' },
  second: { color: COLOURS.quiet, width: 2, type: 'solid' },
  third: { color: COLOURS.warn, width: 2, type: 'solid' },
  expected: { color: COLOURS.accent, width: 2, type: 'dashed' },
} as const;

/** Lines over time. Between limits the ground is tinted; what stands out is marked. */
export function seriesOption(chart: SeriesChart): { height: number; option: EChartsOption } {
  const { labels, lines, limits, centre, target, signals, format } = chart;
  const marked = new Set(signals);
  const values = [...lines.flatMap(({ values: own }) => own), ...(limits ? [...limits.low, ...limits.high] : [])];
  const known = [...values, centre?.value ?? null, target?.value ?? null].filter((value) => value !== null);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  // A share of the height more on each side; counts begin at nothing.
  const room = (most - least) * 0.08;
  const bounds = format === 'share' ? shareBounds(least - room, most + room) : { min: 0 };
  const level = (mark: { name: string; value: number } | null, color: string) =>
    mark === null
      ? []
      : [
          {
            yAxis: mark.value,
            lineStyle: { color, type: 'dashed' as const, width: 1.3 },
            label: { formatter: mark.name, color },
          },
        ];
  const marks = [...level(centre, COLOURS.quiet), ...level(target, COLOURS.warn)];
  return {
    height: 290,
    option: {
      grid: { left: 52, right: marks.length > 0 ? 62 : 28, top: 34, bottom: 34 },
      legend: { ...LEGEND, data: lines.map(({ name }) => name) },
      xAxis: {
        type: 'category',
        data: labels,
        boundaryGap: false,
        ...AXIS,
        splitLine: { show: false },
        axisLabel: { ...FONT, fontSize: 12, hideOverlap: true },
      },
      yAxis: { type: 'value', ...bounds, ...AXIS, axisLabel: { ...FONT, formatter: axisNumber(format) } },
      series: [
        ...(limits === null ? [] : band(limits)),
        ...lines.map(({ name, values: own, style }, at) => ({
          type: 'line' as const,
          name,
          data: own.map((value, place) => ({
            value: value ?? '-',
            ...(at === 0 &&
              marked.has(place) && { symbol: 'circle', symbolSize: 11, itemStyle: { color: COLOURS.bad } }),
          })),
          symbol: 'circle',
          symbolSize: style === 'main' && labels.length <= 40 ? 5 : 0.01,
          showAllSymbol: true,
          itemStyle: { color: STYLES[style].color },
          lineStyle: STYLES[style],
          connectNulls: false,
          ...(at === 0 &&
            marks.length > 0 && {
              markLine: {
                symbol: 'none',
                data: marks,
                label: { ...FONT, fontSize: 12, position: 'end' as const },
              },
            }),
        })),
      ],
    },
  };
}

/** The ground between two lines: the lower one with nothing below it, and on it the distance to the upper one. */
function band({ low, high }: NonNullable<SeriesChart['limits']>) {
  const line = (values: (number | null)[], fill: boolean) => ({
    type: 'line' as const,
    name: fill ? 'high' : 'low',
    stack: 'limits',
    data: values.map((value) => value ?? '-'),
    symbol: 'none',
    lineStyle: { opacity: 0 },
    areaStyle: { color: COLOURS.accent, opacity: fill ? 0.13 : 0 },
    silent: true,
    z: 1,
  });
  const distance = high.map((value, at) => (value === null || low[at] == null ? null : value - (low[at] as number)));
  return [line(low, false), line(distance, true)];
}

/** Ends and steps of an axis of shares that are easy to read. */
function shareBounds(least: number, most: number): { min: number; max: number; interval: number } {
  const interval = most - least > 0.5 ? 0.2 : most - least > 0.2 ? 0.1 : most - least > 0.08 ? 0.05 : 0.02;
  const steps = (value: number) => Number((value * interval).toFixed(4));
  return {
    min: Math.max(0, steps(Math.floor(least / interval + 1e-9))),
    max: Math.min(1, steps(Math.ceil(most / interval - 1e-9))),
    interval,
  };
}
