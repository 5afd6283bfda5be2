import { formatDay } from '../../core/calendar/instant.js';
import { clockLabel } from '../../core/complaint/clock.js';
import type { Complaint } from '../../core/complaint/record.js';
import type { Choice, ExplainedClock, PolicyOrigin } from '../../core/sla/explain.js';
import type { Condition } from '../../core/sla/match.js';
import type { Outcome, Show } from '../output.js';
import { visibleLine } from '../terminal.js';
import { clockName, stateCell } from './clocks.js';
import { ledgerCsv, ledgerJson, ledgerTable } from './ledger.js';
import { exactTime } from './time.js';

/** The lines of policy files by `file path`. */
export type PolicyLines = Map<string, number>;

/** How the deadlines of a complaint come about: the policy, the terms, the ledger. */
export function explainView(
  { id, facts }: Complaint,
  choices: readonly Choice[],
  clocks: readonly ExplainedClock[],
  lines: PolicyLines,
  zone: string,
): Outcome {
  return {
    data: () => ({
      id,
      policies: choices.map(choiceJson),
      clocks: clocks.map((clock) => clockJson(clock, lines, zone)),
    }),
    text: (show) =>
      [
        `${show.terminal.colour.bold(id)}  ${visibleLine(facts.title)}`,
        ...choices.map((choice) => choiceText(choice, show)),
        ...clocks.map((clock) => clockText(clock, lines, zone, show)),
      ].join('\n\n'),
    csv: () => {
      const tables = clocks.map((clock) => ({ clock: clockLabel(clock), table: ledgerCsv(clock.ledger, zone) }));
      return {
        columns: ['id', 'clock', ...(tables[0]?.table.columns ?? [])],
        rows: tables.flatMap(({ clock, table }) => table.rows.map((row) => [id, clock, ...row])),
      };
    },
  };
}

function choiceJson({ pack, file, considered }: Choice) {
  return {
    pack,
    file,
    applies: considered.find(({ applies }) => applies)?.policy.id ?? null,
    considered: considered.map(({ policy, conditions, applies }) => ({
      policy: policy.id,
      applies,
      conditions: conditions.map((condition) => ({ ...condition, wanted: wantedJson(condition) })),
    })),
  };
}

function clockJson(clock: ExplainedClock, lines: PolicyLines, zone: string) {
  const { reason, ledger, ahead, sum, terms, origin, ...rest } = clock;
  return {
    clock: clockLabel(clock),
    ...rest,
    origin: origin && { ...origin, line: lineOf(origin, lines) },
    reason: reason && { code: reason.code, ...reason.args },
    counted_seconds: sum.counted,
    terms: terms.map(({ after, hash, ...event }) => event),
    ledger: ledgerJson(ledger, zone),
    ahead: ledgerJson(ahead, zone, ledger),
  };
}

/** The policies that were looked at in their order, with what held and what did not. */
function choiceText({ file, considered }: Choice, { words, terminal: { colour } }: Show): string {
  const lines = considered.map(({ policy, conditions, applies }) => {
    const said = conditions.map((condition) => {
      const text = `${words.field(condition.field)} = ${shown(wantedJson(condition))}`;
      return condition.holds ? text : words.text.conditionFails(text, shown(condition.found));
    });
    const why = said.length === 0 ? words.text.everyComplaint : said.join('; ');
    const line = `${applies ? '✓' : '✗'} ${policy.id}: ${visibleLine(why)}`;
    return applies ? line : colour.dim(line);
  });
  const none = considered.some(({ applies }) => applies) ? [] : [words.text.noPolicyApplies];
  return [words.text.policiesIn(file), ...lines, ...none].join('\n  ');
}

function clockText(clock: ExplainedClock, lines: PolicyLines, zone: string, show: Show): string {
  const { words, terminal } = show;
  const { label, text } = words;
  const state = stateCell(clock.state, show);
  const painted = typeof state === 'string' ? state : (state.paint?.(state.text) ?? state.text);
  const facts: [string, string][] = [
    [label.target, `${clock.target} (${clock.policy}, ${clock.calendar})`],
    [label.writtenIn, originText(clock, lines, show)],
    [label.started, exactTime(clock.started)],
    [label.atRisk, clock.at_risk_from === null ? '' : exactTime(clock.at_risk_from)],
    [label.due, clock.due === null ? '' : exactTime(clock.due)],
    [label.stopped, clock.stopped === null ? '' : exactTime(clock.stopped)],
  ];
  const told = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${terminal.colour.dim(`${name}:`)} ${value}`);
  const changes = clock.terms.slice(1).map((event) => `${exactTime(event.at)}  ${visibleLine(words.event(event))}`);
  const sums = text.clockSums(
    words.hours(clock.working_seconds),
    words.hours(clock.elapsed_seconds),
    words.hours(clock.paused_seconds - clock.sum.resolved),
    clock.sum.resolved === 0 ? null : words.hours(clock.sum.resolved),
    clock.overdue_elapsed_seconds === 0
      ? null
      : [words.hours(clock.overdue_working_seconds), words.hours(clock.overdue_elapsed_seconds)],
  );
  const cycle = clock.cycle > 1 ? ` #${clock.cycle}` : '';
  return [
    `${terminal.colour.bold(`${clockName(clock, show)}${cycle}`)}: ${painted}`,
    ...told,
    ...changes,
    ...(clock.reason ? [words.problem(clock.reason).message] : []),
    ...(clock.ledger.length > 0 ? [ledgerTable(clock.ledger, zone, show)] : []),
    sums,
    ...(clock.ahead.length > 0 ? [`${text.ahead}\n${ledgerTable(clock.ahead, zone, show, clock.ledger)}`] : []),
    ...(clock.adds_up ? [] : [text.calendarChanged]),
  ].join('\n');
}

function lineOf({ file, path }: PolicyOrigin, lines: PolicyLines): number | null {
  return lines.get(`${file} ${path}`) ?? null;
}

function originText({ origin }: ExplainedClock, lines: PolicyLines, { words }: Show): string {
  if (origin === null) return words.text.policyGone;
  const line = lineOf(origin, lines);
  return `${origin.file}${line === null ? '' : `:${line}`} ${origin.path}${origin.changed ? ` (${words.text.policyChanged})` : ''}`;
}

function wantedJson({ field, wanted }: Condition): unknown {
  if (field !== 'received_at') return wanted;
  const { from, until } = wanted as { from: number | null; until: number | null };
  return { from: from === null ? null : formatDay(from), until: until === null ? null : formatDay(until) };
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '-';
  if (Array.isArray(value)) return value.length === 0 ? '-' : value.map(shown).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .filter(([, part]) => part !== null)
      .map(([name, part]) => `${name} ${part}`)
      .join(' ');
  }
  return String(value);
}
