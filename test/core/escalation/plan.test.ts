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

/** A desk with this ladder. */
const deskWith = (escalation: object, options: object = {}) =>
  new World({ escalation, calendars: [OFFICE], ...options });
const OFFICE = {
  id: 'desk',
  zone: 'Asia/Shanghai',
  week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, ['09:00-18:00']])),
};
const one = (when: object, more: object = {}) => ({
  rungs: [{ id: 'it', level: 1, to: { role: 'lead' }, when, ...more }],
});
const taken = (of: World, ticket: Case, time: string) =>
  planEscalations([ticket.complaint], of.instant(time), of.escalation()).steps.map(
    ({ command }) => `${command.rule} ${command.clock ?? '-'}`,
  );

describe('a moment of a clock', () => {
  // Resolution within 8 working hours of Mondays to Fridays 09:00 to 18:00, from Thursday 09:00: due on Thursday at 17:00.
  const sla = { policies: [{ id: 'office', calendar: 'desk', targets: { resolution: '8h' } }] };
  it.each([
    ['50%', '2026-11-19 13:00'],
    ['75%', '2026-11-19 15:00'],
    ['100%', '2026-11-19 17:00'],
    ['-30m', '2026-11-19 16:30'],
    ['-20h', '2026-11-19 09:00'],
    ['+30m', '2026-11-19 17:30'],
    ['+2h', '2026-11-20 10:00'],
    ['+1wd', '2026-11-20 18:00'],
    ['+2wd', '2026-11-23 18:00'],
  ])('%s comes at %s', (at, time) => {
    const of = deskWith(one({ at }), { sla });
    const ticket = of.given({}, '2026-11-19 09:00');
    const before = of.instant(time) - 1;
    expect(planEscalations([ticket.complaint], before, of.escalation()).steps).toEqual([]);
    expect(taken(of, ticket, time)).toEqual(['it resolution#1']);
  });

  it('does not come while the clock stands still, and comes later after that', () => {
    const of = deskWith(one({ at: '50%' }), {
      sla: { policies: [{ ...sla.policies[0], pauses: { resolution: ['awaiting_customer'] } }] },
    });
    const ticket = of
      .given({}, '2026-11-19 09:00')
      .when({ type: 'assign', to: 'li.wei' })
      .when({ type: 'pause', reason: 'awaiting_customer' }, '2026-11-19 10:00');
    expect(taken(of, ticket, '2026-11-30 10:00')).toEqual([]);
    const resumed = ticket.when({ type: 'resume' }, '2026-11-20 10:00');
    expect(taken(of, resumed, '2026-11-20 12:59')).toEqual([]);
    expect(taken(of, resumed, '2026-11-20 13:00')).toEqual(['it resolution#1']);
  });
});

describe('a condition of the complaint', () => {
  const at = '2026-11-20 10:00';
  it.each([
    ['public', { public: true }, { public: true }, {}],
    ['a category', { category: 'product' }, { category: 'product', subcategory: 'safety' }, {}],
    [
      'a sub-category',
      { category: 'product/safety' },
      { category: 'product', subcategory: 'safety' },
      { category: 'product', subcategory: 'material' },
    ],
    [
      'any of several priorities',
      { priority: ['urgent', 'complex'] },
      { priority: 'complex' },
      { priority: 'general' },
    ],
    ['a tag', { tags: 'injury' }, { tags: ['press', 'injury'] }, { tags: ['press'] }],
    ['all that is asked', { public: true, vip: true }, { public: true, vip: true }, { public: true }],
    [
      'more claimed than the owner may grant',
      { redress_over_authority: true },
      { amount_claimed: 101 },
      { amount_claimed: 100 },
    ],
    [
      'a sum in another currency',
      { redress_over_authority: true },
      { amount_claimed: '1 EUR' },
      { amount_claimed: '1 CNY' },
    ],
    ['words in the title', { words: 'angry' }, { title: 'Court next' }, { title: 'Courteous staff' }],
    [
      'words in the description',
      { words: 'angry' },
      { description: '你们的服务真是太差了' },
      { description: '太不差' },
    ],
  ])('holds for %s and not for others', (_what, when, facts, others) => {
    const of = deskWith({ ...one(when), words: { angry: { en: ['court', 'fed  up'], zh: ['太差'] } } });
    const given = (fact: object) => of.given(fact, '2026-11-20 09:00').when({ type: 'assign', to: 'li.wei' });
    expect(taken(of, given(facts), at)).toEqual(['it -']);
    expect(taken(of, given(others), at)).toEqual([]);
  });

  it('words count in what the customer says later as well, and not in what the desk notes', () => {
    const of = deskWith({ ...one({ words: 'angry' }), words: { angry: ['fed up'] } });
    const ticket = of.given({}, '2026-11-20 09:00');
    expect(taken(of, ticket.when({ type: 'note', text: 'is fed up' }), at)).toEqual([]);
    expect(taken(of, ticket.when({ type: 'receive_message', text: 'I am Fed \n Up!' }), at)).toEqual(['it -']);
  });

  it('the owner who may grant more does not bring it about', () => {
    const of = deskWith(one({ redress_over_authority: true }));
    const ticket = of.given({ amount_claimed: { amount: 1500, currency: 'CNY' } }, '2026-11-20 09:00');
    expect(taken(of, ticket, at)).toEqual(['it -']);
    expect(taken(of, ticket.when({ type: 'assign', to: 'zhao.min' }), at)).toEqual([]);
  });

  it('repeats count complaints of the same customer within so long before, merged ones left out', () => {
    const of = deskWith(one({ repeat: 2, repeat_within: '30d' }));
    const on = (day: string) => of.given({ received_at: `2026-${day} 09:00` }, '2026-11-20 09:00');
    const repeated = (...earlier: Case[]) => {
      const last = on('11-20');
      const all = [...earlier, last].map(({ complaint }) => complaint);
      return planEscalations([last.complaint], of.instant(at), of.escalation(all)).steps.length === 1;
    };
    expect(repeated(on('10-21'), on('11-19'))).toBe(true);
    expect(repeated(on('10-20'), on('11-19'))).toBe(false);
    const merged = on('11-19').when({ type: 'merge', into: 'C-261120-ZZZZZ', survivor_status: 'open' });
    expect(repeated(on('11-18'), merged)).toBe(false);
  });

  it('nobody owning it counts from when the last one gave it up', () => {
    const of = deskWith(one({ unowned_for: '2h' }));
    const ticket = of.given({}, '2026-11-20 09:00');
    expect(taken(of, ticket, '2026-11-20 10:59')).toEqual([]);
    expect(taken(of, ticket, '2026-11-20 11:00')).toEqual(['it -']);
    const owned = ticket.when({ type: 'assign', to: 'li.wei' }, '2026-11-20 10:00');
    expect(taken(of, owned, '2026-11-21 10:00')).toEqual([]);
    const given = owned.when({ type: 'assign', team: 'billing' }, '2026-11-20 15:00');
    expect(taken(of, given, '2026-11-20 16:59')).toEqual([]);
    expect(taken(of, given, '2026-11-20 17:00')).toEqual(['it -']);
  });

  it('a level is one reached by whatever way', () => {
    const of = deskWith(one({ level: 2 }, { level: 3 }));
    const ticket = of.given({}, '2026-11-20 09:00');
    const up = { type: 'escalate', to: 'zhao.min', reason: 'press' } as const;
    expect(taken(of, ticket.when(up), at)).toEqual([]);
    expect(taken(of, ticket.when(up).when(up), at)).toEqual(['it -']);
  });
});

describe('a ladder', () => {
  const vip = { id: 'vip', level: 1, to: { role: 'lead' }, when: { vip: true } };
  const late = { id: 'late', level: 2, to: { role: 'manager' }, when: { breached_by: '0m' } };

  it('of its own is for the complaints that it applies to, and then the only one', () => {
    const gold = { applies: { policy: 'urgent' }, rungs: [{ ...late, id: 'gold-late' }] };
    const of = deskWith({ rungs: [late], ladders: { gold } });
    const taking = (priority: string) => taken(of, of.given({ priority }, '2026-11-20 09:00'), '2026-11-30 09:00');
    expect(taking('general')).toEqual(['late first_response#1', 'late resolution#1']);
    expect(taking('urgent')).toEqual(['gold-late first_response#1', 'gold-late resolution#1']);
  });

  it('is held back in quiet hours until the calendar opens, but for rungs of any time', () => {
    const of = deskWith({ notice_calendar: 'desk', rungs: [vip, { ...late, any_time: true }] });
    const ticket = of.given({ vip: true }, '2026-11-20 09:00');
    const planned = planEscalations([ticket.complaint], of.instant('2026-11-21 23:00'), of.escalation());
    expect(planned.steps.map(({ command }) => command.rule)).toEqual(['late']);
    expect(planned.held).toEqual([
      { id: ticket.complaint.id, rule: 'vip', clock: null, why: 'quiet', until: of.instant('2026-11-23 09:00') },
    ]);
    expect(taken(of, ticket, '2026-11-23 08:59')).not.toContain('vip -');
    expect(taken(of, ticket, '2026-11-23 09:00')).toContain('vip -');
  });

  it('takes one rung at a time where it is to pause between them, however long cron was gone', () => {
    const of = deskWith({
      pause_between: '1h',
      rungs: [late, { ...late, id: 'later', level: 3, when: { breached_by: '4h' } }, vip],
    });
    let ticket = of.given({ vip: true }, '2026-11-20 09:00').when({ type: 'respond', kind: 'reply' });
    const order: string[] = [];
    for (const time of [
      '2026-11-30 09:00',
      '2026-11-30 09:59',
      '2026-11-30 10:00',
      '2026-11-30 12:00',
      '2026-11-30 13:00',
    ]) {
      const { steps } = planEscalations([ticket.complaint], of.instant(time), of.escalation());
      for (const { command } of steps) ticket = ticket.when(command, time);
      order.push(steps.map(({ command }) => command.rule).join());
    }
    expect(order).toEqual(['vip', '', 'late', 'later', '']);
  });

  it('ends at the level where it stops', () => {
    const rungs = [vip, late, { ...late, id: 'also', when: { breached_by: '1h' } }];
    const of = deskWith({ stop: { level: 2 }, rungs });
    const ticket = of.given({ vip: true }, '2026-11-20 09:00').when({ type: 'respond', kind: 'reply' });
    expect(taken(of, ticket, '2026-11-30 09:00')).toEqual(['vip -', 'late resolution#1']);
    const high = ticket.when({ type: 'escalate', to: 'chen.bo', reason: 'by hand', level: 2 });
    expect(taken(of, high, '2026-11-30 09:00')).toEqual([]);
    const down = high.when({ type: 'deescalate', reason: 'calm' });
    expect(taken(of, down, '2026-11-30 09:00')).toEqual(['vip -', 'late resolution#1']);
  });

  it.each([
    ['waiting', (ticket: Case) => ticket.when({ type: 'pause', reason: 'awaiting_test' })],
    ['responded', (ticket: Case) => ticket.when({ type: 'respond', kind: 'reply' })],
    ['owned', (ticket: Case) => ticket],
  ])('does nothing while it is told to stop for %s', (stop, reach) => {
    const of = deskWith({ stop_when: [stop], rungs: [vip, { ...vip, id: 'always', stop_when: [] }] });
    const ticket = of.given({ vip: true }, '2026-11-20 09:00').when({ type: 'assign', to: 'li.wei' });
    expect(taken(of, reach(ticket), '2026-11-20 10:00')).toEqual(['always -']);
  });

  it('what was taken stays taken when the level goes down', () => {
    const of = deskWith({ rungs: [vip] });
    const ticket = of.given({ vip: true }, '2026-11-20 09:00');
    const [step] = planEscalations([ticket.complaint], of.instant('2026-11-20 10:00'), of.escalation()).steps;
    const down = ticket.when(step!.command).when({ type: 'deescalate', reason: 'calm' });
    expect(down.complaint.level).toBe(0);
    expect(taken(of, down, '2026-11-20 11:00')).toEqual([]);
  });

  it('tells several, each once', () => {
    const to = [{ person: 'zhao.min' }, { team_lead: true }, { lead_of: 'billing' }];
    const of = deskWith({ rungs: [{ ...vip, to }] });
    const ticket = of.given({ vip: true }, '2026-11-20 09:00').when({ type: 'assign', to: 'li.wei' });
    const [step] = planEscalations([ticket.complaint], of.instant('2026-11-20 10:00'), of.escalation()).steps;
    expect(step!.command).toMatchObject({ to: 'zhao.min', also: ['chen.bo'] });
    expect(ticket.when(step!.command).complaint.escalations).toMatchObject([{ to: 'zhao.min', also: ['chen.bo'] }]);
  });
});

describe('who stands in', () => {
  const people = {
    ann: { team: 'service', role: 'lead' },
    ben: { team: 'service', role: 'manager', left: true },
    cid: { team: 'billing', role: 'manager', away: { from: '2026-11-20', to: '2026-11-22' } },
    dan: { team: 'legal', role: 'agent', left: true },
  };
  const teams = { service: { lead: 'ann' }, billing: {}, legal: { lead: 'dan' } };
  const standing = (to: object, facts: object = {}, time = '2026-11-20 10:00') => {
    const of = deskWith({ rungs: [{ id: 'vip', level: 1, to, when: { vip: true } }] }, { team: { people, teams } });
    const ticket = of.given({ vip: true, ...facts }, '2026-11-20 09:00').when({ type: 'assign', team: 'service' });
    const { steps, standIns } = planEscalations([ticket.complaint], of.instant(time), of.escalation());
    return [steps[0]!.command.to, standIns.map(({ wanted, told, filled }) => `${wanted} ${told} ${filled}`)];
  };

  it.each([
    ['who has left, the lead of the team', { person: 'ben' }, {}, ['ann', ['ben ann true']]],
    ['who has left without a lead, the role', { person: 'dan' }, {}, ['agent', ['dan agent false']]],
    ['who is away, the role', { role: 'manager' }, {}, ['manager', ['manager manager false']]],
    ['whom it is about, the role', { person: 'ann' }, { about: 'ann' }, ['lead', ['ann lead false']]],
    ['nobody who is there', { team_lead: true }, {}, ['ann', []]],
  ])('for somebody %s', (_who, to, facts, expected) => {
    expect(standing(to, facts)).toEqual(expected);
  });

  it('nobody any more once somebody is back', () => {
    expect(standing({ role: 'manager' }, {}, '2026-11-23 10:00')).toEqual(['cid', []]);
  });
});
