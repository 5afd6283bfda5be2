import type { Assumption } from '../../core/insight/assumption.js';
import type { CallStaffing, StaffedQueue } from '../../core/insight/staffing.js';
import type { TicketStaffing } from '../../core/insight/workload.js';
import type { Outcome, Show } from '../output.js';
import { percentText } from './figures.js';
import { assumptionTable, plain } from './insight-assumptions.js';
import { renderTable } from './table.js';

const right = { align: 'right' as const };

/** How many agents calls need, with a few more and fewer beside it. */
export function callStaffingView(found: CallStaffing, assumptions: readonly Assumption[]): Outcome {
  const { load, required, asked, items } = found;
  return {
    data: () => ({ ...found, assumptions }),
    text: (show) => {
      const says = show.words.insight.staffing;
      return [
        [
          says.load(significant(load)),
          says.needed(required.agents, required.scheduled, required.because),
          ...(asked?.reason === 'overloaded' ? [says.overloaded(asked.agents)] : []),
        ].join('\n'),
        queueTable(items, found, show),
        says.callsNote,
        assumptionTable(assumptions, says.names, show),
      ].join('\n\n');
    },
    csv: () => ({
      columns: ['agents', 'scheduled', 'service_level', 'occupancy', 'waiting_probability', 'average_wait'],
      rows: items.map((item) => [
        ...[item.agents, item.scheduled, item.service_level, item.occupancy],
        ...[item.waiting_probability, item.average_wait],
      ]),
    }),
  };
}

function queueTable(items: readonly StaffedQueue[], { required, asked }: CallStaffing, show: Show): string {
  const { columns, marks } = show.words.insight.staffing;
  const titles = [columns.agents, columns.scheduled, columns.level, columns.occupancy, columns.waiting, columns.wait];
  return renderTable(
    [...titles.map((title) => ({ title, ...right })), { title: '' }],
    items.map((item) => [
      ...[String(item.agents), String(item.scheduled), percentText(item.service_level)],
      ...[percentText(item.occupancy), percentText(item.waiting_probability)],
      item.average_wait === null ? '-' : `${item.average_wait.toFixed(1)} s`,
      item.agents === required.agents ? marks.needed : item.agents === asked?.agents ? marks.asked : '',
    ]),
    show.terminal,
  );
}

/** How many people tickets need, and what becomes of the backlog. */
export function ticketStaffingView(found: TicketStaffing, assumptions: readonly Assumption[]): Outcome {
  const { exact, people, per_person, projection } = found;
  return {
    data: () => ({ ...found, assumptions }),
    text: (show) => {
      const says = show.words.insight.staffing;
      return [
        says.people(people, significant(exact), significant(per_person)),
        ...(projection === null ? [] : [projectionText(projection, show)]),
        assumptionTable(assumptions, says.names, show),
      ].join('\n\n');
    },
    csv: () =>
      projection === null
        ? { columns: ['people', 'exact', 'per_person'], rows: [[people, exact, per_person]] }
        : {
            columns: ['day', 'arrived', 'done', 'backlog'],
            rows: projection.items.map(({ day, arrived, done, backlog }) => [day, arrived, done, backlog]),
          },
  };
}

function projectionText(
  { people, capacity, items, cleared_after }: NonNullable<TicketStaffing['projection']>,
  show: Show,
) {
  const { columns, capacity: can, cleared, never } = show.words.insight.staffing;
  const titles = [columns.day, columns.arrived, columns.done, columns.backlog];
  const table = renderTable(
    titles.map((title) => ({ title, ...right })),
    items.map(({ day, ...counts }) => [
      String(day),
      ...[counts.arrived, counts.done, counts.backlog].map((count) => plain(count, 1)),
    ]),
    show.terminal,
  );
  const { days } = cleared_after;
  return [can(plain(people, 2), plain(capacity, 1)), days === null ? never : cleared(days), table].join('\n');
}

/** To four digits, of what may be large or small. */
function significant(value: number): string {
  return String(value >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
}
