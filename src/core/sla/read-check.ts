import { formatInstant } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Clock } from '../complaint/clock.js';
import type { Snapshot } from '../complaint/record.js';
import type { CheckedClock } from './check.js';
import { isOutlookOf } from './outlook.js';
import type { PolicyBook } from './policy.js';
import { type ClockReading, readClock } from './reading.js';

/** A clock as it reads, with the complaint whose it is. */
export interface OwnedReading extends ClockReading {
  readonly id: string;
  readonly title: string;
  readonly priority: string;
  readonly owner: string | null;
  readonly team: string | null;
  readonly level: number;
}

/** Reads a clock that a check has picked out. It is measured when something is asked that the check does not know yet. */
export function readChecked(
  checked: CheckedClock,
  complaint: Snapshot,
  now: Instant,
  book: PolicyBook,
  zone: string,
): OwnedReading {
  return new CheckedReading(checked, complaint, now, book, zone);
}

class CheckedReading implements OwnedReading {
  private readonly clock: Clock;
  private reading: ClockReading | null = null;

  constructor(
    private readonly checked: CheckedClock,
    private readonly complaint: Snapshot,
    private readonly now: Instant,
    private readonly book: PolicyBook,
    private readonly zone: string,
  ) {
    const { outlook } = checked;
    const clock = complaint.clocks.find((clock) => isOutlookOf(outlook, clock));
    if (!clock) throw new TypeError(`no clock ${outlook.metric} ${outlook.cycle}`);
    this.clock = clock;
  }

  get id() {
    return this.complaint.id;
  }
  get title() {
    return this.complaint.facts.title;
  }
  get priority() {
    return this.complaint.facts.priority;
  }
  get owner() {
    return this.complaint.owner;
  }
  get team() {
    return this.complaint.team;
  }
  get level() {
    return this.complaint.level;
  }
  get metric() {
    return this.clock.metric;
  }
  get cycle() {
    return this.clock.cycle;
  }
  get pack() {
    return this.clock.pack ?? null;
  }
  get uncounted() {
    return this.measured.uncounted;
  }
  get stage_team() {
    return this.clock.team;
  }
  get pinned() {
    return this.clock.pinned !== null;
  }
  get started() {
    return this.clock.started;
  }
  get policy() {
    return this.clock.policy;
  }
  get target() {
    return this.clock.target;
  }
  get calendar() {
    return this.clock.calendar;
  }
  get state() {
    return this.checked.state;
  }
  get stopped() {
    return this.clock.stopped?.at ?? null;
  }
  get due() {
    const { due, held } = this.checked.outlook;
    return due === null || held ? this.measured.due : formatInstant(due, this.zone);
  }
  get overdue_elapsed_seconds() {
    const { due, held } = this.checked.outlook;
    if (this.clock.stopped || due === null || held) return this.measured.overdue_elapsed_seconds;
    return Math.max(0, this.now - due);
  }
  get working_seconds() {
    return this.measured.working_seconds;
  }
  get elapsed_seconds() {
    return this.measured.elapsed_seconds;
  }
  get paused_seconds() {
    return this.measured.paused_seconds;
  }
  get overdue_working_seconds() {
    return this.measured.overdue_working_seconds;
  }
  get reason() {
    return this.measured.reason;
  }

  private get measured(): ClockReading {
    this.reading ??= readClock(this.complaint, this.clock, this.now, this.book, this.zone);
    return this.reading;
  }
}
