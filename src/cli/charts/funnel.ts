import type { EChartsOption } from 'echarts/types/dist/shared';
import type { FunnelChart } from './chart.js';
import { AXIS, COLOURS, FONT } from './style.js';

/** Points inside a funnel that narrows as there are more tickets. Points outside it are named. */
export function funnelOption({ points, centre, limits, axes }: FunnelChart): { height: number; option: EChartsOption } {
  const curve = (of: 'low95' | 'high95' | 'low998' | 'high998', type: 'solid' | 'dashed') => ({
    type: 'line' as const,
    symbol: 'none',
    data: limits.map((limit) => [limit.n, limit[of]]),
    lineStyle: { color: COLOURS.quiet, width: 1.2, type },
  });
  return {
    height: 300,
    option: {
      grid: { left: 52, right: 24, top: 24, bottom: 46 },
      xAxis: {
        type: 'value',
        min: 0,
        max: limits.at(-1)?.n ?? 1,
        name: axes.n,
        ...AXIS,
        nameLocation: 'middle',
        nameGap: 28,
        minInterval: 1,
        axisLabel: { ...FONT, showMaxLabel: false },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: Math.min(1, roundUp(Math.max(centre, ...points.map(({ share }) => share), limits[0] ? upper(limits) : 0))),
        ...AXIS,
        axisLabel: { ...FONT, formatter: (value: number) => `${Math.round(100 * value)}%` },
      },
      series: [
        curve('low95', 'dashed'),
        curve('high95', 'dashed'),
        curve('low998', 'solid'),
        curve('high998', 'solid'),
        {
          type: 'scatter',
          data: points.map(({ label, n, share, isOutside }) => ({
            name: label,
            value: [n, share],
            itemStyle: { color: isOutside ? COLOURS.bad : COLOURS.accent },
            label: {
              show: isOutside || points.length <= 12,
              position: 'top',
              ...FONT,
              formatter: ({ name }: { name: string }) => name,
            },
          })),
          symbolSize: 10,
          labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' },
          markLine: {
            symbol: 'none',
            data: [{ yAxis: centre }],
            lineStyle: { color: COLOURS.warn, type: 'solid', width: 1.5 },
            label: { show: false },
          },
        },
      ],
    },
  };
}

/** The upper limit a third of the way in: at its mouth a funnel spans everything, and would flatten the rest. */
function upper(limits: FunnelChart['limits']): number {
  return limits[Math.floor(limits.length / 3)]?.high95 ?? 0;
}

function roundUp(share: number): number {
  return Math.ceil(share * 10 + 0.2) / 10;
}
