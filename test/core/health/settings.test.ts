import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../../src/core/calendar/period.js';
import { HealthFile, makeHealth, withTargets } from '../../../src/core/health/settings.js';
import { SIGN_CODES, signKind } from '../../../src/core/health/signs.js';
import { KPIS } from '../../../src/core/kpi/kpis.js';
import { makeTargets, TargetEntry } from '../../../src/core/kpi/targets.js';
import { Problem } from '../../../src/core/problem.js';
import { checkPolicy } from '../../../src/core/validate.js';

const health = (file: object = {}) => makeHealth(checkPolicy(HealthFile, file, 'policy/health.yaml'));

function faultsOf(file: object): { path: string }[] {
  try {
    health(file);
  } catch (error) {
    if (error instanceof Problem) return (error.args as { faults: { path: string }[] }).faults;
  }
  throw new Error('not refused');
}

const target = (entry: object) => makeTargets([checkPolicy(TargetEntry, entry, 'kpi')], 'UTC');
const group = { key: { team: 'billing' }, period: parsePeriod('2026-10', '2026-10', 'UTC') };

describe('what signs are held against', () => {
  test('what is usual, where no file says otherwise', () => {
    const { thresholds, periodDays, signsForBad } = health();
    expect([periodDays, signsForBad]).toEqual([90, 2]);
    expect([...thresholds.keys()]).toEqual(SIGN_CODES);
    expect(thresholds.get('passed_back_rate')).toEqual({
      ...{ aim: 'at_most', value: 0.05, warn: null, from: 'default', owner: null },
    });
    expect(thresholds.get('improvement_age')).toMatchObject({ value: 90 * 86_400, warn: 180 * 86_400 });
    expect(thresholds.get('second_line_p50')).toBeNull();
  });

  test('what policy/health.yaml says; a sign that is off is left out', () => {
    const { thresholds } = health({
      signs: { second_line_p50: { at_most: '8h' }, handovers: { at_most: 2 }, emotion_coverage: 'off' },
    });
    expect(thresholds.get('second_line_p50')).toMatchObject({ aim: 'at_most', value: 8 * 3600, from: 'health' });
    // A warning goes with its threshold.
    expect(thresholds.get('handovers')).toMatchObject({ value: 2, warn: null, from: 'health' });
    expect(thresholds.has('emotion_coverage')).toBe(false);
  });

  test('a target for what is looked at counts before both, unless the sign is off', () => {
    const targets = target({ kpi: 'repeat_rate', at_most: '3%', warn: '4%', owner: 'zhao.min', team: 'billing' });
    const said = health({ signs: { repeat_rate: { at_most: '8%' } } });
    const expected = { aim: 'at_most', value: 0.03, warn: 0.04, from: 'target', owner: 'zhao.min' };
    expect(withTargets(said, targets, group).thresholds.get('repeat_rate')).toEqual(expected);
    const others = { ...group, key: {} };
    expect(withTargets(said, targets, others).thresholds.get('repeat_rate')).toMatchObject({ value: 0.08 });
    const off = health({ signs: { repeat_rate: 'off' } });
    expect(withTargets(off, targets, group).thresholds.has('repeat_rate')).toBe(false);
  });

  test('every sign that rests on a key figure names one that there is', () => {
    const names = KPIS.map(({ name }) => name);
    for (const code of SIGN_CODES) {
      const { kpi } = signKind(code);
      if (kpi !== undefined) expect(names).toContain(kpi);
    }
  });
});

describe('a file with mistakes', () => {
  test.each([
    [{ signs: { repeat_rate: { at_most: '3h' } } }, 'signs.repeat_rate.at_most'],
    [{ signs: { repeat_rate: { at_most: '130%' } } }, 'signs.repeat_rate.at_most'],
    [{ signs: { unowned_p50: { at_most: '20%' } } }, 'signs.unowned_p50.at_most'],
    [{ signs: { handovers: {} } }, 'signs.handovers.at_least'],
    [{ signs: { handovers: { at_least: 1, at_most: 2 } } }, 'signs.handovers.at_least'],
    [{ signs: { handovers: { at_most: 2, warn: 1 } } }, 'signs.handovers.warn'],
    [{ signs: { completeness: { at_least: '90%', warn: '95%' } } }, 'signs.completeness.warn'],
    [{ signs: { colour: { at_most: 2 } } }, 'signs.colour'],
    [{ unanswered_longer_than: 'a day' }, 'unanswered_longer_than'],
    [{ surges: { chance: '200%' } }, 'surges.chance'],
    [{ period_days: 0 }, 'period_days'],
    [{ causes_of: 'moon' }, 'causes_of'],
  ])('%j is refused by path', (file, path) => {
    expect(faultsOf(file).map((fault) => fault.path)).toEqual([path]);
  });

  test('all of them at once', () => {
    const file = { unanswered_longer_than: '?', signs: { handovers: {}, repeat_rate: { at_most: 'x' } } };
    expect(faultsOf(file)).toHaveLength(3);
  });
});
