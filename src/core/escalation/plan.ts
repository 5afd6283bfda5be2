import type { Calendar } from '../calendar/calendar.js';
import { dayOf, formatDay, instantOf } from '../calendar/instant.js';
import { addWorkingSeconds } from '../calendar/working-time.js';
import type { Instant } from '../calendar/zone.js';
import type { ComplaintCommand } from '../complaint/commands.js';
import type { Snapshot } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import { calendarOf } from '../sla/policy.js';
import { type Agenda, type AgendaDesk, type AgendaStep, agendaOf } from './agenda.js';
import type { RoutingDesk } from './routing.js';
import { whoIsTold } from './told.js';

/** One step of the ladder that is due and has not been taken. */
export interface PlannedEscalation {
  id: string;
  title: string;
  command: ComplaintCommand<'escalate'>;
}

/** A step that is due, but not yet to be taken. */
export interface HeldEscalation {
  id: string;
  rule: string;
  clock: string | null;
  /** `quiet`: outside the notice calendar. `pause`: too soon after the last one. */
  why: 'quiet' | 'pause';
  until: Instant;
}

/** Somebody whom a rung means and who could not be told. */
export interface StandIn {
  rule: string;
  wanted: string;
  /** Who was told: a person, or the name of a role. */
  told: string;
  /** Whether that is a person. */
  filled: boolean;
}

/** What is to be done now. */
export interface EscalationPlan {
  steps: PlannedEscalation[];
  held: HeldEscalation[];
  /** Each once. */
  standIns: StandIn[];
}

/** What the ladder is applied with. */
export interface EscalationDesk extends AgendaDesk {
  zone: string;
  /** How many live complaints each person owns. */
  load: ReadonlyMap<string, number>;
}

/**
 * The escalations due at `now`. Each rung is taken once for each clock and cycle (or once for each complaint, where it asks for no
 * clock), however often this is asked: what was taken is in the history. After a gap everything that has come due meanwhile is taken in
 * its order, as far as quiet hours and the pause between two rungs let it.
 */
export function planEscalations(complaints: readonly Snapshot[], now: Instant, desk: EscalationDesk): EscalationPlan {
  const plan: EscalationPlan = { steps: [], held: [], standIns: [] };
  const opening = openings(now, desk);
  const load = new Map(desk.load);
  const routing = { team: desk.team, routing: desk.ladders.routing, load, day: formatDay(dayOf(now, desk.zone)) };
  for (const complaint of complaints) {
    if (!isInWork(complaint.status)) continue;
    const agenda = agendaOf(complaint, desk);
    if (agenda.steps.some(({ from }) => from <= now)) climb(complaint, agenda, now, opening, routing, plan);
  }
  const known = new Map(plan.standIns.map((standIn) => [JSON.stringify(standIn), standIn]));
  return { ...plan, standIns: [...known.values()] };
}

function climb(
  complaint: Snapshot,
  { ladder, steps }: Agenda,
  now: Instant,
  opening: (step: AgendaStep) => Instant,
  routing: RoutingDesk & { load: Map<string, number> },
  plan: EscalationPlan,
): void {
  const { id, facts, escalations } = complaint;
  let level = complaint.level;
  const last = escalations.findLast(({ rule }) => rule !== null);
  let resumes = last ? instantOf(last.at) + ladder.pauseBetween : now;
  for (const step of steps) {
    if (step.from > now) continue;
    if (ladder.stopLevel !== null && level >= ladder.stopLevel) return;
    const { rung, clock } = step;
    const opens = opening(step);
    if (opens > now || resumes > now) {
      const why = opens > now ? 'quiet' : 'pause';
      plan.held.push({ id, rule: rung.id, clock: clock ?? null, why, until: opens > now ? opens : resumes });
      continue;
    }
    const { to, also, instead } = whoIsTold(rung.to, complaint, routing);
    for (const name of [to, ...also]) routing.load.set(name, (routing.load.get(name) ?? 0) + 1);
    plan.standIns.push(...instead.map((standIn) => ({ rule: rung.id, ...standIn })));
    // A rung below the level already reached does not take the complaint down again.
    level = Math.max(rung.level, level);
    plan.steps.push({
      id,
      title: facts.title,
      command: {
        type: 'escalate',
        to,
        ...(also.length > 0 && { also }),
        level,
        reason: rung.id,
        rule: rung.id,
        ...(clock === undefined ? {} : { clock }),
      },
    });
    resumes = now + ladder.pauseBetween;
  }
}

/** When a step may be taken: now, or when its notice calendar opens. Each calendar is asked once. */
function openings(now: Instant, { book }: EscalationDesk): (step: AgendaStep) => Instant {
  const known = new Map<string, Instant>();
  return ({ rung: { notice } }) => {
    if (notice === null) return now;
    const opens = known.get(notice) ?? opensAt(calendarOf(book, notice), now);
    known.set(notice, opens);
    return opens;
  };
}

function opensAt(calendar: Calendar, now: Instant): Instant {
  return addWorkingSeconds(calendar, now, 0);
}
