import type { Check, CheckGroup, GroupedClocks } from '../../core/sla/check.js';
import type { ClockState } from '../../core/sla/outlook.js';
import type { OwnedReading } from '../../core/sla/read-check.js';
import type { ClockReading } from '../../core/sla/reading.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import type { Outcome, Show } from '../output.js';
import { renderTable, type TableCell } from './table.js';
import { shortTime } from './time.js';

/** What `sla check` fails on. A breach always counts; being at risk only where asked for. */
export type FailOn = 'breached' | 'at-risk' | 'none';

/** The clocks of a check, most urgent first: all of them counted, these shown. */
export function checkView(check: Check, shown: readonly OwnedReading[], failOn: FailOn): Outcome {
  return {
    data: () => {
      const { total, breached, at_risk, paused, running, unmeasured } = check;
      return { items: shown.map(clockJson), total, breached, at_risk, paused, running, unmeasured };
    },
    text: (show) => clockTable(shown, check, show),
    brief: ({ words }) => words.text.checkSummary(check),
    nothing: isCalm(check, failOn),
    csv: () => ({
      columns: CLOCK_COLUMNS,
      rows: shown.map((clock) => CLOCK_COLUMNS.map((column) => clockJson(clock)[column])),
    }),
    exitCode: exitOf(check, failOn),
  };
}

/** The clocks of a check counted by what they have in common. */
export function groupedCheckView(
  check: Check,
  by: CheckGroup,
  groups: readonly GroupedClocks[],
  failOn: FailOn,
): Outcome {
  const columns = [by, ...COUNTS] as const;
  const { breached, at_risk, paused, running, unmeasured } = check;
  return {
    data: () => ({
      by,
      groups: groups.map(({ key, ...counts }) => ({ key: { [by]: key }, ...counts })),
      total: check.total,
      ...{ breached, at_risk, paused, running, unmeasured },
    }),
    text({ words, terminal }) {
      const summary = words.text.checkSummary(check);
      if (groups.length === 0) return summary;
      const headings = COUNTS.map((count) => (count === 'total' ? words.label.n : words.clockState[count]));
      const table = [
        { title: words.dimension(by), flexible: true },
        ...headings.map((title) => ({ title, align: 'right' as const })),
      ];
      const rows = groups.map((group) => [
        by === 'metric' && group.key ? words.metric(group.key) : (group.key ?? words.text.none),
        ...COUNTS.map((count) => (group[count] === 0 ? '' : String(group[count]))),
      ]);
      return `${renderTable(table, rows, terminal)}\n\n${summary}`;
    },
    brief: ({ words }) => words.text.checkSummary(check),
    nothing: isCalm(check, failOn),
    csv: () => ({ columns, rows: groups.map((group) => [group.key, ...COUNTS.map((count) => group[count])]) }),
    exitCode: exitOf(check, failOn),
  };
}

const COUNTS = ['total', 'breached', 'at_risk', 'paused', 'running', 'unmeasured'] as const;

/** Whether nobody need look at it. */
function isCalm(check: Check, failOn: FailOn): boolean {
  return exitOf(check, failOn === 'none' ? 'breached' : failOn) === EXIT.done;
}

function exitOf({ breached, at_risk, unmeasured }: Check, failOn: FailOn): ExitCode {
  if (failOn === 'none') return EXIT.done;
  if (breached > 0) return EXIT.breached;
  // All may be well or not: whoever relies on this must hear of it.
  if (unmeasured > 0) return EXIT.misuse;
  return at_risk > 0 && failOn === 'at-risk' ? EXIT.atRisk : EXIT.done;
}

const CLOCK_COLUMNS = [
  'id',
  'metric',
  'state',
  'due',
  'started',
  'overdue_working_seconds',
  'overdue_elapsed_seconds',
  'policy',
  'owner',
  'team',
  'level',
  'cycle',
  'stopped',
  'target',
  'calendar',
  'priority',
  'title',
  'pack',
  'stage_team',
  'pinned',
] as const;

function clockJson(clock: OwnedReading) {
  const { id, metric, state, due, started, policy, owner, team, level } = clock;
  const { overdue_working_seconds, overdue_elapsed_seconds, cycle, stopped, target, calendar, priority, title } = clock;
  const { pack, stage_team, pinned } = clock;
  return {
    id,
    metric,
    state,
    due,
    started,
    overdue_working_seconds,
    overdue_elapsed_seconds,
    policy,
    owner,
    team,
    level,
    cycle,
    stopped,
    target,
    calendar,
    priority,
    title,
    pack,
    stage_team,
    pinned,
  };
}

function clockTable(clocks: readonly OwnedReading[], check: Check, show: Show): string {
  const { words, terminal } = show;
  const { total } = check;
  const cut = clocks.length < total ? `${words.text.shownClocks(clocks.length, total)}\n` : '';
  const summary = `${cut}${words.text.checkSummary(check)}`;
  if (clocks.length === 0) return summary;
  const { label } = words;
  const columns = [
    { title: label.id },
    { title: label.state },
    { title: label.clock },
    { title: label.due },
    { title: label.overdue, align: 'right' as const },
    { title: label.policy },
    { title: label.owner },
    { title: label.level, align: 'right' as const },
    { title: label.title, flexible: true },
  ];
  const rows = clocks.map((clock) => [
    clock.id,
    stateCell(clock.state, show),
    clockName(clock, show),
    shortTime(clock.due),
    clock.overdue_elapsed_seconds > 0 ? words.duration(clock.overdue_elapsed_seconds) : '',
    clock.policy,
    clock.owner ?? '-',
    String(clock.level),
    clock.title,
  ]);
  return `${renderTable(columns, rows, terminal)}\n\n${summary}`;
}

/** What a clock is called: its metric, with the team of a stage and the pack of somebody else's promise. */
export function clockName({ metric, pack, stage_team }: ClockReading, { words }: Show): string {
  const team = stage_team === null ? '' : ` ${stage_team}`;
  return `${words.metric(metric)}${team}${pack === null ? '' : ` (${pack})`}`;
}

/** A clock's state in its language, breaches red and risks yellow. */
export function stateCell(state: ClockState, { words, terminal: { colour } }: Show): TableCell {
  const text = words.clockState[state];
  if (state === 'breached') return { text, paint: colour.red };
  return state === 'at_risk' || state === 'unmeasured' ? { text, paint: colour.yellow } : text;
}
