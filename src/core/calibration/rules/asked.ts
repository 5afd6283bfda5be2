import type { FindingCode } from '../finding.js';
import type { QualityStandard } from '../standard.js';

type Thresholds = QualityStandard['rules'];

/** What must be in the standard for a finding to be possible: any of these sets of fields, all of it filled. Those not here need nothing. */
const GOES_BY: Partial<Record<FindingCode, (keyof Thresholds)[][]>> = {
  element_missing: [['required']],
  element_recommended: [['recommended']],
  element_needed: [['needs']],
  title_short: [['min_title']],
  title_long: [['max_title']],
  description_short: [['min_description']],
  description_filler: [['filler']],
  description_judges: [['judgements']],
  category_doubtful: [['keywords']],
  remedy_vague: [['vague_remedies'], ['filler']],
  claim_unstated: [['claim_for', 'claim_words']],
  emotion_untagged: [['emotions']],
  public_unflagged: [['public_channels']],
  logged_late: [['log_within_hours']],
  duplicate_live: [['duplicate_days']],
  repeat_unlinked: [['repeat_days']],
  first_reply_hollow: [['hollow_replies']],
  reply_promises: [['forbidden_promises']],
  escalation_unreasoned: [['min_reason'], ['filler']],
  root_cause_missing: [['root_cause_for']],
  solved_at_once: [['at_once_minutes']],
};

/** The fields of `rules` that keep this finding from ever being made: it is switched off, or its rule has nothing to go by. */
export function neverFoundBecause(code: FindingCode, rules: Thresholds): string[] {
  if (rules.severity[code] === 'off') return [`severity.${code}`];
  const sets = GOES_BY[code] ?? [];
  const isFilled = (field: keyof Thresholds) => {
    const value = rules[field];
    return typeof value === 'number' ? value > 0 : Object.keys(value).length > 0;
  };
  if (sets.length === 0 || sets.some((fields) => fields.every(isFilled))) return [];
  return [...new Set(sets.flat().filter((field) => !isFilled(field)))];
}
