import { heldLegs, returnedLegs } from '../../complaint/legs.js';
import type { Measure, Trait } from '../kpi.js';
import { closedAt, isHandledHere } from './closing.js';

/** Changes of owner or team after the first assignment, the mean of complaints closed in the period. */
export const handovers: Measure = {
  name: 'handovers',
  observe(complaint) {
    const at = closedAt(complaint);
    return at === null || !isHandledHere(complaint) ? [] : [{ at, value: complaint.handovers }];
  },
};

/** Of the complaints closed in the period, those handed over more often than the desk's threshold. */
export const passedAround: Trait = {
  name: 'passed_around',
  holds: (complaint, { handoversAbove }) => (isHandledHere(complaint) ? complaint.handovers > handoversAbove : null),
};

/** Of the complaints closed in the period, those that a team had, passed on and got back: A to B to A, at once or later. */
export const passedBack: Trait = {
  name: 'passed_back',
  holds: (complaint) => (isHandledHere(complaint) ? returnedLegs(heldLegs(complaint.legs)).length > 0 : null),
};

/**
 * Of the complaints received in the period, those that stand resolved and that only the first line had: the teams named so, else the one that had it first. A
 * cohort: what is open still is not contained yet.
 */
export const firstLine: Trait = {
  name: 'first_line',
  holds(complaint, { firstLine: named }) {
    if (!isHandledHere(complaint)) return null;
    const { legs, status } = complaint;
    const [first] = legs;
    const isResolved = status === 'resolved' || status === 'closed';
    return isResolved && legs.every(({ team }) => (named ? isNamed(named, team) : team === first?.team));
  },
};

function isNamed(named: readonly string[], team: string | null): boolean {
  return team !== null && named.includes(team);
}
