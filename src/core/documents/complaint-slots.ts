import { type Complaint, currentResolution } from '../complaint/record.js';
import type { Team } from '../complaint/team.js';
import type { ClockReading } from '../sla/reading.js';

/** What a letter can say about a complaint, by slot name. Slots without a value are absent. */
export function complaintSlots(
  complaint: Complaint,
  clocks: readonly ClockReading[],
  team: Team,
): Record<string, string> {
  const { facts } = complaint;
  const resolution = currentResolution(complaint);
  const money = resolution?.redress;
  const slots: Record<string, string | null | undefined> = {
    'complaint.id': complaint.id,
    'complaint.title': facts.title,
    'complaint.received_at': facts.received_at.slice(0, 10),
    'complaint.owner': complaint.owner && (team.people[complaint.owner]?.name ?? complaint.owner),
    'complaint.team': complaint.team,
    'complaint.customer': facts.customer,
    'complaint.product': facts.product,
    'complaint.remedy': facts.remedy,
    'complaint.outcome': resolution?.outcome,
    'complaint.summary': resolution?.summary,
    'complaint.redress': money ? `${money.amount} ${money.currency}` : resolution ? '—' : null,
  };
  for (const { metric, due } of clocks) slots[`clock.${metric}.due`] = due?.slice(0, 16).replace('T', ' ');
  return Object.fromEntries(Object.entries(slots).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
