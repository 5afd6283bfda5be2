import { found, type Rule } from './rule.js';
import { isBlank } from './texts.js';

/** A pause has a note: whom or what exactly is waited for. */
export const pauseExplained: Rule = ({ history }) =>
  history.flatMap((event, index) =>
    event.type === 'paused' && isBlank(event.note)
      ? [found('pause_unexplained', `history.${index}.note`, { reason: event.reason })]
      : [],
  );
