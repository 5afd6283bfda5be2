import { describe, expect, test } from 'vitest';
import { heldLegs, returnedLegs } from '../../../src/core/complaint/legs.js';

describe('legs', () => {
  const legs = (...teams: (string | null)[]) => teams.map((team) => ({ team, from: '', to: null }));

  test('held: those of no team left out, one after itself once', () => {
    const held = heldLegs(legs('a', null, 'a', 'b', null, 'c'));
    expect(held.map(({ team }) => team)).toEqual(['a', 'b', 'c']);
    expect(returnedLegs(held)).toEqual([]);
  });

  test('returned: a team had it before', () => {
    const returned = (...teams: string[]) => returnedLegs(heldLegs(legs(...teams))).length;
    expect([returned(), returned('a', 'b', 'a'), returned('a', 'b', 'c', 'a', 'b'), returned('a', 'b', 'c')]).toEqual([
      ...[0, 1, 2, 0],
    ]);
  });
});
