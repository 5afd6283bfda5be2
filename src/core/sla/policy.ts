import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Calendar, type CalendarFile, parseCalendar } from '../calendar/calendar.js';
import { parseTarget, parseWarning, type Target } from '../calendar/duration.js';
import { type Day, parseDay } from '../calendar/instant.js';
import { USUAL_WARNING } from '../complaint/clock.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import { type Fault, Problem, problemOr } from '../problem.js';

/**
 * The metrics that a policy can set a target for. `acknowledge`: it has arrived. `first_response`: a person answers with content.
 * `next_response`: a message of the customer after that is answered. `update`: the customer hears how far it has come.
 * `stage`: the time in one team's hands. `resolution`: the answer. `final`: the answer that a regulator asks for, from receipt.
 */
export const METRICS = [
  'acknowledge',
  'first_response',
  'next_response',
  'update',
  'stage',
  'resolution',
  'final',
] as const;
export type Metric = (typeof METRICS)[number];

/** What becomes of a clock when a complaint is reopened; `ClockRules` says how. */
export const REOPEN_MODES = ['new_cycle', 'resume', 'keep_base'] as const;
export type ReopenMode = (typeof REOPEN_MODES)[number];

/** Where clocks start from: the complaint, its logging, or its being taken to a regulator or the like. */
const STARTS = ['received', 'logged', 'escalated'] as const;
/** An answer may also be counted from when the customer was told that the complaint has arrived. */
const LATER_STARTS = [...STARTS, 'acknowledged'] as const;
export type Start = (typeof LATER_STARTS)[number];

/** Who a complaint can be taken to outside the house. */
export const EXTERNAL_KINDS = ['regulator', 'ombudsman', 'court', 'media'] as const;

const Code = v.pipe(v.string(), v.minLength(1));
/** An empty list would hold for nothing. */
const OneOrMoreOf = <S extends v.GenericSchema>(schema: S) =>
  v.union([schema, v.pipe(v.array(schema), v.minLength(1, 'at least one value'))]);
const OneOrMore = OneOrMoreOf(Code);
const DATE = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-10-01'));
const PerMetric = <S extends v.GenericSchema>(schema: S) => v.record(v.picklist(METRICS), schema);

/** How a deadline may be put off. */
const Extension = v.strictObject({
  /** By how much beyond the first deadline: `30d`. */
  by: v.optional(v.string()),
  /** Or until when, counted from the start like the target: `35wd`. */
  to: v.optional(v.string()),
  /** How often; absent: any number of times. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** The roles that may approve; absent: anybody who works here. */
  roles: v.optional(v.array(Code)),
});

const PolicyShape = v.strictObject({
  id: Code,
  /** Facts that must all hold; a list means any of its values. Empty or absent: every complaint. */
  when: v.optional(
    v.strictObject({
      priority: v.optional(OneOrMore),
      category: v.optional(OneOrMore),
      subcategory: v.optional(OneOrMore),
      channel: v.optional(OneOrMore),
      product: v.optional(OneOrMore),
      demand: v.optional(OneOrMore),
      tags: v.optional(OneOrMore),
      /** The team in whose hands it is. */
      team: v.optional(OneOrMore),
      /** It was taken to one of these: regulator, ombudsman, court, media. */
      escalation: v.optional(OneOrMoreOf(v.picklist(EXTERNAL_KINDS))),
      vip: v.optional(v.boolean()),
      public: v.optional(v.boolean()),
    }),
    {},
  ),
  /** Only complaints received from this day on, and until that day, in the calendar's zone; both included. */
  from: v.optional(DATE),
  until: v.optional(DATE),
  calendar: Code,
  /** Other calendars for the stage clocks of these teams. */
  calendars: v.optional(v.record(Code, Code), {}),
  /**
   * Whether the clocks start when the customer complained, when it was logged, or when it was taken outside the house; for all of
   * them or for each. An answer may also count from the acknowledgement: `{final: acknowledged}`.
   */
  starts: v.optional(
    v.union([
      v.picklist(STARTS),
      v.strictObject({
        acknowledge: v.optional(v.picklist(STARTS)),
        first_response: v.optional(v.picklist(STARTS)),
        update: v.optional(v.picklist(LATER_STARTS)),
        resolution: v.optional(v.picklist(LATER_STARTS)),
        final: v.optional(v.picklist(LATER_STARTS)),
      }),
    ]),
    'received',
  ),
  targets: v.strictObject(
    Object.fromEntries(METRICS.map((metric) => [metric, v.optional(v.string())])) as Record<
      Metric,
      v.OptionalSchema<v.StringSchema<undefined>, undefined>
    >,
  ),
  /** The time that each team has, where it differs from `targets.stage`. */
  stages: v.optional(v.record(Code, v.string()), {}),
  /** When to warn: `75%` of the target, or `-30m` before it is due; for all clocks or for each. */
  warn: v.optional(v.union([v.string(), PerMetric(v.string())]), USUAL_WARNING),
  /** For each metric, the reasons of a pause that stop its clock. */
  pauses: v.optional(PerMetric(v.array(v.string())), {}),
  /** For each metric, how its deadline may be put off; absent: not limited by the policy. */
  extensions: v.optional(PerMetric(Extension), {}),
  on_reopen: v.optional(v.picklist(REOPEN_MODES), 'new_cycle'),
});

const Policies = v.pipe(v.array(PolicyShape), v.minLength(1, 'at least one policy'));

/** `policy/sla.yaml`: which promise applies to which complaint. The first policy whose `when` holds is taken. */
export const SlaFile = v.strictObject({
  policies: Policies,
  reopen: v.optional(
    v.strictObject({
      /** How long after closing a complaint may be reopened, in days; absent: at any time. */
      within_days: v.optional(v.pipe(v.number(), v.minValue(0))),
    }),
    {},
  ),
});
export type SlaFile = v.InferOutput<typeof SlaFile>;

/** A remark, as it is or in several languages. */
const Remark = v.union([Code, v.record(v.string(), Code)]);
export type Remark = v.InferOutput<typeof Remark>;

/** `policy/packs/*.yaml`: promises that come from outside, kept beside the house's own. */
export const PackFile = v.strictObject({
  pack: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'an id such as uk-disp')),
  name: v.record(v.string(), v.string()),
  /** Where the rules were read, and when they were last compared with it. */
  source: v.array(Code),
  verified: v.nullable(DATE),
  /** From when to when the rules hold, in words or dates. */
  effective: v.optional(Remark),
  /** What could not be found in a source. One that begins like `final:` or `complex/final:` marks that target. */
  unconfirmed: v.optional(v.array(Remark), []),
  notes: v.optional(v.array(Remark), []),
  policies: Policies,
});
export type PackFile = v.InferOutput<typeof PackFile>;

export type PolicyEntry = SlaFile['policies'][number];
export type Extension = v.InferOutput<typeof Extension>;

/** A target as it was written, and as it is reckoned with. */
export interface Goal {
  text: string;
  target: Target;
}

/** One promise, ready for use. */
export interface Policy {
  id: string;
  /** Hash of what the file said, recorded in each clock that starts under it. */
  hash: string;
  when: PolicyEntry['when'];
  from: Day | null;
  until: Day | null;
  calendar: string;
  calendars: Readonly<Record<string, string>>;
  starts: Record<Metric, Start>;
  targets: Partial<Record<Metric, Goal>>;
  stages: Readonly<Record<string, Goal>>;
  warn: Record<Metric, string>;
  pauses: Partial<Record<Metric, string[]>>;
  extensions: Partial<Record<Metric, Extension>>;
  onReopen: ReopenMode;
}

/** An ordered list of promises of one origin: of a complaint's clocks each such list has its own. */
export interface PolicySet {
  /** Undefined: the house's own. */
  pack: string | undefined;
  /** Where it is written, `policy/sla.yaml`. */
  file: string;
  policies: readonly Policy[];
}

/** All promises of a desk with the calendars that they are kept by. */
export interface PolicyBook {
  sets: readonly PolicySet[];
  calendars: ReadonlyMap<string, Calendar>;
  reopenWithinDays: number | null;
}

/**
 * Makes a policy book of checked files. Refuses, by path, targets that can't be read, calendars that are not there, and codes that
 * the codebook does not have: a promise that never applies is worse than none.
 */
export function makePolicyBook(
  file: SlaFile,
  calendarFiles: readonly CalendarFile[],
  taxonomy: Taxonomy,
  packs: readonly PackFile[] = [],
  teams: readonly string[] = [],
): PolicyBook {
  const calendars = makeCalendars(calendarFiles);
  const surroundings = { calendars, taxonomy, teams };
  const house = makeSet(undefined, HOUSE_FILE, file.policies, surroundings);
  const others = packs.map((pack, index) => {
    const path = packPath(pack.pack);
    if (packs.findIndex(({ pack: id }) => id === pack.pack) !== index) {
      const fault = { path: 'pack', found: pack.pack, allowed: 'an id that no other pack has' };
      throw new Problem('policy_invalid', { file: path, faults: [fault] });
    }
    return makeSet(pack.pack, path, pack.policies, surroundings);
  });
  return { sets: [house, ...others], calendars, reopenWithinDays: file.reopen.within_days ?? null };
}

/** Where the house's own promises are kept in a store. */
export const HOUSE_FILE = 'policy/sla.yaml';

/** Where a pack is kept in a store. */
export function packPath(pack: string): string {
  return `policy/packs/${pack}.yaml`;
}

/** What promises must fit. */
export interface Surroundings {
  calendars: ReadonlyMap<string, Calendar>;
  /** Null: codes are taken as they come. */
  taxonomy: Taxonomy | null;
  /** The teams that are listed; none: any name is taken as it comes. */
  teams: readonly string[];
}

/** Makes one list of promises ready for use. Refuses whatever in it can't be kept, all of it at once. */
export function makeSet(
  pack: string | undefined,
  file: string,
  entries: readonly PolicyEntry[],
  { calendars, taxonomy, teams }: Surroundings,
): PolicySet {
  const faults: Fault[] = [];
  const policies = entries.map((entry, index) => makePolicy(entry, `policies.${index}`, calendars, faults));
  for (const [index, entry] of entries.entries()) {
    const missing = taxonomy === null ? [] : missingCodes(entry, taxonomy);
    const path = (at: string) => `policies.${index}.${at}`;
    faults.push(...missing.map(({ at, code, allowed }) => ({ path: path(at), found: code, allowed: list(allowed) })));
    const strangers = teams.length === 0 ? [] : valuesOf(entry.when.team).filter((team) => !teams.includes(team));
    faults.push(...strangers.map((found) => ({ path: path('when.team'), found, allowed: list(teams) })));
    if (entries.findIndex(({ id }) => id === entry.id) !== index) {
      faults.push({ path: `policies.${index}.id`, found: entry.id, allowed: 'an id that no other policy has' });
    }
  }
  if (faults.length > 0) throw new Problem('policy_invalid', { file, faults });
  return { pack, file, policies };
}

const TARGETS = '30m, 4h, 48h elapsed, 3wd, 15d, 15d roll, 8w, 6mo';

function makePolicy(
  entry: PolicyEntry,
  path: string,
  calendars: ReadonlyMap<string, Calendar>,
  faults: Fault[],
): Policy {
  const read = <T>(at: string, text: string, parse: (text: string) => T, allowed: string): T | null => {
    const value = problemOr(() => parse(text));
    if (!(value instanceof Problem)) return value;
    faults.push({ path: `${path}.${at}`, found: text, allowed });
    return null;
  };
  const goal = (at: string, text: string): Goal | null => {
    const target = read(at, text, parseTarget, TARGETS);
    return target && { text, target };
  };
  const named = [
    ['calendar', entry.calendar],
    ...Object.entries(entry.calendars).map(([team, id]) => [`calendars.${team}`, id]),
  ];
  for (const [at, id = ''] of named) {
    if (!calendars.has(id))
      faults.push({ path: `${path}.${at}`, found: id, allowed: [...calendars.keys()].join(', ') });
  }
  const targets: Policy['targets'] = {};
  for (const metric of METRICS) {
    const text = entry.targets[metric];
    const found = text === undefined ? null : goal(`targets.${metric}`, text);
    if (found) targets[metric] = found;
  }
  const stages: Record<string, Goal> = {};
  for (const [team, text] of Object.entries(entry.stages)) {
    const found = goal(`stages.${team}`, text);
    if (found) stages[team] = found;
  }
  const { warn: given } = entry;
  const warn = Object.fromEntries(
    METRICS.map((metric) => [metric, typeof given === 'string' ? given : (given[metric] ?? USUAL_WARNING)]),
  ) as Record<Metric, string>;
  const warnings: [string, string][] =
    typeof given === 'string'
      ? [['warn', given]]
      : Object.entries(given).map(([metric, text]) => [`warn.${metric}`, text]);
  for (const [at, text] of warnings) read(at, text, parseWarning, '75%, -30m');
  for (const [metric, { by, to }] of Object.entries(entry.extensions)) {
    if (by !== undefined) goal(`extensions.${metric}.by`, by);
    if (to !== undefined) goal(`extensions.${metric}.to`, to);
  }
  const [from, until] = [readDay('from', entry.from), readDay('until', entry.until)];
  if (from !== null && until !== null && until < from) {
    faults.push({ path: `${path}.until`, found: entry.until ?? '', allowed: `${entry.from} or later` });
  }
  function readDay(at: string, text: string | undefined): Day | null {
    return text === undefined ? null : read(at, text, parseDay, '2026-10-01');
  }
  const { id, when, calendar, calendars: byTeam, starts, pauses, extensions, on_reopen: onReopen } = entry;
  const hash = hashOf(entry);
  return {
    id,
    hash,
    when,
    from,
    until,
    calendar,
    calendars: byTeam,
    starts: startsOf(starts),
    targets,
    stages,
    warn,
    pauses,
    extensions,
    onReopen,
  };
}

/** From when each metric counts. A regulator counts from receipt, however late it was logged, unless the policy says otherwise for it. */
function startsOf(starts: PolicyEntry['starts']): Policy['starts'] {
  const each = typeof starts === 'string' ? {} : starts;
  const all = typeof starts === 'string' ? starts : 'received';
  const of = (metric: Metric): Start =>
    (each as Partial<Policy['starts']>)[metric] ?? (metric === 'final' && all === 'logged' ? 'received' : all);
  return Object.fromEntries(METRICS.map((metric) => [metric, of(metric)])) as Policy['starts'];
}

/** What a policy promises for a metric; for a stage, to this team. Null: nothing. */
export function goalOf(policy: Policy, metric: Metric, team: string | null): Goal | null {
  if (metric !== 'stage') return policy.targets[metric] ?? null;
  const own = team !== null && Object.hasOwn(policy.stages, team) ? policy.stages[team] : undefined;
  return own ?? policy.targets.stage ?? null;
}

/** The calendars by id. */
export function makeCalendars(files: readonly CalendarFile[]): Map<string, Calendar> {
  const calendars = new Map<string, Calendar>();
  for (const file of files) {
    if (calendars.has(file.id)) {
      const faults = [{ path: 'id', found: file.id, allowed: 'an id that no other calendar has' }];
      throw new Problem('policy_invalid', { file: `policy/calendars (${file.id})`, faults });
    }
    calendars.set(file.id, parseCalendar(file));
  }
  return calendars;
}

/** A code that a policy asks for and a codebook does not have. */
export interface MissingCode {
  /** The field of the policy, `when.priority`. */
  at: string;
  code: string;
  /** The part of the codebook that should have it. */
  part: 'priorities' | 'categories' | 'sub' | 'channels' | 'demands' | 'pause_reasons';
  allowed: readonly string[];
}

/** The codes of a policy that the codebook does not have. A sub-category must be one of the categories named beside it. */
export function missingCodes({ when, pauses }: PolicyEntry, taxonomy: Taxonomy): MissingCode[] {
  const { categories } = taxonomy;
  const within = when.category === undefined ? Object.keys(categories) : valuesOf(when.category);
  const sub = Object.assign({}, ...within.map((category) => categories[category]?.sub ?? {}));
  const check = (at: string, given: string | string[] | undefined, part: MissingCode['part']): MissingCode[] => {
    const known = part === 'sub' ? sub : taxonomy[part];
    const missing = valuesOf(given).filter((code) => !Object.hasOwn(known, code));
    return missing.map((code) => ({ at, code, part, allowed: Object.keys(known) }));
  };
  return [
    ...check('when.priority', when.priority, 'priorities'),
    ...check('when.category', when.category, 'categories'),
    ...check('when.subcategory', when.subcategory, 'sub'),
    ...check('when.channel', when.channel, 'channels'),
    ...check('when.demand', when.demand, 'demands'),
    ...Object.entries(pauses).flatMap(([metric, reasons]) => check(`pauses.${metric}`, reasons, 'pause_reasons')),
  ];
}

/** One value or several as a list. */
export function valuesOf<T>(given: T | readonly T[] | undefined): T[] {
  return given === undefined ? [] : ([given].flat() as T[]);
}

function list(codes: readonly string[]): string {
  return codes.join(', ');
}

function hashOf(entry: PolicyEntry): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 12);
}

/** The calendar with this id. */
export function calendarOf(book: PolicyBook, id: string): Calendar {
  const calendar = book.calendars.get(id);
  if (!calendar) throw new Problem('calendar_unknown', { calendar: id, known: [...book.calendars.keys()] });
  return calendar;
}

/** The policy that a clock runs under, as it is now; null: it is gone. */
export function policyOf(book: PolicyBook, clock: { policy: string; pack?: string }): Policy | null {
  const set = book.sets.find(({ pack }) => pack === clock.pack);
  return set?.policies.find(({ id }) => id === clock.policy) ?? null;
}
