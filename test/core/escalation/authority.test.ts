import { describe, expect, it } from 'vitest';
import { Team } from '../../../src/core/complaint/team.js';
import { authorityRules } from '../../../src/core/escalation/authority.js';
import { checkPolicy } from '../../../src/core/validate.js';

const TEAM = {
  roles: {
    agent: { redress_limit: 100 },
    lead: { redress_limit: 2000 },
    trainee: { redress_limit: 0 },
    director: {},
  },
  default_role: 'agent',
  people: {
    ann: { role: 'agent' },
    ben: { role: 'lead' },
    cid: { role: 'director' },
    dan: { role: 'trainee' },
    eve: { role: 'director', left: true },
    fay: { role: 'consultant' },
    gus: {},
  },
};
const rulesOf = (changes: object = {}) => authorityRules(checkPolicy(Team, { ...TEAM, ...changes }, 'team'), 'CNY');
const rules = rulesOf();
const cny = (amount: number) => ({ amount, currency: 'CNY' });
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('authority over redress', () => {
  it.each([
    ['ann', 100, true],
    ['ann', 100.01, false],
    ['ben', 2000, true],
    ['ben', 2001, false],
    ['cid', 1_000_000, true],
    ['dan', 0, true],
    ['dan', 0.01, false],
  ])('%s may grant %f: %s', (person, amount, may) => {
    expect(rules.mayGrant(person, cny(amount))).toBe(may);
  });

  it('of somebody without a role, or who is not listed, is that of the default role', () => {
    for (const person of ['gus', 'stranger']) {
      expect([rules.mayGrant(person, cny(100)), rules.mayGrant(person, cny(101))]).toEqual([true, false]);
    }
  });

  it('of a role that is not listed is none', () => {
    expect(rules.mayGrant('fay', cny(1))).toBe(false);
    expect(rules.limitOf('fay')).toEqual(cny(0));
  });

  it('in another currency is for roles without a limit only: limits are not converted', () => {
    expect(['ann', 'ben', 'cid'].map((person) => rules.mayGrant(person, eur(1)))).toEqual([false, false, true]);
    expect(rules.whoMayGrant(eur(1))).toEqual(['cid']);
  });

  it('is told as a sum in the currency of the desk, and as none where there is no limit', () => {
    expect(['ann', 'ben', 'dan', 'cid'].map((person) => rules.limitOf(person))).toEqual([
      cny(100),
      cny(2000),
      cny(0),
      null,
    ]);
  });

  it('is had by these people, nobody who has left among them', () => {
    expect(rules.whoMayGrant(cny(50))).toEqual(['ann', 'ben', 'cid', 'gus']);
    expect(rules.whoMayGrant(cny(500))).toEqual(['ben', 'cid']);
    expect(rules.whoMayGrant(cny(5000))).toEqual(['cid']);
  });

  it('is had by these roles where nobody has them', () => {
    expect(rulesOf({ people: {} }).whoMayGrant(cny(500))).toEqual(['lead', 'director']);
    expect(rulesOf({ people: { eve: TEAM.people.eve, ann: TEAM.people.ann } }).whoMayGrant(cny(500))).toEqual([
      'lead',
      'director',
    ]);
    expect(rulesOf({ people: {}, roles: { agent: TEAM.roles.agent } }).whoMayGrant(cny(500))).toEqual([]);
  });
});
