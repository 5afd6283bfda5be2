import { describe, expect, it } from 'vitest';
import { LadderFile, type Ladders, makeLadders } from '../../../src/core/escalation/ladder.js';
import { planEscalations } from '../../../src/core/escalation/plan.js';
import { checkPolicy } from '../../../src/core/validate.js';
import { type Case, World } from '../../world.js';

// The shipped ladder: at-risk (1, lead), breached (2, manager), breached-4h (3, director), reopened-twice (2), vip (1).
// General: answer within 2 h, resolve within 48 h, warned at 75 %.
const world = new World();
const ladder = (...rungs: object[]) =>
  makeLadders(
    checkPolicy(LadderFile, { rungs: rungs.map((rung) => ({ level: 1, ...rung })) }, 'escalation.yaml'),
    new World({ team: { people: {}, teams: {} } }),
  );

function plan(ticket: Case, time: string, ladders: Ladders = world.ladders, of = world) {
  return planEscalations([ticket.complaint], of.instant(time), { ...of.escalation(), ladders }).steps;
}
const due = (...args: Parameters<typeof plan>) =>
  plan(...args).map(({ command }) => `${command.rule} ${command.clock ?? '-'}`);
const told = (...args: Parameters<typeof plan>) => plan(...args).map(({ command }) => command.to);
/** The same ticket after everything that was due then has been done. */
const escalated = (ticket: Case, time: string) =>
  plan(ticket, time).reduce((state, { command }) => state.when(command, time), ticket);

const REPLY = { type: 'respond', kind: 'reply' } as const;
const RESOLVE = { type: 'resolve', outcome: 'upheld' } as const;
const REOPEN = { type: 'reopen', cause: 'again' } as const;
const given = (facts: object = {}) => world.given(facts, '2026-11-20 09:00').when({ type: 'assign', to: 'li.wei' });
/** Answered, so that only the resolution clock runs: warned at 21:00 on the 21st, due at 09:00 on the 22nd. */
const replied = (facts: object = {}) => given(facts).when(REPLY, '2026-11-20 09:30');

describe('a rung', () => {
  it('for a clock at risk holds from the warning on', () => {
    expect(due(replied(), '2026-11-21 20:59')).toEqual([]);
    expect(due(replied(), '2026-11-21 21:00')).toEqual(['at-risk resolution#1']);
  });

  it('for a breach holds once it is breached, not at the very second it is due', () => {
    const rungs = ladder({ id: 'breached', to: { role: 'lead' }, when: { breached_by: '0m' } });
    expect(due(replied(), '2026-11-22 09:00', rungs)).toEqual([]);
    expect(due(replied(), '2026-11-22 09:01', rungs)).toEqual(['breached resolution#1']);
  });

  it('for a longer breach holds after that much working time', () => {
    const office = new World({
      sla: { policies: [{ id: 'office', calendar: 'cn-office', targets: { resolution: '8h' } }] },
    });
    // Eight working hours from Thursday morning are over at 18:00; one hour more is Friday at 10:00.
    const ticket = office.given({}, '2026-11-19 09:00');
    const rungs = ladder({ id: 'late', to: { role: 'lead' }, when: { breached_by: '1h' } });
    expect(due(ticket, '2026-11-20 09:59', rungs, office)).toEqual([]);
    expect(due(ticket, '2026-11-20 10:00', rungs, office)).toEqual(['late resolution#1']);
  });

  it('for one metric leaves the others alone', () => {
    const when = { metric: 'first_response', at_risk: true };
    const rungs = ladder({ id: 'silent', to: { role: 'lead' }, when });
    expect(due(given(), '2026-11-20 10:45', rungs)).toEqual(['silent first_response#1']);
    expect(due(replied(), '2026-11-23 09:00', rungs)).toEqual([]);
  });

  it('for a VIP holds at once, for nobody else', () => {
    expect(due(replied({ vip: true }), '2026-11-20 10:00')).toEqual(['vip -']);
    expect(due(replied({ vip: false }), '2026-11-20 10:00')).toEqual([]);
  });

  it('for reopenings holds from that many on', () => {
    const again = (ticket: Case) => ticket.when(RESOLVE, '2026-11-20 10:00').when(REOPEN, '2026-11-20 10:00');
    expect(due(again(replied()), '2026-11-20 10:30')).toEqual([]);
    expect(due(again(again(replied())), '2026-11-20 10:30')).toEqual(['reopened-twice -']);
    expect(due(again(again(again(replied()))), '2026-11-20 10:30')).toEqual(['reopened-twice -']);
  });

  it('with several conditions holds when all of them do', () => {
    const rungs = ladder({ id: 'vip-late', to: { role: 'lead' }, when: { vip: true, breached_by: '0m' } });
    expect(due(replied({ vip: true }), '2026-11-22 10:00', rungs)).toEqual(['vip-late resolution#1']);
    expect(due(replied({ vip: true }), '2026-11-22 08:00', rungs)).toEqual([]);
    expect(due(replied(), '2026-11-22 10:00', rungs)).toEqual([]);
  });
});

describe('what is due', () => {
  it('is every rung up to the highest, lowest first, for a clock that was found late', () => {
    expect(due(replied(), '2026-11-22 13:00')).toEqual([
      'at-risk resolution#1',
      'breached resolution#1',
      'breached-4h resolution#1',
    ]);
  });

  it('is a step for each clock', () => {
    expect(due(given(), '2026-11-22 09:30').filter((step) => step.startsWith('breached '))).toEqual([
      'breached first_response#1',
      'breached resolution#1',
    ]);
  });

  it('is nothing for a clock that has stopped, however late it was', () => {
    expect(due(given().when(REPLY, '2026-11-20 13:00'), '2026-11-20 14:00')).toEqual([]);
  });

  it('is nothing while the clock stands still, unless it was breached before', () => {
    const pause = { type: 'pause', reason: 'awaiting_customer' } as const;
    expect(due(replied().when(pause, '2026-11-21 22:00'), '2026-11-25 09:00')).toEqual([]);
    expect(due(replied().when(pause, '2026-11-22 10:00'), '2026-11-25 09:00')).toContain('breached resolution#1');
  });

  it('is nothing for a complaint that is not in work', () => {
    const vip = replied({ vip: true });
    for (const over of [
      vip.when(RESOLVE, '2026-11-20 10:00'),
      vip.when(RESOLVE, '2026-11-20 10:00').when({ type: 'close' }),
      vip.when({ type: 'withdraw' }),
      vip.when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' }),
    ]) {
      expect(due(over, '2026-11-30 09:00')).toEqual([]);
    }
  });

  it('comes with the ticket, the rule for a reason, and a level that does not go down again', () => {
    const [step] = plan(replied(), '2026-11-21 22:00');
    expect(step).toEqual({
      id: expect.stringMatching(/^C-/),
      title: 'Charged twice for November',
      command: {
        type: 'escalate',
        to: 'zhao.min',
        level: 1,
        reason: 'at-risk',
        rule: 'at-risk',
        clock: 'resolution#1',
      },
    });
    const high = replied().when({ type: 'escalate', to: 'chen.bo', reason: 'by hand', level: 5 }, '2026-11-20 10:00');
    expect(plan(high, '2026-11-22 13:00').map(({ command }) => command.level)).toEqual([5, 5, 5]);
  });
});

describe('taking a rung', () => {
  it('is done once for each clock, however often it is asked for', () => {
    const risk = escalated(replied(), '2026-11-21 21:00');
    expect(due(risk, '2026-11-22 08:00')).toEqual([]);
    expect(due(risk, '2026-11-22 09:01')).toEqual(['breached resolution#1']);
    const breached = escalated(risk, '2026-11-22 09:01');
    expect(due(breached, '2026-11-22 12:59')).toEqual([]);
    expect(due(breached, '2026-11-22 13:00')).toEqual(['breached-4h resolution#1']);
    expect(due(escalated(breached, '2026-11-22 13:00'), '2026-12-22 13:00')).toEqual([]);
    expect(breached.complaint).toMatchObject({ level: 2, owner: 'li.wei' });
  });

  it('is done once for each complaint where it asks for no clock', () => {
    expect(due(escalated(replied({ vip: true }), '2026-11-20 10:00'), '2026-11-20 11:00')).toEqual([]);
  });

  it('is done again for the new clock after a reopening', () => {
    const first = escalated(replied(), '2026-11-22 09:01');
    const reopened = first.when(RESOLVE, '2026-11-22 10:00').when(REOPEN, '2026-11-23 09:00');
    expect(due(reopened, '2026-11-24 09:00')).toEqual([]);
    expect(due(reopened, '2026-11-25 09:01')).toEqual(['at-risk resolution#2', 'breached resolution#2']);
  });

  it('brings about nothing where another run took it meanwhile', () => {
    const [step] = plan(replied(), '2026-11-21 21:00');
    if (!step) throw new Error('nothing due');
    const taken = replied().when(step.command, '2026-11-21 21:00');
    expect(taken.when(step.command, '2026-11-21 21:01').events).toEqual([]);
  });

  it('is not taken for by an escalation that a person made', () => {
    const byHand = replied().when({ type: 'escalate', to: 'zhao.min', reason: 'at-risk' }, '2026-11-20 10:00');
    expect(due(byHand, '2026-11-21 21:00')).toEqual(['at-risk resolution#1']);
  });
});

describe('who is told', () => {
  const at = '2026-11-20 10:00';
  const people = (entries: object, teams: object = {}) => new World({ team: { people: entries, teams } });
  const vip = (to: object) => ladder({ id: 'vip', to, when: { vip: true } });
  const tell = (of: World, to: object, assign: { to?: string; team?: string }) =>
    told(of.given({ vip: true }, '2026-11-20 09:00').when({ type: 'assign', ...assign }), at, vip(to), of);

  const desk = people(
    {
      ann: { team: 'service', role: 'lead' },
      ben: { team: 'billing', role: 'lead' },
      cid: { team: 'billing' },
      eve: { team: 'service', role: 'manager', left: true },
      dan: { team: 'billing', role: 'manager' },
    },
    { service: { lead: 'ann' }, billing: { lead: 'cid' }, legal: {}, press: { lead: 'eve' } },
  );

  it('is somebody of that role, of the own team first', () => {
    expect(tell(desk, { role: 'lead' }, { to: 'cid' })).toEqual(['ben']);
    expect(tell(desk, { role: 'lead' }, { team: 'service' })).toEqual(['ann']);
    expect(tell(desk, { role: 'lead' }, { team: 'legal' })).toEqual(['ann']);
  });

  it('is nobody who has left', () => {
    expect(tell(desk, { role: 'manager' }, { team: 'service' })).toEqual(['dan']);
  });

  it('is the role by its name where nobody has it', () => {
    expect(tell(desk, { role: 'director' }, { team: 'service' })).toEqual(['director']);
    expect(tell(people({}), { role: 'lead' }, { team: 'service' })).toEqual(['lead']);
  });

  it('is the lead of the team that has it', () => {
    expect(tell(desk, { team_lead: true }, { team: 'service' })).toEqual(['ann']);
    expect(tell(desk, { team_lead: true }, { to: 'ben' })).toEqual(['cid']);
  });

  it('is "team_lead" where the team has no lead, the lead has left, or no team has it', () => {
    expect(tell(desk, { team_lead: true }, { team: 'legal' })).toEqual(['team_lead']);
    expect(tell(desk, { team_lead: true }, { team: 'press' })).toEqual(['team_lead']);
    expect(told(desk.given({ vip: true }), at, vip({ team_lead: true }), desk)).toEqual(['team_lead']);
  });

  it('is the person that the rung names', () => {
    expect(tell(desk, { person: 'dan' }, { team: 'service' })).toEqual(['dan']);
  });

  it('is somebody with the default role too', () => {
    expect(tell(desk, { role: 'agent' }, { team: 'service' })).toEqual(['cid']);
  });
});
