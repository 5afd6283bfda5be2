import * as v from 'valibot';
import { instantOf } from '../calendar/instant.js';
import { NOT_APPLICABLE, readAnswer } from './answer.js';
import type { AuditPlan, RaterScores } from './audit.js';
import { QualityStandard } from './standard.js';

const Text = v.pipe(v.string(), v.minLength(1));
const Stamp = v.pipe(
  v.string(),
  v.check((text) => isStamp(text), 'a time'),
);
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Names = v.pipe(
  v.array(Text),
  v.minLength(1),
  v.check((names) => new Set(names).size === names.length, 'each once'),
);

const Ticket = v.looseObject({
  id: Text,
  logged_by: Text,
  team: v.nullable(v.string()),
  part: v.optional(v.picklist(['random', 'risk'])),
  stratum: v.optional(v.string()),
  raters: v.optional(v.array(Text)),
  auto: v.optional(v.record(v.string(), v.picklist(['yes', 'no']))),
});

const Stratum = v.looseObject({ stratum: v.string(), size: Count, n: Count });

/** A plan as it is kept, with all that anything is worked out of. What is more than that stays. */
const Plan = v.looseObject({
  name: Text,
  planned_at: Stamp,
  planned_by: Text,
  seed: v.pipe(v.number(), v.safeInteger()),
  raters: Names,
  frame: v.looseObject({ size: Count, hash: v.string() }),
  standard_hash: v.string(),
  standard: QualityStandard,
  tickets: v.pipe(
    v.array(Ticket),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'each ticket once'),
  ),
  deadline: v.optional(Stamp),
  design: v.optional(
    v.looseObject({
      size: v.looseObject({ by: v.picklist(['count', 'precision', 'aql', 'person']), n: Count }),
      per_person: v.nullable(Count),
      strata: v.nullable(v.array(Stratum)),
      shared: Count,
    }),
  ),
});

const Rating = v.looseObject({
  ticket: Text,
  answers: v.record(v.string(), v.nullable(v.string())),
  unqualified: v.nullable(v.string()),
  comment: v.nullable(v.string()),
});
const Scores = v.looseObject({ rater: Text, submitted_at: Stamp, ratings: v.array(Rating) });
const Closing = v.looseObject({ closed_at: Stamp, closed_by: Text, missing: v.array(v.string()) });

/** Where a plan that was read is none; null: it is one. */
export function wrongInPlan(data: unknown, name: string): string | null {
  return placeOf(v.safeParse(Plan, data)) ?? ((data as AuditPlan).name === name ? null : 'name');
}

const Exam = v.looseObject({
  exam: v.looseObject({
    from: v.array(v.string()),
    agreed_by: v.picklist(['all', 'majority', 'key']),
    pass_share: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    seen: v.optional(v.record(v.string(), v.array(v.string()))),
    key: v.array(
      v.looseObject({
        ticket: Text,
        answers: v.record(v.string(), v.nullable(v.string())),
        unqualified: v.nullable(v.boolean()),
        comment: v.nullable(v.string()),
      }),
    ),
  }),
});

/** Where a plan that was read lacks what makes it an exam; null: it is one. */
export function wrongInExam(data: unknown): string | null {
  return placeOf(v.safeParse(Exam, data));
}

/** Where scores that were read are none of this plan, kept under this rater's name; null: they are. */
export function wrongInScores(data: unknown, plan: AuditPlan, rater: string): string | null {
  const place = placeOf(v.safeParse(Scores, data));
  if (place !== null) return place;
  const scores = data as RaterScores;
  if (scores.rater !== rater || !plan.raters.includes(rater)) return 'rater';
  const drawn = new Map(plan.tickets.map((ticket) => [ticket.id, ticket]));
  const seen = new Set<string>();
  for (const [at, { ticket, answers, unqualified }] of scores.ratings.entries()) {
    const found = drawn.get(ticket);
    const isOwn = found && (found.raters === undefined || found.raters.includes(rater));
    if (!isOwn || seen.has(ticket)) return `ratings.${at}.ticket`;
    seen.add(ticket);
    if (unqualified !== null && !Object.hasOwn(plan.standard.reasons, unqualified)) return `ratings.${at}.unqualified`;
    for (const criterion of plan.standard.criteria) {
      const answer = Object.hasOwn(answers, criterion.id) ? answers[criterion.id] : null;
      if (answer == null || answer === NOT_APPLICABLE) continue;
      // As it was read from a sheet, and not as somebody may write it.
      if (readAnswer(answer, criterion) !== answer) return `ratings.${at}.answers.${criterion.id}`;
    }
  }
  return null;
}

/** Where a closing that was read is none; null: it is one. */
export function wrongInClosing(data: unknown): string | null {
  return placeOf(v.safeParse(Closing, data));
}

function placeOf(result: v.SafeParseResult<v.GenericSchema>): string | null {
  if (result.success) return null;
  const [issue] = result.issues;
  return (issue && v.getDotPath(issue)) || 'document';
}

function isStamp(text: string): boolean {
  try {
    return Number.isFinite(instantOf(text));
  } catch {
    return false;
  }
}
