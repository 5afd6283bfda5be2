import { categoryFitsText } from './category-fits-text.js';
import { categoryKnown } from './category-known.js';
import { claimStated } from './claim-stated.js';
import { contactReachable } from './contact-reachable.js';
import { customerPseudonymous } from './customer-pseudonymous.js';
import { demandKnown } from './demand-known.js';
import { descriptionAdds } from './description-adds.js';
import { descriptionOriginal } from './description-original.js';
import { descriptionSubstantial } from './description-substantial.js';
import { elementsForCategory } from './elements-for-category.js';
import { elementsPresent } from './elements-present.js';
import { emotionTagged } from './emotion-tagged.js';
import { escalationReasoned } from './escalation-reasoned.js';
import { factsNotJudgement } from './facts-not-judgement.js';
import { firstReplySubstantial } from './first-reply-substantial.js';
import { handoverExplained } from './handover-explained.js';
import { loggedPromptly } from './logged-promptly.js';
import { noForbiddenPromises } from './no-forbidden-promises.js';
import { noPersonalData } from './no-personal-data.js';
import { notDuplicate } from './not-duplicate.js';
import { notSolvedAtOnce } from './not-solved-at-once.js';
import { pauseExplained } from './pause-explained.js';
import { publicFlagged } from './public-flagged.js';
import { redressComplete } from './redress-complete.js';
import { remedyConcrete } from './remedy-concrete.js';
import { repeatLinked } from './repeat-linked.js';
import { replyFilledIn } from './reply-filled-in.js';
import { replyLanguage } from './reply-language.js';
import { resolutionSummarised } from './resolution-summarised.js';
import { rootCauseGiven } from './root-cause-given.js';
import type { Rule } from './rule.js';
import { timesInOrder } from './times-in-order.js';
import { titleCalm } from './title-calm.js';
import { titleTelling } from './title-telling.js';

/** The automatic rules, in the order in which a ticket is read. A new one is a file beside these and a line here. */
export const RULES: readonly Rule[] = [
  elementsPresent,
  elementsForCategory,
  titleTelling,
  titleCalm,
  descriptionSubstantial,
  descriptionAdds,
  descriptionOriginal,
  factsNotJudgement,
  categoryKnown,
  categoryFitsText,
  customerPseudonymous,
  contactReachable,
  demandKnown,
  remedyConcrete,
  claimStated,
  emotionTagged,
  publicFlagged,
  timesInOrder,
  loggedPromptly,
  notDuplicate,
  repeatLinked,
  noPersonalData,
  firstReplySubstantial,
  noForbiddenPromises,
  replyFilledIn,
  replyLanguage,
  pauseExplained,
  handoverExplained,
  escalationReasoned,
  resolutionSummarised,
  rootCauseGiven,
  redressComplete,
  notSolvedAtOnce,
];
