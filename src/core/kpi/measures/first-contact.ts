import { instantOf } from '../../calendar/instant.js';
import { isAnswer, type Snapshot } from '../../complaint/record.js';
import type { Measure } from '../kpi.js';
import { isHandledHere } from './closing.js';

/**
 * Of the complaints resolved for the first time in the period, those that the first contact resolved: nobody had answered before, it changed hands never,
 * it was not reopened, and its customer did not complain of the same within the window of repeats after it (which is seen among all complaints:
 * `followUps`). The internal variant of first contact resolution (SQM's own goes by a survey). A cohort. Complaints without a customer are left out.
 */
export const firstContact: Measure = {
  name: 'first_contact',
  observe(complaint) {
    const resolution = complaint.resolutions.find(({ reported }) => !reported);
    if (!resolution || !complaint.facts.customer || !isHandledHere(complaint)) return [];
    const { handovers, reopenings } = complaint;
    const hit = handovers === 0 && reopenings.length === 0 && !answeredBefore(complaint, resolution.at);
    return [{ at: instantOf(resolution.at), hit }];
  },
};

function answeredBefore({ responses }: Snapshot, at: string): boolean {
  return responses.some((response) => isAnswer(response) && Date.parse(response.at) < Date.parse(at));
}
