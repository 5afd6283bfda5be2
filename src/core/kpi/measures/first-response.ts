import { instantOf } from '../../calendar/instant.js';
import { firstReplyAt, type Snapshot } from '../../complaint/record.js';
import type { Measure, Observation } from '../kpi.js';

/** First answer to the customer - receipt, on the wall clock. Acknowledgements do not count; a resolution does. */
function elapsed(complaint: Snapshot): Observation[] {
  const answer = firstReplyAt(complaint);
  const solved = complaint.resolutions.find(({ reported }) => !reported)?.at;
  const first = [answer, solved].filter((at) => at != null).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
  if (first === undefined) return [];
  const at = instantOf(first);
  return [{ at, value: at - instantOf(complaint.facts.received_at) }];
}

/** The same in working time of the calendar that the clock ran by. */
function working({ clocks }: Snapshot): Observation[] {
  return clocks
    .filter(({ metric, pack, stopped }) => metric === 'first_response' && pack === undefined && isMeasured(stopped))
    .flatMap(({ stopped }) => (stopped ? [{ at: instantOf(stopped.at), value: stopped.working_seconds }] : []));
}

function isMeasured(stopped: Snapshot['clocks'][number]['stopped']): boolean {
  return stopped?.outcome === 'met' || stopped?.outcome === 'breached';
}

export const firstResponseTimes: Measure[] = [
  { name: 'first_response_elapsed', observe: elapsed },
  { name: 'first_response_working', observe: working },
];
