import * as v from 'valibot';

/** `policy/kpi.yaml`: how the indicators count. */
export const KpiSettings = v.strictObject({
  repeat_within_days: v.pipe(v.number(), v.minValue(0)),
  handovers_above: v.pipe(v.number(), v.minValue(0)),
});
export type KpiSettings = v.InferOutput<typeof KpiSettings>;
