import type { Attribute } from '../kpi/dimensions.js';
import type { KpiGroup } from '../kpi/report.js';

/** What one group has done to the change of a figure of the whole. */
export interface Contribution {
  /** Null: the complaints that have no such attribute. */
  name: string | null;
  before: number | null;
  after: number | null;
  /** What rates are of; null: it is none. */
  n_before: number | null;
  n_after: number | null;
  /** In units of the figure; over all groups they add up to the change of the whole. */
  contribution: number;
  /** Whether the group's own figure has moved by more than chance; null: nobody can tell. */
  is_real: boolean | null;
}

export interface Contributions {
  figure: string;
  by: Attribute;
  /** What they add up to. */
  change: number;
  /** The largest first, whichever way they go. */
  items: Contribution[];
}

/**
 * Where the change of a figure comes from. Of a count: the difference of each group. Of a rate: what the group adds above or below the rate of before, now less
 * then: weight x (own rate - rate before), so that both a group that does worse and a poor group that has grown are seen, and all add up to the change
 * (a decomposition of rates as in Kitagawa 1955, with the rate of before as the level). Null where there is nothing to compare, or it can't be.
 */
export function contributionsTo(figure: string, by: Attribute, groups: readonly KpiGroup[]): Contributions | null {
  if (groups.some(({ is_incomparable }) => is_incomparable)) return null;
  const parts = groups.flatMap(({ key, metrics, previous, change }) => {
    const [before, after] = [previous?.[figure], metrics[figure]];
    return before && after
      ? [{ name: key[by] ?? null, before, after, is_real: change?.[figure]?.is_real ?? null }]
      : [];
  });
  const isRate = parts.some(({ after }) => after.kind === 'rate');
  const sum = (of: (part: (typeof parts)[number]) => number) => parts.reduce((total, part) => total + of(part), 0);
  const [n0, n1] = [sum(({ before }) => before.denominator ?? 0), sum(({ after }) => after.denominator ?? 0)];
  if (parts.length === 0 || (isRate && (n0 === 0 || n1 === 0))) return null;
  const level = isRate ? sum(({ before }) => before.numerator ?? 0) / n0 : 0;
  const above = ({ numerator = 0, denominator = 0 }: { numerator?: number; denominator?: number }, n: number) =>
    (numerator - level * denominator) / n;
  const items = parts.map(({ name, before, after, is_real }): Contribution => {
    const contribution = isRate ? above(after, n1) - above(before, n0) : (after.value ?? 0) - (before.value ?? 0);
    const [n_before = null, n_after = null] = [before.denominator, after.denominator];
    return { name, before: before.value, after: after.value, n_before, n_after, contribution, is_real };
  });
  items.sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (String(a.name) < String(b.name) ? -1 : 1),
  );
  return { figure, by, change: items.reduce((total, item) => total + item.contribution, 0), items };
}
