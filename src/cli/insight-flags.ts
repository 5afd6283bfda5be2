import { Flags } from '@oclif/core';
import { numberIn } from '../core/exchange/cells.js';
import type { ChartRules, ChartSettings, ChartType } from '../core/insight/chart.js';
import { Problem } from '../core/problem.js';
import { filterFlags, periodFlags } from './filter-flags.js';
import { shareOf } from './numbers.js';

/** What is looked at where it is not the store. */
export const dataFlags = {
  data: Flags.string({ summary: 'A CSV file, without a store; - reads standard input', helpValue: 'FILE' }),
  label: Flags.string({ summary: 'Column of --data with the names', helpValue: 'COLUMN' }),
  value: Flags.string({ summary: 'Column of --data with what was counted or measured', helpValue: 'COLUMN' }),
};

/** What a chart is drawn with where it is not worked out from the data. */
export const settingFlags = {
  target: Flags.string({ summary: 'i, ewma, cusum: level to hold against; else the mean', helpValue: 'NUMBER' }),
  sd: Flags.string({
    summary: 'i, ewma, cusum: standard deviation; else by moving ranges',
    helpValue: 'NUMBER',
  }),
  lambda: Flags.string({ summary: 'ewma: weight of the latest value; else 0.2', helpValue: 'NUMBER' }),
  k: Flags.string({ summary: 'cusum: slack, in units of the values; else half of --sd', helpValue: 'NUMBER' }),
  h: Flags.string({ summary: 'cusum: limit, in units of the values; else five times --sd', helpValue: 'NUMBER' }),
};

/** Looks either at a file or, by the flag `store`, at the store; refuses flags that are about the other one. */
export function requireSource(flags: object, store: string, fileOnly: readonly string[]): void {
  const given = Object.entries(flags).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [name],
  );
  const isFile = given.includes('data');
  if (!isFile && !given.includes(store)) throw new Problem('input_missing', { flags: ['data', store] });
  const others = isFile ? [store, 'by', ...Object.keys(periodFlags), ...Object.keys(filterFlags)] : fileOnly;
  const wrong = others.find((name) => given.includes(name));
  if (wrong !== undefined) throw new Problem('flags_exclusive', { flags: [isFile ? 'data' : store, wrong] });
}

/** Refuses flags that pick complaints out of the store, and of a file can't. */
export function refuseFilters(flags: object, alsoPeriod = false): void {
  const given = flags as Record<string, unknown>;
  const names = [...(alsoPeriod ? Object.keys(periodFlags) : []), ...Object.keys(filterFlags)];
  const wrong = names.find((name) => given[name] !== undefined);
  if (wrong !== undefined) throw new Problem('flags_exclusive', { flags: ['data', wrong] });
}

/** The settings as numbers. One that the type of chart does not have is refused; `nothing` says so. */
export function chartSettingsOf(
  flags: { [S in keyof ChartSettings]?: string | undefined },
  type: ChartType,
  nothing: string,
): ChartSettings {
  const read = (flag: keyof ChartSettings, fits: (number: number) => boolean, allowed: string): number | null => {
    const found = flags[flag];
    if (found === undefined) return null;
    const number = numberIn(found.trim());
    const has = (SETTINGS[type] ?? []).includes(flag);
    if (has && number !== null && fits(number)) return number;
    throw new Problem('flag_invalid', { flag, found, allowed: has ? allowed : nothing });
  };
  const above = (number: number) => number > 0;
  return {
    target: read('target', () => true, '20, 0.5'),
    sd: read('sd', above, '> 0'),
    lambda: read('lambda', (number) => number > 0 && number <= 1, '0 < lambda <= 1'),
    k: read('k', (number) => number >= 0, '>= 0'),
    h: read('h', above, '> 0'),
  };
}

const SETTINGS: Partial<Record<ChartType, readonly (keyof ChartSettings)[]>> = {
  i: ['target', 'sd'],
  ewma: ['target', 'sd', 'lambda'],
  cusum: ['target', 'sd', 'k', 'h'],
};

/** `nelson`, `western`, `none` or numbers of Nelson's rules; undefined: the usual ones. */
export function chartRulesOf(found: string | undefined, type: ChartType, nothing: string): ChartRules | undefined {
  if (found === undefined) return undefined;
  const hasPatterns = type !== 'ewma' && type !== 'cusum';
  if (!hasPatterns) throw new Problem('flag_invalid', { flag: 'rules', found, allowed: nothing });
  if (found === 'western' || found === 'none') return { scheme: found };
  const numbers = found === 'nelson' ? [1, 2, 3, 4, 5, 6, 7, 8] : found.split(',').map((part) => part.trim());
  if (numbers.every((number) => /^[1-8]$/.test(String(number)))) {
    return { scheme: 'nelson', tested: [...new Set(numbers.map(Number))].sort((a, b) => a - b) };
  }
  throw new Problem('flag_invalid', { flag: 'rules', found, allowed: 'nelson, western, none, 1,2,5' });
}

/** How many at least: `30`, `1%` of all, or both, `30,1%`. */
export function supportOf(flag: string, found: string): { count: number; share: number } {
  const parts = found.split(',').map((part) => part.trim());
  const counts = parts.filter((part) => /^[1-9]\d{0,8}$/.test(part)).map(Number);
  const shares = parts.filter((part) => part.endsWith('%')).map((part) => shareOf(flag, part));
  const [count = 1, share = 0] = [counts[0], shares[0]];
  if (counts.length <= 1 && shares.length <= 1 && counts.length + shares.length === parts.length)
    return { count, share };
  throw new Problem('flag_invalid', { flag, found, allowed: '30; 1%; 30,1%' });
}

/** How many times as often: 1 or more. */
export function liftOf(flag: string, found: string): number {
  const lift = numberIn(found.trim());
  if (lift !== null && lift >= 1) return lift;
  throw new Problem('flag_invalid', { flag, found, allowed: '1, 1.5, 2' });
}
