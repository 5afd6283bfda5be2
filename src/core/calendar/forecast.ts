import { Problem, problemOr } from '../problem.js';
import type { Calendar } from './calendar.js';
import { deadline, warningTime } from './deadline.js';
import type { Target, WarningOffset } from './duration.js';
import { parseInstant } from './instant.js';
import { type LedgerEntry, type LedgerPause, ledgerOf, sumLedger } from './ledger.js';
import { openPause, workingSeconds } from './working-time.js';
import type { Instant } from './zone.js';

/** What would become of a target that started then, by this calendar and with these pauses. */
export interface Supposition {
  target: Target;
  start: Instant;
  calendar: Calendar;
  pauses: readonly LedgerPause[];
  warn: WarningOffset | null;
}

export interface Forecast {
  /** Null: a pause without an end keeps it from coming. */
  due: Instant | null;
  /** Since when such a pause holds it. */
  held: Instant | null;
  /** When it begins to be at risk; null: not asked for, or held before. */
  warn: Instant | null;
  /** Until it is due, or held. */
  ledger: LedgerEntry[];
  /** Working seconds of the calendar until then, less the paused ones; null: it has no data for a year that only days are counted in. */
  working: number | null;
}

/** Works out when it would be due, and how that comes about. */
export function forecast({ target, start, calendar, pauses, warn }: Supposition): Forecast {
  const due = finite(deadline(target, start, calendar, pauses));
  const held = due === null ? Math.max(start, openPause(pauses)) : null;
  const end = due ?? held ?? start;
  const ledger = ledgerOf(target, start, end, calendar, pauses);
  const working =
    target.kind === 'working'
      ? sumLedger(ledger).counted
      : problemOr(() => workingSeconds(calendar, start, end, pauses));
  return {
    due,
    held,
    warn: warn && finite(warningTime(warn, target, start, calendar, pauses)),
    ledger,
    working: working instanceof Problem ? null : working,
  };
}

/**
 * Reads a pause: `2026-04-10T15:00/2026-04-13T11:00`, perhaps with `=` and a reason. Nothing after the slash: it lasts. Times without an
 * offset are of `zone`. Refuses one that ends before it starts.
 */
export function parsePause(text: string, zone: string): LedgerPause {
  const [times = '', ...reason] = text.split('=');
  const [begins = '', ends, ...more] = times.split('/');
  if (begins === '' || ends === undefined || more.length > 0) throw new Problem('pause_invalid', { found: text });
  const from = parseInstant(begins, zone);
  const to = ends.trim() === '' ? Number.POSITIVE_INFINITY : parseInstant(ends, zone);
  if (to < from) throw new Problem('pause_backwards', { from: begins, to: ends });
  return { from, to, ...(reason.length > 0 && { reason: reason.join('=') }) };
}

function finite(instant: Instant): Instant | null {
  return Number.isFinite(instant) ? instant : null;
}
