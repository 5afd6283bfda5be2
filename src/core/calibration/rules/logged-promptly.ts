import { found, type Rule } from './rule.js';

/** It was logged soon after it was received: `log_within_hours` of elapsed time; 0 does not ask. */
export const loggedPromptly: Rule = ({ facts, logged_at }, { thresholds: { log_within_hours: most } }) => {
  const hours = Math.floor((Date.parse(logged_at) - Date.parse(facts.received_at)) / 3_600_000);
  return most > 0 && hours >= most ? [found('logged_late', 'received_at', { hours, most })] : [];
};
