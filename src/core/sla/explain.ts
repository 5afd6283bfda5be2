import { parseTarget } from '../calendar/duration.js';
import { formatInstant, instantOf } from '../calendar/instant.js';
import { type LedgerEntry, type LedgerSum, ledgerOf, sumLedger } from '../calendar/ledger.js';
import type { Instant } from '../calendar/zone.js';
import { type Clock, sameClock } from '../complaint/clock.js';
import type { ClockEvent } from '../complaint/events.js';
import type { Stamp } from '../complaint/facts.js';
import type { Complaint } from '../complaint/record.js';
import { Problem, problemOr } from '../problem.js';
import { type Considered, explainMatch } from './match.js';
import { deadlineOf, pausesOf, warningOf } from './measure.js';
import { calendarOf, type PolicyBook, policyOf } from './policy.js';
import { type ClockReading, readClock } from './reading.js';

/** A clock with everything that makes it read as it does. */
export interface ExplainedClock extends ClockReading {
  /** When it begins or began to be at risk; null: never, or nobody knows. */
  at_risk_from: Stamp | null;
  /** From the start until now, or until it was stopped. */
  ledger: LedgerEntry[];
  /** From now until it is due, as things stand; empty where it is stopped, late, or held. */
  ahead: LedgerEntry[];
  sum: LedgerSum;
  /** False: the calendar has been changed since the clock was stopped, and what was frozen then stands. */
  adds_up: boolean;
  /** What it was held to from when on. */
  terms: ClockEvent[];
  /** Where the promise is written, `policy/sla.yaml policies.2.targets.resolution`; null: it is gone. */
  origin: PolicyOrigin | null;
}

/** The line of a policy file that set a target. */
export interface PolicyOrigin {
  file: string;
  /** Dotted path to the field. */
  path: string;
  /** What it says now is not what the clock is held to. */
  changed: boolean;
}

/** Which promise of a set holds, with what was looked at. */
export interface Choice {
  pack: string | null;
  file: string;
  considered: Considered[];
}

/** The promises that were looked at for a complaint as it is now, by set. */
export function explainChoice(complaint: Complaint, book: PolicyBook): Choice[] {
  return book.sets.map((set) => ({
    pack: set.pack ?? null,
    file: set.file,
    considered: explainMatch(set, complaint, book),
  }));
}

/** The clocks of a complaint as of `now`, with their ledgers: all, or those of one metric. Due times are written in `zone`. */
export function explainClocks(
  complaint: Complaint,
  now: Instant,
  book: PolicyBook,
  zone: string,
  metric?: string,
): ExplainedClock[] {
  return complaint.clocks
    .filter((clock) => metric === undefined || clock.metric === metric)
    .map((clock) => explainClock(complaint, clock, now, book, zone));
}

function explainClock(
  complaint: Complaint,
  clock: Clock,
  now: Instant,
  book: PolicyBook,
  zone: string,
): ExplainedClock {
  const reading = readClock(complaint, clock, now, book, zone);
  const told = problemOr(() => ledgersOf(complaint, clock, now, book));
  const { ledger, ahead, warn } = told instanceof Problem ? { ledger: [], ahead: [], warn: null } : told;
  const sum = sumLedger(ledger);
  return {
    ...reading,
    reason: reading.reason ?? (told instanceof Problem ? told : null),
    at_risk_from: warn === null ? null : formatInstant(warn, zone),
    ledger,
    ahead,
    sum,
    adds_up: told instanceof Problem || addsUp(reading, sum, clock),
    terms: termsOf(complaint, clock),
    origin: originOf(clock, book),
  };
}

function ledgersOf(complaint: Complaint, clock: Clock, now: Instant, book: PolicyBook) {
  const calendar = calendarOf(book, clock.calendar);
  const pauses = pausesOf(complaint, clock);
  const [target, started] = [parseTarget(clock.target), instantOf(clock.started)];
  const end = clock.stopped ? instantOf(clock.stopped.at) : Math.max(now, started);
  const due = deadlineOf(clock, pauses, book);
  const isAhead = clock.stopped === null && due > end && Number.isFinite(due);
  const whole = ledgerOf(target, started, isAhead ? due : end, calendar, pauses);
  const warn = clock.missed === null ? warningOf(complaint, clock, book) : null;
  return {
    ledger: upTo(whole, end),
    ahead: since(whole, end),
    warn: warn !== null && Number.isFinite(warn) ? warn : null,
  };
}

function upTo(ledger: readonly LedgerEntry[], end: Instant): LedgerEntry[] {
  return ledger.filter(({ from }) => from < end).map((entry) => ({ ...entry, to: Math.min(entry.to, end) }));
}

function since(ledger: readonly LedgerEntry[], start: Instant): LedgerEntry[] {
  return ledger.filter(({ to }) => to > start).map((entry) => ({ ...entry, from: Math.max(entry.from, start) }));
}

/** Whether the lines come to what the clock says. */
function addsUp(reading: ClockReading, sum: LedgerSum, clock: Clock): boolean {
  if (reading.state === 'unmeasured') return true;
  const { kind } = parseTarget(clock.target);
  const counted = kind !== 'working' || sum.counted === reading.working_seconds;
  return counted && sum.elapsed === reading.elapsed_seconds && sum.paused + sum.resolved === reading.paused_seconds;
}

function termsOf({ history }: Complaint, clock: Clock): ClockEvent[] {
  return history.filter(
    (event): event is ClockEvent =>
      event.type.startsWith('clock_') && event.type !== 'clock_stopped' && sameClock(event as ClockEvent, clock),
  );
}

function originOf(clock: Clock, book: PolicyBook): PolicyOrigin | null {
  const set = book.sets.find(({ pack }) => pack === clock.pack);
  const policy = policyOf(book, clock);
  if (!set || !policy) return null;
  const ownStage = clock.metric === 'stage' && clock.team !== null && Object.hasOwn(policy.stages, clock.team);
  const field = ownStage ? `stages.${clock.team}` : `targets.${clock.metric}`;
  const path = `policies.${set.policies.indexOf(policy)}.${field}`;
  return { file: set.file, path, changed: policy.hash !== clock.policy_hash };
}
