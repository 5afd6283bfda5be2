import { instantOf } from '../../calendar/instant.js';
import { currentResolution } from '../../complaint/record.js';
import type { Measure } from '../kpi.js';
import { closedAt, isHandledHere } from './closing.js';
import { validRating } from './satisfaction.js';

/**
 * Of the complaints closed in the period with a decision, those upheld, wholly or in part: goodwill on a rejected one leaves it rejected. An outcome that a
 * source reports without its time counts in the period of receipt.
 */
const upheld: Measure = {
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

/** Of the complaints closed in the period, those whose resolution the customer or a check has confirmed; a satisfied score confirms it. */
const confirmed: Measure = {
  name: 'confirmed',
  observe(complaint, { satisfiedFrom }) {
    const at = closedAt(complaint);
    if (at === null) return [];
    const score = validRating(complaint)?.score;
    const hit = complaint.closings.at(-1)?.confirmed != null || (score !== undefined && score >= satisfiedFrom);
    return [{ at, hit }];
  },
};

/** Of the complaints closed in the period, those whose customer was satisfied: whoever did not say is not. The strict view beside satisfaction. */
const satisfiedOfClosed: Measure = {
  name: 'satisfied_of_closed',
  observe(complaint, { satisfiedFrom }) {
    const at = closedAt(complaint);
    const score = validRating(complaint)?.score;
    return at === null ? [] : [{ at, hit: score !== undefined && score >= satisfiedFrom }];
  },
};

/** Of the complaints closed in the period, those of which no message of a person to the customer is on record. */
const closedWithoutContact: Measure = {
  name: 'closed_without_contact',
  observe(complaint) {
    const at = closedAt(complaint);
    if (at === null || !isHandledHere(complaint)) return [];
    return [{ at, hit: !complaint.responses.some(({ automatic }) => automatic !== true) }];
  },
};

export const outcomes: Measure[] = [satisfiedOfClosed, confirmed, closedWithoutContact, upheld];
