import * as v from 'valibot';
import { parseLength } from '../calendar/duration.js';
import { TOP_CAUSES_OF } from '../improvement/top-causes.js';
import type { SurgeRule } from '../insight/surge.js';
import { type Target, targetsFor } from '../kpi/targets.js';
import { type Fault, Problem, problemOr } from '../problem.js';
import { SIGN_CODES, type SignCode, type SignUnit, signKind, type Wanted } from './signs.js';

const Value = v.union([v.number(), v.pipe(v.string(), v.minLength(1))]);

/** What a sign is held against: `{at_most: 10%, warn: 15%}`, one of the aims; or `off`: it is no sign for this desk. */
const SignEntry = v.union([
  v.literal('off'),
  v.strictObject({ at_least: v.optional(Value), at_most: v.optional(Value), warn: v.optional(Value) }),
]);

const CATCH_ALL = 'other others misc miscellaneous unknown unclassified 其他 其它 未知 未分类'.split(' ');

/** `policy/health.yaml`: when a desk is in trouble. Everything has a default. */
export const HealthFile = v.strictObject({
  /** How many days are looked at where nobody names a period. */
  period_days: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3660)), 90),
  /** So many bad signs make a trouble bad; with fewer it is to be watched. */
  signs_for_bad: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 2),
  /** Of more complaints than this as many are read, evenly over the period; 0: all of them. */
  read_at_most: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1000),
  /** What the ten largest causes are counted by. For subcategory and root_cause every complaint of the period is read. */
  causes_of: v.optional(v.picklist(TOP_CAUSES_OF), 'category'),
  /** Categories that say nothing of the cause. */
  catch_all: v.optional(v.array(v.pipe(v.string(), v.minLength(1))), CATCH_ALL),
  /** A message of a customer is overdue for an answer after this. */
  unanswered_longer_than: v.optional(v.string(), '1d'),
  /** When growth within a week of the period is a surge; as the flags of `insight surge`. Many weeks are tested, so the chance is small. */
  surges: v.optional(
    v.strictObject({
      growth: v.optional(Value, '30%'),
      chance: v.optional(Value, '0.1%'),
      floor: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 5),
      weeks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(104)), 8),
    }),
    {},
  ),
  /** What each sign is held against, where not what is usual. */
  signs: v.optional(v.partial(v.strictObject(entriesOf(SignEntry))), {}),
});
export type HealthFile = v.InferOutput<typeof HealthFile>;

function entriesOf<S>(schema: S): Record<SignCode, S> {
  return Object.fromEntries(SIGN_CODES.map((code) => [code, schema])) as Record<SignCode, S>;
}

/** Where a threshold comes from: a target in policy/kpi.yaml, policy/health.yaml, or what is usual. */
export type ThresholdSource = 'target' | 'health' | 'default';

/** What a figure is held against. Shares from 0 to 1, times in seconds. */
export interface Threshold {
  aim: 'at_least' | 'at_most';
  value: number;
  /** Null: what is missed by no more than chance may explain is to be watched. */
  warn: number | null;
  from: ThresholdSource;
  /** Who answers for the target; null: nobody is named. */
  owner: string | null;
}

/** The settings, ready for use. */
export interface HealthSettings {
  periodDays: number;
  signsForBad: number;
  readAtMost: number;
  causesOf: HealthFile['causes_of'];
  /** In small letters. */
  catchAll: ReadonlySet<string>;
  /** In seconds. */
  unansweredLongerThan: number;
  surges: SurgeRule;
  /** Null: held against nothing. What is left out is no sign for this desk. */
  thresholds: ReadonlyMap<SignCode, Threshold | null>;
}

const FILE = 'policy/health.yaml';

/** Makes settings of a checked file. Every value that can't be read is listed by its path. */
export function makeHealth(file: HealthFile): HealthSettings {
  const faults: Fault[] = [];
  const read = (path: string, found: string | number, unit: SignUnit): number => {
    const value = readValue(found, unit);
    if (value === null) faults.push({ path, found: String(found), allowed: ALLOWED[unit] });
    return value ?? 0;
  };
  const thresholds = new Map<SignCode, Threshold | null>();
  for (const code of SIGN_CODES) {
    const { wanted, unit } = signKind(code);
    const said = file.signs[code];
    if (said === 'off') continue;
    const entry: Wanted | null = said ?? wanted;
    thresholds.set(code, entry && thresholdOf(code, entry, unit, said === undefined ? 'default' : 'health'));
  }
  const { growth, chance, floor, weeks } = file.surges;
  const settings: HealthSettings = {
    periodDays: file.period_days,
    signsForBad: file.signs_for_bad,
    readAtMost: file.read_at_most,
    causesOf: file.causes_of,
    catchAll: new Set(file.catch_all.map((name) => name.trim().toLowerCase())),
    unansweredLongerThan: read('unanswered_longer_than', file.unanswered_longer_than, 'time'),
    surges: {
      growth: read('surges.growth', growth, 'number'),
      chance: read('surges.chance', chance, 'share'),
      incidentDays: new Set(),
      ...{ floor, weeks },
    },
    thresholds,
  };
  if (faults.length > 0) throw new Problem('policy_invalid', { file: FILE, faults });
  return settings;

  function thresholdOf(code: SignCode, entry: Wanted, unit: SignUnit, from: ThresholdSource): Threshold {
    const { at_least, at_most, warn } = entry;
    const path = `signs.${code}`;
    const aim = at_least === undefined ? 'at_most' : 'at_least';
    if ((at_least === undefined) === (at_most === undefined)) {
      const found = at_least === undefined ? 'neither' : 'both';
      faults.push({ path: `${path}.at_least`, found, allowed: 'at_least or at_most, one of them' });
      return { aim, value: 0, warn: null, from, owner: null };
    }
    const value = read(`${path}.${aim}`, at_least ?? at_most ?? 0, unit);
    const limit = warn === undefined ? null : read(`${path}.warn`, warn, unit);
    if (limit !== null && (aim === 'at_least' ? limit > value : limit < value)) {
      const allowed = aim === 'at_least' ? 'at most the threshold' : 'at least the threshold';
      faults.push({ path: `${path}.warn`, found: String(warn), allowed });
    }
    return { aim, value, warn: limit, from, owner: null };
  }
}

/** The same with the targets of key figures in the place of what policy/health.yaml says. `group`: what is looked at. A sign that is off stays off. */
export function withTargets(
  settings: HealthSettings,
  targets: readonly Target[],
  group: Parameters<typeof targetsFor>[1],
): HealthSettings {
  const wanted = targetsFor(targets, group);
  const thresholds = new Map(settings.thresholds);
  for (const code of thresholds.keys()) {
    const target = wanted.get(signKind(code).kpi ?? '');
    if (target === undefined) continue;
    const { aim, value, warn, owner } = target;
    thresholds.set(code, { aim, value, warn, from: 'target', owner });
  }
  return { ...settings, thresholds };
}

const ALLOWED: Record<SignUnit, string> = {
  share: 'a share: 95%, 0.95',
  number: 'a number from 0 up: 2, 0.5, 30%',
  time: 'a time: 30m, 4h, 7d',
};

function readValue(found: string | number, unit: SignUnit): number | null {
  if (unit === 'time') {
    const seconds = problemOr(() => parseLength(String(found)));
    return seconds instanceof Problem ? null : seconds;
  }
  const [, digits, percent] = /^\s*(\d+\.?\d*|\.\d+)\s*(%?)\s*$/.exec(String(found)) ?? [];
  if (digits === undefined) return null;
  const number = Number(digits) / (percent ? 100 : 1);
  return unit === 'share' && number > 1 ? null : number;
}
