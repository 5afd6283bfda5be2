import { type Day, formatDay } from '../calendar/instant.js';
import { dispersion } from '../statistics/dispersion.js';
import { type Change, type CountedIn, type RateRatio, rateRatio, ratioOfRatios } from '../statistics/rate-ratio.js';
import { type CountedStretch, EFFECT_VERDICTS, type EffectVerdict, type Evidence } from './events.js';
import type { DayCount, DayTally } from './tally.js';

/** Why nothing can be said: the weeks are not over; too few complaints; none were recorded yet before; answers that tell the cause are missing. */
export type NoVerdict = 'too_early' | 'too_few' | 'no_baseline' | 'pending';

export interface EffectSettings {
  /** Weeks before and after. */
  weeks: number;
  /** Complaints before and after together, below which nothing is said. */
  floor: number;
  /** Days that are no days to compare. */
  incidentDays: ReadonlySet<Day>;
  /** Not over yet. */
  today: Day;
}

/** A stretch with what came in. `to` is the day after. */
export interface Window extends DayCount {
  from: Day;
  to: Day;
  /** Days that count. */
  days: number;
}

/** What else has changed, and how much more ours has changed than that. */
export interface Guard extends Change {
  change: RateRatio;
  /** Our ratio as a multiple of that one. */
  beyond: Omit<RateRatio, 'p'>;
  /** Ours may be no more than that. */
  contradicts: boolean;
}

export type GuardName = 'others' | 'season';

/** Two stretches of the same complaints compared. */
export interface Comparison {
  before: Window;
  after: Window;
  rate: RateRatio;
  /** How many times as much weeks vary as chance alone would have it; 1 where that may be chance. Counts were divided by it for the interval. */
  dispersion: number;
}

export interface Effect extends Comparison {
  verdict: EffectVerdict | NoVerdict;
  /** Null: nothing to compare with. */
  guards: Record<GuardName, Guard | null>;
  /** The first day on which the weeks after are over. */
  ready: Day;
  weeks: Week[];
}

export interface Week {
  from: Day;
  days: number;
  count: number;
}

/** Weeks are compared with those of 52 weeks before: a year, on the same weekdays. */
const YEAR = 364;

/** From one day on and before another. */
export interface Stretch {
  from: Day;
  to: Day;
}

/** The stretches that are looked at for an improvement: no other complaints matter. */
export function lookedAt(on: Day, weeks: number, today: Day): Stretch[] {
  const around = { from: on - 7 * weeks, to: on + 7 * weeks };
  return [{ from: around.from - YEAR, to: around.to - YEAR }, around, { from: today - 7 * weeks, to: today }];
}

/** Below this chance weeks vary by more than chance. */
const CLUMPED = 0.05;

/**
 * How far last year's change must have gone, as a share of ours on a logarithmic scale, to be taken for the same. Nearer to 1 seasons pass for effects, nearer
 * to 0 effects are missed: with a third both are rare (test/core/improvement/effect.test.ts).
 */
const AS_LAST_YEAR = 1 / 3;

/**
 * Whether complaints have become fewer since a day: so many weeks before it against as many from it on. Effective where the whole interval of the ratio lies below 1
 * and neither guard contradicts: all other complaints fell too, and ours not by more than they beyond chance; or ours fell a third as much or more a year ago
 * over the same weeks, and the difference may be chance. Worse likewise. One look at fixed weeks: later complaints change nothing.
 */
export function effectSince(on: Day, tally: DayTally, settings: EffectSettings): Effect {
  const { weeks, floor, incidentDays, today } = settings;
  const [start, ready] = [on - 7 * weeks, on + 7 * weeks];
  const window = (from: Day, to: Day) => windowOf(tally, from, to, incidentDays);
  const [before, after] = [window(start, on), window(on, Math.min(ready, Math.max(on, today)))];
  const slices = (from: Day, to: Day) => weeksOf(tally, from, to, incidentDays);
  const halves = [slices(start, on), slices(on, after.to)];
  const spread = spreadOf(halves.map((half) => half.map(({ days, count }) => ({ count, size: days }))));
  const rate = compared(before, after, spread, (side) => side.ours);
  const othersSpread = spreadOf(halves.map((half) => half.map(({ days, others }) => ({ count: others, size: days }))));
  const ours = { change: changeOf(before, after, 'ours'), spread };
  const others = { change: changeOf(before, after, 'others'), spread: othersSpread };
  const lastYear = () => {
    const year = [window(start - YEAR, on - YEAR), window(on - YEAR, after.to - YEAR)] as const;
    return guardOf(ours, { change: changeOf(...year, 'ours'), spread }, AS_LAST_YEAR);
  };
  const isKnownAt = (day: Day) => tally.first !== null && tally.first <= day;
  const isKnown = isKnownAt(start);
  const guards = {
    others: isKnown ? guardOf(ours, others, 0) : null,
    season: isKnownAt(start - YEAR) ? lastYear() : null,
  };
  const found = { before, after, rate, guards, ready, dispersion: spread, weeks: halves.flat() };
  const verdict = () => {
    if (today < ready) return 'too_early';
    if (!isKnown) return 'no_baseline';
    if (before.ours + after.ours < floor || before.days === 0 || after.days === 0) return 'too_few';
    const fell = rate.high !== null && rate.high < 1;
    const rose = rate.low !== null && rate.low > 1;
    if (!fell && !rose) return 'not_shown';
    if (Object.values(guards).some((guard) => guard?.contradicts)) return 'not_shown';
    if (rose) return 'worse';
    // All that is not answered yet might be ours.
    const worst = compared(before, after, spread, (side) => side.ours + (side === after ? side.pending : 0));
    return worst.high !== null && worst.high < 1 ? 'effective' : 'pending';
  };
  return { verdict: verdict(), ...found };
}

/** What has become of a verified improvement. */
export interface Regression extends Comparison {
  verdict: 'holds' | 'regressed' | Extract<NoVerdict, 'too_early' | 'too_few'>;
  /** The weeks before the improvement; `before` holds those right after it, `after` the latest. */
  baseline: Window;
  /** The latest weeks against those before the improvement. */
  toBaseline: RateRatio;
  guards: { others: Guard | null };
  weeks: Week[];
}

/**
 * Whether what was better is as bad again: the latest whole weeks, as many as were compared at most and none of those, against the weeks right after the
 * improvement. Regressed where the whole interval of the ratio lies above 1, or where the rate is back at what it was before the improvement; not where all
 * other complaints rose too and ours not by more than they beyond chance.
 */
export function regressionSince(on: Day, tally: DayTally, settings: EffectSettings): Regression {
  const { weeks, floor, incidentDays, today } = settings;
  const [start, end] = [on - 7 * weeks, on + 7 * weeks];
  const length = 7 * Math.max(0, Math.min(weeks, Math.floor((today - end) / 7)));
  const window = (from: Day, to: Day) => windowOf(tally, from, to, incidentDays);
  const [baseline, before, after] = [window(start, on), window(on, end), window(today - length, today)];
  const parts = [weeksOf(tally, on, end, incidentDays), weeksOf(tally, today - length, today, incidentDays)];
  const sizes = (count: (week: WeekCount) => number) =>
    spreadOf(parts.map((part) => part.map((week) => ({ count: count(week), size: week.days }))));
  const [spread, othersSpread] = [sizes(({ count }) => count), sizes(({ others }) => others)];
  const rate = compared(before, after, spread, (side) => side.ours);
  const toBaseline = compared(baseline, after, spread, (side) => side.ours);
  const others = guardOf(
    { change: changeOf(before, after, 'ours'), spread },
    { change: changeOf(before, after, 'others'), spread: othersSpread },
    0,
  );
  const found = { baseline, before, after, rate, toBaseline, guards: { others }, dispersion: spread };
  const verdict = () => {
    if (length === 0 || after.days === 0) return 'too_early';
    if (before.ours + after.ours < floor) return 'too_few';
    const isAbove = rate.low !== null && rate.low > 1;
    // A week or two may be as high as that by chance.
    const isBack = length === 7 * weeks && toBaseline.ratio !== null && toBaseline.ratio >= 1 && (rate.ratio ?? 2) > 1;
    return (isAbove || isBack) && !others?.contradicts ? 'regressed' : 'holds';
  };
  return { verdict: verdict(), ...found, weeks: parts.flat() };
}

/** What is recorded of a comparison. */
export function evidenceOf({ before, after, rate }: Comparison): Evidence {
  const { ratio, low, high, p } = rate;
  const exact = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)));
  return {
    before: stretchOf(before),
    after: stretchOf(after),
    ...{ ratio: exact(ratio), low: exact(low), high: exact(high), p: exact(p) },
  };
}

/** Whether a verdict on an effect is one to take down. */
export function isRecordable(verdict: string): verdict is EffectVerdict {
  return (EFFECT_VERDICTS as readonly string[]).includes(verdict);
}

/** A window as people name it: both days included. */
export function stretchOf({ from, to, days, ours }: Window): CountedStretch {
  return { from: formatDay(from), to: formatDay(Math.max(from, to - 1)), days, count: ours };
}

/** Whether the fall that was aimed at is reached, beyond chance; null: it may be, or no fall was named. */
export function isTargetReached(target: number | null, { low, high }: RateRatio): boolean | null {
  if (target === null) return null;
  if (high !== null && high <= 1 - target) return true;
  return low !== null && low > 1 - target ? false : null;
}

interface WeekCount extends Week {
  others: number;
}

function weeksOf(tally: DayTally, from: Day, to: Day, leftOut: ReadonlySet<Day>): WeekCount[] {
  const weeks: WeekCount[] = [];
  for (let start = from; start < to; start += 7) {
    const { days, ours, others } = tally.between(start, Math.min(to, start + 7), leftOut);
    weeks.push({ from: start, days, count: ours, others });
  }
  return weeks;
}

function windowOf(tally: DayTally, from: Day, to: Day, leftOut: ReadonlySet<Day>): Window {
  return { from, to, ...tally.between(from, to, leftOut) };
}

/** The dispersion that counts are divided by: 1 where chance may explain it. */
function spreadOf(stretches: readonly (readonly CountedIn[])[]): number {
  const { value, p } = dispersion(stretches);
  return value !== null && p !== null && p < CLUMPED ? Math.max(1, value) : 1;
}

const NOTHING: RateRatio = { ratio: null, low: null, high: null, p: null };

function compared(before: Window, after: Window, spread: number, count: (window: Window) => number): RateRatio {
  if (before.days === 0 || after.days === 0) return NOTHING;
  const of = (window: Window) => ({ count: count(window) / spread, size: window.days });
  return rateRatio(of(after), of(before));
}

function changeOf(before: Window, after: Window, side: 'ours' | 'others'): Change {
  const of = (window: Window) => ({ count: window[side], size: window.days });
  return { before: of(before), after: of(after) };
}

/** A change, and what its counts are divided by for intervals. */
interface SpreadChange {
  change: Change;
  spread: number;
}

/** `share`: how far the other change must go, as a share of ours, to be taken for the same. */
function guardOf(ours: SpreadChange, other: SpreadChange, share: number): Guard | null {
  const { before, after } = other.change;
  if (before.size === 0 || after.size === 0 || before.count === 0) return null;
  const [mine, theirs] = [scaled(ours), scaled(other)];
  const change = rateRatio(theirs.after, theirs.before);
  const beyond = ratioOfRatios(mine, theirs);
  const isWithin = (beyond.low ?? 0) <= 1 && (beyond.high ?? Number.POSITIVE_INFINITY) >= 1;
  const [moved, alike] = [logChange(mine), logChange(theirs)];
  const contradicts = isWithin && Math.sign(moved) === Math.sign(alike) && Math.abs(alike) >= share * Math.abs(moved);
  return { before, after, change, beyond, contradicts };
}

function scaled({ change: { before, after }, spread }: SpreadChange): Change {
  const of = ({ count, size }: CountedIn) => ({ count: count / spread, size });
  return { before: of(before), after: of(after) };
}

/** The logarithm of a change of rates, no further than to a tenth or tenfold: one to nothing has no end. */
function logChange({ before, after }: Change): number {
  const log = Math.log(after.count / after.size) - Math.log(before.count / before.size);
  return Math.max(-MOST, Math.min(MOST, log));
}

const MOST = Math.log(10);
