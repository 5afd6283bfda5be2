import { instantOf } from '../../calendar/instant.js';
import type { Snapshot } from '../../complaint/record.js';
import type { Measure, Observation, ObserveContext } from '../kpi.js';

/**
 * Due in the period and met / due in the period. Closed late counts as missed, and so does open past due. Not "closed in time
 * of all closed", which hides what is overdue and still open. Merged clocks are left out, and cancelled ones unless their
 * deadline had passed. An outcome that a
 * source reports without its times counts in the period of receipt, and then the clock that ran here does not count too. What a
 * regulator's pack promises is not the house's own promise, and is in `sla report`.
 */
export const timeliness: Measure = {
  name: 'timeliness',
  observe: (complaint, context) => dueClocks(complaint, 'resolution', context),
};

/** The same for the first answer by a person. */
export const firstResponseTimeliness: Measure = {
  name: 'first_response_timeliness',
  observe: (complaint, context) => dueClocks(complaint, 'first_response', context),
};

/**
 * Of the complaints received in the period, those answered by a person within the promised time. A cohort: one whose time is not over counts once it is
 * answered, or late.
 */
export const response: Measure = {
  name: 'response',
  observe(complaint, context) {
    const [first] = dueClocks(complaint, 'first_response', context);
    return first ? [{ ...first, at: instantOf(complaint.facts.received_at) }] : [];
  },
};

/** The clocks of a metric that have come due, or will: what `timeliness` counts. */
export function dueClocks(
  complaint: Snapshot,
  metric: string,
  { outlooks }: Pick<ObserveContext, 'outlooks'>,
): Observation[] {
  const told = complaint.reported_clocks
    .filter((clock) => clock.metric === metric)
    .map((clock) => ({ at: instantOf(complaint.facts.received_at), hit: clock.outcome === 'met', reported: true }));
  if (told.length > 0 || complaint.clocks.length === 0) return told;
  const ended = complaint.clocks.flatMap(({ metric: of, pack, stopped }): Observation[] => {
    if (of !== metric || pack !== undefined || stopped === null || stopped.due === null) return [];
    const missed = stopped.outcome === 'cancelled' && stopped.overdue_elapsed_seconds > 0;
    if (!missed && stopped.outcome !== 'met' && stopped.outcome !== 'breached') return [];
    return [{ at: instantOf(stopped.due), hit: stopped.outcome === 'met' }];
  });
  const running = outlooks.flatMap(({ metric: of, pack, due, held, late }): Observation[] =>
    of !== metric || pack !== null || due === null || held || late ? [] : [{ at: due, hit: false, pendingUntil: due }],
  );
  return [...ended, ...running];
}
