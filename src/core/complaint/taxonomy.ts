import * as v from 'valibot';
import { Problem } from '../problem.js';

/** A code with its name in each language: `{en: Phone, zh: 电话}`. */
const Names = v.record(v.string(), v.string());
const Codes = v.record(v.pipe(v.string(), v.minLength(1)), Names);

const TaxonomyFields = v.strictObject({
  categories: v.record(v.string(), v.strictObject({ name: Names, sub: v.optional(Codes, {}) })),
  channels: Codes,
  priorities: Codes,
  demands: Codes,
  outcomes: Codes,
  root_causes: v.optional(Codes, {}),
  pause_reasons: Codes,
  /** The priority of a complaint logged without one. */
  default_priority: v.string(),
  satisfaction: v.strictObject({
    scale: v.tuple([v.number(), v.number()]),
    satisfied_from: v.number(),
    /** Scores up to this reopen the complaint. */
    reopen_up_to: v.number(),
  }),
  /** ISO 4217; what a sum without a currency is in. */
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency code such as CNY')),
});
/** The codebook, `policy/taxonomy.yaml`: which codes the desk uses. */
export const Taxonomy = v.pipe(
  TaxonomyFields,
  v.forward(
    v.check(({ default_priority, priorities }) => Object.hasOwn(priorities, default_priority), 'one of the priorities'),
    ['default_priority'],
  ),
  v.forward(
    v.check(({ satisfaction: { scale, satisfied_from, reopen_up_to } }) => {
      return scale[0] < scale[1] && reopen_up_to < satisfied_from && satisfied_from <= scale[1];
    }, 'scale from low to high, reopen_up_to below satisfied_from, both on it'),
    ['satisfaction'],
  ),
);
export type Taxonomy = v.InferOutput<typeof Taxonomy>;

/** `product/safety` or `product` as its two parts. */
export function splitCategory(text: string): { category: string; subcategory?: string } {
  const slash = text.indexOf('/');
  const category = slash < 0 ? text : text.slice(0, slash);
  const subcategory = slash < 0 ? '' : text.slice(slash + 1);
  return subcategory ? { category, subcategory } : { category };
}

/** Refuses a code that the book does not have. */
export function requireCode(field: string, found: string, codes: Record<string, unknown>): void {
  if (!Object.hasOwn(codes, found)) {
    throw new Problem('field_unknown_code', { field, found, allowed: Object.keys(codes) });
  }
}
