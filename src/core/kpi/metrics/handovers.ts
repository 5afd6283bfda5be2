import { instantOf } from '../../calendar/instant.js';
import type { Complaint } from '../../complaint/record.js';
import type { Kpi } from '../kpi.js';

/** Changes of owner or team after the first assignment, the mean of complaints closed in the period. */
export const handovers: Kpi = {
  name: 'handovers',
  kind: 'mean',
  observe: (complaint) => atLastClosing(complaint).map((at) => ({ at, value: complaint.handovers })),
};

/** Of the complaints closed in the period, those handed over more often than the desk's threshold. */
export const passedAroundRate: Kpi = {
  name: 'passed_around_rate',
  kind: 'rate',
  observe: (complaint, { handoversAbove }) =>
    atLastClosing(complaint).map((at) => ({ at, hit: complaint.handovers > handoversAbove })),
};

function atLastClosing({ status, closings }: Complaint): number[] {
  const closing = closings.at(-1);
  return status === 'closed' && closing && !closing.reported ? [instantOf(closing.at)] : [];
}
