import { lintTickets } from '../core/calibration/lint.js';
import { QualityStandard } from '../core/calibration/standard.js';
import type { Complaint, Snapshot } from '../core/complaint/record.js';
import { Problem } from '../core/problem.js';
import type { Desk } from './desk.js';
import type { Warning } from './output.js';
import type { Wording } from './wording/index.js';

/** Looks at a ticket before it is stored. Throws to keep it out. */
export type Inspect = (ticket: Complaint) => Promise<void>;

/**
 * The gate that the standard puts before logging; null where it puts none. Findings are told as warnings; where the gate refuses and
 * one of them is an error, the ticket is kept out. Copies and duplicates are looked for among the customer's live tickets only, so that
 * logging stays quick in a large store.
 */
export async function ticketGate(
  desk: Desk,
  words: Wording,
  notice: (warning: Warning) => void,
): Promise<Inspect | null> {
  const standard = await desk.optional('quality', QualityStandard);
  if (!standard || standard.gate === 'off') return null;
  const taxonomy = await desk.taxonomy();
  const logged: Snapshot[] = [];
  return async (ticket) => {
    const { customer } = ticket.facts;
    const known = customer === undefined ? [] : await desk.snapshots(await desk.overview('live', { customer }));
    const others = [...known, ...logged].filter(({ id }) => id !== ticket.id);
    const { findings } = lintTickets([ticket], [...others, ticket], standard, taxonomy);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (standard.gate === 'refuse' && errors.length > 0) throw new Problem('ticket_substandard', { findings: errors });
    for (const finding of findings) {
      const { code, path, args, severity } = finding;
      const message = `${path}: ${words.finding(finding)}`;
      notice({ code, message, details: { id: ticket.id, path, severity, args } });
    }
    logged.push(ticket);
  };
}
