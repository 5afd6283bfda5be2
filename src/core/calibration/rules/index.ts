import { categoryKnown } from './category-known.js';
import { contactReachable } from './contact-reachable.js';
import { descriptionOriginal } from './description-original.js';
import { descriptionSubstantial } from './description-substantial.js';
import { elementsPresent } from './elements-present.js';
import { firstReplySubstantial } from './first-reply-substantial.js';
import { noPersonalData } from './no-personal-data.js';
import type { Rule } from './rule.js';
import { timesInOrder } from './times-in-order.js';

/** The automatic rules, in the order in which a ticket is read. A new one is a file beside these and a line here. */
export const RULES: readonly Rule[] = [
  elementsPresent,
  descriptionSubstantial,
  descriptionOriginal,
  categoryKnown,
  contactReachable,
  timesInOrder,
  noPersonalData,
  firstReplySubstantial,
];
