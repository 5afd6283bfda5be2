/** The numbers of the rules that hold at a point, as the handbook counts them. */
export type WesternRule = 1 | 2 | 3 | 4;

/**
 * The zone tests of the Western Electric Statistical Quality Control Handbook (1956; Montgomery, Introduction to Statistical Quality Control, 5.4.4),
 * on values as standard deviations from the centre: for each point the tests whose pattern it completes or carries on. 1: beyond three; 2: two of three
 * beyond two on one side; 3: four of five beyond one on one side; 4: eight in a row on one side. A value on a line is not beyond it. Constructed
 * series only; Nelson's run rule wants nine in a row.
 */
export function westernRules(z: readonly number[]): WesternRule[][] {
  return z.map((value, at) => {
    const beyond = (limit: number, wanted: number, of: number) => {
      const window = z.slice(Math.max(0, at + 1 - of), at + 1);
      return [1, -1].some(
        (side) => side * value > limit && window.filter((each) => side * each > limit).length >= wanted,
      );
    };
    const rules: WesternRule[] = [];
    if (Math.abs(value) > 3) rules.push(1);
    if (beyond(2, 2, 3)) rules.push(2);
    if (beyond(1, 4, 5)) rules.push(3);
    if (beyond(0, 8, 8)) rules.push(4);
    return rules;
  });
}
