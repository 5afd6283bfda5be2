import type { AuditPlan } from '../../../src/core/calibration/audit.js';
import { actionOf, type Key } from '../../../src/core/calibration/scoring-keys.js';
import { act, type ScoringSession, startSession } from '../../../src/core/calibration/scoring-session.js';
import { standardOf } from './standard.js';

/** A plan with one criterion of each kind: yes/no, 1 to 5, 0 to 100, 1 to 12. */
export function planOf(tickets: readonly string[]): AuditPlan {
  return {
    ...{ name: 'november', planned_at: '2026-11-20T09:00:00Z', planned_by: 'chen.bo', seed: 1, raters: ['ann'] },
    frame: { size: 9, hash: 'f', from: null, to: null, filters: {} },
    standard_hash: 's',
    standard: standardOf([
      { id: 'clear', critical: 'form' },
      {
        id: 'told',
        scale: 'ordinal',
        anchors: { '1': { en: 'hollow', zh: '空话' }, '5': { en: 'full', zh: '完整' } },
      },
      { id: 'share', scale: 'percent', anchors: { '50': { en: 'half' } } },
      { id: 'grade', scale: 'ordinal', levels: 12, weight: 0 },
    ]),
    tickets: tickets.map((id) => ({ id, logged_by: 'li.wei', team: null })),
  };
}

/** Names of keys as they are written in tests: `y`, `<left>`, `<paste:text>`. */
export function keysOf(typed: string): Key[] {
  return (typed.match(/<[^>]+>|./gsu) ?? []).map((key) => {
    const named = /^<([^:>]+)(?::([^>]*))?>$/s.exec(key);
    return named ? { name: named[1] ?? '', text: named[2] ?? '' } : { name: key, text: key };
  });
}

/** The session after these keys. */
export function typed(session: ScoringSession, keys: string): ScoringSession {
  return keysOf(keys).reduce((now, key) => {
    const action = actionOf(now, key);
    return action ? act(now, action) : now;
  }, session);
}

/** A session at its beginning after these keys. */
export function scored(keys: string, tickets: readonly string[] = ['T1', 'T2']): ScoringSession {
  return typed(startSession(planOf(tickets), null), keys);
}
