import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/core/problem.js';
import { matchPolicy } from '../../../src/core/sla/match.js';
import { World } from '../../world.js';

const faultsOf = (policies: unknown) => {
  try {
    new World({ sla: { policies } });
  } catch (error) {
    return ((error as Problem).args as { faults: { path: string }[] }).faults.map(({ path }) => path);
  }
  return [];
};
const policy = { id: 'p', calendar: '24x7', targets: { resolution: '2h' } };

describe('policy files', () => {
  test.each([
    ['an unknown calendar', [{ ...policy, calendar: 'mars' }], ['policies.0.calendar']],
    ['a target that is none', [{ ...policy, targets: { resolution: '2 hours' } }], ['policies.0.targets.resolution']],
    ['a warning that is none', [{ ...policy, warn: 'soon' }], ['policies.0.warn']],
    ['the same id twice', [policy, policy], ['policies.1.id']],
    ['an unknown condition', [{ ...policy, when: { mood: 'bad' } }], ['policies.0.when.mood']],
    ['an unknown metric', [{ ...policy, targets: { lunch: '2h' } }], ['policies.0.targets.lunch']],
    ['no policy at all', [], ['policies']],
  ])('%s is named by its place', (_name, policies, paths) => {
    expect(faultsOf(policies)).toEqual(paths);
  });

  test('the first policy that matches is taken', () => {
    const world = new World({
      sla: {
        policies: [
          {
            ...policy,
            id: 'app-safety',
            when: { channel: ['app', 'web'], category: 'product', subcategory: 'safety' },
          },
          { ...policy, id: 'not-vip', when: { vip: false, channel: 'phone' } },
          { ...policy, id: 'rest' },
        ],
      },
    });
    const [house] = world.book.sets;
    const match = (facts: object) => house && matchPolicy(house, world.given(facts).complaint, world.book)?.id;
    expect(match({ channel: 'web', category: 'product', subcategory: 'safety' })).toBe('app-safety');
    expect(match({ channel: 'phone' })).toBe('not-vip');
    expect(match({ channel: 'phone', vip: true })).toBe('rest');
  });
});
