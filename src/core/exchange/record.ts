import * as v from 'valibot';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import type { NewComplaint } from '../complaint/log.js';
import { splitCategory } from '../complaint/taxonomy.js';
import { Problem } from '../problem.js';
import { checkValue } from '../validate.js';

/** A record of `plaint log --from`. Fields that plaint does not know are kept. */
export const NewComplaintRecord = v.looseObject({
  title: v.string(),
  description: v.optional(v.string()),
  channel: v.string(),
  category: v.string(),
  subcategory: v.optional(v.string()),
  priority: v.optional(v.string()),
  customer: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  contact: v.optional(v.string()),
  vip: v.optional(v.boolean()),
  public: v.optional(v.boolean()),
  product: v.optional(v.string()),
  sub_product: v.optional(v.string()),
  order_ref: v.optional(v.string()),
  demand: v.optional(v.string()),
  remedy: v.optional(v.string()),
  tags: v.optional(v.array(v.string())),
  amount_claimed: v.optional(
    v.union([v.number(), v.string(), v.strictObject({ amount: v.number(), currency: v.string() })]),
  ),
  about: v.optional(v.string()),
  received_at: v.optional(v.string()),
});

/** The fields of records that plaint does not know, each once, and those that it does. */
export function ownFields(records: readonly unknown[]): { own: string[]; known: string[] } {
  const known = Object.keys(NewComplaintRecord.entries);
  const all = records.flatMap((record) => (typeof record === 'object' && record !== null ? Object.keys(record) : []));
  return { own: [...new Set(all)].filter((field) => !known.includes(field)), known };
}

/** A record as what is to be logged: its category in two parts, its time in the desk's zone. Refuses the first wrong field. */
export function readNewComplaint(record: unknown, zone: string): NewComplaint {
  const checked = checkValue(NewComplaintRecord, record);
  if ('faults' in checked) {
    const [fault] = checked.faults;
    const { path = '', found = '', allowed = '' } = fault ?? {};
    if (found === 'undefined') throw new Problem('field_missing', { field: path });
    throw new Problem('field_invalid', { field: path, found, allowed });
  }
  const { category, received_at, ...rest } = checked.value;
  const received =
    received_at === undefined ? {} : { received_at: formatInstant(parseInstant(received_at, zone), zone) };
  return { ...rest, ...splitCategory(category), ...received };
}
