import { createHash } from 'node:crypto';
import * as v from 'valibot';

const Names = v.record(v.string(), v.string());
const Code = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/, 'a code such as demand_clear'));
const Weight = v.pipe(v.number(), v.minValue(0));

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
  levels: v.optional(v.pipe(v.number(), v.integer(), v.minValue(2)), 5),
  /** What each answer means. */
  anchors: v.optional(v.record(v.string(), Names), {}),
  /** 0: asked for information only. */
  weight: v.optional(Weight, 1),
  /** `form`: failing this criterion sets the whole ticket's score to 0. */
  critical: v.optional(v.picklist(['form'])),
});

/** `policy/quality.yaml`: what a good ticket is, as both sides agreed it. */
export const QualityStandard = v.strictObject({
  id: v.string(),
  version: v.pipe(v.number(), v.integer()),
  title: Names,
  criteria: v.pipe(
    v.array(Criterion),
    v.minLength(1),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'criteria with an id of their own'),
  ),
  /** Why a ticket can be marked unqualified. */
  reasons: v.record(v.string(), Names),
  /** What the automatic rules go by. */
  rules: v.strictObject({
    required: v.array(v.string()),
    recommended: v.array(v.string()),
    min_description: v.pipe(v.number(), v.integer(), v.minValue(0)),
    filler: v.array(v.string()),
    hollow_replies: v.array(v.string()),
  }),
  /** What an audit must reach. */
  pass: v.strictObject({ kappa: v.number(), unqualified_rate: v.number() }),
});
export type QualityStandard = v.InferOutput<typeof QualityStandard>;
export type Criterion = QualityStandard['criteria'][number];

/** What pins a standard in an audit: any change of it gives another hash. */
export function hashOfStandard(standard: QualityStandard): string {
  return createHash('sha256').update(JSON.stringify(standard)).digest('hex').slice(0, 16);
}
