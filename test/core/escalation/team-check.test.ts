import { describe, expect, it } from 'vitest';
import { LadderFile } from '../../../src/core/escalation/ladder.js';
import { RaciFile } from '../../../src/core/escalation/raci.js';
import { checkTeam } from '../../../src/core/escalation/team-check.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { World } from '../../world.js';

const roles = { agent: {}, lead: {} };
const people = { ann: { team: 'service', role: 'lead' }, ben: { team: 'service', skills: ['safety'] } };
const GOOD = { roles, people, teams: { service: { lead: 'ann' } } };
const ENTRY = { responsible: 'service', accountable: 'ann' };
const RACI = { product: ENTRY, service: ENTRY, communication: ENTRY, process: ENTRY };

function found(team: object = {}, { raci = null as object | null, ladder = {}, owner = 'ben' } = {}): string[] {
  const world = new World({ team: { ...GOOD, ...team }, escalation: {} });
  const complaints = [world.given().when({ type: 'assign', team: 'service' }).complaint].map((complaint) => ({
    ...complaint,
    owner,
  }));
  return checkTeam({
    team: world.team,
    taxonomy: world.taxonomy,
    ladder: checkPolicy(LadderFile, ladder, 'escalation'),
    raci: raci && checkPolicy(RaciFile, { categories: raci }, 'raci'),
    complaints,
  }).map(({ code, path, id }) => `${code} ${path ?? id}`);
}

describe('who does what', () => {
  it('is in order where everybody is in place', () => {
    expect(found()).toEqual([]);
    expect(found({}, { raci: RACI })).toEqual([]);
  });

  it('can not be told where nobody is listed', () => {
    const ladder = { rungs: [{ id: 'x', level: 1, to: { role: 'lead' }, when: { vip: true } }] };
    expect(
      found({ people: {}, teams: {} }, { ladder, raci: { ...RACI, product: { ...ENTRY, consulted: ['press'] } } }),
    ).toEqual([]);
  });

  it.each([
    ['a team without a lead', { teams: { service: {} } }, ['team_without_lead teams.service']],
    ['a lead whom nobody knows', { teams: { service: { lead: 'eve' } } }, ['name_unknown teams.service.lead']],
    [
      'a team without members',
      { teams: { service: { lead: 'ann' }, legal: { lead: 'ann' } } },
      ['team_without_members teams.legal'],
    ],
    ['a role without a holder', { roles: { ...roles, boss: {} } }, ['role_without_holder roles.boss']],
    [
      'roles and teams whom nobody knows',
      { people: { ...people, cid: { role: 'king', team: 'navy' } } },
      ['name_unknown people.cid.role', 'name_unknown people.cid.team'],
    ],
    [
      'somebody who has left',
      { people: { ...people, ann: { ...people.ann, left: true } } },
      ['person_left teams.service.lead', 'role_without_holder roles.lead'],
    ],
  ])('is out of order with %s', (_what, team, findings) => {
    expect(found(team)).toEqual(findings);
  });

  it('is out of order with complaints of those who have left', () => {
    const gone = { people: { ...people, cid: { team: 'service', left: true } } };
    expect(found(gone, { owner: 'cid' })).toEqual([expect.stringMatching(/^owner_left C-/)]);
  });

  it('is out of order with rungs that nobody fills', () => {
    const rung = (id: string, to: unknown) => ({ id, level: 1, to, when: { vip: true } });
    const ladder = {
      rungs: [rung('a', { role: 'boss' }), rung('b', [{ role: 'lead', skill: 'magic' }, { person: 'cid' }])],
      ladders: {
        vip: { applies: { vip: true }, rungs: [rung('c', { lead_of: 'legal' }), rung('d', { person: 'eve' })] },
      },
      routing: { product: { skill: 'safety' }, process: { skill: 'sums' } },
    };
    const team = {
      roles: { ...roles, boss: {} },
      people: { ...people, cid: { team: 'legal', left: true }, dan: { team: 'legal' } },
      teams: { service: { lead: 'ann' }, legal: { lead: 'cid' } },
    };
    expect(found(team, { ladder })).toEqual([
      'person_left teams.legal.lead',
      'role_without_holder roles.boss',
      'rung_unfilled ladders.vip.rungs.0.to.lead_of',
      'name_unknown ladders.vip.rungs.1.to.person',
      'rung_unfilled rungs.0.to.role',
      'skill_unheld rungs.1.to.0.skill',
      'person_left rungs.1.to.1.person',
      'skill_unheld routing.process.skill',
    ]);
  });

  it('is out of order with categories that nobody has, or nobody knows, and with names that nobody knows', () => {
    const { product, ...rest } = RACI;
    const raci = {
      ...rest,
      process: { responsible: 'navy', accountable: 'lead', informed: ['ann', 'king'] },
      'product/safety': product,
      weather: product,
    };
    expect(found({}, { raci })).toEqual([
      'category_unowned categories.product',
      'category_unknown categories.weather',
      'name_unknown categories.process.responsible',
      'name_unknown categories.process.informed.1',
    ]);
    const parts = Object.fromEntries(
      ['performance', 'safety', 'material', 'description'].map((sub) => [`product/${sub}`, product]),
    );
    expect(found({}, { raci: { ...rest, ...parts } })).toEqual([]);
  });
});
