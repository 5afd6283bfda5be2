import type { Stamp } from '../complaint/facts.js';
import { type Mark, type MarkStanding, reasonOf, standingOf } from '../complaint/mark.js';
import type { Snapshot } from '../complaint/record.js';
import { type Proportion, wilson } from '../statistics/wilson.js';
import type { ReviewedTicket } from './reviewed.js';

export const LEDGER_GROUPS = ['person', 'team', 'reason'] as const;
export type LedgerGrouping = (typeof LEDGER_GROUPS)[number];

/** A mark in the ledger, with the ticket it is on and what has become of it. */
export interface LedgerMark extends Mark {
  id: string;
  title: string;
  standing: MarkStanding;
  /** The reason that holds; `reason` stays what the marker gave. */
  reason_now: string;
  /** Whether the ticket was reviewed in the random part of an audit, so that it counts in the rate. */
  counted: boolean;
}

/** Which marks are meant; all that is named must hold. */
export interface LedgerFilter {
  /** Only what this person answers for or has marked. */
  own?: string;
  person?: string;
  team?: string;
  /** The reason that holds. */
  reason?: string;
  standing?: MarkStanding;
  audit?: string;
  /** Marked in [from, to), in seconds since 1970. */
  from?: number;
  to?: number;
}

export interface LedgerCounts {
  marks: number;
  open: number;
  upheld: number;
  lifted: number;
  /**
   * Reviewed tickets with an upheld mark, of those reviewed: a ticket counts once, however many marks it has. Marks on tickets that
   * nobody drew at random are told above and are in no rate.
   */
  rate: Proportion;
}

export interface Ledger {
  marks: LedgerMark[];
  whole: LedgerCounts;
  by: LedgerGrouping | null;
  /** By name, never by rate: a ranking of rates with so few tickets says little. */
  groups: ({ key: string | null } & LedgerCounts)[];
}

/** The marks of these complaints, by when they were made. */
export function ledgerMarks(
  complaints: readonly Snapshot[],
  reviewed: readonly ReviewedTicket[],
  now: Stamp,
): LedgerMark[] {
  const drawn = new Set(reviewed.map(({ id }) => id));
  const marks = complaints.flatMap(({ id, facts, marks: own }) =>
    own.map(
      (mark): LedgerMark => ({
        ...{ id, title: facts.title, ...mark },
        ...{ standing: standingOf(mark, now), reason_now: reasonOf(mark), counted: drawn.has(id) },
      }),
    ),
  );
  return marks.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.mark < b.mark ? -1 : 1));
}

/** The ledger of unqualified tickets: marks, what became of them, and rates with their intervals. */
export function makeLedger(
  all: readonly LedgerMark[],
  reviewed: readonly ReviewedTicket[],
  filter: LedgerFilter,
  by: LedgerGrouping | null,
): Ledger {
  const marks = all.filter((mark) => isMeant(mark, filter));
  const upheld = new Map<string, LedgerMark[]>();
  for (const mark of marks) {
    if (mark.standing === 'upheld') upheld.set(mark.id, [...(upheld.get(mark.id) ?? []), mark]);
  }
  // Who answers for a ticket is said by its marks, and where none holds by who wrote it.
  const answers = reviewed.map((ticket) => {
    const own = upheld.get(ticket.id) ?? [];
    const writer = { person: ticket.logged_by, team: ticket.team };
    const people = own.length > 0 ? own.map(({ accountable, team }) => ({ person: accountable, team })) : [writer];
    return { people, marks: own };
  });
  const wanted = answers.filter(({ people }) => people.some((one) => answersFor(one, filter)));
  const count = (
    mine: readonly LedgerMark[],
    of: typeof answers,
    isIn: (mark: LedgerMark) => boolean,
  ): LedgerCounts => {
    const having = (standing: MarkStanding) => mine.filter((mark) => mark.standing === standing).length;
    const held = of.filter((ticket) => ticket.marks.some(isIn)).length;
    const counts = { open: having('open'), upheld: having('upheld'), lifted: having('lifted') };
    return { marks: mine.length, ...counts, rate: wilson(held, of.length) };
  };
  const keys =
    by === null ? [] : [...new Set([...marks.map(keyOf(by)), ...(by === 'reason' ? [] : keysOf(wanted, by))])];
  const groups = keys.sort(byName).map((key) => {
    const isIn = (mark: LedgerMark) => by !== null && keyOf(by)(mark) === key;
    const of = by === 'reason' ? wanted : wanted.filter(({ people }) => people.some((one) => by && one[by] === key));
    return { key, ...count(marks.filter(isIn), of, isIn) };
  });
  return { marks, whole: count(marks, wanted, () => true), by, groups };
}

type Answering = { person: string; team: string | null };

function isMeant(mark: LedgerMark, filter: LedgerFilter): boolean {
  const { own, person, team, reason, standing, audit, from, to } = filter;
  const at = Date.parse(mark.at) / 1000;
  return (
    (own === undefined || mark.accountable === own || mark.by === own) &&
    (person === undefined || mark.accountable === person) &&
    (team === undefined || mark.team === team) &&
    (reason === undefined || mark.reason_now === reason) &&
    (standing === undefined || mark.standing === standing) &&
    (audit === undefined || mark.audit === audit) &&
    at >= (from ?? Number.NEGATIVE_INFINITY) &&
    at < (to ?? Number.POSITIVE_INFINITY)
  );
}

function answersFor({ person, team }: Answering, filter: LedgerFilter): boolean {
  const wanted = filter.person ?? filter.own;
  return (wanted === undefined || person === wanted) && (filter.team === undefined || team === filter.team);
}

function keyOf(by: LedgerGrouping): (mark: LedgerMark) => string | null {
  return ({ accountable, team, reason_now }) => ({ person: accountable, team, reason: reason_now })[by];
}

function keysOf(tickets: readonly { people: Answering[] }[], by: 'person' | 'team'): (string | null)[] {
  return tickets.flatMap(({ people }) => people.map((one) => one[by]));
}

function byName(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
