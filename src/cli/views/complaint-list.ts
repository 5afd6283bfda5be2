import type { Snapshot } from '../../core/complaint/record.js';
import type { Outcome } from '../output.js';
import { complaintJson } from './complaint-json.js';
import { renderTable } from './table.js';
import { shortTime } from './time.js';

/** Complaints, one a line. */
export function complaintListView(complaints: readonly Snapshot[], total: number): Outcome {
  return {
    data: () => ({ items: complaints.map(complaintJson), total }),
    text: ({ words, terminal }) => {
      if (total === 0) return words.text.noComplaints;
      const { label } = words;
      const columns = [
        { title: label.id },
        { title: label.status },
        { title: label.priority },
        { title: label.received },
        { title: label.owner },
        { title: label.title, flexible: true },
      ];
      const rows = complaints.map(({ id, status, facts, owner }) => [
        id,
        words.status[status],
        facts.priority,
        shortTime(facts.received_at),
        owner ?? '-',
        facts.title,
      ]);
      const shown = words.text.shown(complaints.length, total);
      return `${renderTable(columns, rows, terminal)}\n\n${shown}`;
    },
    csv: () => {
      const rows = complaints.map((complaint) => {
        const { redress, ...rest } = complaintJson(complaint);
        return { ...rest, redress_amount: redress?.amount ?? null, redress_currency: redress?.currency ?? null };
      });
      return { columns: CSV_COLUMNS, rows: rows.map((row) => CSV_COLUMNS.map((column) => row[column])) };
    },
  };
}

const CSV_COLUMNS = [
  'id',
  'status',
  'title',
  'channel',
  'category',
  'subcategory',
  'priority',
  'customer',
  'product',
  'received_at',
  'logged_at',
  'logged_by',
  'owner',
  'team',
  'level',
  'handovers',
  'reopened',
  'outcome',
  'redress_amount',
  'redress_currency',
  'merged_into',
  'version',
] as const;
