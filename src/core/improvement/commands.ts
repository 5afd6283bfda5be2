import type { DayText, EffectVerdict, Evidence, FeedbackTo, ImprovementEvent } from './events.js';

/** What somebody wants opened: as the event, without what is drawn. */
export type NewImprovement = Omit<ImprovementEvent<'opened'>, 'type' | 'at' | 'by' | 'id'>;

interface Wishes {
  /** A cause alone is an analysis; with an action it is a plan. */
  plan: { cause?: string; action?: string; owner?: string; due?: DayText };
  implement: { on: DayText; note?: string };
  feed_back: { to: FeedbackTo; note?: string };
  /** Takes down what was found when the effect was looked for. */
  record_effect: { verdict: EffectVerdict; evidence: Evidence };
  /** Takes down that what was better is as bad again. */
  record_regression: { evidence: Evidence };
  drop: { reason: string };
}

export type ImprovementCommandType = keyof Wishes;

/** What somebody wants done to an improvement. */
export type ImprovementCommand<T extends ImprovementCommandType = ImprovementCommandType> =
  T extends ImprovementCommandType ? { type: T } & Wishes[T] : never;
