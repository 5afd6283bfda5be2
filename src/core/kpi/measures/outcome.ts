import { instantOf } from '../../calendar/instant.js';
import { currentResolution, type Snapshot } from '../../complaint/record.js';
import type { Measure, ObserveContext, Trait } from '../kpi.js';
import { closedAt, isHandledHere } from './closing.js';
import { passedAround, passedBack } from './handovers.js';
import { validRating } from './satisfaction.js';

/**
 * Of the complaints closed in the period with a decision, those upheld, wholly or in part: goodwill on a rejected one leaves it rejected. An outcome that a
 * source reports without its time counts in the period of receipt.
 */
export const upheld: Measure = {
  name: 'upheld',
  observe(complaint, { upheld: yes, rejected: no }) {
    const resolution = currentResolution(complaint);
    const closing = complaint.closings.at(-1);
    if (complaint.status !== 'closed' || !resolution || !closing) return [];
    const { reported } = closing;
    const hit = yes.includes(resolution.outcome);
    if (!hit && !no.includes(resolution.outcome)) return [];
    return [{ at: instantOf(reported ? complaint.facts.received_at : closing.at), hit, reported }];
  },
};

/** Of the complaints closed in the period, those whose customer was satisfied: whoever did not say is not. The strict view beside satisfaction. */
const satisfiedOfClosed: Trait = { name: 'satisfied_of_closed', holds: isSatisfied };

/** Of the complaints closed in the period, those whose resolution the customer or a check has confirmed; a satisfied score confirms it. */
const confirmed: Trait = {
  name: 'confirmed',
  holds: (complaint, context) => complaint.closings.at(-1)?.confirmed !== undefined || isSatisfied(complaint, context),
};

/** Of the complaints closed in the period, those of which no message of a person to the customer is on record. */
const closedWithoutContact: Trait = {
  name: 'closed_without_contact',
  holds: (complaint) =>
    isHandledHere(complaint) ? !complaint.responses.some(({ automatic }) => automatic !== true) : null,
};

/** Of the complaints closed in the period as upheld, wholly or in part, those whose answer says what caused it. */
const rootCauseGiven: Trait = {
  name: 'root_cause_given',
  holds(complaint, { upheld: yes }) {
    const resolution = currentResolution(complaint);
    if (!resolution || resolution.reported || !yes.includes(resolution.outcome)) return null;
    return (resolution.root_cause ?? '').trim() !== '';
  },
};

/** The last closing of a complaint that stands closed, with what is so of it. */
export const lastClosed: Measure = {
  name: 'last_closed',
  traits: [satisfiedOfClosed, confirmed, closedWithoutContact, passedAround, passedBack, rootCauseGiven],
  observe(complaint) {
    const at = closedAt(complaint);
    return at === null ? [] : [{ at }];
  },
};

function isSatisfied(complaint: Snapshot, { satisfiedFrom }: ObserveContext): boolean {
  const score = validRating(complaint)?.score;
  return score !== undefined && score >= satisfiedFrom;
}
