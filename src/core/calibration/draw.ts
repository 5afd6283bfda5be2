import { createHash } from 'node:crypto';
import type { Complaint } from '../complaint/record.js';
import { type Allocation, allocate, type Stratum } from '../statistics/allocation.js';
import { simpleRandomSample } from '../statistics/sample.js';
import type { DesignStratum, StratumField, TicketRisk } from './design.js';

/** How the random part is spread. */
export interface Spread {
  fields: readonly StratumField[];
  allocation: Allocation;
  perPerson: number | null;
  /** For Neyman: whether a ticket is likely to be unqualified, by what can be told without anybody reading it. */
  isSuspect: (complaint: Complaint) => boolean;
}

export interface Drawn {
  complaint: Complaint;
  /** Null: there are no strata. */
  stratum: string | null;
}

interface Cell extends Stratum, Pick<DesignStratum, 'fields'> {
  complaints: Complaint[];
}

/**
 * The random part of a sample: simple random, or by strata, each drawn by a seed of its own, so that one stratum does not change what is drawn of
 * another. With a quota the size is first shared out among persons, then among each one's strata; `size` null: the quota and no more.
 * `frame` is in order of id.
 */
export function drawRandom(
  frame: readonly Complaint[],
  size: number | null,
  seed: number,
  { fields, allocation, perPerson, isSuspect }: Spread,
): { drawn: Drawn[]; strata: DesignStratum[] | null } {
  if (fields.length === 0 && perPerson === null) {
    const complaints = simpleRandomSample(frame, size ?? 0, seed);
    return { drawn: complaints.map((complaint) => ({ complaint, stratum: null })), strata: null };
  }
  const cellsOf = (complaints: readonly Complaint[], person: boolean) =>
    makeCells(complaints, [...(person ? ['person' as const] : []), ...fields], isSuspect);
  const cells: Cell[] = [];
  const counts: number[] = [];
  const add = (found: Cell[], total: number) => {
    cells.push(...found);
    counts.push(...allocate(found, total, allocation));
  };
  if (perPerson === null) {
    add(cellsOf(frame, false), size ?? 0);
  } else {
    const people = makeCells(frame, ['person'], isSuspect);
    const quotas = people.map((person) => Math.min(perPerson, person.size));
    const shares = size === null ? quotas : allocate(people, size, allocation, perPerson);
    for (const [index, person] of people.entries()) add(cellsOf(person.complaints, true), shares[index] ?? 0);
  }
  const drawn = cells.flatMap(({ key, complaints }, index) =>
    simpleRandomSample(complaints, counts[index] ?? 0, seedOf(seed, `stratum ${key}`)).map((complaint) => ({
      complaint,
      stratum: key,
    })),
  );
  const strata = cells.map(({ key, fields: common, size: of }, index) => ({
    stratum: key,
    fields: common,
    size: of,
    n: counts[index] ?? 0,
  }));
  return { drawn, strata };
}

/** The risk-based part: those that carry most risks first, chance deciding among equals. */
export function drawRisky<T extends { id: string; risks: readonly TicketRisk[] }>(
  tickets: readonly T[],
  wanted: number,
  seed: number,
): { drawn: T[]; pool: number } {
  const pool = tickets.filter(({ risks }) => risks.length > 0);
  const shuffled = simpleRandomSample(pool, pool.length, seedOf(seed, 'risk'));
  return { drawn: shuffled.sort((a, b) => b.risks.length - a.risks.length).slice(0, wanted), pool: pool.length };
}

/**
 * Who scores which ticket: the first `shared` of a shuffle all raters, the rest one rater each, in turn, so that nobody has more than
 * one ticket more than another. Risk-based tickets come after the random ones, so that both are spread evenly.
 */
export function shareOut(
  random: readonly string[],
  risky: readonly string[],
  raters: readonly string[],
  shared: number,
  seed: number,
): Map<string, string[]> {
  const shuffle = (ids: readonly string[], what: string) => simpleRandomSample(ids, ids.length, seedOf(seed, what));
  const order = [...shuffle(random, 'share random'), ...shuffle(risky, 'share risk')];
  return new Map(
    order.map((id, index) => [id, index < shared ? [...raters] : [raters[(index - shared) % raters.length] ?? '']]),
  );
}

/** A seed made of another and what it is for: draws with different purposes have nothing to do with each other. */
function seedOf(seed: number, purpose: string): number {
  return createHash('sha256').update(`${seed}\n${purpose}`).digest().readUInt32BE(0);
}

function makeCells(
  complaints: readonly Complaint[],
  fields: readonly (StratumField | 'person')[],
  isSuspect: (complaint: Complaint) => boolean,
): Cell[] {
  const cells = new Map<string, Cell>();
  for (const complaint of complaints) {
    const common = Object.fromEntries(fields.map((field) => [field, stratumValue(complaint, field)]));
    const key = fields.map((field) => common[field] ?? '-').join(' / ');
    const cell: Cell = cells.get(key) ?? { key, fields: common, size: 0, deviation: 0, complaints: [] };
    cells.set(key, cell);
    cell.size++;
    cell.complaints.push(complaint);
  }
  for (const cell of cells.values()) {
    // One more of each kind (Laplace): a stratum in which nothing is suspect is still looked at.
    const share = (cell.complaints.filter(isSuspect).length + 1) / (cell.size + 2);
    cell.deviation = Math.sqrt(share * (1 - share));
  }
  return [...cells.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function stratumValue(complaint: Complaint, field: StratumField | 'person'): string | null {
  if (field === 'team') return complaint.team;
  return field === 'person' ? complaint.logged_by : complaint.facts[field];
}
