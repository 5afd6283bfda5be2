import type { Assumption } from '../core/insight/assumption.js';
import { Problem } from '../core/problem.js';

/** What a number may be; `above`: more than this, where `from` would be too much. */
interface Limits {
  from?: number;
  above?: number;
  to?: number;
  below?: number;
}

/** No amount of anything a desk has is larger, or smaller without being nothing. */
const LARGEST = 1e12;
const SMALLEST = 1e-9;

/** Reads the numbers that a model goes by, and keeps of each whether it was given. */
export class Assumed {
  readonly list: Assumption[] = [];

  constructor(private readonly flags: Record<string, unknown>) {}

  /** Says all at once what must be given and is not. */
  need(...names: string[]): void {
    const missing = names.filter((name) => this.flags[name] === undefined);
    if (missing.length > 0) throw new Problem('input_missing', { flags: missing });
  }

  /** A number from 0 on, unless it is said otherwise. No fallback: it must be given. */
  number(name: string, fallback: number | null, limits: Limits = { from: 0 }): number {
    const found = this.flags[name];
    if (found === undefined && fallback === null) throw new Problem('input_missing', { flags: [name] });
    const value = found === undefined ? (fallback ?? 0) : readNumber(name, String(found), limits);
    this.list.push({ name, value, source: found === undefined ? 'default' : 'given' });
    return value;
  }

  /** A share: `.3`, `30%`. */
  share(name: string, fallback: number, limits: Limits): number {
    const found = this.flags[name];
    const percent = /^\s*(.*\S)\s*%\s*$/.exec(String(found))?.[1];
    const value = found === undefined ? fallback : readNumber(name, String(found), limits, percent);
    this.list.push({ name, value, source: found === undefined ? 'default' : 'given' });
    return value;
  }

  /** A service level: `80/20` is 80 percent within 20 seconds. */
  target(name: string, fallback: string): { share: number; seconds: number } {
    const found = this.flags[name] === undefined ? fallback : String(this.flags[name]);
    const [, percent, seconds] =
      /^\s*(\d{1,2}(?:\.\d{1,4})?)\s*%?\s*\/\s*(\d{1,5}(?:\.\d+)?)\s*s?\s*$/.exec(found) ?? [];
    // .8/20 would be less than one percent, which nobody means.
    if (percent === undefined || Number(percent) < 1) {
      throw new Problem('flag_invalid', { flag: name, found, allowed: '80/20, 90/30' });
    }
    const value = [Number(percent), Number(seconds)];
    this.list.push({ name, value, source: this.flags[name] === undefined ? 'default' : 'given' });
    return { share: Number(percent) / 100, seconds: Number(seconds) };
  }

  /** Amounts with commas between them. */
  amounts(name: string): number[] {
    const value = String(this.flags[name])
      .split(',')
      .map((part) => readNumber(name, part, { from: 0 }));
    this.list.push({ name, value, source: 'given' });
    return value;
  }
}

function readNumber(flag: string, found: string, limits: Limits, percent?: string): number {
  const text = (percent ?? found).trim();
  const number = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
  const read = percent === undefined ? number : number / 100;
  const value = read !== 0 && Math.abs(read) < SMALLEST ? Number.NaN : read;
  const { from = 0, above = Number.NEGATIVE_INFINITY, to = LARGEST, below = Number.POSITIVE_INFINITY } = limits;
  if (value >= from && value > above && value <= to && value < below) return value;
  const least = limits.above === undefined ? `>= ${from}` : `> ${above}`;
  const most = limits.below === undefined ? `<= ${to}` : `< ${below}`;
  throw new Problem('flag_invalid', { flag, found, allowed: `${least}, ${most}` });
}
