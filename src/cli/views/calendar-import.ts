import type { IcsResult } from '../../core/calendar/ics.js';
import type { Outcome } from '../output.js';
import { visible, visibleLine } from '../terminal.js';

/** A calendar made of an iCalendar file. */
export interface ImportedCalendar extends IcsResult {
  id: string;
  zone: string;
  years: readonly number[];
  /** The calendar file. */
  text: string;
  /** Where it was written; null in a dry run. */
  file: string | null;
}

/** What was taken, or would be. A dry run prints the calendar file. */
export function calendarImportView(imported: ImportedCalendar): Outcome {
  const { id, zone, years, closed, make_up, partial, left_out, text, file } = imported;
  return {
    data: () => ({ id, zone, years, file, dry_run: file === null, closed, make_up, partial, left_out, text }),
    text: ({ words }) => {
      // What was not matched was not wanted.
      const told = left_out.filter(({ why }) => why !== 'not_matched');
      const lines = told.map(({ name, line, why }) =>
        visibleLine(words.text.icsLeftOut(name, line, words.leftOut[why])),
      );
      if (file === null) return [visible(text), ...lines.map((line) => `# ${line}`)].join('\n');
      return [
        ...lines,
        visibleLine(words.text.calendarImported(file, closed.length, make_up.length, partial.length)),
      ].join('\n');
    },
  };
}
