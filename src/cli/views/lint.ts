import type { TicketFinding } from '../../core/calibration/finding.js';
import type { LintResult } from '../../core/calibration/lint.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import type { Wording } from '../wording/index.js';
import { renderTable } from './table.js';

/** What the automatic rules found. `warn` fails on warnings too. */
export function lintView(result: LintResult, words: Wording, failOn: 'warn' | 'error'): Outcome {
  const { tickets, findings, errors, warnings } = result;
  const failed = errors > 0 || (failOn === 'warn' && warnings > 0);
  return {
    data: () => ({
      tickets,
      errors,
      warnings,
      items: findings.map((finding) => ({ ...finding, message: words.finding(finding) })),
      total: findings.length,
    }),
    text: ({ terminal }) => {
      const summary = words.text.lintSummary(tickets, errors, warnings);
      if (findings.length === 0) return summary;
      const { label } = words;
      const columns = [label.id, label.severity, label.accountable, label.field, label.code].map((title) => ({
        title,
      }));
      const rows = findings.map((finding) => [...cells(finding, words), words.finding(finding)]);
      return `${renderTable([...columns, { title: label.finding }], rows, terminal)}\n\n${summary}`;
    },
    csv: () => ({
      columns: ['id', 'severity', 'logged_by', 'path', 'code', 'message'],
      rows: findings.map((finding) => [
        finding.id,
        finding.severity,
        finding.logged_by,
        finding.path,
        finding.code,
        words.finding(finding),
      ]),
    }),
    exitCode: failed ? EXIT.threshold : EXIT.done,
  };
}

function cells({ id, severity, logged_by, path, code }: TicketFinding, words: Wording): string[] {
  return [id, words.severity[severity], logged_by, path, code];
}
