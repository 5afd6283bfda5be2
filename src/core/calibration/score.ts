import { type Answer, normalise } from './answer.js';
import type { Criterion, QualityStandard } from './standard.js';

export interface TicketScore {
  /** 0 to 100; null where nothing could be counted. */
  score: number | null;
  /** The score before failed critical criteria set something to 0. */
  raw: number | null;
  /** Critical criteria that failed. */
  failed: string[];
}

/**
 * The score of one ticket by one rater: sum(weight x answer) / sum(weight of the criteria answered) x 100. Not applicable and
 * not assessed leave both sums. A critical criterion that fails counts 0, and so does its section or the whole ticket, as it says; the
 * weights stay in the ceiling.
 */
export function scoreTicket(answers: Readonly<Record<string, Answer>>, standard: QualityStandard): TicketScore {
  const counted = standard.criteria.flatMap((criterion) => {
    const answer = answers[criterion.id] ?? null;
    const value = normalise(answer, criterion);
    return value === null ? [] : [{ criterion, value, failed: fails(answer, value, criterion) }];
  });
  const failed = counted.filter((each) => each.failed).map(({ criterion }) => criterion);
  const isForm = failed.some(({ critical }) => critical === 'form');
  const sections = failed.flatMap(({ critical, section }) => (critical === 'section' ? section : []));
  let [sum, kept, weights] = [0, 0, 0];
  for (const { criterion, value, failed: fell } of counted) {
    sum += criterion.weight * value;
    if (!fell && !sections.includes(criterion.section)) kept += criterion.weight * value;
    weights += criterion.weight;
  }
  const ofAll = (points: number) => (weights === 0 ? null : (100 * points) / weights);
  const raw = ofAll(sum);
  return { score: isForm && raw !== null ? 0 : ofAll(kept), raw, failed: failed.map(({ id }) => id) };
}

function fails(answer: Answer, value: number, { critical, weight, fails_up_to }: Criterion): boolean {
  if (critical === undefined || weight === 0) return false;
  return value === 0 || (fails_up_to !== undefined && Number(answer) <= fails_up_to);
}
