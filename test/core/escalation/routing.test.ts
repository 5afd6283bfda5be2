import { describe, expect, it } from 'vitest';
import { choose, chooseOwner, loadOf, type Route } from '../../../src/core/escalation/routing.js';
import { Problem, problemOr } from '../../../src/core/problem.js';
import { World } from '../../world.js';

const people = {
  ann: { team: 'service', role: 'agent' },
  ben: { team: 'service', role: 'agent', skills: ['cantonese'] },
  cid: { team: 'service', role: 'lead', skills: ['cantonese', 'safety'] },
  dan: { team: 'service', role: 'agent', left: true },
  eve: { team: 'service', role: 'agent', away: [{ from: '2026-11-01', to: '2026-11-05' }, { from: '2026-11-20' }] },
  fay: { team: 'billing', role: 'agent' },
  gus: { team: 'legal', role: 'manager' },
};
const world = new World({ team: { people, teams: { service: {}, billing: {}, legal: {} } }, escalation: {} });
const ticket = (facts: object = {}, assign: object = { team: 'service' }) =>
  world.given(facts).when({ type: 'assign', ...assign }).complaint;

function chosen(complaint = ticket(), wish: Route = {}, load: Record<string, number> = {}, day = '2026-11-20') {
  const routing = { process: { team: 'billing' }, 'product/safety': { team: 'service', skill: 'safety' } };
  const desk = { team: world.team, routing, load: new Map(Object.entries(load)), day };
  const result = problemOr(() => chooseOwner(complaint, wish, desk));
  return result instanceof Problem ? result.code : result;
}

describe('who gets a complaint', () => {
  it('is whoever of the team has the fewest, the first by name among equals', () => {
    expect(chosen()).toBe('ann');
    expect(chosen(undefined, {}, { ann: 2, ben: 1 })).toBe('ben');
  });

  it('is nobody who has left or is away that day', () => {
    expect(chosen(undefined, {}, { ann: 9, ben: 9 })).toBe('ann');
    expect(chosen(undefined, {}, { ann: 9, ben: 9 }, '2026-11-19')).toBe('eve');
    expect(chosen(undefined, {}, { ann: 9, ben: 9 }, '2026-11-05')).toBe('ann');
  });

  it('is never the person whom it is about', () => {
    expect(chosen(ticket({ about: 'ann' }))).toBe('ben');
    expect(chosen(ticket({ about: 'fay' }, { team: 'billing' }))).toBe('nobody_available');
  });

  it('is somebody with the skill that is asked for, of whatever role, or nobody', () => {
    expect(chosen(undefined, { skill: 'cantonese' }, { ben: 9 })).toBe('ben');
    expect(chosen(undefined, { skill: 'safety' })).toBe('cid');
    expect(chosen(undefined, { skill: 'magic' })).toBe('nobody_available');
  });

  it('is of the team that is named, else of the one that has it, else of the one that such complaints go to', () => {
    expect(chosen(undefined, { team: 'billing' })).toBe('fay');
    expect(chosen(world.given().complaint)).toBe('fay');
    expect(chosen(world.given({ category: 'service', subcategory: 'delay' }).complaint)).toBe('ann');
  });

  it('leads and managers get some where nobody else is there', () => {
    expect(chosen(undefined, { team: 'legal' })).toBe('gus');
  });

  it('a skill that the kind of complaint asks for comes before the load, and is no must', () => {
    const safety = world.given({ category: 'product', subcategory: 'safety' }).complaint;
    const desk = { team: world.team, routing: {}, load: new Map([['cid', 9]]), day: '2026-11-20' };
    expect(choose(['ann', 'cid'], safety, { skill: 'safety' }, desk)).toBe('cid');
    expect(choose(['ann', 'ben'], safety, { skill: 'safety' }, desk)).toBe('ann');
  });
});

describe('the load of people', () => {
  it('is what they own that is in work', () => {
    const owned = world.given().when({ type: 'assign', to: 'ann' });
    const all = [owned, owned.when({ type: 'resolve', outcome: 'solved' }), world.given()];
    expect(loadOf(all.map(({ complaint }) => complaint))).toEqual(new Map([['ann', 1]]));
  });
});
