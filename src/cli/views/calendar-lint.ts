import type { CalendarFinding } from '../calendar-lint.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import type { Wording } from '../wording/index.js';
import { renderTable } from './table.js';

/** What is wrong with calendars. `warn` fails on warnings too. */
export function calendarLintView(
  calendars: number,
  findings: readonly CalendarFinding[],
  words: Wording,
  failOn: 'warn' | 'error',
): Outcome {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const rows = findings.map((finding) => {
    const { file, line, path, severity } = finding;
    const code = finding.severity === 'error' ? 'policy_invalid' : finding.warning.code;
    return { file, line, path, severity, code, message: messageOf(finding, words) };
  });
  return {
    data: () => ({ calendars, errors, warnings, items: rows, total: rows.length }),
    text: ({ terminal }) => {
      const summary = words.text.calendarLintSummary(calendars, errors, warnings);
      if (rows.length === 0) return summary;
      const columns = [words.label.place, words.label.severity, words.label.finding].map((title) => ({ title }));
      const cells = rows.map(({ file, line, severity, message }) => [
        `${file}:${line}`,
        words.severity[severity],
        message,
      ]);
      return `${renderTable(columns, cells, terminal)}\n\n${summary}`;
    },
    csv: () => {
      const columns = ['file', 'line', 'severity', 'path', 'code', 'message'] as const;
      return { columns, rows: rows.map((row) => columns.map((column) => row[column])) };
    },
    exitCode: errors > 0 || (failOn === 'warn' && warnings > 0) ? EXIT.threshold : EXIT.done,
  };
}

function messageOf(finding: CalendarFinding, words: Wording): string {
  if (finding.severity === 'warn') return words.calendarWarning(finding.warning);
  const { path, found, allowed } = finding.fault;
  return words.fault({ path, found, allowed });
}
