import { formatInstant } from '../../core/calendar/instant.js';
import type { DailyComplaint, DailyRepeats } from '../../core/insight/repeat-daily.js';
import { EXIT } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import type { Wording } from '../wording/index.js';
import { stateCell } from './clocks.js';
import { renderTable, type TableCell } from './table.js';
import { shortTime } from './time.js';

const COLUMNS = [
  'customer',
  'id',
  'why',
  'status',
  'category',
  'priority',
  'owner',
  'team',
  'level',
  'received_at',
  'metric',
  'state',
  'due',
  'earlier',
] as const;

/** The customers to clear today, each with the open complaints of theirs. */
export function repeatDailyView(daily: DailyRepeats, days: number, zone: string): Outcome {
  const { customers, complaints, breached, ownerless } = daily;
  return {
    data: () => ({
      within_days: days,
      items: customers.map(({ customer, received, complaints: theirs }) => ({
        customer,
        received,
        complaints: theirs.map((each) => complaintJson(each, zone)),
      })),
      total: customers.length,
      ...{ complaints, breached, ownerless },
    }),
    text: (show) => dailyText(daily, zone, show),
    brief: ({ words }) => summary(daily, words),
    nothing: complaints === 0,
    csv: () => ({
      columns: COLUMNS,
      rows: customers.flatMap(({ customer, complaints: theirs }) =>
        theirs.map((each) => {
          const { clock, ...rest } = complaintJson(each, zone);
          const row = { customer, ...rest, ...(clock ?? { metric: null, state: null, due: null }) };
          return COLUMNS.map((column) => row[column]);
        }),
      ),
    }),
    exitCode: complaints > 0 ? EXIT.breached : EXIT.done,
  };
}

function complaintJson({ complaint, why, earlier, clock }: DailyComplaint, zone: string) {
  const { id, status, category, priority, owner, team, level, received } = complaint;
  return {
    ...{ id, why, status, category, priority, owner, team, level },
    received_at: formatInstant(received, zone),
    clock: clock && { metric: clock.outlook.metric, state: clock.state, due: dueOf(clock, zone) },
    earlier: earlier?.id ?? null,
  };
}

/** Null while a pause keeps the clock from coming due. */
function dueOf({ outlook: { due, held } }: NonNullable<DailyComplaint['clock']>, zone: string): string | null {
  return due === null || held ? null : formatInstant(due, zone);
}

function dailyText(daily: DailyRepeats, zone: string, show: Show): string {
  const { words, terminal } = show;
  if (daily.complaints === 0) return summary(daily, words);
  const said = words.insight.daily;
  const { label } = words;
  const titles = [
    ...[words.insight.repeats.customer, label.id, said.follower, label.team, label.since, label.status],
    ...[said.state, label.due, said.earlier, label.why],
  ];
  const rows = daily.customers.flatMap(({ customer, complaints }) =>
    complaints.map(({ complaint, why, earlier, clock }, place): TableCell[] => [
      place === 0 ? customer : '',
      complaint.id,
      complaint.owner ?? { text: said.nobody, paint: terminal.colour.yellow },
      complaint.team ?? '-',
      shortTime(formatInstant(complaint.received, zone)),
      words.status[complaint.status],
      clock ? stateCell(clock.state, show) : '-',
      clock ? shortTime(dueOf(clock, zone)) : '',
      earlier?.id ?? '-',
      said.why[why],
    ]),
  );
  const table = renderTable(
    titles.map((title) => ({ title })),
    rows,
    terminal,
  );
  return `${table}\n\n${summary(daily, words)}`;
}

function summary({ customers, complaints, breached, ownerless }: DailyRepeats, { insight }: Wording): string {
  if (complaints === 0) return insight.daily.nothing;
  return insight.daily.summary(customers.length, complaints, breached, ownerless);
}
