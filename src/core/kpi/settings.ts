import * as v from 'valibot';
import type { Team } from '../complaint/team.js';
import type { Fault } from '../problem.js';
import type { ObserveContext } from './kpi.js';
import { TargetEntry } from './targets.js';

const Texts = v.array(v.pipe(v.string(), v.minLength(1)));

/** `policy/kpi.yaml`: how the indicators count. */
export const KpiSettings = v.strictObject({
  repeat_within_days: v.pipe(v.number(), v.minValue(0)),
  handovers_above: v.pipe(v.number(), v.minValue(0)),
  /** What has become of a complaint by then counts as what becomes of it: figures of later ones are provisional. */
  settled_after_days: v.optional(v.pipe(v.number(), v.minValue(0)), 30),
  /** Outcomes that say the complaint was justified, wholly or in part, and those that say it was not. */
  upheld_outcomes: v.optional(Texts, ['upheld', 'partly_upheld']),
  rejected_outcomes: v.optional(Texts, ['not_upheld']),
  /** The teams of the first line; absent: whichever had a complaint first. */
  first_line: v.optional(Texts),
  /** Tags that say how the customer felt, besides those that begin with `emotion:`. */
  emotion_tags: v.optional(Texts, ['angry', 'anxious', 'disappointed', 'calm']),
  complete_fields: v.optional(Texts, ['description', 'customer', 'contact', 'product', 'demand', 'remedy']),
  proactive_tag: v.optional(v.string(), 'proactive'),
  automated_tag: v.optional(v.string(), 'automated'),
  abusive_tag: v.optional(v.string(), 'abusive'),
  targets: v.optional(v.array(TargetEntry), []),
});
export type KpiSettings = v.InferOutput<typeof KpiSettings>;

/** What complaints are observed by, but for their clocks. `satisfiedFrom`: the score from which on a customer is satisfied. */
export function observedBy(settings: KpiSettings, satisfiedFrom: number): Omit<ObserveContext, 'outlooks'> {
  return {
    satisfiedFrom,
    handoversAbove: settings.handovers_above,
    upheld: settings.upheld_outcomes,
    rejected: settings.rejected_outcomes,
    firstLine: settings.first_line ?? null,
    emotions: settings.emotion_tags,
    completeFields: settings.complete_fields,
    tags: {
      proactive: settings.proactive_tag,
      automated: settings.automated_tag,
      abusive: settings.abusive_tag,
    },
  };
}

/** Teams and owners of complaints that the file names and the desk does not have, and outcomes that say both: figures would silently be 0. */
export function wrongNames(settings: KpiSettings, { teams, people }: Team): Fault[] {
  const faults: Fault[] = [];
  const check = (path: string, found: string | undefined, known: Readonly<Record<string, unknown>>) => {
    // A desk that lists nobody takes any name.
    if (found === undefined || Object.keys(known).length === 0 || Object.hasOwn(known, found)) return;
    faults.push({ path, found, allowed: Object.keys(known).join(', ') });
  };
  for (const [at, team] of (settings.first_line ?? []).entries()) check(`first_line.${at}`, team, teams);
  for (const [at, target] of settings.targets.entries()) {
    check(`targets.${at}.team`, target.team, teams);
    check(`targets.${at}.owner_of`, target.owner_of, people);
  }
  for (const [at, outcome] of settings.rejected_outcomes.entries()) {
    if (!settings.upheld_outcomes.includes(outcome)) continue;
    faults.push({ path: `rejected_outcomes.${at}`, found: outcome, allowed: 'no outcome that is in upheld_outcomes' });
  }
  return faults;
}
