import type { EventType } from '../../core/complaint/events.js';
import type { Complaint } from '../../core/complaint/record.js';
import type { ClockReading } from '../../core/sla/reading.js';
import type { Outcome, Show } from '../output.js';
import { visible, visibleLine } from '../terminal.js';
import { clockName, stateCell } from './clocks.js';
import { complaintDetailJson } from './complaint-json.js';
import { renderTable } from './table.js';
import { shortTime } from './time.js';

/** One complaint, to be read from the top: what it is about, its clocks, what happened. */
export function complaintDetailView(complaint: Complaint, clocks: readonly ClockReading[]): Outcome {
  return {
    data: () => complaintDetailJson(complaint, clocks),
    text: (show) =>
      [heading(complaint, show), facts(complaint, show), clockLines(complaint, clocks, show), timeline(complaint, show)]
        .filter((part) => part !== '')
        .join('\n\n'),
  };
}

function heading({ id, status, owner, team, level, facts: { title } }: Complaint, { words, terminal }: Show): string {
  const { label } = words;
  const parts = [
    words.status[status],
    `${label.owner}: ${owner ?? '-'}`,
    `${label.team}: ${team ?? '-'}`,
    `${label.level}: ${level}`,
  ];
  return `${terminal.colour.bold(id)}  ${visibleLine(title)}\n${visibleLine(parts.join('  '))}`;
}

function facts({ facts: { title, ...rest }, logged_at, logged_by }: Complaint, { words, terminal }: Show): string {
  const entries: [string, unknown][] = [...Object.entries(rest), ['logged_at', `${logged_at} (${logged_by})`]];
  const lines = entries.map(([field, value]) => {
    const shown = typeof value === 'string' ? value : JSON.stringify(value);
    return `${terminal.colour.dim(`${visibleLine(words.field(field))}:`)} ${visible(shown).replaceAll('\n', '\n    ')}`;
  });
  return lines.join('\n');
}

function clockLines({ reported_clocks }: Complaint, clocks: readonly ClockReading[], show: Show): string {
  const { words, terminal } = show;
  const rows = clocks.map((clock) => [
    `${clockName(clock, show)}${clock.cycle > 1 ? ` #${clock.cycle}` : ''}`,
    stateCell(clock.state, show),
    shortTime(clock.due),
    clock.target,
    clock.policy,
    clock.overdue_elapsed_seconds > 0 ? words.duration(clock.overdue_elapsed_seconds) : '',
  ]);
  const told = reported_clocks.map(({ metric, outcome }) => [
    words.metric(metric),
    words.clockState[outcome],
    words.text.reported,
    '',
    '',
    '',
  ]);
  if (rows.length + told.length === 0) return '';
  const { label } = words;
  const columns = [label.clock, label.state, label.due, label.target, label.policy, label.overdue];
  return renderTable(
    columns.map((title) => ({ title })),
    [...told, ...rows],
    terminal,
  );
}

/** What clocks do by themselves stands above, under the clocks. */
export const FOLLOWING: readonly EventType[] = ['clock_started', 'clock_retargeted', 'clock_stopped'];

function timeline({ history }: Complaint, { words, terminal }: Show): string {
  return history
    .filter(({ type }) => !FOLLOWING.includes(type))
    .map((event) => {
      const when = terminal.colour.dim(shortTime(event.at));
      return `${when}  ${visibleLine(event.by)}  ${visible(words.event(event)).replaceAll('\n', '\n    ')}`;
    })
    .join('\n');
}
