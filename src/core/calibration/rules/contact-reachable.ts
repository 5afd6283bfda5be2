import { found, type Rule } from './rule.js';

/** A contact, where one is given, has something to reach a person by: digits or an @. */
export const contactReachable: Rule = ({ facts }) => {
  const contact = facts.contact?.trim() ?? '';
  if (contact === '' || /\d{4}|@/.test(contact)) return [];
  return [found('contact_unreachable', 'contact', { found: contact })];
};
