import type { Instant } from '../calendar/zone.js';
import { currentResolution, type Snapshot } from '../complaint/record.js';
import { firstResolution } from '../kpi/measures/closing.js';
import { validRating } from '../kpi/measures/satisfaction.js';
import { dueClocks } from '../kpi/measures/timeliness.js';
import type { ClockOutlook } from '../sla/outlook.js';
import { type CodedRows, type Item, ItemNumbers } from './coded-rows.js';

/** What a complaint says in codes. */
const CODES = [
  'category',
  'subcategory',
  'product',
  'channel',
  'team',
  'priority',
  'demand',
  'root_cause',
  'outcome',
  'tags',
] as const;
/** What holds of a complaint or does not. That it does not is no item: it would stand in every rule. */
export const YES_NO = ['public', 'vip', 'repeat', 'reopened', 'escalated', 'breached', 'dissatisfied'] as const;
export const COMPLAINT_CODES = [...CODES, ...YES_NO] as const;
export type ComplaintCode = (typeof COMPLAINT_CODES)[number];

/** A complaint with what is known of it elsewhere. */
export interface ToldComplaint {
  complaint: Snapshot;
  outlooks: readonly ClockOutlook[];
  /** Whether it repeats an earlier one; null: its customer is not known. */
  repeats: boolean | null;
}

/**
 * Complaints as items. What can't be said of a complaint yet is not a no: `dissatisfied` is known of those with a score that stands, `breached` of those of which
 * a resolution clock is over or has come due, `reopened` of those that were resolved or reopened, `repeat` of those whose customer is known, outcome and root
 * cause of those whose answer stands. All go by the rules of the key figures.
 */
export function complaintItems(
  complaints: readonly ToldComplaint[],
  { codes, satisfiedFrom, now }: { codes: readonly string[]; satisfiedFrom: number; now: Instant },
): CodedRows {
  const numbers = new ItemNumbers();
  const known = new Map<string, Uint8Array>();
  for (const code of SOMETIMES) if (codes.includes(code)) known.set(code, new Uint8Array(complaints.length));
  const rows = complaints.map((told, row) => {
    const said: [string, string | boolean | null | undefined][] = [
      ...textsOf(told.complaint),
      ...answersOf(told, satisfiedFrom, now),
    ];
    const items: number[] = [];
    for (const [code, value] of said) {
      if (!codes.includes(code)) continue;
      const isKnown = known.get(code);
      if (isKnown && value !== null) isKnown[row] = 1;
      if (value) items.push(numbers.of(code, value === true ? 'yes' : value));
    }
    return [...new Set(items)];
  });
  return { codes, items: numbers.items, rows, known };
}

/**
 * What follows from another item by the order of codes, or by a rule of the desk: a sub-category belongs to its category, and a bad score reopens.
 */
export function saysItself(a: Item, b: Item): boolean {
  return BY_THEMSELVES.some(([x, y]) => (a.code === x && b.code === y) || (a.code === y && b.code === x));
}

const BY_THEMSELVES = [
  ['subcategory', 'category'],
  ['dissatisfied', 'reopened'],
];

const SOMETIMES: readonly ComplaintCode[] = ['root_cause', 'outcome', 'repeat', 'reopened', 'breached', 'dissatisfied'];

/** Null: not known. Empty or undefined: it says nothing. */
function textsOf(complaint: Snapshot): [string, string | null | undefined][] {
  const { facts, team } = complaint;
  const { category, subcategory, product, channel, priority, demand, tags = [] } = facts;
  const answer = currentResolution(complaint);
  return [
    ['category', category],
    ['subcategory', subcategory && `${category}/${subcategory}`],
    ['product', product],
    ['channel', channel],
    ['team', team ?? undefined],
    ['priority', priority],
    ['demand', demand],
    ['root_cause', answer === null ? null : (answer.root_cause ?? '')],
    ['outcome', answer === null ? null : answer.outcome],
    ...tags.map((tag): [string, string] => ['tags', tag]),
  ];
}

function answersOf(
  { complaint, outlooks, repeats }: ToldComplaint,
  satisfiedFrom: number,
  now: Instant,
): [string, boolean | null][] {
  const { facts, escalations, reopenings } = complaint;
  const clocks = dueClocks(complaint, 'resolution', { outlooks }).filter(
    ({ pendingUntil }) => pendingUntil === undefined || pendingUntil < now,
  );
  const score = validRating(complaint)?.score;
  const isAnswered = reopenings.length > 0 || firstResolution(complaint) !== undefined;
  return [
    ['public', facts.public === true],
    ['vip', facts.vip === true],
    ['repeat', repeats],
    ['reopened', isAnswered ? reopenings.length > 0 : null],
    ['escalated', escalations.length > 0],
    ['breached', clocks.length > 0 ? clocks.some(({ hit }) => !hit) : null],
    ['dissatisfied', score === undefined ? null : score < satisfiedFrom],
  ];
}
