import { dayOf, formatDay } from '../../core/calendar/instant.js';
import type { Period } from '../../core/calendar/period.js';
import type { ActionOnCause, TopCause, TopCauses } from '../../core/improvement/top-causes.js';
import type { Outcome, Show } from '../output.js';
import { chanceText, percentText } from './figures.js';
import { type Column, renderTable, type TableCell } from './table.js';

interface Looked {
  period: Period;
  before: Period;
  zone: string;
}

/** The largest causes, with what became of each and who works on it. */
export function topCausesView(causes: TopCauses, looked: Looked): Outcome {
  const { items, total, ...rest } = causes;
  const [period, before] = [daysOf(looked.period, looked.zone), daysOf(looked.before, looked.zone)];
  return {
    data: () => ({ ...period, previous: before, ...rest, items, total }),
    text: (show) => topText(causes, period, before, show),
    csv: () => ({
      columns: [
        ...['rank', 'name', 'count', 'share', 'cumulative', 'previous', 'change', 'chance', 'beyond_chance'],
        ...['escalated', 'repeats', 'improvements', 'states', 'owners', 'due'],
      ],
      rows: items.map((item, at) => [
        ...[at + 1, item.name, item.count, item.share, item.cumulative, item.previous, item.change, item.chance],
        ...[item.beyond_chance, item.escalated, item.repeats],
        ...(['id', 'state', 'owner', 'due'] as const).map((field) =>
          item.improvements.map((each) => each[field] ?? '-').join(' '),
        ),
      ]),
    }),
  };
}

interface Days {
  from: string;
  to: string;
}

function daysOf({ from, to }: Period, zone: string): Days {
  return { from: formatDay(dayOf(from, zone)), to: formatDay(dayOf(to - 1, zone)) };
}

function topText(causes: TopCauses, period: Days, before: Days, { words, terminal }: Show): string {
  const { items, total, sum, unnamed, without, of } = causes;
  const said = words.improvement.top;
  const notes = unnamed > 0 ? [words.insight.pareto.unnamed(unnamed)] : [];
  if (items.length === 0) return [said.nothing(period.from, period.to), ...notes].join('\n');
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns = [
    right('#'),
    { title: words.dimension(of), flexible: true },
    right(words.insight.pareto.count),
    right(words.insight.pareto.share),
    right(words.label.previous),
    right(words.label.change),
    right(words.insight.surge.chance),
    right(said.escalated),
    right(said.repeats),
    { title: words.improvement.columns.id },
    { title: words.improvement.columns.state },
    { title: words.improvement.columns.owner },
    { title: words.label.due },
  ];
  const rows = items.flatMap((item, at) => {
    const [first, ...others] = item.improvements;
    const blank = Array<TableCell>(9).fill('');
    return [
      [...causeCells(item, at), ...actionCells(first)],
      ...others.map((each) => [...blank, ...actionCells(each)]),
    ];
  });

  function causeCells({ name, count, share, previous, change, chance, ...item }: TopCause, at: number): TableCell[] {
    const grown = change === null ? '-' : `${change > 0 ? '+' : ''}${(100 * change).toFixed(0)}%`;
    const isWorse = item.beyond_chance && (change ?? 1) > 0;
    const paint = isWorse ? terminal.colour.red : terminal.colour.green;
    return [
      ...[String(at + 1), name, String(count), percentText(share), previous === null ? '-' : String(previous)],
      item.beyond_chance ? { text: `${isWorse ? '▲' : '▼'} ${grown}`, paint } : grown,
      chanceText(chance),
      ...[String(item.escalated), String(item.repeats)],
    ];
  }

  function actionCells(action: ActionOnCause | undefined): TableCell[] {
    if (action === undefined) return [{ text: said.none, paint: terminal.colour.yellow }, '', '', ''];
    const { id, state, owner, due, overdue } = action;
    const day = due ?? '-';
    const states = words.improvement.states;
    return [id, states[state], owner ?? '-', overdue ? { text: `${day} !`, paint: terminal.colour.red } : day];
  }

  const about = [
    said.about(period.from, period.to, before.from, before.to),
    said.listed(items.length, total, items.at(-1)?.cumulative ?? null, sum),
    ...(items.some(({ previous }) => previous === null) ? [said.noPrevious] : []),
    ...(without > 0 ? [said.without(without, items.length)] : []),
    ...notes,
  ];
  return `${renderTable(columns, rows, terminal)}\n\n${about.join('\n')}`;
}
