import { type Answer, normalise } from './answer.js';
import type { QualityStandard } from './standard.js';

export interface TicketScore {
  /** 0 to 100; null where nothing could be counted. */
  score: number | null;
  /** The score before a failed critical criterion set it to 0. */
  raw: number | null;
  /** Critical criteria that failed. */
  failed: string[];
}

/**
 * The score of one ticket by one rater: sum(weight x answer) / sum(weight of the criteria answered) x 100. Not applicable and
 * not assessed leave both sums. A critical criterion fails when its answer is the lowest there is.
 */
export function scoreTicket(answers: Readonly<Record<string, Answer>>, standard: QualityStandard): TicketScore {
  let sum = 0;
  let weights = 0;
  const failed: string[] = [];
  for (const criterion of standard.criteria) {
    const value = normalise(answers[criterion.id] ?? null, criterion);
    if (value === null) continue;
    sum += criterion.weight * value;
    weights += criterion.weight;
    if (criterion.critical === 'form' && value === 0) failed.push(criterion.id);
  }
  const raw = weights === 0 ? null : (100 * sum) / weights;
  return { score: failed.length > 0 && raw !== null ? 0 : raw, raw, failed };
}
