import type { Stamp } from '../complaint/facts.js';
import type { Answer } from './answer.js';
import type { SampleDesign, TicketRisk } from './design.js';
import type { QualityStandard } from './standard.js';

/** A drawn ticket, with who answers for how it was recorded, as of the drawing. */
export interface DrawnTicket {
  id: string;
  logged_by: string;
  team: string | null;
  /** Rates are estimated from the random part only. Absent in plans from before there was a choice: random. */
  part?: 'random' | 'risk';
  /** Of a random ticket, where there are strata. */
  stratum?: string;
  /** Of a risk-based ticket: why. */
  risks?: TicketRisk[];
  /** The rater who scores it, where not all do. */
  raters?: string[];
  /** What rules answered when the plan was made, by criterion; absent where the standard asks none. */
  auto?: Record<string, 'yes' | 'no'>;
}

/** What was decided before anybody scored: kept as `plan.yaml`. The standard is pinned whole, not only by its hash. */
export interface AuditPlan {
  name: string;
  planned_at: Stamp;
  planned_by: string;
  seed: number;
  raters: string[];
  frame: { size: number; hash: string; from: string | null; to: string | null; filters: Record<string, string> };
  standard_hash: string;
  standard: QualityStandard;
  tickets: DrawnTicket[];
  /** Until when raters are asked to hand in; absent: nobody said. Later scores are taken until the audit is closed. */
  deadline?: Stamp;
  /** Absent in plans from before there was a choice. */
  design?: SampleDesign;
}

/** One rater's view of one ticket. */
export interface TicketRating {
  ticket: string;
  answers: Record<string, Answer>;
  /** Reason code where the rater marks the ticket unqualified. */
  unqualified: string | null;
  comment: string | null;
}

/** What one rater handed in: kept as `scores/<rater>.yaml`. */
export interface RaterScores {
  rater: string;
  submitted_at: Stamp;
  ratings: TicketRating[];
}

export interface AuditClosing {
  closed_at: Stamp;
  closed_by: string;
  /** Raters who had not handed in. */
  missing: string[];
}

/** An audit as it stands. */
export interface Audit {
  plan: AuditPlan;
  scores: RaterScores[];
  closing: AuditClosing | null;
}
