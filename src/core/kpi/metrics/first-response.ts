import { instantOf } from '../../calendar/instant.js';
import { type Complaint, firstReply } from '../../complaint/record.js';
import type { Kpi, Observation } from '../kpi.js';

/** First answer to the customer - receipt, on the wall clock. Acknowledgements do not count; a resolution does. */
function elapsed(complaint: Complaint): Observation[] {
  const answer = firstReply(complaint)?.event.at;
  const solved = complaint.resolutions.find(({ reported }) => !reported)?.at;
  const first = [answer, solved].filter((at) => at !== undefined).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
  if (first === undefined) return [];
  const at = instantOf(first);
  return [{ at, value: at - instantOf(complaint.facts.received_at) }];
}

/** The same in working time of the calendar that the clock ran by. */
function working({ clocks }: Complaint): Observation[] {
  return clocks
    .filter(({ metric, stopped }) => metric === 'first_response' && isMeasured(stopped))
    .flatMap(({ stopped }) => (stopped ? [{ at: instantOf(stopped.at), value: stopped.working_seconds }] : []));
}

function isMeasured(stopped: Complaint['clocks'][number]['stopped']): boolean {
  return stopped?.outcome === 'met' || stopped?.outcome === 'breached';
}

export const firstResponseTimes: Kpi[] = [
  { name: 'first_response_elapsed_p50', kind: 'median', observe: elapsed },
  { name: 'first_response_elapsed_p90', kind: 'p90', observe: elapsed },
  { name: 'first_response_working_p50', kind: 'median', observe: working },
  { name: 'first_response_working_p90', kind: 'p90', observe: working },
];
