import { instantOf } from '../../calendar/instant.js';
import type { Snapshot } from '../../complaint/record.js';
import { isOver } from '../../complaint/status.js';
import type { Measure, Observation } from '../kpi.js';

/** Last resolution - receipt, on the wall clock, of complaints that stand resolved. Open ones are not in it. */
function elapsed(complaint: Snapshot): Observation[] {
  const resolution = lastResolution(complaint);
  if (!resolution) return [];
  const at = instantOf(resolution.at);
  return [{ at, value: at - instantOf(complaint.facts.received_at) }];
}

/** The same in working time without pauses: the sum over all cycles of the clock, the last of which the resolution ended. None where its calendar had no data for some of it. */
function working(complaint: Snapshot): Observation[] {
  const resolution = lastResolution(complaint);
  const all = complaint.clocks.filter(({ metric, pack }) => metric === 'resolution' && pack === undefined);
  // A cycle that another one goes on from is counted in that one.
  const cycles = all.filter(({ cycle, stopped }) => stopped && !all.some(({ continues }) => continues === cycle));
  const outcome = cycles.at(-1)?.stopped?.outcome;
  if (!resolution || (outcome !== 'met' && outcome !== 'breached')) return [];
  // Without data for a cycle's time its working seconds stand as 0, which they were not.
  if (cycles.some(({ stopped }) => stopped?.uncounted || stopped?.outcome === 'unmeasured')) return [];
  const value = cycles.reduce((sum, { stopped }) => sum + (stopped?.working_seconds ?? 0), 0);
  return [{ at: instantOf(resolution.at), value }];
}

function lastResolution({ status, resolutions, reopenings }: Snapshot): Snapshot['resolutions'][number] | undefined {
  if (status !== 'resolved' && status !== 'closed') return undefined;
  const last = resolutions.filter(({ reported }) => !reported).at(-1);
  const reopening = reopenings.at(-1);
  // Reopened since, and closed by a source that does not say when.
  const undone =
    resolutions.at(-1)?.reported === true && last && reopening && instantOf(reopening.at) >= instantOf(last.at);
  return undone ? undefined : last;
}

/**
 * The same of the complaints received in the period, those not resolved yet among them: they take longer than they have so far. What was withdrawn is
 * known until then. Of what a source closed without a time nothing is known.
 */
function withOpen(complaint: Snapshot): Observation[] {
  const received = instantOf(complaint.facts.received_at);
  const resolution = lastResolution(complaint);
  if (resolution) return [{ at: received, hit: true, value: instantOf(resolution.at) - received }];
  const closing = complaint.closings.at(-1);
  if (!isOver(complaint.status)) return [{ at: received, hit: false }];
  return closing && !closing.reported ? [{ at: received, hit: false, value: instantOf(closing.at) - received }] : [];
}

export const resolutionTimes: Measure[] = [
  { name: 'resolution_elapsed', observe: elapsed },
  { name: 'resolution_working', observe: working },
  { name: 'time_to_resolution', observe: withOpen },
];
