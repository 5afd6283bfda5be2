import type { Forecast } from '../../core/calendar/forecast.js';
import { formatInstant } from '../../core/calendar/instant.js';
import type { Instant } from '../../core/calendar/zone.js';
import type { Outcome } from '../output.js';
import { ledgerCsv, ledgerJson, ledgerSums, ledgerTable } from './ledger.js';
import { exactTime } from './time.js';

/** What was asked: as it was typed, but for the start. */
export interface Asked {
  start: Instant;
  target: string;
  calendar: string;
  /** Zone that times are written in. */
  zone: string;
}

/** When something would be due: the ledger that leads there, then the time itself. */
export function forecastView(found: Forecast, { start, target, calendar, zone }: Asked): Outcome {
  const { ledger, working } = found;
  const stamp = (instant: Instant | null) => (instant === null ? null : formatInstant(instant, zone));
  const [due, held, warn] = [stamp(found.due), stamp(found.held), stamp(found.warn)];
  return {
    data: () => ({
      due,
      start: stamp(start),
      target,
      calendar,
      zone,
      warn,
      held,
      working_seconds: working,
      ...ledgerSums(ledger),
      ledger: ledgerJson(ledger, zone),
    }),
    text: (show) => {
      const { text } = show.words;
      const lines = [
        ...(ledger.length > 0 ? [`${ledgerTable(ledger, zone, show)}\n`] : []),
        ...(warn === null ? [] : [text.atRiskFrom(exactTime(warn))]),
        due === null ? text.dueUntold(exactTime(held ?? '')) : text.dueAt(exactTime(due), zone),
      ];
      return lines.join('\n');
    },
    csv: () => ledgerCsv(ledger, zone),
  };
}
