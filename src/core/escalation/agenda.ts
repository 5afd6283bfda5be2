import { instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import { type Clock, clockLabel } from '../complaint/clock.js';
import type { Facts } from '../complaint/facts.js';
import { claimedSum } from '../complaint/money.js';
import { isTaken } from '../complaint/operations/escalate.js';
import { firstReplyAt, type Snapshot } from '../complaint/record.js';
import { Problem, problemOr } from '../problem.js';
import type { PolicyBook } from '../sla/policy.js';
import { authorityRules } from './authority.js';
import type { Ladder, Ladders, Rung, RungConditions, Stop } from './ladder.js';
import { fulfilledFrom } from './moments.js';
import type { Repeats } from './repeats.js';
import type { RoutingDesk } from './routing.js';
import { findsWord } from './words.js';

/** A step of a ladder that has not been taken, and from when on it is due if nothing more happens. */
export interface AgendaStep {
  rung: Rung;
  /** `resolution#1`; undefined: the rung asks for no clock. */
  clock: string | undefined;
  from: Instant;
}

/** What the ladder has before it with one complaint. */
export interface Agenda {
  ladder: Ladder;
  /** Lowest level first. */
  steps: readonly AgendaStep[];
}

/** What conditions are held against. */
export interface AgendaDesk {
  ladders: Ladders;
  team: RoutingDesk['team'];
  book: PolicyBook;
  /** What a sum without a currency is in. */
  currency: string;
  repeats: Repeats;
}

const remembered = new WeakMap<AgendaDesk, WeakMap<Snapshot, Agenda>>();

/**
 * What lies ahead of a complaint on its ladder. It depends on what has happened and not on the time, so it is worked out once for each
 * state of a complaint: cron asks far more often than something happens.
 */
export function agendaOf(complaint: Snapshot, desk: AgendaDesk): Agenda {
  const known = remembered.get(desk) ?? new WeakMap<Snapshot, Agenda>();
  remembered.set(desk, known);
  const agenda = known.get(complaint) ?? workOut(complaint, desk);
  known.set(complaint, agenda);
  return agenda;
}

function workOut(complaint: Snapshot, desk: AgendaDesk): Agenda {
  const ladder = ladderOf(complaint, desk.ladders);
  const running = complaint.clocks.filter(({ stopped }) => stopped === null);
  const steps = ladder.rungs.flatMap((rung): AgendaStep[] => {
    if (rung.stopWhen.some((stop) => isStopped(stop, complaint))) return [];
    const since = holdsSince(rung.when, complaint, desk);
    if (since === null) return [];
    if (!asksClock(rung.when))
      return isTaken(complaint, rung.id, undefined) ? [] : [{ rung, clock: undefined, from: since }];
    return running.flatMap((clock) => {
      const label = clockLabel(clock);
      if (!isMeant(rung.when, clock) || isTaken(complaint, rung.id, label)) return [];
      const from = fulfilledFrom(rung.when, complaint, clock, desk.book);
      return from === null ? [] : [{ rung, clock: label, from: Math.max(since, from) }];
    });
  });
  return { ladder, steps };
}

/** The first ladder that applies; the last applies to every complaint. */
export function ladderOf(complaint: Snapshot, { ladders }: Ladders): Ladder {
  const found = ladders.find(({ applies: { policy, ...facts } }) => {
    const isUnder = policy === undefined || complaint.clocks.some((clock) => meets(policy, clock.policy));
    return isUnder && factsHold(facts, complaint.facts);
  });
  return found ?? (ladders.at(-1) as Ladder);
}

function asksClock({ at_risk, breached_by, at, metric, policy }: RungConditions): boolean {
  return [at_risk, breached_by, at, metric, policy].some((condition) => condition !== undefined);
}

function isMeant({ metric, policy }: RungConditions, clock: Clock): boolean {
  return (metric === undefined || meets(metric, clock.metric)) && (policy === undefined || meets(policy, clock.policy));
}

/** Since when everything holds that is asked of the complaint itself; null: it does not. */
function holdsSince(when: RungConditions, complaint: Snapshot, desk: AgendaDesk): Instant | null {
  const { facts, reopenings, traces, owner, level } = complaint;
  const logged = instantOf(complaint.logged_at);
  if (!factsHold(when, facts)) return null;
  if (when.level !== undefined && level < when.level) return null;
  if (when.repeat !== undefined && desk.repeats.before(facts, when.repeat_within ?? 0) < when.repeat) return null;
  if (when.redress_over_authority && !isOverAuthority(complaint, desk)) return null;
  let since = logged;
  if (when.reopened !== undefined) {
    const reopening = reopenings[when.reopened - 1];
    if (!reopening) return null;
    since = Math.max(since, instantOf(reopening.at));
  }
  if (when.unowned_for !== undefined) {
    if (owner !== null) return null;
    since = Math.max(since, instantOf(traces.owner_since) + when.unowned_for);
  }
  if (when.words !== undefined) {
    const said = saidSince([when.words].flat(), complaint, desk.ladders);
    if (said === null) return null;
    since = Math.max(since, said);
  }
  return since;
}

const FACTS = ['category', 'subcategory', 'priority', 'channel', 'product', 'demand', 'tags', 'vip', 'public'] as const;
type FactConditions = Pick<RungConditions, (typeof FACTS)[number]>;

function factsHold(when: FactConditions, facts: Facts): boolean {
  return FACTS.every((field) => {
    const wanted = when[field];
    if (wanted === undefined) return true;
    if (wanted === true) return facts[field] === true;
    if (field === 'tags') return (facts.tags ?? []).some((tag) => meets(wanted, tag));
    if (field === 'category') {
      return meets(wanted, facts.category) || meets(wanted, `${facts.category}/${facts.subcategory}`);
    }
    const found = facts[field];
    return typeof found === 'string' && meets(wanted, found);
  });
}

function meets(wanted: string | readonly string[], found: string): boolean {
  return typeof wanted === 'string' ? wanted === found : wanted.includes(found);
}

/** Whether more is claimed than the owner may grant; while nobody owns it, than whoever takes it first may. */
function isOverAuthority({ facts, owner }: Snapshot, { team, currency }: AgendaDesk): boolean {
  if (facts.amount_claimed === undefined) return false;
  const claimed = problemOr(() => claimedSum(facts.amount_claimed, currency));
  return !(claimed instanceof Problem) && !authorityRules(team, currency).mayGrant(owner ?? '', claimed);
}

function saidSince(lists: readonly string[], complaint: Snapshot, { words }: Ladders): Instant | null {
  const finders = lists.flatMap((name) => words.get(name) ?? []);
  const finds = (text: string | undefined) =>
    text !== undefined && text !== '' && finders.some((finder) => findsWord(finder, text));
  const { title, description } = complaint.facts;
  if (finds(title) || finds(description)) return instantOf(complaint.logged_at);
  const message = complaint.traces.messages.find(({ text }) => finds(text));
  return message ? instantOf(message.at) : null;
}

function isStopped(stop: Stop, complaint: Snapshot): boolean {
  if (stop === 'waiting') return complaint.status === 'waiting';
  if (stop === 'owned') return complaint.owner !== null;
  return firstReplyAt(complaint) !== null && complaint.unanswered_since === null;
}
