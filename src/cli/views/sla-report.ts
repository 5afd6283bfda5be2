import type { Attainment, PauseCause, ReportDimension, SlaReport, StalePause } from '../../core/sla/report.js';
import type { Outcome, Show } from '../output.js';
import { type Column, renderTable } from './table.js';
import { shortTime } from './time.js';

/** How well promises were kept: attainment, then what was waited for, then what should have ended. */
export function slaReportView(report: SlaReport, by: ReportDimension | null): Outcome {
  const { attainment, pauses, stale, left_out } = report;
  return {
    data: () => ({ by, items: attainment, total: attainment.length, pauses, stale, left_out }),
    text: (show) =>
      [
        attainmentTable(attainment, by, show),
        pauseTable(pauses, show),
        staleTable(stale, show),
        show.words.text.slaLeftOut(left_out),
      ]
        .filter((part) => part !== '')
        .join('\n\n'),
    csv: () => ({
      columns: [...PROMISE, by ?? 'group', ...FIGURES, 'rate', 'low', 'high'],
      rows: attainment.map((row) => [
        ...PROMISE.map((column) => row[column]),
        row.group,
        ...FIGURES.map((column) => row[column]),
        row.attained.value,
        row.attained.low,
        row.attained.high,
      ]),
    }),
  };
}

const PROMISE = ['metric', 'pack', 'policy'] as const;
const FIGURES = [
  'met',
  'late',
  'open_late',
  'late_working_p50',
  'late_working_p90',
  'late_elapsed_p50',
  'late_elapsed_p90',
] as const;

function attainmentTable(rows: readonly Attainment[], by: ReportDimension | null, { words, terminal }: Show): string {
  const { label } = words;
  if (rows.length === 0) return words.text.nothingDue;
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns: Column[] = [
    { title: label.clock },
    { title: label.policy },
    ...(by ? [{ title: words.dimension(by), flexible: true }] : []),
    right(label.attained),
    right(label.basis),
    right(label.interval),
    right(label.openLate),
    right(label.lateMedian),
    right(label.late90),
  ];
  const cells = rows.map((row) => {
    const { value, low, high } = row.attained;
    return [
      words.metric(row.metric),
      row.pack === null ? row.policy : `${row.policy} (${row.pack})`,
      ...(by ? [row.group ?? words.text.none] : []),
      share(value),
      `${row.met} / ${row.met + row.late}`,
      low === null || high === null ? '' : `${share(low)} – ${share(high)}`,
      row.open_late === 0 ? '' : String(row.open_late),
      row.late_elapsed_p50 === null ? '' : words.duration(row.late_elapsed_p50),
      row.late_elapsed_p90 === null ? '' : words.duration(row.late_elapsed_p90),
    ];
  });
  return renderTable(columns, cells, terminal);
}

function pauseTable(pauses: readonly PauseCause[], { words, terminal }: Show): string {
  if (pauses.length === 0) return '';
  const { label } = words;
  const titles = [label.pauses, label.tickets, label.length, label.longest, label.stopping, label.open];
  const rows = pauses.map(({ reason, pauses: count, complaints, seconds, longest, stopping, open }) => [
    reason,
    ...[count, complaints].map(String),
    words.duration(seconds),
    words.duration(longest),
    ...[stopping, open].map(String),
  ]);
  return renderTable(
    [{ title: label.reason }, ...titles.map((title): Column => ({ title, align: 'right' }))],
    rows,
    terminal,
  );
}

function staleTable(stale: readonly StalePause[], { words, terminal }: Show): string {
  if (stale.length === 0) return '';
  const { label } = words;
  const columns = [label.id, label.reason, label.since, label.length, label.finding].map((title) => ({ title }));
  const rows = stale.map(({ id, reason, since, seconds, why }) => [
    id,
    reason,
    shortTime(since),
    words.duration(seconds),
    words.staleBecause[why],
  ]);
  return `${words.text.stalePauses(stale.length)}\n${renderTable(columns, rows, terminal)}`;
}

function share(value: number | null): string {
  return value === null ? '-' : `${(100 * value).toFixed(1)}%`;
}
