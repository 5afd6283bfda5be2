import type { TeamFinding } from '../../core/escalation/team-check.js';
import { EXIT } from '../exit-code.js';
import type { Outcome } from '../output.js';
import { visibleLine } from '../terminal.js';
import type { Wording } from '../wording/index.js';

/** A finding with the line of the file that it is on. */
export type LocatedFinding = TeamFinding & { line: number | null };

const COLUMNS = ['code', 'file', 'line', 'path', 'id', 'message'] as const;

/** What is wrong with who does what. */
export function teamCheckView(findings: readonly LocatedFinding[], words: Wording): Outcome {
  const row = (finding: LocatedFinding) => ({ ...finding, message: words.organisation(finding) });
  const place = ({ file, line, path, id }: LocatedFinding) =>
    id ?? [line === null ? file : `${file}:${line}`, path].filter((part) => part !== null).join(' ');
  return {
    data: () => ({ items: findings.map(row), total: findings.length }),
    text: () =>
      [
        ...findings.map((finding) =>
          visibleLine(`${place(finding)}: ${words.organisation(finding)} (${finding.code})`),
        ),
        words.text.teamChecked(findings.length),
      ].join('\n'),
    csv: () => ({
      columns: COLUMNS,
      rows: findings.map((finding) => COLUMNS.map((column) => row(finding)[column])),
    }),
    exitCode: findings.length > 0 ? EXIT.threshold : EXIT.done,
  };
}
