import type { Audit } from '../core/calibration/audit.js';
import { type LedgerMark, ledgerMarks } from '../core/calibration/ledger.js';
import { type ReviewedTicket, reviewedTickets } from '../core/calibration/reviewed.js';
import type { QualityStandard } from '../core/calibration/standard.js';
import type { Complaint } from '../core/complaint/record.js';
import { Problem } from '../core/problem.js';
import { resolveId } from '../core/store/change.js';
import type { ComplaintStore } from '../core/store/port.js';
import type { Desk } from './desk.js';

/** A mark as it is typed: `7Q4KD/3fa9c1`, or the complaint alone where it has one mark only. */
export async function findTypedMark(
  store: ComplaintStore,
  typed: string,
): Promise<{ id: string; mark: string | null }> {
  const slash = typed.lastIndexOf('/');
  const [ending, mark] = slash < 0 ? [typed, null] : [typed.slice(0, slash), typed.slice(slash + 1)];
  return { id: await resolveId(store, ending), mark: mark === '' ? null : mark };
}

/** Every mark of the desk, the reviewed tickets that their rate is of, and the reasons of the standards that audits have pinned. */
export async function readLedger(
  desk: Desk,
  wanted: (audit: Audit) => boolean,
): Promise<{ marks: LedgerMark[]; reviewed: ReviewedTicket[]; reasons: QualityStandard['reasons'] }> {
  const audits = await desk.audits();
  const reviewed = reviewedTickets(audits.filter(wanted));
  const marked: Complaint[] = [];
  for await (const complaint of desk.store.scan('all', desk.onDamage)) {
    if (complaint.marks.length > 0) marked.push(complaint);
  }
  const reasons = Object.assign({}, ...audits.map(({ plan }) => plan.standard.reasons));
  return { marks: ledgerMarks(marked, reviewed, desk.now), reviewed, reasons };
}

/** What must say something: blanks are no evidence. */
export function requireText(flag: string, text: string): string {
  if (text.trim() === '') throw new Problem('input_missing', { flags: [flag] });
  return text.trim();
}
