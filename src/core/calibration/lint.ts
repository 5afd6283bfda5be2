import type { Complaint } from '../complaint/record.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import type { Severity, TicketFinding } from './finding.js';
import { RULES } from './rules/index.js';
import { plain, type RuleContext } from './rules/rule.js';
import type { QualityStandard } from './standard.js';

export interface LintResult {
  /** How many tickets were read. */
  tickets: number;
  findings: TicketFinding[];
  errors: number;
  warnings: number;
}

/** Reads every ticket by the automatic rules. `all` is what copies are looked for in; the findings are about `complaints`. */
export function lintTickets(
  complaints: readonly Complaint[],
  all: readonly Complaint[],
  standard: QualityStandard,
  taxonomy: Taxonomy,
): LintResult {
  const context: RuleContext = { thresholds: standard.rules, taxonomy, copies: findCopies(all) };
  const findings = complaints.flatMap((complaint) =>
    RULES.flatMap((rule) => rule(complaint, context)).map(
      (finding): TicketFinding => ({ id: complaint.id, logged_by: complaint.logged_by, ...finding }),
    ),
  );
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { tickets: complaints.length, findings, errors: count('error'), warnings: count('warn') };
}

function findCopies(complaints: readonly Complaint[]): Map<string, string[]> {
  const byText = new Map<string, string[]>();
  for (const { id, facts } of complaints) {
    const text = plain(facts.description ?? '');
    if (text === '') continue;
    const ids = byText.get(text);
    if (ids) ids.push(id);
    else byText.set(text, [id]);
  }
  for (const [text, ids] of byText) {
    if (ids.length < 2) byText.delete(text);
    else ids.sort();
  }
  return byText;
}
