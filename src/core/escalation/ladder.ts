import * as v from 'valibot';
import { parseLength } from '../calendar/duration.js';
import type { Team } from '../complaint/team.js';
import { type Fault, Problem } from '../problem.js';

const Code = v.pipe(v.string(), v.minLength(1));

/** `policy/escalation.yaml`: who is told, and when. A rung holds when everything under its `when` holds. */
export const LadderFile = v.strictObject({
  rungs: v.array(
    v.strictObject({
      id: Code,
      level: v.pipe(v.number(), v.integer(), v.minValue(1)),
      to: v.union([
        v.strictObject({ person: Code }),
        v.strictObject({ role: Code }),
        v.strictObject({ team_lead: v.literal(true) }),
      ]),
      when: v.pipe(
        v.strictObject({
          /** Only clocks of this metric. */
          metric: v.optional(Code),
          at_risk: v.optional(v.literal(true)),
          /** Breached by at least this much working time; `0m`: as soon as it is breached. */
          breached_by: v.optional(v.string()),
          reopened: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
          vip: v.optional(v.literal(true)),
        }),
        v.check(
          (when) => Object.keys(when).some((key) => key !== 'metric'),
          'at least one of at_risk, breached_by, reopened, vip',
        ),
      ),
    }),
  ),
});
export type LadderFile = v.InferOutput<typeof LadderFile>;

type RungEntry = LadderFile['rungs'][number];

export interface Rung extends Omit<RungEntry, 'when'> {
  when: Omit<RungEntry['when'], 'breached_by'> & { breached_by?: number };
}

/** Makes a ladder of a checked file, lowest level first. `breached_by` becomes seconds. */
export function makeLadder(file: LadderFile, team: Team): Rung[] {
  const faults: Fault[] = [];
  const rungs = file.rungs.map((entry, index): Rung => {
    const { breached_by, ...when } = entry.when;
    if (file.rungs.findIndex(({ id }) => id === entry.id) !== index) {
      faults.push({ path: `rungs.${index}.id`, found: entry.id, allowed: 'an id that no other rung has' });
    }
    if ('role' in entry.to && !Object.hasOwn(team.roles, entry.to.role)) {
      faults.push({
        path: `rungs.${index}.to.role`,
        found: entry.to.role,
        allowed: Object.keys(team.roles).join(', '),
      });
    }
    const people = Object.keys(team.people);
    if ('person' in entry.to && people.length > 0 && !people.includes(entry.to.person)) {
      faults.push({ path: `rungs.${index}.to.person`, found: entry.to.person, allowed: people.join(', ') });
    }
    if (breached_by === undefined) return { ...entry, when };
    try {
      return { ...entry, when: { ...when, breached_by: parseLength(breached_by) } };
    } catch {
      faults.push({ path: `rungs.${index}.when.breached_by`, found: breached_by, allowed: '0m, 30m, 2h, 1d' });
      return { ...entry, when };
    }
  });
  if (faults.length > 0) throw new Problem('policy_invalid', { file: 'policy/escalation.yaml', faults });
  return rungs.sort((a, b) => a.level - b.level);
}
