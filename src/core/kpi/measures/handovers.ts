import { instantOf } from '../../calendar/instant.js';
import type { Snapshot } from '../../complaint/record.js';
import type { Measure } from '../kpi.js';

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

function atLastClosing({ status, closings }: Snapshot): number[] {
  const closing = closings.at(-1);
  return status === 'closed' && closing && !closing.reported ? [instantOf(closing.at)] : [];
}
