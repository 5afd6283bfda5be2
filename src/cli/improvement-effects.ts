import { dayOf, parseDay } from '../core/calendar/instant.js';
import type { ImprovementCommand } from '../core/improvement/commands.js';
import { ALLOWED_FROM_STATE } from '../core/improvement/decide.js';
import {
  type Effect,
  type EffectSettings,
  effectSince,
  evidenceOf,
  isRecordable,
  lookedAt,
  type Regression,
  regressionSince,
} from '../core/improvement/effect.js';
import { type Improvement, isImplemented } from '../core/improvement/improvement.js';
import { Problem } from '../core/problem.js';
import { resolveImprovementId } from '../core/store/change-improvement.js';
import type { Desk } from './desk.js';
import { CountedComplaints } from './improvements.js';

/** An improvement with what was found of it, and what takes that down; null: nothing is to be taken down. */
export type Examined = { improvement: Improvement; command: ImprovementCommand | null } & (
  | { look: 'effect'; found: Effect }
  | { look: 'regression'; found: Regression }
);

/** Looks for the effect of implemented improvements, and whether that of verified ones holds. `typed`: which are meant; null: all of these. */
export async function examineEffects(
  desk: Desk,
  typed: readonly string[] | null,
  settings: Omit<EffectSettings, 'today'>,
): Promise<Examined[]> {
  const improvements = await meant(desk, typed);
  if (improvements.length === 0) return [];
  const complaints = await CountedComplaints.of(desk);
  const today = dayOf(desk.instant, desk.zone);
  const examined: Examined[] = [];
  for (const improvement of improvements) {
    const on = parseDay(improvement.implemented_on ?? '');
    const tally = await complaints.tally(improvement.scope, lookedAt(on, settings.weeks, today));
    if (improvement.state === 'verified') {
      const found = regressionSince(on, tally, { ...settings, today });
      const lost = found.verdict === 'regressed';
      const command = lost ? ({ type: 'record_regression', evidence: evidenceOf(found) } as const) : null;
      examined.push({ improvement, command, look: 'regression', found });
    } else {
      const found = effectSince(on, tally, { ...settings, today });
      const { verdict } = found;
      const command = isRecordable(verdict)
        ? ({ type: 'record_effect', verdict, evidence: evidenceOf(found) } as const)
        : null;
      examined.push({ improvement, command, look: 'effect', found });
    }
  }
  return examined;
}

async function meant(desk: Desk, typed: readonly string[] | null): Promise<Improvement[]> {
  if (typed === null) return (await desk.store.improvements(desk.onDamage)).filter(isImplemented);
  const found = new Map<string, Improvement>();
  for (const ending of typed) {
    const id = await resolveImprovementId(desk.store, ending);
    const improvement = await desk.store.readImprovement(id);
    const { state } = improvement;
    if (!isImplemented(improvement)) {
      const allowed = Object.entries(ALLOWED_FROM_STATE).flatMap(([name, from]) =>
        from.includes(state) ? [name] : [],
      );
      throw new Problem('improvement_not_from_state', { command: 'record_effect', id, state, allowed });
    }
    found.set(id, improvement);
  }
  return [...found.values()];
}
