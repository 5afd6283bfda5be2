import type { Statistic } from '../../core/statistics/result.js';
import type { Wording } from '../wording/index.js';

/** A share as a percentage to one place; `-`: there is none. */
export function percentText(value: number | null): string {
  return value === null ? '-' : `${(100 * value).toFixed(1)}%`;
}

/** A number to so many places; `-`: there is none. */
export function decimalText(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}

/** A difference with its sign, to one place. */
export function signedText(value: number | null): string {
  return value === null ? '-' : `${value > 0 ? '+' : ''}${value.toFixed(1)}`;
}

/** A statistic to three places, or why it is undefined. */
export function statisticText({ value, reason }: Statistic, words: Wording): string {
  return value === null ? (reason === null ? '-' : words.undefinedBecause[reason]) : value.toFixed(3);
}

/** A chance as a percentage to two places; those smaller than that are only said to be so. `-`: there is none. */
export function chanceText(chance: number | null): string {
  if (chance === null) return '-';
  return chance < 0.0001 ? '< 0.01%' : `${(100 * chance).toFixed(2)}%`;
}
