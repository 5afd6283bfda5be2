import { instantOf } from '../../calendar/instant.js';
import type { Complaint } from '../../complaint/record.js';
import type { Kpi, KpiContext, Observation } from '../kpi.js';

/**
 * Due in the period and met / due in the period. Closed late counts as missed, and so does open past due. Not "closed in time
 * of all closed", which hides what is overdue and still open. Cancelled and merged clocks are left out. An outcome that a
 * source reports without its times counts in the period of receipt, and then the clock that ran here does not count too.
 */
export const timeliness: Kpi = {
  name: 'timeliness',
  kind: 'rate',
  observe: (complaint, context) => dueClocks(complaint, 'resolution', context),
};

/** The same for the first answer by a person. */
export const firstResponseTimeliness: Kpi = {
  name: 'first_response_timeliness',
  kind: 'rate',
  observe: (complaint, context) => dueClocks(complaint, 'first_response', context),
};

function dueClocks(complaint: Complaint, metric: string, context: KpiContext): Observation[] {
  const told = complaint.reported_clocks
    .filter((clock) => clock.metric === metric)
    .map((clock) => ({ at: instantOf(complaint.facts.received_at), hit: clock.outcome === 'met', reported: true }));
  if (told.length > 0 || complaint.clocks.length === 0) return told;
  return context.readings(complaint).flatMap((reading): Observation[] => {
    if (reading.metric !== metric || reading.due === null) return [];
    if (reading.state !== 'met' && reading.state !== 'breached') return [];
    return [{ at: instantOf(reading.due), hit: reading.state === 'met' }];
  });
}
