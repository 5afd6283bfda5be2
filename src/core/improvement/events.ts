import type { Stamp } from '../complaint/facts.js';
import type { ImprovementScope } from './scope.js';

/** What is done about a cause. */
export const IMPROVEMENT_TYPES = [
  'root_fix',
  'process_fix',
  'authority_forward',
  'training',
  'information',
  'other',
] as const;
export type ImprovementType = (typeof IMPROVEMENT_TYPES)[number];

/** Whom the result was told. */
export const FEEDBACK_TO = ['customers', 'departments'] as const;
export type FeedbackTo = (typeof FEEDBACK_TO)[number];

/** Verdicts on an effect that can be recorded. */
export const EFFECT_VERDICTS = ['effective', 'not_shown', 'worse'] as const;
export type EffectVerdict = (typeof EFFECT_VERDICTS)[number];

/** A day as it is stored: `2026-11-21`. */
export type DayText = string;

/** A stretch that complaints were counted in, both days included. */
export interface CountedStretch {
  from: DayText;
  to: DayText;
  /** Days that count: without those left out. */
  days: number;
  count: number;
}

/** What was found when an effect was looked for, as it was recorded. */
export interface Evidence {
  before: CountedStretch;
  after: CountedStretch;
  ratio: number | null;
  low: number | null;
  high: number | null;
  p: number | null;
}

interface Body {
  opened: {
    id: string;
    title: string;
    kind: ImprovementType;
    scope: ImprovementScope;
    owner: string | null;
    due: DayText | null;
    /** The fall aimed at, as a share; null: none was named. */
    target: number | null;
    /** Complaints that it came out of. */
    links: readonly string[];
  };
  /** Its cause is known. */
  analysed: { cause: string };
  planned: { action: string; owner: string; due: DayText };
  /** The day from which it took effect. Not `on`: older readers of YAML take that for yes. */
  implemented: { implemented_on: DayText; note?: string };
  fed_back: { to: FeedbackTo; note?: string };
  verified: { evidence: Evidence };
  /** Looked for, and no effect was proven. */
  not_effective: { verdict: EffectVerdict; evidence: Evidence };
  /** What was better once is as bad again: `evidence` holds the latest weeks against those after the improvement. */
  regressed: { evidence: Evidence };
  dropped: { reason: string };
}

export type ImprovementEventType = keyof Body;

/** Something that happened to an improvement, in the past tense. Never changed once recorded. */
export type ImprovementEvent<T extends ImprovementEventType = ImprovementEventType> = T extends ImprovementEventType
  ? { type: T; at: Stamp; by: string } & Body[T]
  : never;
