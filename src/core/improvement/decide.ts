import { isDeepStrictEqual } from 'node:util';
import { instantOf } from '../calendar/instant.js';
import type { Stamp } from '../complaint/facts.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import { requirePerson, type Team } from '../complaint/team.js';
import { Problem, problemOr } from '../problem.js';
import type { ImprovementCommand, ImprovementCommandType, NewImprovement } from './commands.js';
import type { DayText, ImprovementEvent } from './events.js';
import { foldImprovement } from './evolve.js';
import type { Improvement, ImprovementState } from './improvement.js';
import { requireScope } from './scope.js';

/** All that a decision on an improvement may depend on besides it. */
export interface ImprovementContext {
  now: Stamp;
  /** The day that it is in the desk's zone. */
  today: DayText;
  by: string;
  taxonomy: Taxonomy;
  team: Team;
}

/** From which states each command is possible. */
export const ALLOWED_FROM_STATE: Record<ImprovementCommandType, readonly ImprovementState[]> = {
  plan: ['defined', 'analysed', 'planned', 'reopened'],
  implement: ['planned'],
  feed_back: ['implemented', 'verified'],
  record_effect: ['implemented'],
  record_regression: ['verified'],
  drop: ['defined', 'analysed', 'planned', 'implemented', 'reopened'],
};

/** The first event of an improvement, or the reason why it can't be opened. `id` is drawn by the caller. */
export function openImprovement(
  id: string,
  wish: NewImprovement,
  { now, by, taxonomy, team }: ImprovementContext,
): ImprovementEvent[] | Problem {
  return problemOr(() => {
    requireText('title', wish.title);
    requireScope(wish.scope, taxonomy, team);
    if (wish.owner !== null) requirePerson(team, wish.owner);
    return [{ type: 'opened', at: now, by, id, ...wish }];
  });
}

/** What a command brings about, or the reason why it is refused. Pure: the same always gives the same. */
export function decideImprovement(
  command: ImprovementCommand,
  improvement: Improvement,
  context: ImprovementContext,
): ImprovementEvent[] | Problem {
  const { id, state, history } = improvement;
  if (!ALLOWED_FROM_STATE[command.type].includes(state)) {
    return new Problem('improvement_not_from_state', { command: command.type, id, state, allowed: allowedFrom(state) });
  }
  const latest = history.at(-1)?.at ?? context.now;
  if (instantOf(context.now) < instantOf(latest)) return new Problem('time_before', { at: context.now, latest });
  return problemOr(() => operate(command, improvement, context));
}

/**
 * Whether the last thing that this person did is what the command asks for: whoever was cut off before hearing that it was done may simply give it again.
 */
export function isRepeatedImprovement(
  command: ImprovementCommand,
  { history }: Improvement,
  context: ImprovementContext,
): boolean {
  const last = history.at(-1);
  if (last?.by !== context.by) return false;
  for (let start = history.length - 1; start > 0 && history[start]?.at === last.at; start--) {
    const decided = decideImprovement(command, foldImprovement(history.slice(0, start)), { ...context, now: last.at });
    if (isDeepStrictEqual(decided, history.slice(start))) return true;
  }
  return false;
}

function allowedFrom(state: ImprovementState): ImprovementCommandType[] {
  const commands = Object.keys(ALLOWED_FROM_STATE) as ImprovementCommandType[];
  return commands.filter((command) => ALLOWED_FROM_STATE[command].includes(state));
}

function operate(
  command: ImprovementCommand,
  improvement: Improvement,
  context: ImprovementContext,
): ImprovementEvent[] {
  const signed = { at: context.now, by: context.by };
  switch (command.type) {
    case 'plan':
      return plan(command, improvement, context);
    case 'implement': {
      const { on, note } = command;
      if (on > context.today) throw new Problem('implemented_in_future', { on, today: context.today });
      return [{ type: 'implemented', ...signed, implemented_on: on, ...(note !== undefined && { note }) }];
    }
    case 'feed_back': {
      const { to, note } = command;
      return [{ type: 'fed_back', ...signed, to, ...(note !== undefined && { note }) }];
    }
    case 'record_effect': {
      const { verdict, evidence } = command;
      if (verdict === 'effective') return [{ type: 'verified', ...signed, evidence }];
      return [{ type: 'not_effective', ...signed, verdict, evidence }];
    }
    case 'record_regression':
      return [{ type: 'regressed', ...signed, evidence: command.evidence }];
    case 'drop':
      requireText('why', command.reason);
      return [{ type: 'dropped', ...signed, reason: command.reason }];
  }
}

/** What a plan does not say holds on, but a day that has passed: that is no plan. */
function plan(
  { cause, action, owner, due }: ImprovementCommand<'plan'>,
  improvement: Improvement,
  { now, today, by, team }: ImprovementContext,
): ImprovementEvent[] {
  const given = { cause, action, owner };
  for (const [field, text] of Object.entries(given)) if (text !== undefined) requireText(field, text);
  const isPlan = action !== undefined || owner !== undefined || due !== undefined;
  if (cause === undefined && !isPlan) throw new Problem('input_missing', { flags: ['cause', 'action'] });
  const kept = improvement.due !== null && improvement.due >= today ? improvement.due : null;
  const whole = {
    cause: cause ?? improvement.cause,
    action: action ?? improvement.action,
    owner: owner ?? improvement.owner,
    due: due ?? kept,
  };
  const needed = isPlan ? (['cause', 'action', 'owner', 'due'] as const) : (['cause'] as const);
  const missing = needed.filter((field) => whole[field] === null);
  if (missing.length > 0) throw new Problem('improvement_incomplete', { id: improvement.id, missing });
  const events: ImprovementEvent[] = [];
  if (cause !== undefined) events.push({ type: 'analysed', at: now, by, cause });
  if (isPlan) {
    if (whole.owner !== null) requirePerson(team, whole.owner);
    const { action: done = '', owner: who = '', due: until = '' } = whole as Record<keyof typeof whole, string>;
    events.push({ type: 'planned', at: now, by, action: done, owner: who, due: until });
  }
  return events;
}

function requireText(field: string, text: string): void {
  if (text.trim() === '') throw new Problem('field_invalid', { field, found: text, allowed: 'a text' });
}
