import type { Complaint, Snapshot } from '../complaint/record.js';
import type { Taxonomy } from '../complaint/taxonomy.js';
import type { Severity, TicketFinding } from './finding.js';
import { RULES } from './rules/index.js';
import type { RuleContext } from './rules/rule.js';
import { plain } from './rules/texts.js';
import type { QualityStandard } from './standard.js';

export interface LintResult {
  /** How many tickets were read. */
  tickets: number;
  findings: TicketFinding[];
  errors: number;
  warnings: number;
}

/**
 * Reads every ticket by the automatic rules. `all` is what copies and duplicates are looked for in; the findings are about `complaints`.
 * The standard may make a finding graver, lighter, or switch it off.
 */
export function lintTickets(
  complaints: readonly Complaint[],
  all: readonly Snapshot[],
  standard: QualityStandard,
  taxonomy: Taxonomy,
): LintResult {
  const context: RuleContext = { thresholds: standard.rules, taxonomy, ...othersIn(all) };
  const findings = complaints.flatMap((complaint) =>
    RULES.flatMap((rule) => rule(complaint, context)).flatMap(({ severity: usual, ...finding }): TicketFinding[] => {
      const severity = standard.rules.severity[finding.code] ?? usual;
      const { id, logged_by } = complaint;
      return severity === 'off' ? [] : [{ id, logged_by, ...finding, severity } as TicketFinding];
    }),
  );
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return { tickets: complaints.length, findings, errors: count('error'), warnings: count('warn') };
}

/**
 * What several tickets have in common, the one logged first before the others: it is taken for the original. Those logged at the same
 * moment stay as they are given, since to the gate the one at hand is the last.
 */
function othersIn(all: readonly Snapshot[]): Pick<RuleContext, 'copies' | 'byCustomer'> {
  const copies = new Map<string, string[]>();
  const byCustomer = new Map<string, Snapshot[]>();
  for (const ticket of [...all].sort((a, b) => Date.parse(a.logged_at) - Date.parse(b.logged_at))) {
    const { description = '', customer } = ticket.facts;
    const text = plain(description);
    if (text !== '') addTo(copies, text, ticket.id);
    if (customer !== undefined) addTo(byCustomer, customer, ticket);
  }
  for (const shared of [copies, byCustomer] as Map<string, unknown[]>[]) {
    for (const [key, list] of shared) if (list.length < 2) shared.delete(key);
  }
  return { copies, byCustomer };
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
