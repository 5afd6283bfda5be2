import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { FINDING_CODES, SEVERITIES } from './finding.js';

const Names = v.record(v.string(), v.string());
const Code = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/, 'a code such as demand_clear'));
const Words = v.array(v.pipe(v.string(), v.minLength(1)));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Coefficient = v.pipe(v.number(), v.minValue(-1), v.maxValue(1));
const Weight = v.pipe(v.number(), v.minValue(0), v.maxValue(1000));

/** What a sheet tells of a ticket and asks for besides the criteria. No criterion is called like one of these columns. */
export const TICKET_COLUMNS = [
  'ticket',
  'received_at',
  'channel',
  'title',
  'category',
  'product',
  'description',
  'customer',
  'contact',
  'demand',
  'remedy',
  'reply',
] as const;
export const VERDICT_COLUMNS = ['unqualified', 'comment'] as const;
const COLUMNS: readonly string[] = [...TICKET_COLUMNS, ...VERDICT_COLUMNS];

const Criterion = v.strictObject({
  id: v.pipe(
    Code,
    v.check((id) => !COLUMNS.includes(id), `none of ${COLUMNS.join(', ')}`),
  ),
  text: Names,
  /** yes_no; percent: 0 to 100; ordinal: 1 to `levels`. */
  scale: v.picklist(['yes_no', 'ordinal', 'percent']),
  levels: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(100)), 5),
  /** What each answer means. */
  anchors: v.optional(v.record(v.string(), Names), {}),
  /** 0: asked for information only; it never fails a ticket. */
  weight: v.optional(Weight, 1),
  /** The part of the sheet it belongs to. */
  section: v.optional(Code),
  /** What failing this criterion sets to 0: the criterion itself, its section, or the whole ticket's score. */
  critical: v.optional(v.picklist(['item', 'section', 'form'])),
  /** An answer up to this one fails, on a scale of numbers; absent: the lowest there is. */
  fails_up_to: v.optional(v.number()),
  /** Answered by rule and by no rater: no where one of these findings is made in the ticket, else yes. */
  auto: v.optional(v.pipe(v.array(v.picklist(FINDING_CODES)), v.minLength(1))),
});

/** What the automatic rules go by. An empty list, or 0, does not ask. */
const RuleThresholds = v.strictObject({
  required: Words,
  recommended: Words,
  /** What else tickets of a category can't do without: `{process/returns: [order_ref]}`. */
  needs: v.optional(v.record(v.string(), Words), {}),
  min_title: v.optional(Count, 0),
  max_title: v.optional(Count, 0),
  min_description: Count,
  filler: Words,
  judgements: v.optional(Words, []),
  /** Words that go with a category or sub-category. */
  keywords: v.optional(v.record(v.string(), Words), {}),
  /** How many words of another category make one doubt. */
  min_keywords: v.optional(v.pipe(Count, v.minValue(1)), 2),
  vague_remedies: v.optional(Words, []),
  /** The demands that may come with a sum, and the words in a remedy that ask for one. */
  claim_for: v.optional(Words, []),
  claim_words: v.optional(Words, []),
  /** Words that show an emotion, by the tag that tells of it. */
  emotions: v.optional(v.record(v.string(), Words), {}),
  public_channels: v.optional(Words, []),
  /** In elapsed hours. */
  log_within_hours: v.optional(Count, 0),
  /** In days of 24 hours. */
  duplicate_days: v.optional(Count, 0),
  repeat_days: v.optional(Count, 0),
  at_once_minutes: v.optional(Count, 0),
  hollow_replies: Words,
  forbidden_promises: v.optional(Words, []),
  min_reason: v.optional(Count, 0),
  /** The outcomes that need a root cause. */
  root_cause_for: v.optional(Words, []),
  /** Findings that are graver or lighter here than usual, or switched off. */
  severity: v.optional(v.record(v.picklist(FINDING_CODES), v.picklist([...SEVERITIES, 'off'])), {}),
});

/** How marks of unqualified tickets are dealt with. */
const LedgerTerms = v.strictObject({
  /** How long the accountable person may appeal, in days of 24 hours. */
  appeal_days: v.optional(v.pipe(Count, v.maxValue(3660)), 7),
  /** The roles that decide. Never in their own matter. */
  decided_by: v.optional(Words, ['lead', 'manager', 'director']),
  /** The roles that see everybody's marks; others see their own. */
  seen_by: v.optional(Words, ['lead', 'manager', 'director']),
  /** The teams that write tickets down; every other one works on them. */
  service_teams: v.optional(Words, ['service']),
});

const StandardFields = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u, 'letters, digits, . _ -')),
  version: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
  title: Names,
  /** The parts of the sheet, where it has some. */
  sections: v.optional(v.record(Code, Names), {}),
  criteria: v.pipe(
    v.array(Criterion),
    v.minLength(1),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'criteria with an id of their own'),
    v.check(
      (all) => all.length === 0 || all.some(({ auto }) => auto === undefined),
      'a criterion without auto, for raters to answer',
    ),
  ),
  /** Why a ticket can be marked unqualified. */
  reasons: v.record(v.string(), Names),
  rules: RuleThresholds,
  /** What `plaint log` does with a ticket in which the rules find something: tell, or refuse it where something is wrong. */
  gate: v.optional(v.picklist(['off', 'warn', 'refuse']), 'off'),
  ledger: v.optional(LedgerTerms, {}),
  /** What an audit must reach. */
  pass: v.pipe(
    v.strictObject({
      /** Krippendorff's alpha over all criteria and raters. */
      alpha: v.optional(Coefficient),
      /** Less than `alpha`, but no less than this, passes if the raters settle what they differ in. */
      alpha_with_action: v.optional(Coefficient),
      /** Cohen's kappa of each pair of raters over the yes/no criteria; only asked for where `alpha` is not. */
      kappa: v.optional(Coefficient),
      unqualified_rate: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    }),
    v.check(({ alpha, kappa }) => (alpha === undefined) !== (kappa === undefined), 'either alpha or kappa'),
    v.check(
      ({ alpha, alpha_with_action: less }) => less === undefined || (alpha !== undefined && less < alpha),
      'alpha_with_action below alpha',
    ),
  ),
});

/** `policy/quality.yaml`: what a good ticket is, as both sides agreed it. */
export const QualityStandard = v.pipe(
  StandardFields,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const [index, criterion] of dataset.value.criteria.entries()) {
      const wrong = wrongField(criterion, dataset.value.sections);
      if (wrong) addIssue({ ...wrong, path: pathTo(dataset.value, index, wrong.field) });
    }
  }),
);
export type QualityStandard = v.InferOutput<typeof QualityStandard>;
export type Criterion = QualityStandard['criteria'][number];

/** The criteria that raters answer; the others are answered by rule. */
export function ratedCriteria({ criteria }: QualityStandard): Criterion[] {
  return criteria.filter(({ auto }) => auto === undefined);
}

/** What pins a standard in an audit: any change of it gives another hash. */
export function hashOfStandard(standard: QualityStandard): string {
  return createHash('sha256').update(JSON.stringify(standard)).digest('hex').slice(0, 16);
}

function wrongField(criterion: Criterion, sections: object) {
  const { section, critical, scale, fails_up_to, weight, levels, auto } = criterion;
  const names = Object.keys(sections);
  if (section !== undefined && !names.includes(section)) {
    return { field: 'section', received: section, message: names.join(', ') || 'one of the sections' } as const;
  }
  if (critical === 'section' && section === undefined) {
    return { field: 'critical', received: critical, message: 'section, where the criterion has one' } as const;
  }
  if (critical !== undefined && weight === 0) {
    return { field: 'critical', received: critical, message: 'nothing, where the weight is 0' } as const;
  }
  if (auto !== undefined && scale !== 'yes_no') {
    return { field: 'auto', received: auto.join(', '), message: 'nothing, where the scale is not yes_no' } as const;
  }
  const top = scale === 'ordinal' ? levels : 100;
  if (fails_up_to !== undefined && (critical === undefined || scale === 'yes_no' || fails_up_to >= top)) {
    const message = 'an answer below the best one, for a critical criterion on a scale of numbers';
    return { field: 'fails_up_to', received: String(fails_up_to), message } as const;
  }
  return null;
}

/** The place of a field of a criterion, as an issue names it. */
function pathTo(standard: object, index: number, field: string): [v.IssuePathItem, ...v.IssuePathItem[]] {
  const item = (key: string | number) =>
    ({ type: 'unknown', origin: 'value', input: standard, key, value: undefined }) as v.IssuePathItem;
  return [item('criteria'), item(index), item(field)];
}
