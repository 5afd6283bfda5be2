import type { ComplaintCommand } from './commands.js';
import type { ClockEvent, ComplaintEvent } from './events.js';
import type { Money, Stamp } from './facts.js';
import type { Complaint } from './record.js';
import type { Taxonomy } from './taxonomy.js';
import type { Team } from './team.js';

/** Who may grant how much. Implemented in `escalation/`. */
export interface AuthorityRules {
  /** Whether `by` may grant this much. */
  mayGrant(by: string, money: Money): boolean;
  /** The most that `by` may grant; null: any sum. */
  limitOf(by: string): Money | null;
  /** The people, else the roles, that may grant this much. */
  whoMayGrant(money: Money): string[];
}

/** How clocks follow what happens to a complaint. Implemented in `sla/`. */
export interface ClockRules {
  /** The clock events that `happened` brings about; `complaint` is the state after it. */
  follow(complaint: Complaint, happened: readonly ComplaintEvent[]): ClockEvent[];
  /** When the running clock that is due first is due; null: none runs. */
  nextDue(complaint: Complaint, now: Stamp): Stamp | null;
  /** Puts a deadline off, as far as the policy lets one. Refused by a Problem. */
  extend(complaint: Complaint, wish: ComplaintCommand<'extend'>, context: Context): ComplaintEvent<'clock_extended'>;
  /** Sets a deadline by hand. */
  setDue(complaint: Complaint, wish: ComplaintCommand<'set_due'>, context: Context): ComplaintEvent<'clock_due_set'>;
  /** How long after closing a complaint may be reopened, in 24-hour days; null: at any time. */
  reopenWithinDays: number | null;
}

/** All that a decision may depend on besides the complaint. */
export interface Context {
  now: Stamp;
  by: string;
  taxonomy: Taxonomy;
  team: Team;
  authority: AuthorityRules;
  clocks: ClockRules;
}
