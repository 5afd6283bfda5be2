import { instantOf } from '../../calendar/instant.js';
import type { Snapshot } from '../../complaint/record.js';
import type { Measure } from '../kpi.js';

/**
 * Satisfied scores / scores given, by the time of the score. The last score of each complaint; a complaint reopened since then
 * (but not by the score itself) awaits a new one. Whoever did not answer is in neither number: see the response rate beside it.
 */
export const satisfaction: Measure = {
  name: 'satisfaction',
  observe(complaint, { satisfiedFrom }) {
    const rating = validRating(complaint);
    return rating ? [{ at: instantOf(rating.at), hit: rating.score >= satisfiedFrom }] : [];
  },
};

/** Complaints with a score / complaints resolved, by the time of the last resolution. */
export const satisfactionResponse: Measure = {
  name: 'satisfaction_response',
  observe(complaint) {
    const resolution = complaint.resolutions.at(-1);
    if (!resolution || resolution.reported) return [];
    return [{ at: instantOf(resolution.at), hit: validRating(complaint) !== undefined }];
  },
};

/** The last score that still stands; undefined: there is none. */
export function validRating({ ratings, reopenings }: Snapshot): Snapshot['ratings'][number] | undefined {
  const rating = ratings.at(-1);
  const reopening = reopenings.at(-1);
  // A dissatisfied score reopens in the same second; that does not take it back.
  const since = rating && reopening && Date.parse(reopening.at) > Date.parse(rating.at);
  return since ? undefined : rating;
}
