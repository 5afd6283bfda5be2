import type { DayText } from '../../core/improvement/events.js';
import type { DayPeriod, ImprovementFigures } from '../../core/improvement/figures.js';
import { type Improvement, isImplemented } from '../../core/improvement/improvement.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import type { Wording } from '../wording/index.js';
import { improvementJson } from './improvement-json.js';
import { type Column, renderTable, type TableCell } from './table.js';

type Row = ReturnType<typeof improvementJson>;

/** Improvements, one a line: overdue ones first, then by the day they are due, those that are over last. */
export function improvementListView(
  improvements: readonly Improvement[],
  figures: ImprovementFigures,
  { period, today, check }: { period: DayPeriod; today: DayText; check: boolean },
): Outcome {
  const rows = improvements.map((each) => improvementJson(each, today)).sort(byUrgency);
  const overdue = rows.filter((row) => row.overdue).length;
  return {
    data: () => ({ items: rows, total: rows.length, overdue, period, figures }),
    text: (show) => listText(rows, figures, period, show),
    brief: ({ words }) => words.improvement.listed(rows.length, overdue),
    nothing: rows.length === 0 || (check && overdue === 0),
    csv: () => ({
      columns: CSV_COLUMNS,
      rows: rows.map((row) =>
        CSV_COLUMNS.map((column) => {
          if (column === 'fed_back') return row.fed_back.join(' ');
          if (column === 'links') return row.links.join(' ');
          return column === 'scope' ? scopeText(row.scope) : row[column];
        }),
      ),
    }),
    exitCode: check && overdue > 0 ? EXIT.breached : EXIT.done,
  };
}

/** Which complaints it is about, as one types it. */
export function scopeText(scope: Improvement['scope']): string {
  return Object.entries(scope)
    .map(([field, value]) => `${field}=${value}`)
    .join(', ');
}

/** The rates below a list, each with its interval. */
export function figureLines(
  { improvement_rate, implemented_rate, fed_back_share }: ImprovementFigures,
  words: Wording,
) {
  const { rates } = words.improvement;
  return [rates.implemented(implemented_rate), rates.improvement(improvement_rate), rates.fedBack(fed_back_share)];
}

function listText(rows: readonly Row[], figures: ImprovementFigures, period: DayPeriod, show: Show): string {
  const { words, terminal } = show;
  const { improvement: said, label } = words;
  const overdue = rows.filter((row) => row.overdue).length;
  const summary = [
    said.listed(rows.length, overdue),
    said.period(period.from, period.to),
    ...figureLines(figures, words),
  ];
  if (figures.dropped > 0) summary.push(said.droppedLeftOut(figures.dropped));
  if (rows.length === 0) return summary.join('\n');
  const columns: Column[] = [
    { title: said.columns.id },
    { title: said.columns.state },
    { title: said.columns.kind },
    { title: said.columns.owner },
    { title: label.due },
    { title: said.columns.days, align: 'right' },
    { title: said.columns.links, align: 'right' },
    { title: said.columns.fedBack },
    { title: label.title, flexible: true },
  ];
  const lines = rows.map((row): TableCell[] => [
    row.id,
    said.states[row.state],
    said.kinds[row.kind],
    row.owner ?? '-',
    row.overdue ? { text: said.overdueSince(row.due ?? ''), paint: terminal.colour.red } : (row.due ?? '-'),
    String(row.days),
    String(row.links.length),
    row.fed_back.map((to) => said.feedbackTo[to]).join(said.and) || '-',
    row.title,
  ]);
  return `${renderTable(columns, lines, terminal)}\n\n${summary.join('\n')}`;
}

const CSV_COLUMNS = [
  'id',
  'state',
  'kind',
  'title',
  'scope',
  'owner',
  'due',
  'overdue',
  'days',
  'target',
  'cause',
  'action',
  'implemented_on',
  'verified_at',
  'fed_back',
  'links',
  'postponed',
  'setbacks',
  'drop_reason',
  'opened_at',
  'opened_by',
  'version',
] as const;

function byUrgency(a: Row, b: Row): number {
  return rank(a) - rank(b) || compare(a.due ?? '9999', b.due ?? '9999') || compare(a.id, b.id);
}

function rank(row: Row): number {
  if (row.overdue) return 0;
  return row.state === 'dropped' ? 3 : isImplemented(row) ? 2 : 1;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
