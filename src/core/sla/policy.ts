import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Calendar, type CalendarFile, parseCalendar } from '../calendar/calendar.js';
import { parseTarget, parseWarning, type Target, type WarningOffset } from '../calendar/duration.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import { type Fault, Problem } from '../problem.js';

/** The metrics that a policy can set a target for. */
export const METRICS = ['first_response', 'resolution'] as const;
export type Metric = (typeof METRICS)[number];

const OneOrMore = v.union([v.string(), v.array(v.string())]);
const Code = v.pipe(v.string(), v.minLength(1));

/** `policy/sla.yaml`: which promise applies to which complaint. The first policy whose `when` holds is taken. */
export const SlaFile = v.strictObject({
  policies: v.pipe(
    v.array(
      v.strictObject({
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
            vip: v.optional(v.boolean()),
            public: v.optional(v.boolean()),
          }),
          {},
        ),
        calendar: Code,
        /** Whether the clocks start when the customer complained or when it was logged. */
        starts: v.optional(v.picklist(['received', 'logged']), 'received'),
        targets: v.strictObject({ first_response: v.optional(v.string()), resolution: v.optional(v.string()) }),
        /** When to warn: `75%` of the target, or `-30m` before it is due. */
        warn: v.optional(v.string(), '75%'),
        /** For each metric, the reasons of a pause that stop its clock. */
        pauses: v.optional(v.record(v.picklist(METRICS), v.array(v.string())), {}),
      }),
    ),
    v.minLength(1, 'at least one policy'),
  ),
  reopen: v.optional(
    v.strictObject({
      /** How long after closing a complaint may be reopened, in days; absent: at any time. */
      within_days: v.optional(v.pipe(v.number(), v.minValue(0))),
    }),
    {},
  ),
});
export type SlaFile = v.InferOutput<typeof SlaFile>;

type PolicyEntry = SlaFile['policies'][number];

/** One promise, ready for use. */
export interface Policy {
  id: string;
  /** Hash of what the file said, recorded in each clock that starts under it. */
  hash: string;
  when: PolicyEntry['when'];
  calendar: string;
  starts: 'received' | 'logged';
  targets: Partial<Record<Metric, { text: string; target: Target }>>;
  warn: WarningOffset;
  pauses: Partial<Record<Metric, string[]>>;
}

/** All promises of a desk with the calendars that they are kept by. */
export interface PolicyBook {
  policies: readonly Policy[];
  calendars: ReadonlyMap<string, Calendar>;
  reopenWithinDays: number | null;
}

/**
 * Makes a policy book of checked files. Refuses, by path, targets that can't be read, calendars that are not there, and codes that
 * the codebook does not have: a promise that never applies is worse than none.
 */
export function makePolicyBook(file: SlaFile, calendarFiles: readonly CalendarFile[], taxonomy: Taxonomy): PolicyBook {
  const calendars = makeCalendars(calendarFiles);
  const faults: Fault[] = [];
  const read = <T>(path: string, text: string, parse: (text: string) => T, allowed: string): T | null => {
    try {
      return parse(text);
    } catch {
      faults.push({ path, found: text, allowed });
      return null;
    }
  };

  const policies = file.policies.map((entry, index): Policy => {
    const path = `policies.${index}`;
    if (!calendars.has(entry.calendar)) {
      faults.push({ path: `${path}.calendar`, found: entry.calendar, allowed: [...calendars.keys()].join(', ') });
    }
    faults.push(...unknownCodes(entry, path, taxonomy));
    const targets: Policy['targets'] = {};
    for (const metric of METRICS) {
      const text = entry.targets[metric];
      if (text === undefined) continue;
      const target = read(`${path}.targets.${metric}`, text, parseTarget, '30m, 4h, 48h elapsed, 3wd, 15d, 8w, 6mo');
      if (target) targets[metric] = { text, target };
    }
    const warn = read(`${path}.warn`, entry.warn, parseWarning, '75%, -30m') ?? { kind: 'share', share: 0.75 };
    const { id, when, calendar, starts, pauses } = entry;
    return { id, hash: hashOf(entry), when, calendar, starts, targets, warn, pauses };
  });
  for (const [index, { id }] of policies.entries()) {
    if (policies.findIndex((policy) => policy.id === id) !== index) {
      faults.push({ path: `policies.${index}.id`, found: id, allowed: 'an id that no other policy has' });
    }
  }
  if (faults.length > 0) throw new Problem('policy_invalid', { file: 'policy/sla.yaml', faults });
  return { policies, calendars, reopenWithinDays: file.reopen.within_days ?? null };
}

/** The calendars by id. */
function makeCalendars(files: readonly CalendarFile[]): Map<string, Calendar> {
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

function unknownCodes({ when, pauses }: PolicyEntry, path: string, taxonomy: Taxonomy): Fault[] {
  const { priorities, categories, channels, demands, pause_reasons } = taxonomy;
  const check = (at: string, given: string | string[] | undefined, codes: Record<string, unknown>): Fault[] =>
    [given ?? []]
      .flat()
      .flatMap((found) =>
        Object.hasOwn(codes, found) ? [] : [{ path: `${path}.${at}`, found, allowed: Object.keys(codes).join(', ') }],
      );
  return [
    ...check('when.priority', when.priority, priorities),
    ...check('when.category', when.category, categories),
    ...check('when.channel', when.channel, channels),
    ...check('when.demand', when.demand, demands),
    ...Object.entries(pauses).flatMap(([metric, reasons]) => check(`pauses.${metric}`, reasons, pause_reasons)),
  ];
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
