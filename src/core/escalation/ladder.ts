import * as v from 'valibot';
import { parseLength } from '../calendar/duration.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import type { Team } from '../complaint/team.js';
import { type Fault, Problem } from '../problem.js';
import type { PolicyBook } from '../sla/policy.js';
import { METRICS } from '../sla/policy-file.js';
import { type ClockMoment, metricsOf, parseMoment, policiesOf } from './moments.js';
import type { Route } from './routing.js';
import { makeWordFinder, type WordLists } from './words.js';

const Code = v.pipe(v.string(), v.minLength(1));
const OneOrMore = v.union([Code, v.pipe(v.array(Code), v.minLength(1, 'at least one'))]);
const Count = v.pipe(v.number(), v.integer(), v.minValue(1));

const Target = v.union([
  v.strictObject({ person: Code }),
  /** Somebody with this role, of the complaint's team first; with `skill` one who has it. */
  v.strictObject({ role: Code, skill: v.optional(Code) }),
  /** The lead of the team that has the complaint. */
  v.strictObject({ team_lead: v.literal(true) }),
  v.strictObject({ lead_of: Code }),
  v.strictObject({ owner: v.literal(true) }),
]);
/** Whom a rung means. */
export type Target = v.InferOutput<typeof Target>;

/** Facts that rungs and ladders are chosen by; a list means any of its values. */
const FactConditions = {
  /** `product`, or `product/safety`. */
  category: v.optional(OneOrMore),
  subcategory: v.optional(OneOrMore),
  priority: v.optional(OneOrMore),
  channel: v.optional(OneOrMore),
  product: v.optional(OneOrMore),
  demand: v.optional(OneOrMore),
  tags: v.optional(OneOrMore),
  vip: v.optional(v.literal(true)),
  public: v.optional(v.literal(true)),
};

/** What says which clock is meant; by themselves these are no condition. */
const NARROWING = ['metric', 'policy'];

const When = v.pipe(
  v.strictObject({
    /** Only clocks of this metric. */
    metric: v.optional(OneOrMore),
    /** Only clocks that run under this policy. */
    policy: v.optional(OneOrMore),
    at_risk: v.optional(v.literal(true)),
    /** Breached by at least this much working time; `0m`: as soon as it is breached. */
    breached_by: v.optional(v.string()),
    /** `75%` of the target, `-30m` before it is due, `+2h` or `+1wd` after; by the clock's own calendar. */
    at: v.optional(v.string()),
    /** The level that has been reached, or a higher one. */
    level: v.optional(Count),
    reopened: v.optional(Count),
    /** The customer has complained so many times before, within `repeat_within`. */
    repeat: v.optional(Count),
    repeat_within: v.optional(v.string()),
    /** More is claimed than the owner may grant. */
    redress_over_authority: v.optional(v.literal(true)),
    /** A word of these lists is in the title, the description or what the customer said since. */
    words: v.optional(OneOrMore),
    /** Nobody has owned it for so long. */
    unowned_for: v.optional(v.string()),
    ...FactConditions,
  }),
  v.check(
    (when) => Object.keys(when).some((key) => !NARROWING.includes(key)),
    'at least one condition besides metric and policy: at_risk, breached_by, at, reopened, repeat, vip, category, words, ...',
  ),
);

/** What keeps a rung from being taken: the complaint waits, the customer has been answered, somebody owns it. */
export const STOPS = ['waiting', 'responded', 'owned'] as const;
export type Stop = (typeof STOPS)[number];

const Rung = v.strictObject({
  id: Code,
  level: Count,
  to: v.union([Target, v.pipe(v.array(Target), v.minLength(1, 'at least one'))]),
  when: When,
  /** Held back outside this calendar's working time, whatever the ladder says. */
  notice_calendar: v.optional(Code),
  /** Taken at night as well. */
  any_time: v.optional(v.literal(true)),
  stop_when: v.optional(v.array(v.picklist(STOPS))),
});

const LadderFields = {
  /** Rungs are held back outside this calendar's working time. Absent: taken at any time. */
  notice_calendar: v.optional(Code),
  /** The least time between two rungs of the same complaint. */
  pause_between: v.optional(v.string()),
  /** Nothing more is taken once this level is reached. */
  stop: v.optional(v.strictObject({ level: Count })),
  stop_when: v.optional(v.array(v.picklist(STOPS))),
};

const Words = v.union([v.array(Code), v.record(Code, v.array(Code))]);

/** `policy/escalation.yaml`: who is told, and when. A rung holds when everything under its `when` holds. */
export const LadderFile = v.strictObject({
  ...LadderFields,
  /** The ladder of complaints that no other ladder applies to. */
  rungs: v.optional(v.array(Rung), []),
  /** Ladders for some complaints; the first that applies is taken, and what it does not say the file says. */
  ladders: v.optional(
    v.record(
      Code,
      v.strictObject({
        applies: v.strictObject({ policy: v.optional(OneOrMore), ...FactConditions }),
        ...LadderFields,
        rungs: v.array(Rung),
      }),
    ),
    {},
  ),
  /** Lists of words, each by itself or by language. */
  words: v.optional(v.record(Code, Words), {}),
  /** For each category, which team complaints of that kind go to, and which skill they take. */
  routing: v.optional(v.record(Code, v.strictObject({ team: v.optional(Code), skill: v.optional(Code) })), {}),
});
export type LadderFile = v.InferOutput<typeof LadderFile>;

type RungEntry = LadderFile['rungs'][number];
type NamedEntry = LadderFile['ladders'][string];

/** What a rung asks for. Lengths are in seconds. */
export type RungConditions = Omit<RungEntry['when'], 'breached_by' | 'at' | 'unowned_for' | 'repeat_within'> & {
  breached_by?: number;
  at?: ClockMoment;
  unowned_for?: number;
  repeat_within?: number;
};

export interface Rung {
  id: string;
  level: number;
  to: readonly Target[];
  when: RungConditions;
  /** The calendar that it waits for; null: taken at any time. */
  notice: string | null;
  stopWhen: readonly Stop[];
}

export interface Ladder {
  /** Null: the one for all complaints that no other applies to. */
  name: string | null;
  applies: NamedEntry['applies'];
  /** Lowest level first. */
  rungs: Rung[];
  /** In seconds. */
  pauseBetween: number;
  stopLevel: number | null;
}

/** All that `policy/escalation.yaml` says, ready for use. */
export interface Ladders {
  /** In the order in which they are tried; the one for all the rest is the last. */
  ladders: Ladder[];
  words: WordLists;
  routing: Readonly<Record<string, Route>>;
}

/** What a ladder is checked against. */
export interface LadderSurroundings {
  team: Team;
  taxonomy: Taxonomy;
  book: PolicyBook;
}

export const ESCALATION_FILE = 'policy/escalation.yaml';
const REPEAT_WITHIN = '30d';

/**
 * Makes the ladders of a checked file, lowest level first. Refuses, by path, what could never come about: a rung that nobody can climb
 * looks like a safeguard and is none.
 */
export function makeLadders(file: LadderFile, surroundings: LadderSurroundings): Ladders {
  const faults: Fault[] = [];
  const checker = new LadderChecker(file, surroundings, faults);
  const ladders = Object.entries(file.ladders).map(([name, entry]) => {
    const path = `ladders.${name}`;
    checker.facts(entry.applies, `${path}.applies`);
    checker.policies(entry.applies.policy, `${path}.applies.policy`);
    return checker.ladder(name, entry.applies, { ...inherited(file), ...given(entry) }, entry.rungs, path);
  });
  ladders.push(checker.ladder(null, {}, inherited(file), file.rungs, ''));
  const words = new Map(
    Object.entries(file.words).map(([name, lists]) => {
      const all = Array.isArray(lists) ? lists : Object.values(lists).flat();
      if (all.every((word) => word.trim() === '')) {
        faults.push({ path: `words.${name}`, found: '[]', allowed: 'at least one word' });
      }
      return [name, makeWordFinder(all.filter((word) => word.trim() !== ''))] as const;
    }),
  );
  checker.routing();
  if (faults.length > 0) throw new Problem('policy_invalid', { file: ESCALATION_FILE, faults });
  return { ladders, words, routing: file.routing };
}

type Common = Pick<LadderFile, 'notice_calendar' | 'pause_between' | 'stop' | 'stop_when'>;

function inherited({ notice_calendar, pause_between, stop, stop_when }: Common): Common {
  return { notice_calendar, pause_between, stop, stop_when };
}

function given(entry: Common): Common {
  return Object.fromEntries(Object.entries(inherited(entry)).filter(([, value]) => value !== undefined));
}

/** Checks what a file says against what there is, and collects what is wrong. */
class LadderChecker {
  private readonly ids = new Set<string>();

  constructor(
    private readonly file: LadderFile,
    private readonly surroundings: LadderSurroundings,
    private readonly faults: Fault[],
  ) {}

  ladder(
    name: string | null,
    applies: NamedEntry['applies'],
    common: Common,
    entries: readonly RungEntry[],
    path: string,
  ): Ladder {
    const at = (field: string) => [path, field].filter((part) => part !== '').join('.');
    this.calendar(common.notice_calendar, at('notice_calendar'));
    const stopLevel = common.stop?.level ?? null;
    const rungs = entries.map((entry, index) => this.rung(entry, at(`rungs.${index}`), common, applies));
    return {
      name,
      applies,
      rungs: rungs.sort((a, b) => a.level - b.level),
      pauseBetween: this.length(common.pause_between, at('pause_between')) ?? 0,
      stopLevel,
    };
  }

  private rung(entry: RungEntry, path: string, common: Common, applies: NamedEntry['applies']): Rung {
    const { id, level, notice_calendar, any_time, stop_when } = entry;
    if (this.ids.has(id)) this.fault(`${path}.id`, id, 'an id that no other rung has');
    this.ids.add(id);
    const to = [entry.to].flat();
    for (const [index, target] of to.entries()) {
      this.target(target, Array.isArray(entry.to) ? `${path}.to.${index}` : `${path}.to`);
    }
    this.calendar(notice_calendar, `${path}.notice_calendar`);
    this.levels(entry, path, common.stop?.level ?? null);
    return {
      id,
      level,
      to,
      when: this.conditions(entry.when, `${path}.when`, applies),
      notice: any_time ? null : (notice_calendar ?? common.notice_calendar ?? null),
      stopWhen: stop_when ?? common.stop_when ?? [],
    };
  }

  private levels({ level, when }: RungEntry, path: string, stop: number | null): void {
    if (stop !== null && level > stop) this.fault(`${path}.level`, level, `at most ${stop}, where the ladder stops`);
    if (when.level === undefined) return;
    if (stop !== null && when.level >= stop) {
      this.fault(`${path}.when.level`, when.level, `below ${stop}, where the ladder stops`);
    } else if (level < when.level) {
      this.fault(`${path}.level`, level, `at least ${when.level}, the level that it asks for`);
    }
  }

  private conditions(when: RungEntry['when'], path: string, applies: NamedEntry['applies']): RungConditions {
    const { breached_by, at, unowned_for, repeat_within, ...rest } = when;
    this.facts(when, path);
    this.policies(when.policy, `${path}.policy`);
    this.metrics(when, path, applies);
    for (const name of list(when.words)) {
      if (!Object.hasOwn(this.file.words, name)) {
        this.fault(`${path}.words`, name, Object.keys(this.file.words).join(', ') || 'a list under words');
      }
    }
    if (repeat_within !== undefined && when.repeat === undefined) {
      this.fault(`${path}.repeat_within`, repeat_within, 'only beside repeat');
    }
    const late = this.length(breached_by, `${path}.breached_by`);
    const moment = this.moment(at, `${path}.at`);
    const unowned = this.length(unowned_for, `${path}.unowned_for`);
    const within = when.repeat && this.length(repeat_within ?? REPEAT_WITHIN, `${path}.repeat_within`);
    return {
      ...rest,
      ...(late !== undefined && { breached_by: late }),
      ...(moment !== undefined && { at: moment }),
      ...(unowned !== undefined && { unowned_for: unowned }),
      ...(within !== undefined && { repeat_within: within }),
    };
  }

  /** A clock that nothing sets a target for never runs. */
  private metrics({ metric, policy }: RungEntry['when'], path: string, applies: NamedEntry['applies']): void {
    const only = [list(policy), list(applies.policy)].filter((ids) => ids.length > 0);
    const policies = policiesOf(this.surroundings.book).filter(({ id }) => only.every((ids) => ids.includes(id)));
    const targeted = new Set(policies.flatMap(metricsOf));
    for (const name of list(metric)) {
      if (!(METRICS as readonly string[]).includes(name)) this.fault(`${path}.metric`, name, METRICS.join(', '));
      else if (!targeted.has(name)) {
        this.fault(`${path}.metric`, name, `a clock that a policy sets a target for: ${[...targeted].join(', ')}`);
      }
    }
  }

  policies(ids: string | string[] | undefined, path: string): void {
    const known = policiesOf(this.surroundings.book).map(({ id }) => id);
    for (const id of list(ids)) if (!known.includes(id)) this.fault(path, id, known.join(', '));
  }

  facts(when: NamedEntry['applies'], path: string): void {
    const { categories, priorities, channels, demands } = this.surroundings.taxonomy;
    const codes = { priority: priorities, channel: channels, demand: demands };
    for (const [field, known] of Object.entries(codes)) {
      for (const found of list(when[field as keyof typeof codes])) this.code(`${path}.${field}`, found, known);
    }
    for (const found of list(when.category)) this.category(`${path}.category`, found);
    const named = list(when.category).flatMap((found) => found.split('/')[0] ?? []);
    const homes = Object.entries(categories).filter(([code]) => named.length === 0 || named.includes(code));
    const subs = Object.assign({}, ...homes.map(([, { sub }]) => sub));
    for (const found of list(when.subcategory)) this.code(`${path}.subcategory`, found, subs);
  }

  routing(): void {
    const teams = this.surroundings.team.teams;
    for (const [category, { team }] of Object.entries(this.file.routing)) {
      this.category(`routing.${category}`, category);
      if (team !== undefined && Object.keys(teams).length > 0) this.code(`routing.${category}.team`, team, teams);
    }
  }

  private category(path: string, found: string): void {
    const { categories } = this.surroundings.taxonomy;
    const [category = '', subcategory] = found.split('/');
    this.code(path, category, categories);
    if (subcategory !== undefined && Object.hasOwn(categories, category))
      this.code(path, subcategory, categories[category]?.sub ?? {});
  }

  private target(target: Target, path: string): void {
    const { team } = this.surroundings;
    if ('role' in target) this.code(`${path}.role`, target.role, team.roles);
    if ('person' in target && Object.keys(team.people).length > 0) {
      this.code(`${path}.person`, target.person, team.people);
    }
    if ('lead_of' in target) this.code(`${path}.lead_of`, target.lead_of, team.teams);
  }

  private calendar(id: string | undefined, path: string): void {
    const { calendars } = this.surroundings.book;
    if (id !== undefined && !calendars.has(id)) this.fault(path, id, [...calendars.keys()].join(', '));
  }

  private code(path: string, found: string, known: Record<string, unknown>): void {
    if (!Object.hasOwn(known, found)) this.fault(path, found, Object.keys(known).join(', '));
  }

  private length(text: string | undefined, path: string): number | undefined {
    return this.read(text, path, parseLength, '0m, 30m, 2h, 1d');
  }

  private moment(text: string | undefined, path: string): ClockMoment | undefined {
    return this.read(text, path, parseMoment, '75%, 100%, -30m, +2h, +1wd');
  }

  private read<T>(text: string | undefined, path: string, parse: (text: string) => T, allowed: string): T | undefined {
    if (text === undefined) return undefined;
    try {
      return parse(text);
    } catch {
      this.fault(path, text, allowed);
      return undefined;
    }
  }

  private fault(path: string, found: string | number, allowed: string): void {
    this.faults.push({ path, found: String(found), allowed });
  }
}

function list(given: string | readonly string[] | undefined): readonly string[] {
  return given === undefined ? [] : [given].flat();
}
