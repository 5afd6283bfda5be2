import type { Instant } from '../calendar/zone.js';
import type { Attributes } from '../complaint/attributes.js';
import { isOver } from '../complaint/status.js';
import type { CountedBatch } from '../kpi/batch.js';
import { findRepetitions, type RowPlace } from '../kpi/measures/repetition.js';
import { type CheckedClock, checkClocks, type Watched } from '../sla/check.js';

/**
 * Why an open complaint is to be cleared. `repeats`: it repeats an earlier one, by the rule of the key figure `repeat_rate`. `again`: its customer complained more
 * than once in the last days, of whatever, and it is one of these.
 */
export const DAILY_REASONS = ['repeats', 'again'] as const;
export type DailyReason = (typeof DAILY_REASONS)[number];

/** An open complaint of a customer who complained again. */
export interface DailyComplaint {
  complaint: Watched;
  why: DailyReason;
  /** The latest complaint before it: the one that it repeats; of `again` the customer's latest of the last days. Null: it is the first of these. */
  earlier: Watched | null;
  /** Its most urgent clock that runs, and how it stands; null: none runs. */
  clock: CheckedClock | null;
}

export interface DailyCustomer {
  customer: string;
  /** How many complaints of theirs were received in the last days, open or not. */
  received: number;
  /** The most urgent first. */
  complaints: DailyComplaint[];
}

export interface DailyRepeats {
  /** Who has the most urgent complaint first. */
  customers: DailyCustomer[];
  complaints: number;
  /** With a clock that runs past its deadline. */
  breached: number;
  /** Owned by nobody. */
  ownerless: number;
}

/**
 * The customers to clear today: open complaints, in work or waiting to be closed, that repeat an earlier one, or whose customer complained more than once in the `days`
 * days up to `now`. `filter`: which open complaints count; null: all. What went before them counts whatever it is. Merged duplicates do not.
 */
export function dailyRepeats(
  batches: readonly CountedBatch[],
  { now, days, filter }: { now: Instant; days: number; filter: ((complaint: Attributes) => boolean) | null },
): DailyRepeats {
  const at = ({ batch, row }: RowPlace) => batches[batch]?.complaints[row] as Watched;
  const open = openIn(batches);
  const oldest = open.reduce((least, place) => Math.min(least, receivedAt(batches, place)), now);
  const repeated = new Map<string, Watched>();
  const wanted = new Set(open.map(keyOf));
  findRepetitions(batches, days, oldest, Number.POSITIVE_INFINITY, 'category', (repeat, earlier) => {
    if (wanted.has(keyOf(repeat))) repeated.set(keyOf(repeat), at(earlier));
  });
  const lately = receivedLately(batches, now - days * 86_400, now);
  const found = new Map<Watched, Omit<DailyComplaint, 'clock'>>();
  for (const place of open) {
    const complaint = at(place);
    if (complaint.customer === null || (filter !== null && !filter(complaint))) continue;
    const earlier = repeated.get(keyOf(place));
    const others = lately.get(complaint.customer) ?? [];
    if (earlier) found.set(complaint, { complaint, why: 'repeats', earlier });
    else if (others.length > 1 && others.some((other) => keyOf(other) === keyOf(place))) {
      const before = others.filter((other) => comesBefore(batches, other, place)).at(-1);
      found.set(complaint, { complaint, why: 'again', earlier: before ? at(before) : null });
    }
  }
  return inGroups([...found.values()], now, (customer) => lately.get(customer)?.length ?? 0);
}

/** Puts them in order of urgency, then customer by customer. */
function inGroups(
  found: readonly Omit<DailyComplaint, 'clock'>[],
  now: Instant,
  receivedBy: (customer: string) => number,
): DailyRepeats {
  const clocks = new Map<string, CheckedClock>();
  for (const clock of checkClocks(
    found.map(({ complaint }) => complaint),
    now,
    { runningOnly: true },
  ).clocks) {
    if (!clocks.has(clock.complaint.id)) clocks.set(clock.complaint.id, clock);
  }
  const places = new Map([...clocks.keys()].map((id, place) => [id, place]));
  const placeOf = ({ complaint: { id } }: { complaint: Watched }) => places.get(id) ?? Number.MAX_SAFE_INTEGER;
  const inOrder = [...found].sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      a.complaint.received - b.complaint.received ||
      (a.complaint.id < b.complaint.id ? -1 : 1),
  );
  const customers = new Map<string, DailyCustomer>();
  for (const each of inOrder) {
    const customer = each.complaint.customer ?? '';
    const known = customers.get(customer) ?? { customer, received: receivedBy(customer), complaints: [] };
    customers.set(customer, known);
    known.complaints.push({ ...each, clock: clocks.get(each.complaint.id) ?? null });
  }
  return {
    customers: [...customers.values()],
    complaints: found.length,
    breached: [...clocks.values()].filter(({ state }) => state === 'breached').length,
    ownerless: found.filter(({ complaint }) => complaint.owner === null).length,
  };
}

function openIn(batches: readonly CountedBatch[]): RowPlace[] {
  const found: RowPlace[] = [];
  for (const [batch, { received, coded, left_out }] of batches.entries()) {
    const { codes, texts } = coded('status');
    const isOpen = texts.map((status) => status !== null && !isOver(status as Attributes['status']));
    for (let row = 0; row < received.length; row++) {
      if (isOpen[codes[row] ?? 0] && !left_out?.has(row)) found.push({ batch, row });
    }
  }
  return found;
}

/** Of each customer the complaints received in [from, to], in order of receipt. Merged duplicates are none. */
function receivedLately(batches: readonly CountedBatch[], from: Instant, to: Instant): Map<string, RowPlace[]> {
  const lately = new Map<string, RowPlace[]>();
  for (const [batch, { received, coded, left_out }] of batches.entries()) {
    const [status, customer] = [coded('status'), coded('customer')];
    for (let row = 0; row < received.length; row++) {
      const time = received[row] ?? 0;
      if (time < from || time > to || left_out?.has(row)) continue;
      const name = customer.texts[customer.codes[row] ?? 0] ?? null;
      if (name === null || status.texts[status.codes[row] ?? 0] === 'merged') continue;
      const known = lately.get(name);
      if (known) known.push({ batch, row });
      else lately.set(name, [{ batch, row }]);
    }
  }
  for (const places of lately.values()) places.sort((a, b) => receivedAt(batches, a) - receivedAt(batches, b));
  return lately;
}

function comesBefore(batches: readonly CountedBatch[], one: RowPlace, other: RowPlace): boolean {
  return receivedAt(batches, one) < receivedAt(batches, other);
}

function receivedAt(batches: readonly CountedBatch[], { batch, row }: RowPlace): Instant {
  return batches[batch]?.received[row] ?? 0;
}

function keyOf({ batch, row }: RowPlace): string {
  return `${batch}:${row}`;
}
