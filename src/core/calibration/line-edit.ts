/** A line being written, with the cursor between what stands before and after it. */
export interface LineEdit {
  before: string;
  after: string;
}

/** A line with the cursor at its end. */
export function startEdit(text: string): LineEdit {
  return { before: text, after: '' };
}

export function textOf({ before, after }: LineEdit): string {
  return before + after;
}

/** Puts text in at the cursor. It stays one line, without what would steer a terminal. */
export function insert({ before, after }: LineEdit, text: string): LineEdit {
  const line = text.replaceAll(/\s*[\r\n\t]+\s*/g, ' ').replaceAll(/\p{Cc}/gu, '');
  return { before: before + line, after };
}

/** One character to the left, as people count characters: a letter with its accents is one. */
export function backward({ before, after }: LineEdit): LineEdit {
  const last = characters(before).at(-1) ?? '';
  return { before: before.slice(0, before.length - last.length), after: last + after };
}

export function forward({ before, after }: LineEdit): LineEdit {
  const first = characters(after)[0] ?? '';
  return { before: before + first, after: after.slice(first.length) };
}

/** Takes away the character before the cursor. */
export function rubOut(edit: LineEdit): LineEdit {
  return { before: backward(edit).before, after: edit.after };
}

function characters(text: string): string[] {
  return Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
}
