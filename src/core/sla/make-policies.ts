import { createHash } from 'node:crypto';
import { type Calendar, type CalendarFile, parseCalendar } from '../calendar/calendar.js';
import { parseTarget, parseWarning } from '../calendar/duration.js';
import { type Day, parseDay } from '../calendar/instant.js';
import { USUAL_WARNING } from '../complaint/clock.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import { type Fault, Problem, problemOr } from '../problem.js';
import type { Goal, Policy, PolicyBook, PolicySet } from './policy.js';
import { METRICS, type Metric, type PackFile, type PolicyEntry, type SlaFile, type Start } from './policy-file.js';

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
  const reader = new EntryReader(path, faults);
  const { id, when, calendar, calendars: byTeam, pauses, extensions, on_reopen: onReopen } = entry;
  reader.requireCalendars(entry, calendars);
  reader.checkExtensions(extensions);
  return {
    ...{ id, hash: hashOf(entry), when, calendar, calendars: byTeam, pauses, extensions, onReopen },
    ...reader.period(entry),
    starts: startsOf(entry.starts),
    targets: reader.goals('targets', entry.targets),
    stages: reader.goals('stages', entry.stages),
    warn: reader.warnings(entry.warn),
  };
}

/** Reads the fields of one policy, and notes what in them can't be read, by its place. */
class EntryReader {
  constructor(
    private readonly path: string,
    private readonly faults: Fault[],
  ) {}

  goals(field: string, texts: Readonly<Record<string, string | undefined>>): Record<string, Goal> {
    const goals: Record<string, Goal> = {};
    for (const [name, text] of Object.entries(texts)) {
      const target = text === undefined ? null : this.read(`${field}.${name}`, text, parseTarget, TARGETS);
      if (target && text !== undefined) goals[name] = { text, target };
    }
    return goals;
  }

  warnings(given: PolicyEntry['warn']): Record<Metric, string> {
    const byMetric = typeof given === 'string' ? {} : given;
    const texts: [string, string][] = typeof given === 'string' ? [['warn', given]] : [];
    for (const [metric, text] of Object.entries(byMetric)) texts.push([`warn.${metric}`, text]);
    for (const [at, text] of texts) this.read(at, text, parseWarning, '75%, -30m');
    const usual = typeof given === 'string' ? given : USUAL_WARNING;
    return Object.fromEntries(METRICS.map((metric) => [metric, byMetric[metric] ?? usual])) as Record<Metric, string>;
  }

  checkExtensions(extensions: PolicyEntry['extensions']): void {
    for (const [metric, { by, to }] of Object.entries(extensions)) this.goals(`extensions.${metric}`, { by, to });
  }

  requireCalendars({ calendar, calendars: byTeam }: PolicyEntry, known: ReadonlyMap<string, Calendar>): void {
    const named = [['calendar', calendar], ...Object.entries(byTeam).map(([team, id]) => [`calendars.${team}`, id])];
    for (const [at = '', id = ''] of named) if (!known.has(id)) this.refuse(at, id, list([...known.keys()]));
  }

  period({ from: first, until: last }: PolicyEntry): Pick<Policy, 'from' | 'until'> {
    const day = (at: string, text: string | undefined): Day | null =>
      text === undefined ? null : this.read(at, text, parseDay, '2026-10-01');
    const [from, until] = [day('from', first), day('until', last)];
    if (from !== null && until !== null && until < from) this.refuse('until', last ?? '', `${first} or later`);
    return { from, until };
  }

  private read<T>(at: string, text: string, parse: (text: string) => T, allowed: string): T | null {
    const value = problemOr(() => parse(text));
    if (!(value instanceof Problem)) return value;
    this.refuse(at, text, allowed);
    return null;
  }

  private refuse(at: string, found: string, allowed: string): void {
    this.faults.push({ path: `${this.path}.${at}`, found, allowed });
  }
}

/** From when each metric counts. A regulator counts from receipt, however late it was logged, unless the policy says otherwise for it. */
function startsOf(starts: PolicyEntry['starts']): Policy['starts'] {
  const each = typeof starts === 'string' ? {} : starts;
  const all = typeof starts === 'string' ? starts : 'received';
  const of = (metric: Metric): Start =>
    (each as Partial<Policy['starts']>)[metric] ?? (metric === 'final' && all === 'logged' ? 'received' : all);
  return Object.fromEntries(METRICS.map((metric) => [metric, of(metric)])) as Policy['starts'];
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
