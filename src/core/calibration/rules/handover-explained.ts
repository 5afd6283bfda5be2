import type { ComplaintEvent } from '../../complaint/events.js';
import { found, type Rule } from './rule.js';
import { isBlank } from './texts.js';

/** Who hands a ticket to another team says why and what was done, so that nobody asks the customer again. */
export const handoverExplained: Rule = ({ history }) => {
  let before: ComplaintEvent<'assigned'> | null = null;
  return history.flatMap((event, index) => {
    if (event.type !== 'assigned') return [];
    const from = before;
    before = event;
    if (
      from === null ||
      from.team === null ||
      event.team === null ||
      from.team === event.team ||
      !isBlank(event.note)
    ) {
      return [];
    }
    return [found('handover_unexplained', `history.${index}.note`, { from: from.team, to: event.team })];
  });
};
