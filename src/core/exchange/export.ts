import type { Instant } from '../calendar/zone.js';
import { claimedSum } from '../complaint/money.js';
import { type Complaint, currentResolution, firstReplyAt } from '../complaint/record.js';
import { isOver } from '../complaint/status.js';
import { Problem, problemOr } from '../problem.js';
import type { PolicyBook } from '../sla/policy.js';
import { readClocks } from '../sla/reading.js';

/** One cell: text, a number, yes/no, or nothing. */
export type Cell = string | number | boolean | null;

/** A table with columns that never change place. */
export interface ExportTable {
  columns: readonly string[];
  rows(complaint: Complaint): Cell[][];
}

const COMPLAINT_COLUMNS = [
  'id',
  'status',
  'received_at',
  'logged_at',
  'logged_by',
  'title',
  'description',
  'channel',
  'category',
  'subcategory',
  'priority',
  'customer',
  'contact',
  'vip',
  'public',
  'product',
  'sub_product',
  'order_ref',
  'demand',
  'remedy',
  'tags',
  'owner',
  'team',
  'level',
  'handovers',
  'first_response_at',
  'resolved_at',
  'resolved_by',
  'outcome',
  'root_cause',
  'redress_amount',
  'redress_currency',
  'summary',
  'closed_at',
  'reopened',
  'score',
  'merged_into',
  'source_system',
  'source_id',
  'reported',
  'extra',
  'claimed_amount',
  'claimed_currency',
  'about',
] as const;

/** One row for each complaint, as it stands. */
export const complaintTable: ExportTable = {
  columns: COMPLAINT_COLUMNS,
  rows(complaint) {
    const { facts } = complaint;
    const resolution = currentResolution(complaint);
    const closing = complaint.closings.at(-1);
    const over = isOver(complaint.status);
    const text = (value: unknown): Cell => (value === undefined || value === null ? null : String(value));
    return [
      [
        complaint.id,
        complaint.status,
        facts.received_at,
        complaint.logged_at,
        complaint.logged_by,
        facts.title,
        text(facts.description),
        facts.channel,
        facts.category,
        text(facts.subcategory),
        text(facts.priority),
        text(facts.customer),
        text(facts.contact),
        facts.vip ?? null,
        facts.public ?? null,
        text(facts.product),
        text(facts.sub_product),
        text(facts.order_ref),
        text(facts.demand),
        text(facts.remedy),
        facts.tags?.join(' ') ?? null,
        complaint.owner,
        complaint.team,
        complaint.level,
        complaint.handovers,
        firstReplyAt(complaint),
        resolution && !resolution.reported ? resolution.at : null,
        resolution && !resolution.reported ? resolution.by : null,
        resolution?.outcome ?? null,
        resolution?.root_cause ?? null,
        resolution?.redress?.amount ?? null,
        resolution?.redress?.currency ?? null,
        resolution?.summary ?? null,
        over && closing && !closing.reported ? closing.at : null,
        complaint.reopenings.length,
        complaint.ratings.at(-1)?.score ?? null,
        complaint.merged_into,
        facts.source?.system ?? null,
        facts.source?.id ?? null,
        closing?.reported ?? false,
        facts.extra === undefined ? null : JSON.stringify(facts.extra),
        ...claimCells(facts.amount_claimed),
        text(facts.about),
      ],
    ];
  },
};

/** What is claimed: the sum as it was written, and its currency where that was written too. */
function claimCells(claimed: unknown): [Cell, Cell] {
  if (claimed === undefined) return [null, null];
  const money = problemOr(() => claimedSum(claimed, ''));
  return money instanceof Problem ? [String(claimed), null] : [money.amount, money.currency || null];
}

/** One row for each event; what is special to its type is in `details` as JSON, what proves it in `hash`. */
export const eventTable: ExportTable = {
  columns: ['id', 'number', 'at', 'by', 'type', 'details', 'hash'],
  rows: ({ id, history }) =>
    history.map((event, index) => {
      const { type, at, by, after, hash, ...details } = event;
      return [id, index + 1, at, by, type, JSON.stringify(details), hash ?? null];
    }),
};

/** One row for each clock and cycle, read at `now`; a reported outcome has no times. */
export function clockTable(now: Instant, book: PolicyBook, zone: string): ExportTable {
  return {
    columns: [
      'id',
      'metric',
      'cycle',
      'state',
      'reported',
      'started',
      'due',
      'stopped',
      'working_seconds',
      'elapsed_seconds',
      'paused_seconds',
      'overdue_working_seconds',
      'overdue_elapsed_seconds',
      'policy',
      'target',
      'calendar',
      'owner',
      'team',
      'level',
      'pack',
      'stage_team',
      'pinned',
    ],
    rows(complaint) {
      const { id, owner, team, level } = complaint;
      const measured = readClocks(complaint, now, book, zone).map((clock): Cell[] => [
        id,
        clock.metric,
        clock.cycle,
        clock.state,
        false,
        clock.started,
        clock.due,
        clock.stopped,
        clock.working_seconds,
        clock.elapsed_seconds,
        clock.paused_seconds,
        clock.overdue_working_seconds,
        clock.overdue_elapsed_seconds,
        clock.policy,
        clock.target,
        clock.calendar,
        owner,
        team,
        level,
        clock.pack,
        clock.stage_team,
        clock.pinned,
      ]);
      const told = complaint.reported_clocks.map(({ metric, outcome }): Cell[] => [
        id,
        metric,
        0,
        outcome,
        true,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        owner,
        team,
        level,
        null,
        null,
        false,
      ]);
      return [...told, ...measured];
    },
  };
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front, as OWASP advises; numbers stay numbers. */
export function spreadsheetSafe(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
