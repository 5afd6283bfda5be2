import * as v from 'valibot';
import { type Period, parsePeriod } from '../calendar/period.js';
import { type Fault, Problem, problemOr } from '../problem.js';
import { ATTRIBUTES, type Attribute } from './dimensions.js';
import { type FigureKind, figureKind } from './kpi.js';
import { KPIS, SETTLING } from './kpis.js';
import { isSmall } from './small.js';
import type { Figure } from './tally.js';

/** What a target is for: to assess by, to be warned by, or to steer the daily work. */
export const TARGET_CLASSES = ['assessment', 'warning', 'operating'] as const;
export type TargetClass = (typeof TARGET_CLASSES)[number];

const Value = v.union([v.number(), v.pipe(v.string(), v.minLength(1))]);
/** A year alone is a number to YAML. */
const PeriodName = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const Scope = v.optional(v.pipe(v.string(), v.minLength(1)));

/** A target as `policy/kpi.yaml` has it: `{kpi: timeliness, at_least: 95%, warn: 90%, owner: zhao.min}`. */
export const TargetEntry = v.strictObject({
  kpi: v.string(),
  at_least: v.optional(Value),
  at_most: v.optional(Value),
  /** Worse than the target but not yet missed: up to here. */
  warn: v.optional(Value),
  class: v.optional(v.picklist(TARGET_CLASSES), 'assessment'),
  /** Key figures are shown first; the others are reported with the rest. */
  key: v.optional(v.boolean(), true),
  owner: v.optional(v.string()),
  /** The periods that it is for: `2026`, `2026-Q3`, `2026-11`. */
  from: v.optional(PeriodName),
  to: v.optional(PeriodName),
  team: Scope,
  owner_of: Scope,
  channel: Scope,
  category: Scope,
  priority: Scope,
  product: Scope,
});
type TargetEntry = v.InferOutput<typeof TargetEntry>;

/** A target, ready to be held against figures. Shares from 0 to 1, durations in seconds. */
export interface Target {
  kpi: string;
  aim: 'at_least' | 'at_most';
  value: number;
  /** Null: what is missed by no more than chance may explain counts as near. */
  warn: number | null;
  class: TargetClass;
  isKey: boolean;
  owner: string | null;
  period: Period;
  /** What it is for only; empty: the whole desk. */
  scope: Partial<Record<Attribute, string>>;
}

/** What a whole report is of; null: something that has no targets, and no exposure, of its own. */
export type ReportScope = Partial<Record<Attribute, string>> | null;

/** `open`: missed so far, but what became of the complaints is not settled; `few`: on so little nothing is to be said; `none`: there is no figure. */
export type Light = 'met' | 'near' | 'missed' | 'open' | 'few' | 'none';

/** The targets of a file. Every mistake is listed: a figure that there is not, a value that is none, two aims or none. */
export function makeTargets(entries: readonly TargetEntry[], zone: string): Target[] {
  const faults: Fault[] = [];
  const targets = entries.map((entry, index): Target => {
    const path = `targets.${index}`;
    const fail = (field: string, found: unknown, allowed: string) => {
      faults.push({ path: `${path}.${field}`, found: String(found), allowed });
      return 0;
    };
    const kind = kindOf(entry.kpi);
    if (kind === null) fail('kpi', entry.kpi, TARGETED.join(', '));
    const { at_least, at_most, warn } = entry;
    if ((at_least === undefined) === (at_most === undefined)) {
      fail('at_least', at_least === undefined ? 'neither' : 'both', 'at_least or at_most, one of them');
    }
    const aim = at_least === undefined ? 'at_most' : 'at_least';
    const read = (field: string, value: string | number) =>
      readValue(value, kind ?? 'count') ?? fail(field, value, ALLOWED[kind ?? 'count'] ?? 'a number');
    const value = read(aim, at_least ?? at_most ?? 0);
    const limit = warn === undefined ? null : read('warn', warn);
    const isBeyond = limit !== null && (aim === 'at_least' ? limit > value : limit < value);
    if (isBeyond) fail('warn', warn, aim === 'at_least' ? 'at most the target' : 'at least the target');
    const period = problemOr(() => parsePeriod(entry.from, entry.to, zone));
    if (period instanceof Problem) fail('from', `${entry.from ?? ''} – ${entry.to ?? ''}`, '2026, 2026-Q3, 2026-11');
    const { owner_of, ...rest } = entry;
    const scoped = { ...rest, owner: owner_of };
    const scope = Object.fromEntries(ATTRIBUTES.flatMap((name) => (scoped[name] ? [[name, scoped[name]]] : [])));
    return {
      ...{ kpi: entry.kpi, aim, value, warn: limit, class: entry.class, isKey: entry.key, scope },
      owner: entry.owner ?? null,
      period: period instanceof Problem ? { from: 0, to: 0 } : period,
    };
  });
  if (faults.length > 0) throw new Problem('policy_invalid', { file: 'policy/kpi.yaml', faults });
  return targets;
}

/** The target of each figure of a group: of those that are for it, the one that says most exactly what it is for; of equals, the last. */
export function targetsFor(
  targets: readonly Target[],
  group: { key: Partial<Record<string, string | null>>; period: Period },
): Map<string, Target> {
  const chosen = new Map<string, Target>();
  for (const target of targets) {
    const names = Object.keys(target.scope) as Attribute[];
    if (!names.every((name) => group.key[name] === target.scope[name])) continue;
    const { from, to } = target.period;
    if (group.period.from < from || group.period.to > to) continue;
    const before = chosen.get(target.kpi);
    if (before && Object.keys(before.scope).length > names.length) continue;
    chosen.set(target.kpi, target);
  }
  return chosen;
}

/** How a figure stands to its target. Without a `warn` it is near where its interval still holds the target: that it is missed may be chance. */
export function lightOf(
  figure: Pick<Figure, 'kind' | 'value' | 'denominator' | 'n' | 'low' | 'high' | 'provisional'>,
  { kpi = '', aim, value: wanted, warn }: Pick<Target, 'aim' | 'value' | 'warn'> & { kpi?: string },
): Light {
  const { value, low = null, high = null } = figure;
  if (value === null) return 'none';
  if (isSmall(figure)) return 'few';
  const reaches = (limit: number, to: number) => (aim === 'at_least' ? limit >= to : limit <= to);
  if (reaches(value, wanted)) return 'met';
  const best = aim === 'at_least' ? high : low;
  const isNear = warn === null ? best !== null && reaches(best, wanted) : reaches(value, warn);
  // What is not settled yet can still rise.
  if (!isNear && aim === 'at_least' && figure.provisional && SETTLING.has(kpi)) return 'open';
  return isNear ? 'near' : 'missed';
}

/** What a target of a figure of this name can say; null: there is no such figure, or it has no single value. */
function kindOf(name: string): FigureKind | null {
  if (name === 'backlog') return 'level';
  // Sums are in currencies, and one number is in none.
  const kpi = KPIS.find((each) => each.name === name && each.kind !== 'money');
  return kpi ? figureKind(kpi.kind) : (DERIVED.get(name) ?? null);
}

/** Figures that rest on what `--exposure` brings. */
const DERIVED = new Map<string, FigureKind>([
  ['complaints_per_10k', 'mean'],
  ['cost_per_complaint', 'mean'],
  ['incident_deflection', 'rate'],
]);

const TARGETED = ['backlog', ...KPIS.flatMap(({ name, kind }) => (kind === 'money' ? [] : [name])), ...DERIVED.keys()];

/** Figures that rest on what complaints don't tell. */
export const EXPOSED_FIGURES: readonly string[] = [...DERIVED.keys(), 'variable_cost_per_complaint'];

/** The names of all figures. */
export const FIGURES: readonly string[] = [
  ...['opening_backlog', 'backlog', ...KPIS.map(({ name }) => name)],
  ...EXPOSED_FIGURES,
];

const ALLOWED: Partial<Record<FigureKind, string>> = {
  rate: 'a share: 95%, 0.95',
  median: 'a time: 30m, 48h, 7d',
  p90: 'a time: 30m, 48h, 7d',
};

const UNITS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

function readValue(text: string | number, kind: FigureKind): number | null {
  const [, digits, unit = ''] = /^\s*(\d+\.?\d*|\.\d+)\s*([%smhd]?)\s*$/.exec(String(text)) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits);
  if (kind === 'rate') {
    const share = unit === '%' ? number / 100 : number;
    return (unit === '%' || unit === '') && share <= 1 ? share : null;
  }
  if (kind === 'median' || kind === 'p90') return unit in UNITS ? number * (UNITS[unit] as number) : null;
  return unit === '' ? number : null;
}
