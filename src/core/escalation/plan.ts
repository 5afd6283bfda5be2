import type { Instant } from '../calendar/zone.js';
import type { ComplaintCommand } from '../complaint/commands.js';
import { isTaken } from '../complaint/operations/escalate.js';
import type { Snapshot } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import { roleOf, type Team } from '../complaint/team.js';
import type { PolicyBook } from '../sla/policy.js';
import { type ClockReading, readClocks } from '../sla/reading.js';
import type { Rung } from './ladder.js';

/** One step of the ladder that is due and has not been taken. */
export interface PlannedEscalation {
  id: string;
  title: string;
  command: ComplaintCommand<'escalate'>;
}

/** What the ladder is applied with. */
export interface EscalationDesk {
  rungs: readonly Rung[];
  team: Team;
  book: PolicyBook;
  zone: string;
}

/**
 * The escalations due at `now`. Each rung is taken once for each clock and cycle (or once for each complaint, where it asks
 * for no clock), however often this is asked: what was taken is in the history.
 */
export function planEscalations(
  complaints: readonly Snapshot[],
  now: Instant,
  desk: EscalationDesk,
): PlannedEscalation[] {
  return complaints
    .filter((complaint) => isInWork(complaint.status))
    .flatMap((complaint) => {
      const readings = readClocks(complaint, now, desk.book, desk.zone);
      return desk.rungs.flatMap((rung) => stepsOf(rung, complaint, readings, desk));
    });
}

function stepsOf(rung: Rung, complaint: Snapshot, readings: ClockReading[], desk: EscalationDesk): PlannedEscalation[] {
  const { when } = rung;
  if (when.vip && complaint.facts.vip !== true) return [];
  if (when.reopened !== undefined && complaint.reopenings.length < when.reopened) return [];
  const asksClock = when.at_risk || when.breached_by !== undefined;
  const clocks = asksClock
    ? readings.filter((reading) => clockHolds(rung, reading)).map((reading) => `${reading.metric}#${reading.cycle}`)
    : [undefined];
  return clocks
    .filter((clock) => !isTaken(complaint, rung.id, clock))
    .map((clock) => ({
      id: complaint.id,
      title: complaint.facts.title,
      command: {
        type: 'escalate',
        to: whoIsTold(rung, complaint, desk.team),
        // A rung below the level already reached does not take the complaint down again.
        level: Math.max(rung.level, complaint.level),
        reason: rung.id,
        rule: rung.id,
        ...(clock === undefined ? {} : { clock }),
      },
    }));
}

function clockHolds({ when }: Rung, reading: ClockReading): boolean {
  if (reading.stopped !== null) return false;
  if (when.metric !== undefined && when.metric !== reading.metric) return false;
  // A clock that cron found only after its breach was at risk as well.
  if (when.at_risk && reading.state !== 'at_risk' && reading.state !== 'breached') return false;
  if (when.breached_by === undefined) return true;
  return reading.state === 'breached' && reading.overdue_working_seconds >= when.breached_by;
}

/**
 * The person that a rung names; for a role somebody of the complaint's own team first. Without anybody who has not left: the
 * role's name.
 */
function whoIsTold({ to }: Rung, complaint: Snapshot, team: Team): string {
  if ('person' in to) return to.person;
  if ('team_lead' in to) {
    const lead = complaint.team === null ? undefined : team.teams[complaint.team]?.lead;
    return lead === undefined || team.people[lead]?.left ? 'team_lead' : lead;
  }
  const holders = Object.keys(team.people).filter(
    (person) => !team.people[person]?.left && roleOf(team, person) === to.role,
  );
  return holders.find((person) => team.people[person]?.team === complaint.team) ?? holders[0] ?? to.role;
}
