import { QualityStandard } from '../../../src/core/calibration/standard.js';
import { checkPolicy } from '../../../src/core/validate.js';

/** A standard with these criteria, for example `{id: 'a'}`: a yes/no question of weight 1 unless told otherwise. */
export function standardOf(criteria: object[], others: object = {}): QualityStandard {
  const names = { en: 'text' };
  const file = {
    id: 'test',
    version: 1,
    title: names,
    criteria: criteria.map((criterion) => ({ text: names, scale: 'yes_no', ...criterion })),
    reasons: { wrong_category: names, duplicate: names },
    rules: { required: [], recommended: [], min_description: 0, filler: [], hollow_replies: [] },
    pass: { kappa: 0.6, unqualified_rate: 0.1 },
    ...others,
  };
  return checkPolicy(QualityStandard, file, 'quality.yaml');
}
