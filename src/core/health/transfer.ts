import type { Complaint } from '../complaint/record.js';
import { isInWork } from '../complaint/status.js';
import { timelineOf } from '../insight/timeline.js';
import { quantileOfSorted } from '../statistics/quantile.js';
import { quantileInterval } from '../statistics/quantile-interval.js';
import { ratioOfSums } from '../statistics/ratio-of-sums.js';
import type { SignFigure } from './health.js';

/** How the time of one complaint went by while it had no answer, in seconds on the wall clock. */
export interface Transfer {
  /** From logging on, as long as somebody had still to answer it. */
  pending: number;
  /** Of that, while nobody owned it, be it with a team or not. */
  unowned: number;
  /** Of that, in the hands of teams that are not the first line. */
  elsewhere: number;
  /** Each stretch in the hands of such a team, as far as it had no answer. */
  legs: number[];
}

/** How a complaint went from hand to hand. `firstLine`: its teams; null: the one that had it first. */
export function transferOf(complaint: Complaint, firstLine: readonly string[] | null): Transfer {
  const teams = complaint.legs.map(({ team }) => team);
  const first = firstLine ?? teams.filter((team) => team !== null).slice(0, 1);
  const isElsewhere = (team: string | null | undefined) => team != null && !first.includes(team);
  const legs = teams.map(() => 0);
  const transfer = { pending: 0, unowned: 0, elsewhere: 0 };
  for (const { status, leg, from, to } of timelineOf(complaint)) {
    if (!isInWork(status)) continue;
    const seconds = to - from;
    transfer.pending += seconds;
    if (status === 'new') transfer.unowned += seconds;
    if (!isElsewhere(teams[leg - 1])) continue;
    transfer.elsewhere += seconds;
    legs[leg - 1] = (legs[leg - 1] ?? 0) + seconds;
  }
  return { ...transfer, legs: legs.filter((seconds, place) => seconds > 0 && isElsewhere(teams[place])) };
}

/** The signs that rest on histories. */
export function transferFigures(
  transfers: readonly Transfer[],
): Record<'unowned_p50' | 'unowned_share' | 'other_teams_share' | 'second_line_p50', SignFigure> {
  const share = (part: 'unowned' | 'elsewhere'): SignFigure => ({
    ...ratioOfSums(transfers.map((each) => ({ part: each[part], whole: each.pending }))),
    n: transfers.length,
  });
  return {
    unowned_p50: median(transfers.map(({ unowned }) => unowned)),
    unowned_share: share('unowned'),
    other_teams_share: share('elsewhere'),
    second_line_p50: median(transfers.flatMap(({ legs }) => legs)),
  };
}

function median(seconds: readonly number[]): SignFigure {
  const sorted = Float64Array.from(seconds).sort();
  return { value: quantileOfSorted(sorted, 0.5), ...quantileInterval(sorted, 0.5), n: sorted.length };
}
