import { instantOf } from '../../calendar/instant.js';
import { firstReplyAt, type Snapshot } from '../../complaint/record.js';
import type { Measure, Observation } from '../kpi.js';
import { firstResolution, isHandledHere } from './closing.js';

/** First answer to the customer - receipt, on the wall clock. Acknowledgements do not count; a resolution does. */
function elapsed(complaint: Snapshot): Observation[] {
  // Of what a source tells as answered nobody knows when it was answered first.
  if (!isHandledHere(complaint)) return [];
  const answer = firstReplyAt(complaint);
  const solved = firstResolution(complaint)?.at;
  const first = [answer, solved].filter((at) => at != null).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
  if (first === undefined) return [];
  const at = instantOf(first);
  return [{ at, value: at - instantOf(complaint.facts.received_at) }];
}

/** The same in working time of the calendar that the clock ran by, where it had data for the time. */
function working({ clocks }: Snapshot): Observation[] {
  return clocks
    .filter(({ metric, pack, stopped }) => metric === 'first_response' && pack === undefined && isMeasured(stopped))
    .flatMap(({ stopped }) => (stopped ? [{ at: instantOf(stopped.at), value: stopped.working_seconds }] : []));
}

function isMeasured(stopped: Snapshot['clocks'][number]['stopped']): boolean {
  return (stopped?.outcome === 'met' || stopped?.outcome === 'breached') && !stopped.uncounted;
}

export const firstResponseTimes: Measure[] = [
  { name: 'first_response_elapsed', observe: elapsed },
  { name: 'first_response_working', observe: working },
];
