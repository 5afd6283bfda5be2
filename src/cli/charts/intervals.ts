import type { EChartsOption } from 'echarts/types/dist/shared';
import type { IntervalChart } from './chart.js';
import { AXIS, COLOURS, FONT } from './style.js';

const ROW = 50;

/** Dots with whiskers, a line for each figure; the first stands on top. */
export function intervalOption({ rows, min, max, marks }: IntervalChart): { height: number; option: EChartsOption } {
  const labelWidth = 158;
  const known = rows.map(({ value, low, high }, at) => ({ at, value, low, high }));
  return {
    height: rows.length * ROW + 60,
    option: {
      grid: { left: labelWidth + 28, right: 18, top: 26, bottom: 30 },
      xAxis: { type: 'value', min, max, ...AXIS, interval: max - min > 1.5 ? 0.5 : 0.25 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ label }) => label),
        ...AXIS,
        splitLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...FONT, width: labelWidth, overflow: 'break', lineHeight: 16, interval: 0 },
      },
      series: [
        {
          type: 'custom',
          data: known.flatMap(({ at, low, high }) => (low === null || high === null ? [] : [[low, high, at]])),
          encode: { x: [0, 1], y: 2 },
          renderItem: (_, api) => {
            const [x1 = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
            const [x2 = 0] = api.coord([api.value(1), api.value(2)]);
            const line = (shape: object, width: number) =>
              ({ type: 'line', shape, style: { stroke: COLOURS.accent, lineWidth: width } }) as const;
            return {
              type: 'group',
              children: [
                line({ x1, x2, y1: y, y2: y }, 2),
                line({ x1, x2: x1, y1: y - 5, y2: y + 5 }, 2),
                line({ x1: x2, x2, y1: y - 5, y2: y + 5 }, 2),
              ],
            };
          },
        },
        {
          type: 'scatter',
          symbolSize: 10,
          itemStyle: { color: COLOURS.accent },
          data: known.flatMap(({ at, value }) => (value === null ? [] : [[value, at]])),
          label: { show: true, position: 'top', distance: 3, ...FONT, formatter: ({ value }) => two(value) },
          markLine: {
            symbol: 'none',
            data: marks.map(({ value, label }) => ({ xAxis: value, label: { formatter: label } })),
            lineStyle: { color: COLOURS.warn, type: 'dashed', width: 1.5 },
            label: { ...FONT, color: COLOURS.warn, position: 'start' },
          },
        },
        {
          type: 'scatter',
          symbolSize: 0,
          data: rows.flatMap(({ value, note }, at) =>
            value === null && note ? [{ value: [min, at], name: note }] : [],
          ),
          label: {
            show: true,
            position: 'right',
            ...FONT,
            color: COLOURS.quiet,
            formatter: ({ name }: { name: string }) => name,
          },
        },
      ],
    },
  };
}

function two(value: unknown): string {
  return Array.isArray(value) ? Number(value[0]).toFixed(2) : '';
}
