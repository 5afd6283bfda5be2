import { found, type Rule } from './rule.js';

/**
 * It needed a ticket. One that its writer answered alone within `at_once_minutes` of logging could have been solved at first
 * contact; 0 does not ask.
 */
export const notSolvedAtOnce: Rule = (ticket, { thresholds: { at_once_minutes: within } }) => {
  const [first] = ticket.resolutions;
  if (within === 0 || !first || first.reported || first.by !== ticket.logged_by || ticket.handovers > 0) return [];
  const minutes = Math.floor((Date.parse(first.at) - Date.parse(ticket.logged_at)) / 60_000);
  return minutes <= within ? [found('solved_at_once', 'resolutions.0.at', { minutes, within })] : [];
};
