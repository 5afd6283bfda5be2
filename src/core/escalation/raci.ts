import * as v from 'valibot';

const Code = v.pipe(v.string(), v.minLength(1));
const Others = v.optional(v.array(Code), []);

/**
 * `policy/raci.yaml`: who has what to do with complaints of each kind. Names are those of teams, people and roles of policy/team.yaml.
 * Categories are those of policy/taxonomy.yaml, `product` or `product/safety`.
 */
export const RaciFile = v.strictObject({
  categories: v.record(
    Code,
    v.strictObject({
      /** The team or person that does the work. */
      responsible: Code,
      /** The person or role that answers for it. */
      accountable: Code,
      consulted: Others,
      informed: Others,
    }),
  ),
});
export type RaciFile = v.InferOutput<typeof RaciFile>;
