import { describe, expect, it } from 'vitest';
import { LadderFile, makeLadders } from '../../../src/core/escalation/ladder.js';
import { Problem, problemOr } from '../../../src/core/problem.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { World } from '../../world.js';

const rung = (changes: object = {}) => ({
  id: 'breached',
  level: 2,
  to: { role: 'manager' },
  when: { breached_by: '0m' },
  ...changes,
});
const ladder = (...rungs: object[]) =>
  makeLadders(checkPolicy(LadderFile, { rungs }, 'escalation.yaml'), new World()).ladders[0]!.rungs;

function faults(...rungs: object[]): string[] {
  const refused = problemOr(() => ladder(...rungs));
  if (!(refused instanceof Problem) || refused.code !== 'policy_invalid') throw new Error('not refused');
  return (refused as Problem<'policy_invalid'>).args.faults.map(({ path, found }) => `${path} ${found}`);
}

describe('a ladder', () => {
  it('has its rungs by level, in the order of the file within one', () => {
    const rungs = ladder(
      rung({ id: 'top', level: 3 }),
      rung({ id: 'b', level: 1 }),
      rung({ id: 'middle' }),
      rung({ id: 'a', level: 1 }),
    );
    expect(rungs.map(({ id }) => id)).toEqual(['b', 'a', 'middle', 'top']);
  });

  it.each([
    ['0m', 0],
    ['30m', 1800],
    ['4h', 14_400],
    ['1d', 86_400],
  ])('reads how late %s is', (breached_by, seconds) => {
    expect(ladder(rung({ when: { breached_by, metric: 'resolution' } }))[0]?.when).toEqual({
      breached_by: seconds,
      metric: 'resolution',
    });
  });

  it('names every rung that it can not read, and every id that is there twice', () => {
    expect(
      faults(
        rung({ id: 'a', when: { breached_by: 'soon' } }),
        rung({ id: 'a' }),
        rung({ when: { breached_by: '3wd' } }),
      ),
    ).toEqual(['rungs.0.when.breached_by soon', 'rungs.1.id a', 'rungs.2.when.breached_by 3wd']);
  });

  it.each([
    ['no condition', { when: {} }, 'rungs.0.when'],
    ['only a metric for a condition', { when: { metric: 'resolution' } }, 'rungs.0.when'],
    ['a condition that is no condition', { when: { angry: true } }, 'rungs.0.when.angry'],
    ['a false condition', { when: { vip: false } }, 'rungs.0.when.vip'],
    ['a level below 1', { level: 0 }, 'rungs.0.level'],
    ['nobody to tell', { to: {} }, 'rungs.0.to'],
    ['two to tell', { to: { role: 'lead', person: 'li.wei' } }, 'rungs.0.to'],
  ])('has no rung with %s', (_what, changes, path) => {
    const [fault, ...more] = faults(rung(changes));
    expect(more).toEqual([]);
    expect(fault?.startsWith(path)).toBe(true);
  });
});
