import { nameOfMark } from '../mark.js';
import { type Operation, present, signed } from './operation.js';

/** Tells that it is no ticket as the standard wants it. Who says the very same twice has said it once. */
export const mark: Operation<'mark'> = ({ type, ...terms }, { id, marks }, context) => {
  const { by, now } = context;
  const isSaid = marks.some(
    (other) =>
      other.by === by &&
      other.decisions.length === 0 &&
      other.reason === terms.reason &&
      other.evidence === terms.evidence &&
      other.accountable === terms.accountable,
  );
  if (isSaid) return [];
  const name = nameOfMark(id, now, by, terms);
  return [{ type: 'marked_unqualified', ...signed(context), mark: name, ...present(terms) }];
};
