import type { ImprovementEvent } from './events.js';
import type { Improvement } from './improvement.js';

/**
 * The improvement after one more event. Pure, and the only place where state is made from history. An event of a type that this version does not know
 * changes nothing and stays in the history.
 */
export function evolveImprovement(improvement: Improvement | null, event: ImprovementEvent): Improvement {
  if (event.type === 'opened') return begin(event);
  if (improvement === null) throw new TypeError('the history does not begin with the opening');
  return { ...improvement, ...changesBy(event, improvement), history: [...improvement.history, event] };
}

/** Folds a whole history. Throws a TypeError where it does not begin with `opened`, and never otherwise. */
export function foldImprovement(history: readonly ImprovementEvent[]): Improvement {
  const [first, ...rest] = history;
  if (first === undefined) throw new TypeError('the history does not begin with the opening');
  return rest.reduce(evolveImprovement, evolveImprovement(null, first));
}

function begin(event: ImprovementEvent<'opened'>): Improvement {
  const { id, title, kind, scope, owner, due, target, links, at, by } = event;
  return {
    ...{ id, title, kind, scope, owner, due, target, links },
    state: 'defined',
    opened_at: at,
    opened_by: by,
    postponed: 0,
    cause: null,
    action: null,
    implemented_on: null,
    feedback: [],
    verified_at: null,
    setbacks: 0,
    drop_reason: null,
    ended_at: null,
    history: [event],
  };
}

function changesBy(event: ImprovementEvent, before: Improvement): Partial<Improvement> {
  switch (event.type) {
    case 'analysed':
      return { state: 'analysed', cause: event.cause, action: null };
    case 'planned': {
      const { action, owner, due } = event;
      const isLater = before.due !== null && due > before.due;
      return { state: 'planned', action, owner, due, postponed: before.postponed + Number(isLater) };
    }
    case 'implemented':
      return { state: 'implemented', implemented_on: event.implemented_on, feedback: [] };
    case 'fed_back': {
      const { at, by, to, note = null } = event;
      return { feedback: [...before.feedback, { at, by, to, note }] };
    }
    case 'verified':
      return { state: 'verified', verified_at: event.at, ended_at: event.at };
    case 'not_effective':
      return { ...SET_BACK, state: 'analysed', setbacks: before.setbacks + 1 };
    case 'regressed':
      return { ...SET_BACK, state: 'reopened', setbacks: before.setbacks + 1 };
    case 'dropped':
      return { state: 'dropped', drop_reason: event.reason, ended_at: event.at };
    default:
      return {};
  }
}

/** What was done did not do. The day that it was due stays, so that it is overdue until there is a new plan. */
const SET_BACK = { action: null, implemented_on: null, verified_at: null, ended_at: null };
