import { formatInstant } from '../../core/calendar/instant.js';
import { type AgedComplaint, type Ageing, type AgeingGroup, type Ages, BANDS } from '../../core/insight/ageing.js';
import { shareBar } from '../charts/strip.js';
import type { Outcome, Show } from '../output.js';
import { percentText } from './figures.js';
import { type Column, renderTable, type TableCell } from './table.js';
import { shortTime } from './time.js';

/** How old open complaints are: by band, or a row for each group with the bands as columns, then the oldest. */
export function ageingView(ageing: Ageing, by: AgeingGroup | null, zone: string): Outcome {
  const { groups, oldest, received_later, past_due_counts } = ageing;
  return {
    data: () => ({
      by,
      ...agesJson(ageing),
      bands: bandsJson(ageing).map((band, place) => ({ ...band, past_due: past_due_counts[place] ?? 0 })),
      received_later,
      ...(by !== null && {
        groups: groups.map((group) => ({
          key: { [by]: group.key },
          share: shareOf(group.total, ageing.total),
          ...agesJson(group),
        })),
      }),
      oldest: oldest.map((each) => oldestJson(each, zone)),
    }),
    text: (show) => ageingText(ageing, by, zone, show),
    csv: () =>
      by === null
        ? {
            columns: ['band', 'from_days', 'to_days', 'count', 'share', 'past_due'],
            rows: bandsJson(ageing).map(({ band, from_days, to_days, count, share }, place) => [
              ...[band, from_days, to_days, count, share, past_due_counts[place] ?? 0],
            ]),
          }
        : {
            columns: [
              by,
              'total',
              'share',
              ...BANDS.map(({ name }) => name),
              'median_seconds',
              'p90_seconds',
              'past_due',
            ],
            rows: groups.map(({ key, total, counts, median, p90, past_due }) => [
              ...[key, total, shareOf(total, ageing.total), ...counts, median, p90, past_due],
            ]),
          },
  };
}

function agesJson(ages: Ages) {
  const { total, median, p90, past_due } = ages;
  return { total, bands: bandsJson(ages), median_seconds: median, p90_seconds: p90, past_due };
}

function bandsJson({ counts, total }: Ages) {
  return BANDS.map(({ name, from, to }, place) => {
    const count = counts[place] ?? 0;
    return { band: name, from_days: from, to_days: to, count, share: shareOf(count, total) };
  });
}

function oldestJson({ complaint, age, past_due }: AgedComplaint, zone: string) {
  const { id, status, received, owner, team } = complaint;
  return { id, age_seconds: age, received_at: formatInstant(received, zone), status, team, owner, past_due };
}

function ageingText(ageing: Ageing, by: AgeingGroup | null, zone: string, show: Show): string {
  const { words } = show;
  const said = words.insight.ageing;
  const { total, median, p90, past_due, received_later } = ageing;
  if (total === 0 || median === null || p90 === null) return said.nothing;
  const about = [
    said.about(total, words.duration(median), words.duration(p90), past_due),
    ...(received_later > 0 ? [said.receivedLater(received_later)] : []),
  ];
  const oldest = oldestTable(ageing.oldest, zone, show);
  const table = by === null ? bandTable(ageing, show) : groupTable(ageing, by, show);
  return [table, about.join('\n'), ...(oldest === '' ? [] : [`${said.oldest}\n${oldest}`])].join('\n\n');
}

function bandTable({ counts, total, past_due_counts }: Ageing, { words, terminal }: Show): string {
  const said = words.insight.ageing;
  const right = { align: 'right' as const };
  const columns: Column[] = [
    { title: said.days },
    { title: words.insight.pareto.count, ...right },
    { title: words.insight.pareto.share, ...right },
    { title: said.pastDue, ...right },
    { title: '' },
  ];
  const most = Math.max(...counts);
  const rows = BANDS.map(({ name }, place): TableCell[] => {
    const [count, late] = [counts[place] ?? 0, past_due_counts[place] ?? 0];
    return [
      name,
      String(count),
      percentText(shareOf(count, total)),
      late === 0 ? '' : { text: String(late), paint: terminal.colour.red },
      shareBar(count, most),
    ];
  });
  return renderTable(columns, rows, terminal);
}

function groupTable({ groups }: Ageing, by: AgeingGroup, { words, terminal }: Show): string {
  const said = words.insight.ageing;
  const right = (title: string): Column => ({ title, align: 'right' });
  const columns: Column[] = [
    { title: words.dimension(by), flexible: true },
    right(said.open),
    ...BANDS.map(({ name }) => right(name)),
    right(said.median),
    right(said.p90),
    right(said.pastDue),
  ];
  const rows = groups.map(({ key, total, counts, median, p90, past_due }): TableCell[] => [
    key ?? words.text.none,
    String(total),
    ...counts.map((count) => (count === 0 ? '' : String(count))),
    words.duration(median ?? 0),
    words.duration(p90 ?? 0),
    past_due === 0 ? '' : { text: String(past_due), paint: terminal.colour.red },
  ]);
  return renderTable(columns, rows, terminal);
}

function oldestTable(oldest: readonly AgedComplaint[], zone: string, { words, terminal }: Show): string {
  if (oldest.length === 0) return '';
  const { label } = words;
  const said = words.insight.ageing;
  const titles = [label.id, said.age, label.received, label.status, label.team, label.owner, ''];
  const rows = oldest.map(({ complaint, age, past_due }): TableCell[] => [
    complaint.id,
    words.duration(age),
    shortTime(formatInstant(complaint.received, zone)),
    words.status[complaint.status],
    complaint.team ?? '-',
    complaint.owner ?? '-',
    past_due ? { text: said.isPastDue, paint: terminal.colour.red } : '',
  ]);
  return renderTable(
    titles.map((title) => ({ title })),
    rows,
    terminal,
  );
}

function shareOf(count: number, total: number): number | null {
  return total === 0 ? null : count / total;
}
