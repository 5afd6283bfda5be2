import { ID_SPACE, normaliseEnding } from '../complaint/id.js';
import type { ImprovementCommand, NewImprovement } from '../improvement/commands.js';
import {
  decideImprovement,
  type ImprovementContext,
  isRepeatedImprovement,
  openImprovement,
} from '../improvement/decide.js';
import type { ImprovementEvent } from '../improvement/events.js';
import { evolveImprovement, foldImprovement } from '../improvement/evolve.js';
import { IMPROVEMENT_LETTER, makeImprovementId } from '../improvement/id.js';
import { type Improvement, versionOfImprovement } from '../improvement/improvement.js';
import { Problem } from '../problem.js';
import { ATTEMPTS, notBefore } from './change.js';
import type { ComplaintStore } from './port.js';

/** What a command did to an improvement, or would do. */
export interface ImprovementChange {
  after: Improvement;
  events: ImprovementEvent[];
}

/** The one improvement that a typed id or ending means. */
export async function resolveImprovementId(store: ComplaintStore, typed: string): Promise<string> {
  const ending = normaliseEnding(typed, IMPROVEMENT_LETTER);
  const matches = ending === '' ? [] : await store.findImprovementIds(ending);
  const [only] = matches;
  if (matches.length > 1) throw new Problem('improvement_ambiguous', { ending: typed, matches });
  if (only === undefined) throw new Problem('improvement_not_found', { id: typed });
  return only;
}

/** Opens an improvement under a new id. `random` gives numbers from 0 to 1. */
export async function createImprovement(
  store: ComplaintStore,
  wish: NewImprovement,
  context: ImprovementContext,
  random: () => number,
  { dryRun = false } = {},
): Promise<ImprovementChange> {
  for (let attempt = 1; ; attempt++) {
    const id = makeImprovementId(context.today, Math.floor(random() * ID_SPACE));
    const events = openImprovement(id, wish, context);
    if (events instanceof Problem) throw events;
    const change = { after: foldImprovement(events), events };
    if (dryRun) return change;
    try {
      await store.createImprovement(change.after);
      return change;
    } catch (error) {
      const taken = error instanceof Problem && error.code === 'improvement_exists';
      if (!taken || attempt === ATTEMPTS) throw error;
    }
  }
}

/**
 * Reads, decides, and writes if nobody else did in between; else once more from the start, since deciding is pure. Refusals are thrown. What the same person
 * has just done already brings about nothing more.
 */
export async function changeImprovement(
  store: ComplaintStore,
  id: string,
  command: ImprovementCommand,
  asked: ImprovementContext,
  { dryRun = false } = {},
): Promise<ImprovementChange> {
  for (let attempt = 1; ; attempt++) {
    const before = await store.readImprovement(id);
    const context = { ...asked, now: notBefore(before, asked.now) };
    const decided = decideImprovement(command, before, context);
    const isRefused = decided instanceof Problem && decided.code === 'improvement_not_from_state';
    const events = isRefused && isRepeatedImprovement(command, before, context) ? [] : decided;
    if (events instanceof Problem) throw events;
    const after = events.reduce<Improvement>(evolveImprovement, before);
    if (dryRun || events.length === 0) return { after, events };
    try {
      await store.replaceImprovement(after, versionOfImprovement(before));
      return { after, events };
    } catch (error) {
      const lostRace = error instanceof Problem && error.code === 'changed_meanwhile';
      if (!lostRace || attempt === ATTEMPTS) throw error;
    }
  }
}
