import { isAnswer, type Snapshot } from '../../complaint/record.js';
import type { Trait } from '../kpi.js';
import { firstResolution, isHandledHere } from './closing.js';

/**
 * Of the complaints resolved for the first time in the period, those that the first contact resolved: nobody had answered before, it changed hands never,
 * it was not reopened, and its customer did not complain of the same within the window of repeats after it (which is seen among all complaints:
 * `findFollowUps`). The internal variant of first contact resolution (SQM's own goes by a survey). A cohort. Complaints without a customer are left out.
 */
export const firstContact: Trait = {
  name: 'first_contact',
  holds(complaint) {
    const { handovers, reopenings, facts } = complaint;
    if (!facts.customer || !isHandledHere(complaint)) return null;
    return handovers === 0 && reopenings.length === 0 && !answeredBefore(complaint);
  },
};

function answeredBefore(complaint: Snapshot): boolean {
  const resolved = Date.parse(firstResolution(complaint)?.at ?? '');
  return complaint.responses.some((response) => isAnswer(response) && Date.parse(response.at) < resolved);
}
