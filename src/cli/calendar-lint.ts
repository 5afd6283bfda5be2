import { type CalendarWarning, calendarWarnings } from '../core/calendar/lint.js';
import type { Instant } from '../core/calendar/zone.js';
import type { Severity } from '../core/calibration/finding.js';
import { type Fault, Problem } from '../core/problem.js';
import { findLines } from '../core/store/folder/fault-lines.js';
import { type CalendarSource, loadCalendar } from './calendars.js';

/** What is wrong with a calendar, or what a person should look at again. */
export type CalendarFinding = { file: string; line: number; path: string; severity: Severity } & (
  | { severity: 'error'; fault: Fault }
  | { severity: 'warn'; warning: CalendarWarning }
);

/** Looks at calendar files, each by itself and one against the other. */
export async function lintCalendars(sources: readonly CalendarSource[], now: Instant): Promise<CalendarFinding[]> {
  const findings: CalendarFinding[] = [];
  const ids = new Set<string>();
  for (const source of sources) {
    const { name: file, text } = source;
    const refuse = (fault: Fault) =>
      findings.push({ file, line: fault.line ?? 1, path: fault.path, severity: 'error', fault });
    try {
      const { file: calendar } = await loadCalendar(source);
      const warnings = calendarWarnings(calendar, now);
      const [line = 1, ...lines] = await findLines(text, ['id', ...warnings.map(({ path }) => path)]);
      if (source.origin === 'store' && ids.has(calendar.id)) {
        refuse({ path: 'id', found: calendar.id, allowed: 'an id that no other calendar has', line });
      }
      ids.add(calendar.id);
      for (const [at, warning] of warnings.entries()) {
        findings.push({ file, line: lines[at] ?? 1, path: warning.path, severity: 'warn', warning });
      }
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'policy_invalid') throw error;
      for (const fault of (error as Problem<'policy_invalid'>).args.faults) refuse(fault);
    }
  }
  return findings;
}
