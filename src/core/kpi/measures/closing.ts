import { instantOf } from '../../calendar/instant.js';
import type { Instant } from '../../calendar/zone.js';
import type { Resolution, Snapshot } from '../../complaint/record.js';

/** When a complaint that stands closed was closed last; null: it does not, or only a source says so, without the time. */
export function closedAt({ status, closings }: Snapshot): Instant | null {
  const closing = closings.at(-1);
  return status === 'closed' && closing && !closing.reported ? instantOf(closing.at) : null;
}

/** Whether what was done for a complaint is known here: of one that a source tells as answered already only its times are. */
export function isHandledHere({ facts, legs, responses, resolutions }: Snapshot): boolean {
  const last = resolutions.at(-1);
  const told = facts.source !== undefined && (last?.by === facts.source.system || last?.reported === true);
  return !told || legs.length > 0 || responses.length > 0;
}

/** The first answer that is not only told by a source without its time. */
export function firstResolution({ resolutions }: Snapshot): Resolution | undefined {
  return resolutions.find(({ reported }) => !reported);
}
