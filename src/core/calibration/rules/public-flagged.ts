import { found, type Rule } from './rule.js';

/** What came where others can read it is marked as public, or said not to be. */
export const publicFlagged: Rule = ({ facts }, { thresholds: { public_channels } }) =>
  public_channels.includes(facts.channel) && facts.public === undefined
    ? [found('public_unflagged', 'public', { channel: facts.channel })]
    : [];
