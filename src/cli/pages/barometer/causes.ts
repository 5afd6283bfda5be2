import type { Barometer } from '../../../core/barometer/barometer.js';
import { percentText } from '../../views/figures.js';
import type { Wording } from '../../wording/index.js';
import type { Block, PageCell } from '../page.js';
import type { Made } from './made.js';

const RIGHT = { align: 'right' as const };

/** The largest causes, and who works on each. */
export function causesBlocks({ top }: Barometer, { words, names }: Made): Block[] {
  const { improvement, insight, label } = words;
  if (top.items.length === 0) return [];
  const rows = top.items.map(({ name, count, share, change, beyond_chance, improvements }): PageCell[] => {
    const [action] = improvements;
    const grown = change === null ? '-' : `${change > 0 ? '+' : ''}${(100 * change).toFixed(0)}%`;
    return [
      names.of(top.of, name),
      String(count),
      percentText(share),
      beyond_chance ? { text: grown, tone: (change ?? 0) > 0 ? 'bad' : 'good' } : grown,
      action ? action.id : { text: improvement.top.none, tone: 'warn' },
      action ? improvement.states[action.state] : '',
      action?.owner ? names.person(action.owner) : '',
      action?.overdue ? { text: `${action.due} !`, tone: 'bad' } : (action?.due ?? ''),
    ];
  });
  return [
    {
      kind: 'figure',
      isDrawnOnly: true,
      title: words.barometer.topCauses(top.items.length, top.total),
      note: top.without > 0 ? improvement.top.without(top.without, top.items.length) : null,
      chart: {
        kind: 'bars',
        // The table below has the category as well.
        rows: top.items.map(({ name, count }) => ({
          label: lastPart(names.of(top.of, name)),
          value: count,
          part: null,
        })),
        names: { value: insight.pareto.count, part: null },
        format: 'number',
      },
      table: {
        columns: [{ title: words.dimension(top.of) }, { title: insight.pareto.count, ...RIGHT }],
        rows: top.items.map(({ name, count }) => [names.of(top.of, name), String(count)]),
      },
    },
    {
      kind: 'table',
      title: words.barometer.topTen,
      table: {
        columns: [
          { title: words.dimension(top.of), flexible: true },
          { title: insight.pareto.count, ...RIGHT },
          { title: insight.pareto.share, ...RIGHT },
          { title: label.change, ...RIGHT },
          { title: improvement.columns.id, whole: true },
          { title: improvement.columns.state },
          { title: improvement.columns.owner },
          { title: label.due, whole: true },
        ],
        rows,
      },
    },
  ];
}

function lastPart(name: string): string {
  return name.split(' / ').at(-1) ?? name;
}

/** Whether what was to be improved was. */
export function improvementBlocks({ improvements, kind }: Barometer, words: Wording): Block[] {
  const { improvement } = words;
  const { improvement_rate, implemented_rate, fed_back_share, overdue, opened, states } = improvements;
  const all = Object.values(states).reduce((sum, count) => sum + count, 0);
  if (all === 0 && kind === 'daily') return [];
  if (all === 0) return [{ kind: 'text', text: words.barometer.noImprovements }];
  return [
    { kind: 'text', text: words.barometer.improvements(opened, overdue) },
    {
      kind: 'list',
      items: [
        improvement.rates.implemented(implemented_rate).trim(),
        improvement.rates.improvement(improvement_rate).trim(),
        improvement.rates.fedBack(fed_back_share).trim(),
      ],
    },
  ];
}
