import type { Assumption } from '../../core/insight/assumption.js';
import type { Show } from '../output.js';
import { renderTable } from './table.js';

/** What a model went by, and where each came from. `names`: what the flags are called. */
export function assumptionTable(
  assumptions: readonly Assumption[],
  names: Readonly<Record<string, string>>,
  { words, terminal }: Show,
): string {
  const { title, value, source, sources } = words.insight.assumptions;
  return renderTable(
    [{ title, flexible: true }, { title: value, align: 'right' }, { title: source }],
    assumptions.map((each) => [
      `${names[each.name] ?? each.name} (--${each.name})`,
      (typeof each.value === 'number' ? [each.value] : each.value).map(exact).join(', '),
      sources[each.source],
    ]),
    terminal,
  );
}

/** A number to twelve digits, without what arithmetic leaves behind. */
export function exact(value: number): string {
  return String(Number(value.toPrecision(12)));
}

/** A number to at most so many places, without zeros at its end. */
export function plain(value: number, places: number): string {
  return String(Number(value.toFixed(places)));
}
