import { instantOf } from '../../calendar/instant.js';
import type { Measure } from '../kpi.js';
import { escalations } from './escalation.js';
import { firstLine } from './handovers.js';
import { quality } from './quality.js';

/** Complaints received in the period, with what is so of them. */
export const opened: Measure = {
  name: 'opened',
  flow: 1,
  traits: [...escalations, firstLine, ...quality],
  observe: ({ facts }) => [{ at: instantOf(facts.received_at) }],
};

/**
 * Times that a complaint was closed or withdrawn in the period; one that was closed twice counts twice, so that the backlog
 * balances. A closing that a source reports without its time counts in the period of receipt, or in that in which the complaint came back last before it.
 */
export const closed: Measure = {
  name: 'closed',
  flow: -1,
  observe: ({ closings, reopenings, facts }) => {
    // One more time as often as it came back: the n-th closing follows the reopening before it.
    const returns = reopenings.filter(({ from }) => from !== 'resolved');
    return closings.map(({ at, reported }, place) => ({
      at: instantOf(reported ? (returns[place - 1]?.at ?? facts.received_at) : at),
      reported,
    }));
  },
};

/** Times that a closed complaint came back in the period. */
export const reopened: Measure = {
  name: 'reopened',
  flow: 1,
  observe: ({ reopenings }) =>
    reopenings.filter(({ from }) => from !== 'resolved').map(({ at }) => ({ at: instantOf(at) })),
};
