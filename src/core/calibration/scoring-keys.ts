import { NOT_APPLICABLE } from './answer.js';
import { isTyped, type ScoringAction, type ScoringSession, standing } from './scoring-session.js';

/** A key that was pressed: what it prints, else how it is called: `left`, `return`, `escape`, `ctrl+a`; `paste` with the text. */
export interface Key {
  name: string;
  text: string;
}

/** What names the choices of a list, one key each. */
export const CHOICE_KEYS = '0123456789abcdefghijklmnoprstuvwxyz';

/** What a key means where a session stands; null: nothing. */
export function actionOf(session: ScoringSession, key: Key): ScoringAction | null {
  // Chinese keyboards may type letters and marks of full width.
  const letter = key.name === 'paste' ? '' : key.text.normalize('NFKC').toLowerCase();
  switch (session.layer.kind) {
    case 'help':
      return { type: 'dismiss' };
    case 'confirm':
      return letter === 'y' ? { type: 'hand_in' } : { type: 'dismiss' };
    case 'comment':
      return commentAction(key);
    case 'reasons':
      return reasonAction(key, letter);
    case 'none':
      return (
        COMMON[letter] ??
        COMMON_NAMED[key.name] ??
        (standing(session) ? questionAction : reviewAction)(session, key, letter)
      );
  }
}

const COMMON: Record<string, ScoringAction> = {
  '?': { type: 'open', layer: 'help' },
  b: { type: 'back' },
  j: { type: 'next_ticket' },
  k: { type: 'previous_ticket' },
  q: { type: 'leave' },
  r: { type: 'review' },
  g: { type: 'first_open' },
};

const COMMON_NAMED: Record<string, ScoringAction> = { left: { type: 'back' }, right: { type: 'forward' } };

function questionAction(session: ScoringSession, { name }: { name: string }, letter: string): ScoringAction | null {
  const criterion = standing(session)?.criterion;
  if (letter === 'a') return { type: 'answer', answer: NOT_APPLICABLE };
  if (letter === 's') return { type: 'answer', answer: null };
  if (letter === 'u') return { type: 'open', layer: 'reasons' };
  if (letter === 'c') return { type: 'open', layer: 'comment' };
  if (name === 'return') return { type: 'enter' };
  if (name === 'backspace') return { type: 'rub_out' };
  if (!criterion) return null;
  if (criterion.scale === 'yes_no') {
    return letter === 'y' || letter === 'n' ? { type: 'answer', answer: letter === 'y' ? 'yes' : 'no' } : null;
  }
  if (isTyped(criterion)) return /^[0-9.]$/.test(letter) ? { type: 'digit', text: letter } : null;
  const grade = /^[1-9]$/.test(letter) ? Number(letter) : 0;
  return grade >= 1 && grade <= criterion.levels ? { type: 'answer', answer: letter } : null;
}

function reviewAction(_session: ScoringSession, { name }: { name: string }, letter: string): ScoringAction | null {
  return letter === 'h' || name === 'return' ? { type: 'open', layer: 'confirm' } : null;
}

function reasonAction({ name }: Key, letter: string): ScoringAction | null {
  if (name === 'up' || name === 'down') return { type: 'move', by: name === 'up' ? -1 : 1 };
  if (name === 'return') return { type: 'enter' };
  if (name === 'escape' || name === 'left' || letter === 'q') return { type: 'dismiss' };
  const index = letter === '' ? -1 : CHOICE_KEYS.indexOf(letter);
  return index < 0 ? null : { type: 'choose', index };
}

const EDIT_KEYS: Record<string, (ScoringAction & { type: 'edit' })['how']> = {
  ...{ left: 'left', right: 'right', home: 'start', end: 'end', backspace: 'rub_out', delete: 'delete' },
  ...{ 'ctrl+a': 'start', 'ctrl+e': 'end', 'ctrl+u': 'clear', 'ctrl+h': 'rub_out' },
};

function commentAction({ name, text }: Key): ScoringAction | null {
  if (name === 'return') return { type: 'enter' };
  if (name === 'escape') return { type: 'dismiss' };
  const how = EDIT_KEYS[name];
  if (how) return { type: 'edit', how };
  return text === '' ? null : { type: 'text', text };
}
