import { type Clock, USUAL_WARNING } from '../complaint/clock.js';
import type { ClockTerms, ComplaintEvent } from '../complaint/events.js';
import type { Stamp } from '../complaint/facts.js';
import { type Complaint, isAnswer } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import { valuesOf } from './make-policies.js';
import { goalOf, type Policy, type PolicySet } from './policy.js';
import { EXTERNAL_KINDS, type Metric } from './policy-file.js';
import { promisesFor, type Ruling } from './ruling.js';

type Started = ComplaintEvent<'clock_started'>;

/** From when a clock runs, and what it goes on from. */
interface Beginning {
  from: Stamp;
  continues?: number;
  gap?: { from: Stamp; to: Stamp };
}

/** The clocks that run from the beginning of a complaint. */
export function startOpening({ book }: Ruling, complaint: Complaint, event: ComplaintEvent): Started[] {
  return promisesFor(book, complaint).flatMap(({ set, policy }) =>
    openingMetrics(policy).flatMap((metric) => {
      const from = beginningOf(policy, metric, complaint);
      return from === null ? [] : startClock(set, policy, complaint, metric, event, { from });
    }),
  );
}

/** Where nobody promises a first answer, the first news of how far it has come is due from the beginning. */
function openingMetrics(policy: Policy): Metric[] {
  const opening: Metric[] = ['acknowledge', 'first_response', 'resolution', 'final'];
  return policy.targets.first_response ? opening : [...opening, 'update'];
}

/** Since when a policy counts; null: it has not begun. */
function beginningOf(policy: Policy, metric: Metric, complaint: Complaint): Stamp | null {
  switch (policy.starts[metric]) {
    case 'received':
      return complaint.facts.received_at;
    case 'logged':
      return complaint.logged_at;
    case 'acknowledged':
      return complaint.responses[0]?.at ?? null;
    case 'escalated': {
      const meant: readonly string[] = valuesOf(policy.when.escalation ?? EXTERNAL_KINDS);
      const outside = complaint.escalations.findLast(({ kind }) => meant.includes(kind));
      return outside ? (outside.received ?? outside.at) : null;
    }
  }
}

/** The customer has been told that the complaint has arrived, by whatever answer came first: what counts from then begins. */
export function startAcknowledged({ book }: Ruling, complaint: Complaint, event: ComplaintEvent): Started[] {
  if (!isInWork(complaint.status)) return [];
  return promisesFor(book, complaint).flatMap(({ set, policy }) =>
    openingMetrics(policy).flatMap((metric) => {
      const waits = policy.starts[metric] === 'acknowledged' && clocksOf(complaint, set, metric).length === 0;
      return waits ? startClock(set, policy, complaint, metric, event, { from: event.at }) : [];
    }),
  );
}

/** The team that a complaint has come to begins its stage. */
export function startStage({ book }: Ruling, complaint: Complaint, event: ComplaintEvent): Started[] {
  if (!isInWork(complaint.status)) return [];
  return promisesFor(book, complaint).flatMap(({ set, policy }) =>
    startClock(set, policy, complaint, 'stage', event, { from: event.at }),
  );
}

/** After each answer the next news is promised. */
export function startUpdate({ book }: Ruling, complaint: Complaint, event: ComplaintEvent<'responded'>): Started[] {
  if (!isAnswer(event) || !isInWork(complaint.status)) return [];
  return promisesFor(book, complaint).flatMap(({ set, policy }) =>
    startClock(set, policy, complaint, 'update', event, { from: event.at }),
  );
}

/** The customer wrote after the first answer: the oldest message that has none is owed one. */
export function startNextResponse({ book }: Ruling, complaint: Complaint, event: ComplaintEvent): Started[] {
  const since = complaint.unanswered_since;
  if (since === null || !isInWork(complaint.status) || !complaint.responses.some(isAnswer)) return [];
  return promisesFor(book, complaint).flatMap(({ set, policy }) => {
    const earlier = complaint.clocks.some(
      ({ metric, pack, stopped, started }) =>
        metric === 'next_response' && pack === set.pack && stopped === null && Date.parse(started) <= Date.parse(since),
    );
    return earlier ? [] : startClock(set, policy, complaint, 'next_response', event, { from: since });
  });
}

/** A complaint is taken up again: what is owed once more. */
export function startAgain(ruling: Ruling, complaint: Complaint, event: ComplaintEvent<'reopened'>): Started[] {
  if (!isInWork(complaint.status)) return [];
  const answered = complaint.responses.some(isAnswer) || complaint.resolutions.length > 0;
  const owed: Metric[] = ['resolution', 'final', 'stage', 'update'];
  if (complaint.responses.length === 0 && !answered) owed.push('acknowledge');
  if (!answered) owed.push('first_response');
  const clocks = promisesFor(ruling.book, complaint).flatMap(({ set, policy }) =>
    owed.flatMap((metric) => {
      if (policy.starts[metric] === 'escalated' && beginningOf(policy, metric, complaint) === null) return [];
      return startClock(set, policy, complaint, metric, event, beginningAgain(set, policy, complaint, metric, event));
    }),
  );
  return [...clocks, ...startNextResponse(ruling, complaint, event)];
}

/**
 * `new_cycle`: the time begins anew. `resume`: it goes on, without the time that the answer stood. `keep_base`: it goes on as if
 * there had been no answer. The latter two are for the answer itself.
 */
function beginningAgain(
  set: PolicySet,
  policy: Policy,
  complaint: Complaint,
  metric: Metric,
  { at }: { at: Stamp },
): Beginning {
  // The one that the answer stopped, not one that came and went since.
  const earlier = clocksOf(complaint, set, metric).findLast(
    ({ stopped }) => stopped !== null && Date.parse(stopped.at) <= Date.parse(at),
  );
  const goesOn = policy.onReopen !== 'new_cycle' && ANSWERS.includes(metric);
  if (!goesOn || !earlier?.stopped) return { from: at };
  const base = { from: earlier.started, continues: earlier.cycle };
  return policy.onReopen === 'keep_base' ? base : { ...base, gap: { from: earlier.stopped.at, to: at } };
}

/** Clocks that a change of facts or policies brings in: nobody has answered them, and no source keeps or tells them. */
export function startMissing(set: PolicySet, policy: Policy, complaint: Complaint, event: ComplaintEvent): Started[] {
  const { clocks, reported_clocks, responses, facts, status, unanswered_since, legs } = complaint;
  if (!isInWork(status)) return [];
  const keptBySource = facts.source !== undefined && clocks.length === 0;
  const answered = responses.some(isAnswer);
  const lastAnswer = responses.findLast(isAnswer)?.at ?? null;
  const opening = (metric: Metric) => beginningOf(policy, metric, complaint);
  const reopened = complaint.reopenings.at(-1)?.at ?? null;
  const begun: Record<Metric, Stamp | null> = {
    acknowledge: responses.length > 0 ? null : opening('acknowledge'),
    first_response: answered ? null : opening('first_response'),
    next_response: answered ? unanswered_since : null,
    update: later(lastAnswer ?? (policy.targets.first_response ? null : opening('update')), reopened),
    stage: later(legs.at(-1)?.from ?? null, reopened),
    resolution: opening('resolution'),
    final: opening('final'),
  };
  return (Object.keys(begun) as Metric[]).flatMap((metric) => {
    const from = begun[metric];
    const told = set.pack === undefined && reported_clocks.some((clock) => clock.metric === metric);
    const elsewhere = told || (keptBySource && policy.starts[metric] !== 'escalated');
    if (from === null || elsewhere) return [];
    const beginning = beginningNow(set, policy, complaint, metric, from);
    const kept = clocksOf(complaint, set, metric).some((clock) => isKept(clock, complaint, beginning.from));
    return kept ? [] : startClock(set, policy, complaint, metric, event, beginning);
  });
}

/** The later of two times; null: it has not begun. */
function later(begun: Stamp | null, reopened: Stamp | null): Stamp | null {
  if (begun === null || reopened === null) return begun;
  return Date.parse(begun) > Date.parse(reopened) ? begun : reopened;
}

/** From when on a clock counts that begins late: from where it would have begun, had the promise held all along. */
function beginningNow(set: PolicySet, policy: Policy, complaint: Complaint, metric: Metric, from: Stamp): Beginning {
  const reopening = complaint.reopenings.at(-1);
  if (!reopening || !ANSWERS.includes(metric)) return { from };
  return beginningAgain(set, policy, complaint, metric, reopening);
}

/** Whether a clock is that of the present round: it runs, was answered in it, or was missed. One that was cancelled in time is none. */
function isKept({ stopped, started }: Clock, { reopenings }: Complaint, from: Stamp): boolean {
  if (stopped === null) return true;
  if (stopped.outcome === 'cancelled' && stopped.overdue_elapsed_seconds === 0) return false;
  const reopened = reopenings.at(-1)?.at;
  const inRound = reopened === undefined || Date.parse(stopped.at) > Date.parse(reopened);
  return inRound && Date.parse(started) >= Date.parse(from);
}

/** What a reopening asks for once more. */
const ANSWERS: readonly Metric[] = ['resolution', 'final'];

/** The clock of a metric begins, if the policy promises anything. */
function startClock(
  set: PolicySet,
  policy: Policy,
  complaint: Complaint,
  metric: Metric,
  { at, by }: ComplaintEvent,
  { from, continues, gap }: Beginning,
): Started[] {
  const { team } = complaint;
  const terms = termsOf(policy, metric, team);
  if (terms === null || (metric === 'stage' && team === null)) return [];
  return [
    {
      type: 'clock_started',
      at,
      by,
      metric,
      cycle: clocksOf(complaint, set, metric).length + 1,
      ...(set.pack !== undefined && { pack: set.pack }),
      ...(metric === 'stage' && team !== null && { team }),
      started: from,
      ...(continues !== undefined && { continues }),
      ...(gap && { gap }),
      ...terms,
    },
  ];
}

/** What a clock is held to under a policy; null: the policy promises nothing. */
export function termsOf(policy: Policy, metric: Metric, team: string | null): ClockTerms | null {
  const goal = goalOf(policy, metric, team);
  if (!goal) return null;
  const own =
    metric === 'stage' && team !== null && Object.hasOwn(policy.calendars, team) ? policy.calendars[team] : null;
  const [warn, pauses] = [policy.warn[metric], policy.pauses[metric] ?? []];
  return {
    policy: policy.id,
    policy_hash: policy.hash,
    target: goal.text,
    calendar: own ?? policy.calendar,
    ...(warn !== USUAL_WARNING && { warn }),
    ...(pauses.length > 0 && { pauses }),
  };
}

function clocksOf({ clocks }: Complaint, set: PolicySet, of: Metric): Clock[] {
  return clocks.filter(({ metric, pack }) => metric === of && pack === set.pack);
}
