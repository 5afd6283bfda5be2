import { instantOf } from '../../calendar/instant.js';
import type { Snapshot } from '../../complaint/record.js';
import type { Measure } from '../kpi.js';
import { closedAt, isHandledHere } from './closing.js';

/** Changes of owner or team after the first assignment, the mean of complaints closed in the period. */
export const handovers: Measure = {
  name: 'handovers',
  observe: (complaint) => atLastClosing(complaint).map((at) => ({ at, value: complaint.handovers })),
};

/** Of the complaints closed in the period, those handed over more often than the desk's threshold. */
export const passedAround: Measure = {
  name: 'passed_around',
  observe: (complaint, { handoversAbove }) =>
    atLastClosing(complaint).map((at) => ({ at, hit: complaint.handovers > handoversAbove })),
};

/** Of the complaints closed in the period, those that a team had, passed on and got back: A to B to A, at once or later. */
export const passedBack: Measure = {
  name: 'passed_back',
  observe: (complaint) => atLastClosing(complaint).map((at) => ({ at, hit: cameBack(complaint) })),
};

/**
 * Of the complaints received in the period, those that are closed and that only the first line had: the teams named so, else the one that had it first. A
 * cohort: what is open still is not contained yet.
 */
export const firstLine: Measure = {
  name: 'first_line',
  observe(complaint, { firstLine: named }) {
    if (!isHandledHere(complaint)) return [];
    const { facts, legs, status } = complaint;
    const [first] = legs;
    const contained = legs.every(({ team }) => (named === null ? team === first?.team : isNamed(named, team)));
    return [{ at: instantOf(facts.received_at), hit: status === 'closed' && contained }];
  },
};

function cameBack({ legs }: Snapshot): boolean {
  const teams = legs.map(({ team }) => team).filter((team) => team !== null);
  return teams.some((team, at) => at > 0 && teams[at - 1] !== team && teams.indexOf(team) < at);
}

function isNamed(named: readonly string[], team: string | null): boolean {
  return team !== null && named.includes(team);
}

function atLastClosing(complaint: Snapshot): number[] {
  const at = closedAt(complaint);
  return at === null || !isHandledHere(complaint) ? [] : [at];
}
