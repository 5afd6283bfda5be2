import { parseInstant } from '../../../src/core/calendar/instant.js';
import type { ImprovementCommand, NewImprovement } from '../../../src/core/improvement/commands.js';
import { decideImprovement, type ImprovementContext, openImprovement } from '../../../src/core/improvement/decide.js';
import type { Evidence } from '../../../src/core/improvement/events.js';
import { evolveImprovement, foldImprovement } from '../../../src/core/improvement/evolve.js';
import type { Improvement } from '../../../src/core/improvement/improvement.js';
import { Problem } from '../../../src/core/problem.js';
import { World } from '../../world.js';

const world = new World();

export const EVIDENCE: Evidence = {
  before: { from: '2026-07-07', to: '2026-08-31', days: 56, count: 120 },
  after: { from: '2026-09-01', to: '2026-10-26', days: 56, count: 60 },
  ratio: 0.5,
  low: 0.36,
  high: 0.69,
  p: 0.00001,
};

export const PLAN = {
  type: 'plan',
  cause: 'sent twice',
  action: 'one number',
  owner: 'chen.bo',
  due: '2026-09-01',
} as const;

const WISH: NewImprovement = {
  title: 'Two debits in one month',
  kind: 'root_fix',
  scope: { category: 'process', subcategory: 'billing' },
  owner: 'li.wei',
  due: '2026-08-20',
  target: 0.4,
  links: ['C-260801-00001'],
};

export function contextAt(day: string, by = 'li.wei'): ImprovementContext {
  parseInstant(day, world.zone);
  return { now: `${day}T09:00:00+08:00`, today: day, by, taxonomy: world.taxonomy, team: world.team };
}

/** An improvement on its way: `when` does something to it, `refusal` says why it can't be done. */
export class ImprovementCase {
  constructor(
    readonly improvement: Improvement,
    readonly day: string,
  ) {}

  when(command: ImprovementCommand, day = this.day, by?: string): ImprovementCase {
    const events = decideImprovement(command, this.improvement, contextAt(day, by));
    if (events instanceof Problem) throw events;
    return new ImprovementCase(events.reduce<Improvement>(evolveImprovement, this.improvement), day);
  }

  refusal(command: ImprovementCommand, day = this.day): Problem {
    const events = decideImprovement(command, this.improvement, contextAt(day));
    if (!(events instanceof Problem)) throw new Error(`not refused: ${JSON.stringify(events)}`);
    return events;
  }
}

/** An improvement opened on a day. */
export function opened(wish: Partial<NewImprovement> = {}, day = '2026-08-01', id = 'I-260801-00001'): ImprovementCase {
  const events = openImprovement(id, { ...WISH, ...wish }, contextAt(day));
  if (events instanceof Problem) throw events;
  return new ImprovementCase(foldImprovement(events), day);
}

/** Why an improvement can't be opened. */
export function openingRefused(wish: Partial<NewImprovement>): Problem {
  const events = openImprovement('I-260801-00001', { ...WISH, ...wish }, contextAt('2026-08-01'));
  if (!(events instanceof Problem)) throw new Error('not refused');
  return events;
}

/** One in each state that there is. */
export function inEachState() {
  const defined = opened();
  const analysed = defined.when({ type: 'plan', cause: 'sent twice' });
  const planned = analysed.when(PLAN);
  const implemented = planned.when({ type: 'implement', on: '2026-09-01' }, '2026-09-02');
  const verified = implemented.when({ type: 'record_effect', verdict: 'effective', evidence: EVIDENCE }, '2026-10-27');
  const reopened = verified.when({ type: 'record_regression', evidence: EVIDENCE }, '2026-12-27');
  const dropped = defined.when({ type: 'drop', reason: 'no longer sold' });
  return { defined, analysed, planned, implemented, verified, reopened, dropped };
}
