import type { Allocation } from '../statistics/allocation.js';
import type { Precision } from '../statistics/sample-size.js';
import type { AqlPlan } from './acceptance-plan.js';

/** What tickets are told apart by before they are drawn. */
export const STRATUM_FIELDS = ['team', 'category', 'channel'] as const;
export type StratumField = (typeof STRATUM_FIELDS)[number];

/** Why a ticket deserves a look of its own. */
export const RISKS = ['reopened', 'dissatisfied', 'breached', 'escalated_outside', 'vip', 'public'] as const;
export type TicketRisk = (typeof RISKS)[number];

/** How the size of the random part came about. */
export type SizeBasis =
  | { by: 'count'; n: number }
  | ({ by: 'precision'; n0: number; n: number } & Precision)
  | ({ by: 'aql' } & AqlPlan)
  | { by: 'person'; n: number };

/** One stratum: how many of the frame are in it, and how many were drawn. */
export interface DesignStratum {
  stratum: string;
  /** What its tickets have in common; a person where each has a quota. */
  fields: Partial<Record<StratumField | 'person', string | null>>;
  size: number;
  n: number;
}

/** How the tickets of an audit were drawn. Plans from before there was a choice have none: simple random, scored by all. */
export interface SampleDesign {
  size: SizeBasis;
  allocation: Allocation;
  /** At least so many of each person who logged tickets; null: no quota. */
  per_person: number | null;
  /** Null: a simple random sample. */
  strata: DesignStratum[] | null;
  /** How many were wanted for their risk, how many there were beside the random part, and how many were drawn. */
  risk: { wanted: number; pool: number; drawn: number } | null;
  /** How many tickets all raters score. */
  shared: number;
}
