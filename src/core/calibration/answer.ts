import type { Criterion } from './standard.js';

/** An answer as given: a code or number in text, `not_applicable`, or null where the question was not assessed. */
export type Answer = string | null;

export const NOT_APPLICABLE = 'not_applicable';

const YES = ['yes', 'y', '1', 'true', '是', '合格'];
const NO = ['no', 'n', '0', 'false', '否', '不合格'];
const NEITHER = ['n/a', 'na', 'not_applicable', '不适用'];

/** Reads what a rater wrote in a cell. Undefined where it is no answer to this question. */
export function readAnswer(text: string, criterion: Criterion): Answer | undefined {
  const value = text.trim().toLowerCase();
  if (value === '') return null;
  if (NEITHER.includes(value)) return NOT_APPLICABLE;
  if (criterion.scale === 'yes_no') {
    if (YES.includes(value)) return 'yes';
    return NO.includes(value) ? 'no' : undefined;
  }
  if (!/^[+-]?\d+(\.\d+)?$/.test(value)) return undefined;
  const number = Number(value);
  const [low, high] = rangeOf(criterion);
  const fits = Number.isFinite(number) && number >= low && number <= high;
  if (!fits || (criterion.scale === 'ordinal' && !Number.isInteger(number))) return undefined;
  return String(number);
}

/** What may be answered, for people: `yes, no` or `1-5`. */
export function allowedAnswers(criterion: Criterion): string {
  const [low, high] = rangeOf(criterion);
  return `${criterion.scale === 'yes_no' ? 'yes, no' : `${low}-${high}`}, n/a`;
}

/** 0 to 1. Null where there is nothing to count: not applicable, or not assessed. */
export function normalise(answer: Answer, criterion: Criterion): number | null {
  if (answer === null || answer === NOT_APPLICABLE) return null;
  if (criterion.scale === 'yes_no') return answer === 'yes' ? 1 : 0;
  const [low, high] = rangeOf(criterion);
  return (Number(answer) - low) / (high - low);
}

/** The answers of a criterion from worst to best; null where any number may be given. */
export function gradesOf({ scale, levels }: Criterion): string[] | null {
  if (scale === 'percent') return null;
  return scale === 'yes_no' ? ['no', 'yes'] : Array.from({ length: levels }, (_, place) => String(place + 1));
}

function rangeOf(criterion: Criterion): [low: number, high: number] {
  return criterion.scale === 'ordinal' ? [1, criterion.levels] : [0, 100];
}
