import * as v from 'valibot';

const Names = v.object({ en: v.string(), zh: v.string() });

/** What a figure counts, for people and auditors. */
const Definition = v.strictObject({
  /** The indicators that it is of. */
  kpis: v.pipe(v.array(v.string()), v.minLength(1)),
  /** period: what happened in it; cohort: what has become of what began in it; level: how it stood at an instant. */
  basis: v.picklist(['period', 'cohort', 'level']),
  formula: Names,
  /** Of rates. */
  numerator: v.optional(Names),
  denominator: v.optional(Names),
  /** The instant that decides which period something is in. */
  decided_by: Names,
  left_out: Names,
  /** Where the definition comes from, or why it is this one. */
  source: Names,
});

/** `templates/kpis.yaml`: the definitions of all indicators, by measure. */
export const KpiDefinitions = v.record(v.string(), Definition);
export type KpiDefinition = v.InferOutput<typeof Definition>;

/** The definition of one indicator with its name. */
export interface DefinedKpi extends Omit<KpiDefinition, 'kpis'> {
  name: string;
}

/** One entry for each indicator, in the order of the file. */
export function definedKpis(definitions: v.InferOutput<typeof KpiDefinitions>): DefinedKpi[] {
  return Object.values(definitions).flatMap(({ kpis, ...rest }) => kpis.map((name) => ({ name, ...rest })));
}
