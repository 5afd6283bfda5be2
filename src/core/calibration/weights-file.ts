import { type FileLine, numberIn } from '../exchange/cells.js';
import { type Fault, Problem } from '../problem.js';
import { fromDisagreement, type Weights } from '../statistics/weights.js';

/**
 * Weights of one's own from the lines of a CSV file: a square of numbers in the order of the categories, or with the categories named
 * above and to the left, in any order. 1 on the diagonal: weights of agreement, from 0 to 1. 0 on the diagonal: weights of disagreement
 * (Cohen 1968), from 0 up. Rows are the first rater's.
 */
export function readWeights(lines: readonly FileLine[], categories: readonly string[], file: string): Weights {
  const refuse = (fault: Fault): never => {
    throw new Problem('ratings_invalid', { file, faults: [fault] });
  };
  const rows = named(lines, categories) ?? lines.map(({ cells }) => cells);
  const size = categories.length;
  if (rows.length !== size || rows.some((row) => row.length !== size)) {
    const found = `${rows.length} x ${rows[0]?.length ?? 0}`;
    return refuse({ path: '', found, allowed: `${size} x ${size}: ${categories.join(', ')}` });
  }
  const weights = rows.map((row, i) =>
    row.map((cell, j) => {
      const path = `${categories[i]}, ${categories[j]}`;
      return numberIn(cell.trim()) ?? refuse({ path, found: cell, allowed: 'a number' });
    }),
  );
  const diagonal = new Set(weights.map((row, i) => row[i]));
  const others = weights.flatMap((row, i) => row.filter((_, j) => j !== i));
  if (diagonal.size === 1 && diagonal.has(1) && others.every((weight) => weight >= 0 && weight <= 1)) {
    if (others.some((weight) => weight < 1)) return weights;
  }
  if (diagonal.size === 1 && diagonal.has(0) && others.every((weight) => weight >= 0)) {
    if (others.some((weight) => weight > 0)) return fromDisagreement(weights);
  }
  return refuse({
    path: '',
    found: [...diagonal].join(', '),
    allowed: 'agreement (1 on the diagonal, others from 0 to 1) or disagreement (0 on the diagonal, others from 0 up)',
  });
}

/** The weights of a file that names its categories, in the order asked for. Null: it does not name them. */
function named(lines: readonly FileLine[], categories: readonly string[]): string[][] | null {
  const [head, ...rows] = lines.map(({ cells }) => cells.map((cell) => cell.trim()));
  const columns = categories.map((category) => head?.indexOf(category, 1) ?? -1);
  const places = categories.map((category) => rows.findIndex(([name]) => name === category));
  if (rows.length !== categories.length || columns.includes(-1) || places.includes(-1)) return null;
  return places.map((row) => columns.map((column) => rows[row]?.[column] ?? ''));
}
