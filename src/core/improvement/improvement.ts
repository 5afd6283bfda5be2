import { createHash } from 'node:crypto';
import type { Stamp } from '../complaint/facts.js';
import type { DayText, FeedbackTo, ImprovementEvent, ImprovementType } from './events.js';
import type { ImprovementScope } from './scope.js';

/**
 * Where an improvement stands, by the phases of DMAIC: defined, its cause analysed, an action planned, implemented, its effect verified. What had no effect
 * goes back to `analysed`, what regressed is `reopened`.
 */
export const IMPROVEMENT_STATES = [
  'defined',
  'analysed',
  'planned',
  'implemented',
  'verified',
  'reopened',
  'dropped',
] as const;
export type ImprovementState = (typeof IMPROVEMENT_STATES)[number];

/** An improvement: the fold of its history. Never changed in place; `evolve` makes the next one. */
export interface Improvement {
  id: string;
  title: string;
  kind: ImprovementType;
  scope: ImprovementScope;
  state: ImprovementState;
  opened_at: Stamp;
  opened_by: string;
  owner: string | null;
  /** The day by which it is to be implemented; the last one that was said. */
  due: DayText | null;
  /** How often the day was moved to a later one. */
  postponed: number;
  target: number | null;
  links: readonly string[];
  cause: string | null;
  action: string | null;
  /** The day from which it took effect; null: it has not, or what did had none. */
  implemented_on: DayText | null;
  /** To whom the result was told since it was implemented last. */
  feedback: readonly { at: Stamp; by: string; to: FeedbackTo; note: string | null }[];
  /** When its effect was verified; null: it is not, or no more. */
  verified_at: Stamp | null;
  /** How often no effect was found, or it was lost again. */
  setbacks: number;
  drop_reason: string | null;
  /** When it was verified or dropped; null: it goes on. */
  ended_at: Stamp | null;
  history: readonly ImprovementEvent[];
}

/** The version of an improvement: it changes with every event. */
export function versionOfImprovement({ id, history }: Pick<Improvement, 'id' | 'history'>): string {
  return createHash('sha256')
    .update(JSON.stringify([id, history]))
    .digest('base64url');
}

/** Whether it has been put into effect, and its effect is not disproved. */
export function isImplemented({ state }: Pick<Improvement, 'state'>): boolean {
  return state === 'implemented' || state === 'verified';
}

/** Whether it should have been implemented by now. `today`: as `2026-11-21`. What has no day is never overdue. */
export function isOverdue({ state, due }: Pick<Improvement, 'state' | 'due'>, today: DayText): boolean {
  return due !== null && due < today && !isImplemented({ state }) && state !== 'dropped';
}
