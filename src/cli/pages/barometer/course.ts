import type { Barometer } from '../../../core/barometer/barometer.js';
import { percentText } from '../../views/figures.js';
import { targetText } from '../../views/kpi-text.js';
import type { Wording } from '../../wording/index.js';
import type { Block, PageTable } from '../page.js';

const RIGHT = { align: 'right' as const };

/** How the desk came here: what came in and went out, and timeliness between the limits of chance. */
export function course({ steps, timeliness, sheet }: Barometer, words: Wording): Block[] {
  const { groups } = steps.report;
  if (groups.length < 2) return [];
  const { barometer: say } = words;
  const labels = groups.map(({ key }) => key[steps.unit] ?? '');
  const values = (name: string) => groups.map(({ metrics }) => metrics[name]?.value ?? null);
  const flow = ['opened', 'closed', 'backlog'];
  const flowTable: PageTable = {
    columns: [
      { title: words.dimension(steps.unit) },
      ...flow.map((name) => ({ title: words.kpiShort(name), ...RIGHT })),
    ],
    rows: labels.map((label, at) => [label, ...flow.map((name) => String(values(name)[at] ?? '-'))]),
  };
  const blocks: Block[] = [
    {
      kind: 'figure',
      title: say.flow,
      note: null,
      chart: {
        kind: 'series',
        labels,
        lines: flow.map((name, at) => ({
          name: words.kpiShort(name),
          values: values(name),
          style: (['main', 'second', 'third'] as const)[at] ?? 'main',
        })),
        limits: null,
        centre: null,
        target: null,
        signals: [],
        format: 'number',
      },
      table: flowTable,
    },
  ];
  const { items, centre } = timeliness;
  if (items.filter(({ value }) => value !== null).length < 2) return blocks;
  const target = sheet.judged[0]?.get('timeliness')?.target;
  blocks.push({
    kind: 'figure',
    title: words.kpi('timeliness'),
    note: say.limits,
    chart: {
      kind: 'series',
      labels: items.map(({ label }) => label),
      lines: [{ name: words.kpi('timeliness'), values: items.map(({ value }) => value), style: 'main' }],
      limits: { name: words.label.limits, low: items.map(({ low }) => low), high: items.map(({ high }) => high) },
      centre: centre === null ? null : { name: percentText(centre), value: centre },
      target: target === undefined ? null : { name: targetText(target, 'rate', words), value: target.value },
      signals: items.flatMap(({ signals }, at) => (signals.length > 0 ? [at] : [])),
      format: 'share',
    },
    table: {
      columns: [
        { title: words.dimension(steps.unit) },
        { title: words.label.basis, ...RIGHT },
        { title: words.kpiShort('timeliness'), ...RIGHT },
        { title: words.label.limits, ...RIGHT },
      ],
      rows: items.map(({ label, count, size, value, low, high, signals }) => [
        label,
        `${count} / ${size}`,
        { text: percentText(value), tone: signals.length > 0 ? 'bad' : null },
        low === null || high === null ? '' : `${percentText(low)} – ${percentText(high)}`,
      ]),
    },
  });
  return blocks;
}
