import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsOption } from 'echarts/types/dist/shared';
import { readable } from '../terminal.js';
import type { Chart } from './chart.js';
import { funnelOption } from './funnel.js';
import { barsOption } from './horizontal-bars.js';
import { intervalOption } from './intervals.js';
import { seriesOption } from './series.js';

use([BarChart, CustomChart, LineChart, ScatterChart]);
use([GridComponent, LegendComponent, MarkLineComponent, LabelLayout, SVGRenderer]);

/** Drawn at this width, in CSS pixels, and scaled to the column it stands in. */
const WIDTH = 460;

/**
 * The chart as SVG, for a page that has the colours; `id` tells its parts from those of other charts. Reached by import only where something is
 * drawn: it brings a charting library, which escapes what is markup.
 */
export function drawChart(given: Chart, id: string): string {
  const chart = readable(given);
  const { height, option } = optionOf(chart);
  const drawing = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    drawing.setOption({ animation: false, ...option });
    return drawing
      .renderToSVGString()
      .replace(/ (?:ecmeta_\w+|pointer-events|class)="[^"]*"/g, '')
      .replace(/<style\b[\s\S]*?<\/style>/g, '')
      .replace(/(\bid="|url\(#)zr\d+-/g, (_, before: string) => `${before}${id}-`)
      .replace(/<svg width="\d+" height="\d+"/, '<svg');
  } finally {
    drawing.dispose();
  }
}

function optionOf(chart: Chart): { height: number; option: EChartsOption } {
  switch (chart.kind) {
    case 'intervals':
      return intervalOption(chart);
    case 'funnel':
      return funnelOption(chart);
    case 'series':
      return seriesOption(chart);
    case 'bars':
      return barsOption(chart);
  }
}
