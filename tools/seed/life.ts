import { formatInstant, instantOf } from '../../src/core/calendar/instant.js';
import type { Instant } from '../../src/core/calendar/zone.js';
import { recordEvents } from '../../src/core/complaint/chain.js';
import type { ComplaintCommand } from '../../src/core/complaint/commands.js';
import type { Context } from '../../src/core/complaint/context.js';
import { decide } from '../../src/core/complaint/decide.js';
import { logComplaint } from '../../src/core/complaint/log.js';
import type { Complaint } from '../../src/core/complaint/record.js';
import { type EscalationDesk, planEscalations } from '../../src/core/escalation/plan.js';
import { Problem } from '../../src/core/problem.js';
import { measureClock, warningOf } from '../../src/core/sla/measure.js';
import { nextStaffed } from './arrivals.js';
import type { Dice } from './dice.js';
import type { TeamName } from './people.js';
import type { Language } from './phrases.js';
import type { Arrival } from './wishes.js';

/** The desk that complaints live on. */
export interface SeedDesk extends EscalationDesk {
  /** All but the time and the person. */
  context: Context;
  /** When the story ends. */
  until: Instant;
  dice: Dice;
}

/** How often cron runs `plaint escalate --due`, and how long after a breach the last rung waits. */
const CRON = 300;
const LAST_RUNG = 4 * 3600;

/**
 * One complaint on its way through the desk. Time passes, people do things, and cron climbs the ladder where a clock runs out
 * meanwhile. Every event comes out of the domain's own functions.
 */
export class Life {
  complaint: Complaint;
  now: Instant;
  readonly team: TeamName;
  readonly language: Language;
  /** Whoever logged it. */
  readonly by: string;
  private pace = 1;

  constructor(
    readonly desk: SeedDesk,
    id: string,
    { received, wish, kind, language }: Arrival,
    by: string,
  ) {
    this.team = kind.team;
    this.language = language;
    this.by = by;
    const taken = received + Math.round(desk.dice.around(wish.channel === 'phone' ? 240 : 1500));
    this.now = Math.min(nextStaffed(taken, desk.zone), desk.until);
    const events = logComplaint(id, wish, this.context(by));
    if (events instanceof Problem) throw events;
    this.complaint = recordEvents(null, events);
  }

  get dice(): Dice {
    return this.desk.dice;
  }

  /** The owner, else whoever logged it. */
  get owner(): string {
    return this.complaint.owner ?? this.by;
  }

  /** What comes next usually takes this long; where less is left, everything goes that much faster. */
  hurry(usual: number): void {
    this.pace = Math.min(1, (this.desk.until - this.now) / usual);
  }

  /** Lets about as much time pass, and goes on when somebody is there. Urgent ones are worked on day and night. */
  pass(median: number): this {
    const then = this.now + Math.round(this.dice.around(median) * this.pace);
    const urgent = this.complaint.facts.priority === 'urgent';
    return this.passUntil(urgent ? then : nextStaffed(then, this.desk.zone));
  }

  passUntil(then: Instant): this {
    const to = Math.min(Math.max(then, this.now), this.desk.until);
    for (const moment of this.dueMoments()) {
      const run = Math.ceil(moment / CRON) * CRON + CRON;
      if (run <= this.now || run > to) continue;
      this.now = run;
      for (const { command } of planEscalations([this.complaint], run, this.desk).steps) this.do(command, 'cron');
    }
    this.now = to;
    return this;
  }

  do(command: ComplaintCommand, by = this.owner): this {
    const events = decide(command, this.complaint, this.context(by));
    if (events instanceof Problem) throw events;
    this.complaint = recordEvents(this.complaint, events);
    return this;
  }

  /** When the ladder has something to say about a running clock: at risk, breached, long breached. */
  private dueMoments(): Instant[] {
    const { complaint, now, desk } = this;
    return complaint.clocks
      .filter((clock) => clock.stopped === null && instantOf(clock.started) <= now)
      .flatMap((clock) => {
        const { due } = measureClock(complaint, clock, now, desk.book);
        return [warningOf(complaint, clock, desk.book), due, due + LAST_RUNG];
      })
      .filter((moment) => Number.isFinite(moment) && moment > now - CRON)
      .sort((a, b) => a - b);
  }

  private context(by: string): Context {
    return { ...this.desk.context, now: formatInstant(this.now, this.desk.zone), by };
  }
}
