import type { KpiChange } from '../../core/kpi/change.js';
import { isSmall } from '../../core/kpi/small.js';
import type { Figure } from '../../core/kpi/tally.js';
import type { Light, Target } from '../../core/kpi/targets.js';
import type { Tone } from '../pages/page.js';
import type { Wording } from '../wording/index.js';
import { percentText } from './figures.js';

/** A figure as people read it. */
export function valueText({ kind, value, by_currency }: Figure, words: Wording): string {
  if (kind === 'money') {
    const sums = Object.entries(by_currency ?? {});
    return sums.length === 0 ? '0' : sums.map(([currency, amount]) => `${amount} ${currency}`).join(', ');
  }
  return numberText(value, kind, words);
}

/** A plain value of such a figure. */
function numberText(value: number | null, kind: Figure['kind'], words: Wording): string {
  if (value === null) return '-';
  if (kind === 'rate') return percentText(value);
  if (kind === 'median' || kind === 'p90') return words.duration(Math.round(value));
  return kind === 'mean' ? value.toFixed(2) : String(value);
}

/** What a figure rests on. */
export function basisText({ numerator, denominator, n, waiting }: Figure): string {
  if (denominator !== undefined) return `${numerator} / ${denominator}`;
  if (n === undefined) return '';
  return waiting ? `n = ${n} (${n - waiting} + ${waiting})` : `n = ${n}`;
}

/** The 95 % interval of a figure. */
export function intervalText({ kind, low = null, high = null }: Figure, words: Wording): string {
  if (low === null && high === null) return '';
  const limit = (value: number | null) => (value === null ? '…' : numberText(value, kind, words));
  return `${limit(low)} – ${limit(high)}`;
}

/** `≥ 95%`, `≤ 48h`. */
export function targetText({ aim, value }: Target, kind: Figure['kind'], words: Wording): string {
  const number = kind === 'mean' ? String(value) : numberText(value, kind, words).replace(/\.0%$/, '%');
  return `${aim === 'at_least' ? '≥' : '≤'} ${number}`;
}

/** How a figure has moved, and whether that is more than chance. `figure`: the later one. */
export function changeText(change: KpiChange | undefined, figure: Figure, words: Wording): string {
  if (change === undefined) return '';
  const { is_real, why_unknown } = change;
  const { unknownBecause, comma } = words.kpiSheet;
  const remark = is_real === false ? words.auditPage.mayBeChance : why_unknown ? unknownBecause[why_unknown] : '';
  return [differenceText(change, figure, words), remark].filter(Boolean).join(comma);
}

/** How a figure has moved. */
export function differenceText(
  { difference, growth }: Pick<KpiChange, 'difference' | 'growth'>,
  { kind, by_currency }: Pick<Figure, 'kind' | 'by_currency'>,
  words: Wording,
): string {
  if (kind === 'rate') return words.auditPage.points(difference);
  const sign = difference > 0 ? '+' : difference < 0 ? '-' : '';
  const currency = kind === 'money' ? ` ${Object.keys(by_currency ?? {}).join(' ')}`.trimEnd() : '';
  const number = `${sign}${numberText(Math.abs(difference), kind === 'money' ? 'mean' : kind, words)}${currency}`;
  if (growth == null || difference === 0) return number;
  return words.kpiSheet.grown(number, `${growth > 0 ? '+' : ''}${(100 * growth).toFixed(0)}%`);
}

/** What is to be known of a figure besides: that it rests on little, can still change, was only told. */
export function noteText(figure: Figure, { kpiSheet: say, text }: Wording): string {
  return [
    ...(isSmall(figure) ? [say.few] : []),
    ...(figure.provisional ? [say.provisional] : []),
    ...(figure.reported ? [text.reportedCount(figure.reported)] : []),
  ].join(say.semicolon);
}

export const LIGHT_TONES: Record<Light, Tone> = {
  met: 'good',
  near: 'warn',
  missed: 'bad',
  open: 'quiet',
  few: 'quiet',
  none: 'quiet',
};

/** Lights where there is room for one letter only. */
export const LIGHT_MARKS: Record<Light, string> = {
  met: '✓',
  near: '≈',
  missed: '✗',
  open: '…',
  few: '',
  none: '',
};
