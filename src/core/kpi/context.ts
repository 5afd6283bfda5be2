import type { Instant } from '../calendar/zone.js';
import type { Complaint } from '../complaint/record.js';
import type { PolicyBook } from '../sla/policy.js';
import { type ClockReading, readClocks } from '../sla/reading.js';
import type { KpiContext } from './kpi.js';
import { findRepeats } from './metrics/repetition.js';
import type { KpiSettings } from './settings.js';

/** What indicators go by, among all these complaints. Clocks are read once for each. */
export function kpiContext(
  complaints: readonly Complaint[],
  now: Instant,
  settings: KpiSettings & { satisfiedFrom: number },
  book: PolicyBook,
  zone: string,
): KpiContext & { clocksRead(): ClockReading[] } {
  const readings = new Map<string, ClockReading[]>();
  return {
    now,
    satisfiedFrom: settings.satisfiedFrom,
    handoversAbove: settings.handovers_above,
    repeats: findRepeats(complaints, settings.repeat_within_days),
    readings(complaint) {
      const known = readings.get(complaint.id) ?? readClocks(complaint, now, book, zone);
      readings.set(complaint.id, known);
      return known;
    },
    clocksRead: () => [...readings.values()].flat(),
  };
}
