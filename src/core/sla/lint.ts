import type { Calendar } from '../calendar/calendar.js';
import { deadline, warningTime } from '../calendar/deadline.js';
import { parseTarget, parseWarning } from '../calendar/duration.js';
import { dayOf, parseDay } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import type { Team } from '../complaint/team.js';
import { Problem, problemOr } from '../problem.js';
import { valuesOf } from './make-policies.js';
import type { Policy, PolicySet } from './policy.js';
import { METRICS, type Metric, type PolicyEntry } from './policy-file.js';
import type { Doubt } from './policy-finding.js';

/** What promises are held against to find what is doubtful about them. */
export interface LintContext {
  now: Instant;
  calendars: ReadonlyMap<string, Calendar>;
  taxonomy: Taxonomy | null;
  team: Team | null;
}

const DAY = 86_400;

/** What is doubtful about promises that can be read: each is kept as it is written, but hardly as it was meant. */
export function lintPolicies(entries: readonly PolicyEntry[], set: PolicySet, context: LintContext): Doubt[] {
  return entries.flatMap((entry, index) => {
    const policy = set.policies[index];
    if (!policy) return [];
    const doubts = [
      ...unreachable(entries, index, context.taxonomy),
      ...withoutTarget(entry),
      ...warnings(entry, policy, context),
      ...order(policy, context),
      ...extensions(policy, context),
      ...strangers(entry, context.team),
    ];
    return doubts.map((doubt) => ({ ...doubt, path: ['policies', index, doubt.path].filter(isPart).join('.') }));
  });
}

/** A pack that has not been compared with its source for more than a year. */
export function lintVerified(verified: string | null, now: Instant): Doubt[] {
  if (verified === null) return [];
  const day = problemOr(() => parseDay(verified));
  const isOld = typeof day === 'number' && dayOf(now, 'UTC') - day > 366;
  return isOld ? [{ code: 'verified_long_ago', path: 'verified', args: { verified } }] : [];
}

function isPart(part: string | number): boolean {
  return part !== '';
}

function unreachable(entries: readonly PolicyEntry[], index: number, taxonomy: Taxonomy | null): Doubt[] {
  const entry = entries[index];
  const before = entries.slice(0, index).find((earlier) => entry && takesAll(earlier, entry, taxonomy));
  return before ? [{ code: 'never_reached', path: '', args: { by: before.id } }] : [];
}

/** Whether every complaint that `later` asks for is taken by `earlier`. */
function takesAll(earlier: PolicyEntry, later: PolicyEntry, taxonomy: Taxonomy | null): boolean {
  const isWithin =
    (earlier.from === undefined || (later.from !== undefined && earlier.from <= later.from)) &&
    (earlier.until === undefined || (later.until !== undefined && later.until <= earlier.until));
  return (
    isWithin && Object.entries(earlier.when).every(([field, wanted]) => asksNoMore(field, wanted, later, taxonomy))
  );
}

function asksNoMore(field: string, wanted: unknown, later: PolicyEntry, taxonomy: Taxonomy | null): boolean {
  if (wanted === undefined) return true;
  const asked = (later.when as Record<string, unknown>)[field];
  if (typeof wanted === 'boolean') return asked === wanted;
  const values = valuesOf(wanted);
  // Every complaint has one of these.
  const always = { priority: taxonomy?.priorities, category: taxonomy?.categories, channel: taxonomy?.channels }[field];
  if (always && Object.keys(always).every((code) => values.includes(code))) return true;
  return asked !== undefined && valuesOf(asked).every((value) => values.includes(value));
}

/** What is said about clocks that the policy does not start. */
function withoutTarget({ targets, stages, calendars, pauses, extensions, warn, starts }: PolicyEntry): Doubt[] {
  const has = (metric: string) =>
    targets[metric as Metric] !== undefined || (metric === 'stage' && Object.keys(stages).length > 0);
  const said = Object.entries({ pauses, extensions, warn, starts }).flatMap(([field, value]) =>
    typeof value === 'string'
      ? []
      : Object.keys(value).map((metric): [string, string] => [`${field}.${metric}`, metric]),
  );
  if (Object.keys(calendars).length > 0) said.push(['calendars', 'stage']);
  return said.flatMap(([path, metric]) => (has(metric) ? [] : [{ code: 'no_target', path, args: { metric } }]));
}

function warnings(entry: PolicyEntry, policy: Policy, context: LintContext): Doubt[] {
  return METRICS.flatMap((metric): Doubt[] => {
    const goal = policy.targets[metric];
    const warn = policy.warn[metric];
    if (!goal || !warn.startsWith('-')) return [];
    const atOnce = always(policy, context, (start, calendar) => {
      return warningTime(parseWarning(warn), goal.target, start, calendar) <= start;
    });
    if (!atOnce) return [];
    const path = typeof entry.warn === 'string' ? 'warn' : `warn.${metric}`;
    return [{ code: 'warns_at_once', path, args: { warn, target: goal.text } }];
  });
}

/** An answer that comes earlier is due no later: an acknowledgement before the first response, that before the solution. */
const IN_ORDER = ['acknowledge', 'first_response', 'resolution', 'final'] as const;

function order(policy: Policy, context: LintContext): Doubt[] {
  const given = IN_ORDER.filter((metric) => policy.targets[metric] && policy.starts[metric] !== 'acknowledged');
  return given.slice(1).flatMap((later, index): Doubt[] => {
    const earlier = given[index] ?? later;
    const [first, second] = [policy.targets[earlier], policy.targets[later]];
    if (!first || !second || policy.starts[earlier] !== policy.starts[later]) return [];
    const isLater = always(policy, context, (start, calendar) => {
      return deadline(first.target, start, calendar) > deadline(second.target, start, calendar);
    });
    const args = { earlier, target: first.text, later, by: second.text };
    return isLater ? [{ code: 'out_of_order', path: `targets.${earlier}`, args }] : [];
  });
}

function extensions(policy: Policy, context: LintContext): Doubt[] {
  return Object.entries(policy.extensions).flatMap(([metric, { to }]): Doubt[] => {
    const goal = policy.targets[metric as Metric];
    if (to === undefined || !goal) return [];
    const target = parseTarget(to);
    const isNoLater = always(policy, context, (start, calendar) => {
      return deadline(target, start, calendar) <= deadline(goal.target, start, calendar);
    });
    const args = { to, target: goal.text };
    return isNoLater ? [{ code: 'extends_nothing', path: `extensions.${metric}.to`, args }] : [];
  });
}

/** Whether it is so whenever the clock starts, tried at ten o'clock of seven days: units can't be compared by themselves. */
function always(
  policy: Policy,
  { calendars, now }: LintContext,
  holds: (start: Instant, calendar: Calendar) => boolean,
): boolean {
  const calendar = calendars.get(policy.calendar);
  if (!calendar) return false;
  const midnight = Math.floor(now / DAY) * DAY;
  for (let day = 0; day < 7; day++) {
    const held = problemOr(() => holds(midnight + day * DAY + 10 * 3600, calendar));
    // Without data for the year nothing is known.
    if (held instanceof Problem || !held) return false;
  }
  return true;
}

/** Names that are not in team.yaml, as far as it lists any. */
function strangers({ stages, calendars, extensions }: PolicyEntry, team: Team | null): Doubt[] {
  if (!team) return [];
  const [teams, roles] = [Object.keys(team.teams), Object.keys(team.roles)];
  const named = Object.entries({ stages, calendars }).flatMap(([field, value]) =>
    Object.keys(value).map((name) => ({ path: `${field}.${name}`, name })),
  );
  const unknownTeams = teams.length === 0 ? [] : named.filter(({ name }) => !teams.includes(name));
  return [
    ...unknownTeams.map(
      ({ path, name }): Doubt => ({ code: 'team_unknown', path, args: { team: name, known: teams } }),
    ),
    ...Object.entries(extensions).flatMap(([metric, { roles: asked = [] }]) =>
      asked.flatMap((role): Doubt[] => {
        const path = `extensions.${metric}.roles`;
        return roles.includes(role) ? [] : [{ code: 'role_unknown', path, args: { role, known: roles } }];
      }),
    ),
  ];
}
