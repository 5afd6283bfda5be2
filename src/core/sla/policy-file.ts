import * as v from 'valibot';
import { USUAL_WARNING } from '../complaint/clock.js';
import { ESCALATION_KINDS } from '../complaint/escalation.js';

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
export const EXTERNAL_KINDS = ESCALATION_KINDS.filter((kind) => kind !== 'internal');

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
