import { instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import { clockLabel } from '../complaint/clock.js';
import type { Stamp } from '../complaint/facts.js';
import { heldLegs, returnedLegs } from '../complaint/legs.js';
import type { Snapshot } from '../complaint/record.js';
import { isInWork, isOver } from '../complaint/status.js';
import { type ClockOutlook, stateAt } from '../sla/outlook.js';
import type { LengthName, Supervision } from './settings.js';

/** What a manager must look at, with what each sentence needs. Stamps are as they stand in the history. */
export interface SupervisionCatalogue {
  /** Nobody owns it. */
  ownerless: { longer_than: string };
  /** The person that it is about owns it. */
  owner_concerned: { person: string };
  /** Nobody has done anything about it. */
  untouched: { longer_than: string };
  paused_long: { reason: string; longer_than: string };
  /** The customer has written, and it still waits. */
  paused_written: { reason: string; paused_since: Stamp };
  /** A promised update did not come. */
  update_missed: { clock: string };
  /** From team to team and back again. */
  ping_pong: { teams: string[]; returns: number };
  handed_over: { handovers: number; above: number };
  /** Told to have happened before what was known already. */
  backdated: { type: string; by: string; at: Stamp; after: Stamp };
  logged_late: { received: Stamp; logged: Stamp; longer_than: string };
}
export type SupervisionCode = keyof SupervisionCatalogue;

/** In the order in which they are listed. */
export const SUPERVISION_CODES = [
  'update_missed',
  'owner_concerned',
  'ownerless',
  'paused_written',
  'untouched',
  'paused_long',
  'ping_pong',
  'handed_over',
  'backdated',
  'logged_late',
] as const satisfies readonly SupervisionCode[];

export type SupervisionFinding<C extends SupervisionCode = SupervisionCode> = C extends SupervisionCode
  ? { code: C; since: Instant; args: SupervisionCatalogue[C] }
  : never;

/** Something to look at, with the complaint that it is about. */
export type Supervised = SupervisionFinding & { complaint: Snapshot };

/** A complaint with what lies ahead of its clocks. */
export interface SupervisedComplaint {
  complaint: Snapshot;
  outlooks: readonly ClockOutlook[];
}

/** All that must be looked at, the gravest kind first, in each the oldest first. What is over is left to `doctor`. */
export function supervise(
  complaints: readonly SupervisedComplaint[],
  now: Instant,
  settings: Supervision,
): Supervised[] {
  const found = complaints.flatMap(({ complaint, outlooks }) =>
    findingsOf(complaint, outlooks, now, settings).map((finding) => ({ ...finding, complaint })),
  );
  const rank = ({ code }: Supervised) => SUPERVISION_CODES.indexOf(code);
  return found.sort((a, b) => rank(a) - rank(b) || a.since - b.since || (a.complaint.id < b.complaint.id ? -1 : 1));
}

function findingsOf(
  complaint: Snapshot,
  outlooks: readonly ClockOutlook[],
  now: Instant,
  settings: Supervision,
): SupervisionFinding[] {
  if (isOver(complaint.status)) return [];
  const entries = enteredWrong(complaint, settings);
  return isInWork(complaint.status)
    ? [
        ...lyingIdle(complaint, now, settings),
        ...missed(outlooks, now),
        ...passedAround(complaint, settings),
        ...entries,
      ]
    : entries;
}

function lyingIdle(complaint: Snapshot, now: Instant, { limits }: Supervision): SupervisionFinding[] {
  const { owner, status, traces, waits, unanswered_since } = complaint;
  const findings: SupervisionFinding[] = [];
  const isOverdue = (name: LengthName, since: Instant) => {
    const end = limits[name].after(since);
    return end !== null && now > end;
  };
  const owned = instantOf(traces.owner_since);
  if (owner === null && isOverdue('ownerless', owned)) {
    findings.push({ code: 'ownerless', since: owned, args: { longer_than: limits.ownerless.text } });
  }
  if (owner !== null && owner === complaint.facts.about) {
    findings.push({ code: 'owner_concerned', since: owned, args: { person: owner } });
  }
  const touched = instantOf(traces.touched_at);
  const wait = status === 'waiting' ? waits.findLast(({ to }) => to === null) : undefined;
  // Nobody need touch what waits, until it has waited too long.
  if (!wait && isOverdue('untouched', touched)) {
    findings.push({ code: 'untouched', since: touched, args: { longer_than: limits.untouched.text } });
  }
  if (!wait) return findings;
  const { reason, from } = wait;
  if (isOverdue('paused', instantOf(from))) {
    const args = { reason, longer_than: limits.paused.text };
    findings.push({ code: 'paused_long', since: instantOf(from), args });
  }
  if (unanswered_since !== null) {
    const args = { reason, paused_since: from };
    findings.push({ code: 'paused_written', since: instantOf(unanswered_since), args });
  }
  return findings;
}

function missed(outlooks: readonly ClockOutlook[], now: Instant): SupervisionFinding[] {
  return outlooks.flatMap((outlook) => {
    const isMissed = outlook.metric === 'update' && !outlook.late && stateAt(outlook, now) === 'breached';
    if (!isMissed || outlook.due === null) return [];
    return [{ code: 'update_missed' as const, since: outlook.due, args: { clock: clockLabel(outlook) } }];
  });
}

function passedAround(
  { legs, handovers, traces }: Snapshot,
  { pingPong, handoversAbove }: Supervision,
): SupervisionFinding[] {
  const findings: SupervisionFinding[] = [];
  const held = heldLegs(legs);
  const back = returnedLegs(held);
  const last = back.at(-1);
  if (last && back.length >= pingPong) {
    const teams = held.map(({ team }) => team);
    findings.push({ code: 'ping_pong', since: instantOf(last.from), args: { teams, returns: back.length } });
  }
  if (handovers > handoversAbove) {
    const args = { handovers, above: handoversAbove };
    findings.push({ code: 'handed_over', since: instantOf(traces.owner_since), args });
  }
  return findings;
}

function enteredWrong({ facts, logged_at, traces }: Snapshot, { limits }: Supervision): SupervisionFinding[] {
  const findings = traces.backdated.map(
    ({ at, type, by, after }): SupervisionFinding => ({
      code: 'backdated',
      since: instantOf(at),
      args: { type, by, at, after },
    }),
  );
  const [received, logged] = [instantOf(facts.received_at), instantOf(logged_at)];
  const latest = limits.logged_late.after(received);
  // What was imported was logged elsewhere before.
  if (facts.source !== undefined || latest === null || logged <= latest) return findings;
  const args = { received: facts.received_at, logged: logged_at, longer_than: limits.logged_late.text };
  return [...findings, { code: 'logged_late', since: received, args }];
}
