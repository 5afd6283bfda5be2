/** The numbers of the rules that hold at a point. */
export type NelsonRule = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

type Test = (z: readonly number[], at: number) => boolean;

/**
 * Nelson's rules (Nelson 1984, Journal of Quality Technology 16:237-239) on values as standard deviations from the centre: for each point the
 * rules whose pattern it completes or carries on. A value on a line is not beyond it. Run rules as Nelson has them: nine on one side, where
 * Western Electric has eight.
 */
export function nelsonRules(z: readonly number[]): NelsonRule[][] {
  return z.map((_, at) => RULES.flatMap(([rule, holds]) => (holds(z, at) ? [rule] : [])));
}

const RULES: readonly [NelsonRule, Test][] = [
  // Beyond three standard deviations.
  [1, (z, at) => Math.abs(z[at] ?? 0) > 3],
  // Nine in a row on one side.
  [2, (z, at) => allOf(z, at, 9, (value) => value > 0) || allOf(z, at, 9, (value) => value < 0)],
  // Six in a row, each above, or each below, the one before.
  [3, (z, at) => steps(z, at, 6, (step) => step > 0) || steps(z, at, 6, (step) => step < 0)],
  // Fourteen in a row, up and down in turn.
  [4, (z, at) => steps(z, at, 14, (step, before) => step * before < 0)],
  // Two of three beyond two standard deviations on one side.
  [5, (z, at) => someOf(z, at, 2, 3, 2)],
  // Four of five beyond one on one side.
  [6, (z, at) => someOf(z, at, 4, 5, 1)],
  // Fifteen in a row no further than one from the centre: too good to be true.
  [7, (z, at) => allOf(z, at, 15, (value) => Math.abs(value) <= 1)],
  // Eight in a row further than one away, on either side: two sources mixed.
  [8, (z, at) => allOf(z, at, 8, (value) => Math.abs(value) > 1)],
];

function last(z: readonly number[], at: number, length: number): readonly number[] | null {
  return at + 1 < length ? null : z.slice(at + 1 - length, at + 1);
}

function allOf(z: readonly number[], at: number, length: number, holds: (value: number) => boolean): boolean {
  return last(z, at, length)?.every(holds) ?? false;
}

/** `wanted` of the last `length` further out than `limit` on one side, this one among them. */
function someOf(z: readonly number[], at: number, wanted: number, length: number, limit: number): boolean {
  const window = z.slice(Math.max(0, at + 1 - length), at + 1);
  return [1, -1].some(
    (side) => side * (z[at] ?? 0) > limit && window.filter((value) => side * value > limit).length >= wanted,
  );
}

/** Whether all steps between the last `length` points are as asked; the first is taken to come after one the other way. */
function steps(
  z: readonly number[],
  at: number,
  length: number,
  holds: (step: number, before: number) => boolean,
): boolean {
  const window = last(z, at, length);
  if (!window) return false;
  const changes = window.slice(1).map((value, place) => value - (window[place] ?? 0));
  return changes.every((step, place) => holds(step, changes[place - 1] ?? -step));
}
