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

describe('what could never come about is refused, by the place where it stands', () => {
  const WORDS = { angry: ['furious'] };
  const refused = (file: object) => {
    const problem = problemOr(() => makeLadders(checkPolicy(LadderFile, file, 'escalation.yaml'), new World()));
    if (!(problem instanceof Problem)) return [];
    expect(problem).toMatchObject({ code: 'policy_invalid', kind: 'misuse', args: { file: 'policy/escalation.yaml' } });
    return (problem as Problem<'policy_invalid'>).args.faults.map(({ path, found }) => `${path} ${found}`);
  };

  it.each([
    ['a metric that is none', { metric: 'speed', at_risk: true }, 'rungs.0.when.metric speed'],
    ['a policy that is not there', { policy: 'gold', at_risk: true }, 'rungs.0.when.policy gold'],
    ['a moment that is none', { at: '110%' }, 'rungs.0.when.at 110%'],
    ['a moment in calendar days', { at: '+2d' }, 'rungs.0.when.at +2d'],
    ['words that are not listed', { words: ['angry', 'sad'] }, 'rungs.0.when.words sad'],
    ['a category that is not in the codebook', { category: 'weather' }, 'rungs.0.when.category weather'],
    ['a sub-category of another one', { category: 'product/tone' }, 'rungs.0.when.category tone'],
    ['a priority that is not in the codebook', { priority: ['urgent', 'red'] }, 'rungs.0.when.priority red'],
    ['a length that is none', { unowned_for: 'long' }, 'rungs.0.when.unowned_for long'],
    ['a window without what it is for', { repeat_within: '9d', vip: true }, 'rungs.0.when.repeat_within 9d'],
  ])('%s', (_what, when, fault) => {
    expect(refused({ rungs: [rung({ when })], words: WORDS })).toEqual([fault]);
  });

  it('a clock that no policy sets a target for', () => {
    const sla = { policies: [{ id: 'only', calendar: '24x7', targets: { resolution: '2h' } }] };
    const of = new World({ sla, escalation: { rungs: [] } });
    const file = { rungs: [rung({ when: { metric: 'first_response', at_risk: true } })] };
    const problem = problemOr(() => makeLadders(checkPolicy(LadderFile, file, 'escalation.yaml'), of));
    expect(problem).toMatchObject({
      args: {
        faults: [
          { path: 'rungs.0.when.metric', found: 'first_response', allowed: expect.stringContaining('resolution') },
        ],
      },
    });
  });

  it('people, roles, teams and calendars that are not there', () => {
    const rungs = [
      rung({ id: 'a', to: { role: 'king' } }),
      rung({ id: 'b', to: [{ role: 'lead' }, { person: 'nobody' }] }),
      rung({ id: 'c', to: { lead_of: 'navy' } }),
      rung({ id: 'd', notice_calendar: 'moon' }),
    ];
    expect(refused({ rungs })).toEqual([
      'rungs.0.to.role king',
      'rungs.1.to.1.person nobody',
      'rungs.2.to.lead_of navy',
      'rungs.3.notice_calendar moon',
    ]);
  });

  it('a level above the one where the ladder stops, and one that is asked for and not reached', () => {
    const rungs = [
      rung({ id: 'a', level: 3 }),
      rung({ id: 'b', level: 2, when: { level: 2, vip: true } }),
      rung({ id: 'c', level: 1, when: { level: 2, vip: true } }),
    ];
    expect(refused({ rungs })).toEqual(['rungs.2.level 1']);
    expect(refused({ rungs, stop: { level: 2 } })).toEqual([
      'rungs.0.level 3',
      'rungs.1.when.level 2',
      'rungs.2.when.level 2',
    ]);
  });

  it('in a ladder of its own as well, whose ids are those of no other', () => {
    const vip = { applies: { vip: true, policy: 'gold' }, rungs: [rung(), rung({ id: 'x', when: { at: 'soon' } })] };
    expect(refused({ rungs: [rung()], ladders: { vip } })).toEqual([
      'ladders.vip.applies.policy gold',
      'ladders.vip.rungs.1.when.at soon',
      'rungs.0.id breached',
    ]);
  });

  it('a list without words, and routes to what is not there', () => {
    expect(
      refused({
        words: { empty: [' '], angry: { en: ['furious'], zh: ['太差'] } },
        routing: { 'product/safety': { team: 'service', skill: 'safety' }, weather: {}, process: { team: 'navy' } },
      }),
    ).toEqual(['words.empty []', 'routing.weather weather', 'routing.process.team navy']);
  });
});
