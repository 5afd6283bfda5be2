import { actionOf, type Key } from '../core/calibration/scoring-keys.js';
import { act, type ScoringSession } from '../core/calibration/scoring-session.js';
import type { FullScreen } from './full-screen.js';
import type { Drawn } from './views/scoring.js';

export interface ScoringLoop {
  draw: (session: ScoringSession, size: { width: number; height: number }, scroll: number) => Drawn;
  /** Keeps what was answered; waited for before the next key. */
  save: (session: ScoringSession) => Promise<void>;
}

/** How a session ended, and the signal that ended it, if one did. */
export interface ScoringEnd {
  session: ScoringSession;
  signal: NodeJS.Signals | null;
}

/** Shows a session and takes keys until the rater leaves or hands in. What is answered is saved before anything else happens. */
export async function scoreOnScreen(
  screen: Pick<FullScreen, 'size' | 'draw' | 'next'>,
  start: ScoringSession,
  { draw, save }: ScoringLoop,
): Promise<ScoringEnd> {
  let session = start;
  let scroll = 0;
  while (session.ended === null) {
    const drawn = draw(session, screen.size, scroll);
    screen.draw(drawn.lines, drawn.cursor);
    const event = await screen.next();
    if (event.type === 'signal') return { session, signal: event.signal };
    if (event.type === 'resized') continue;
    const moved = scrolled(session, event.key, drawn);
    if (moved !== null) {
      scroll = moved;
      continue;
    }
    const action = actionOf(session, event.key);
    const before = session;
    if (action) session = act(session, action);
    if (session.ratings !== before.ratings) await save(session);
    scroll = isSamePage(before, session) ? drawn.scroll : 0;
  }
  return { session, signal: null };
}

/** Where a key moves what is read to; null: it is none of those keys, or they mean something else here. */
function scrolled({ layer }: ScoringSession, { name }: Key, { scroll, page }: Drawn): number | null {
  if (layer.kind === 'reasons' || layer.kind === 'comment') return null;
  const by = { up: -1, down: 1, pageup: -page, pagedown: page }[name];
  return by === undefined ? null : Math.max(0, scroll + by);
}

/** Whether the same ticket is being read still. */
function isSamePage(before: ScoringSession, after: ScoringSession): boolean {
  const page = ({ place, standard, layer }: ScoringSession) =>
    `${Math.floor(place / standard.criteria.length)} ${layer.kind === 'help'}`;
  return page(before) === page(after);
}
