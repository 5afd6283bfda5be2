import type { EChartsOption } from 'echarts/types/dist/shared';
import { stringWidth } from '../views/width.js';
import type { BarChart } from './chart.js';
import { AXIS, axisNumber, COLOURS, FONT, LEGEND } from './style.js';

const ROW = 30;
/** The most that labels may take, and what a column of letters takes: widths of text are only guessed where nothing is drawn, so generously. */
const [LABEL, LETTER] = [170, 8.5];

/** Bars below each other, the first on top; a part of each stands out in another colour. */
export function barsOption({ rows, names, format }: BarChart): { height: number; option: EChartsOption } {
  const isDivided = names.part !== null;
  const write = axisNumber(format);
  const widest = rows.reduce((most, { label }) => Math.max(most, stringWidth(label)), 0);
  const room = Math.min(LABEL, Math.ceil(widest * LETTER));
  const bars = (name: string, color: string, of: (row: BarChart['rows'][number]) => number, last: boolean) => ({
    type: 'bar' as const,
    name,
    stack: 'all',
    data: rows.map(of),
    barWidth: 16,
    itemStyle: { color },
    label: {
      show: last,
      position: 'right' as const,
      ...FONT,
      formatter: ({ dataIndex }: { dataIndex: number }) => write(rows[dataIndex]?.value ?? 0),
    },
  });
  return {
    height: rows.length * ROW + (isDivided ? 62 : 40),
    option: {
      grid: { left: room + 18, right: 50, top: isDivided ? 34 : 10, bottom: 28 },
      ...(isDivided && { legend: { ...LEGEND, data: [names.part ?? '', names.value] } }),
      xAxis: {
        type: 'value',
        ...AXIS,
        minInterval: format === 'number' ? 1 : 0,
        axisLabel: { ...FONT, formatter: write, hideOverlap: true },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ label }) => label),
        ...AXIS,
        splitLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...FONT, width: room, overflow: 'truncate', interval: 0 },
      },
      series: [
        ...(isDivided ? [bars(names.part ?? '', COLOURS.bad, ({ part }) => part ?? 0, false)] : []),
        bars(names.value, COLOURS.accent, ({ value, part }) => value - (part ?? 0), true),
      ],
    },
  };
}
