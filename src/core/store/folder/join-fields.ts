import { isDeepStrictEqual } from 'node:util';

type Fields = Record<string, unknown>;

/**
 * Fields that two sides changed from what both had: what only one side changed is as that side has it. The names of those that both
 * changed differently are in `clashes`. In the order of their names, so that it does not matter which side is which.
 */
export function joinFields(base: Fields, ours: Fields, theirs: Fields): { fields: Fields; clashes: string[] } {
  const fields: Fields = {};
  const clashes: string[] = [];
  for (const name of [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].sort()) {
    const [before, mine, yours] = [base[name], ours[name], theirs[name]];
    const isMine = isDeepStrictEqual(mine, yours) || isDeepStrictEqual(before, yours);
    if (!isMine && !isDeepStrictEqual(before, mine)) clashes.push(name);
    const value = isMine ? mine : yours;
    if (value !== undefined) fields[name] = value;
  }
  return { fields, clashes };
}
