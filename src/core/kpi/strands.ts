import type { Day } from '../calendar/instant.js';
import { bucketOf, type Period, TIME_UNITS, type TimeUnit } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import type { Attributes } from '../complaint/attributes.js';
import type { CountedBatch } from './batch.js';
import { currencyAt, HIT, PENDING, placeOf, REPORTED } from './columns.js';
import { placeOfMeasure, REPETITION } from './kpis.js';
import { findFollowUps } from './measures/follow-ups.js';
import { MEASURES } from './measures/index.js';
import { findRepetitions } from './measures/repetition.js';
import { Tally } from './tally.js';

export const ATTRIBUTES = ['team', 'owner', 'channel', 'category', 'priority', 'product'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];
export type Dimension = TimeUnit | Attribute;
export const DIMENSIONS: readonly Dimension[] = [...TIME_UNITS, ...ATTRIBUTES];

/** What is counted. */
export interface Counting {
  /** Counted in each complaint's group: attributes of it. */
  attributes: readonly Attribute[];
  /** Each bucket of these is a period of its own; null: the period is one. */
  unit: TimeUnit | null;
  /** Whether things count in the period in which the complaint was received, whenever they happened. */
  cohort: boolean;
  zone: string;
  now: Instant;
  /** How long after an earlier complaint another one repeats it. */
  repeatWithinDays: number;
  /** Which complaints count; null: all. */
  filter: ((complaint: Attributes) => boolean) | null;
}

/** What is counted in one group in one period. */
export interface Cell {
  tallies: Tally[];
  /** Complaints that came into the backlog less those that left it. */
  flowBefore: number;
  flowWithin: number;
  /** Whether anything is in it. */
  seen: boolean;
}

/** The complaints of one group, all over the time. */
export interface Strand {
  values: readonly (string | null)[];
  /** What came before the first bucket: only its backlog is known. Without buckets, the cell itself. */
  before: Cell;
  /** Between the beginning of the first bucket and that of the period: in the backlog, in no figure. */
  skipped: Cell;
  /** The cell of everything; null: there are buckets. */
  only: Cell | null;
  cells: Map<Day, Cell>;
}

/**
 * Counts what lies in [from, to), group by group. Buckets begin with the one that `from` lies in; what is in it before `since` is skipped: in the backlog, in
 * no figure.
 */
export function countStrands(
  batches: readonly CountedBatch[],
  { from, to }: Period,
  since: Instant,
  counting: Counting,
): Strand[] {
  const strands = new Map<string, Strand>();
  const strandOf = (complaint: Attributes | null): Strand => {
    const values = complaint ? counting.attributes.map((name) => complaint[name] || null) : [];
    const key = values.join('\u0000');
    const strand = strands.get(key) ?? newStrand(values, counting.unit === null);
    strands.set(key, strand);
    return strand;
  };
  tally(batches, { from, to }, since, counting, strandOf);
  return [...strands.values()];
}

/** A strand with nothing in it. */
export function newStrand(values: readonly (string | null)[], isWhole: boolean): Strand {
  const before = newCell();
  return { values, before, skipped: newCell(), only: isWhole ? before : null, cells: new Map() };
}

export function newCell(): Cell {
  return {
    tallies: Array.from({ length: REPETITION + 1 }, () => new Tally()),
    flowBefore: 0,
    flowWithin: 0,
    seen: false,
  };
}

/** Puts every observation into its cell. */
function tally(
  batches: readonly CountedBatch[],
  period: Period,
  since: Instant,
  counting: Counting,
  strandOf: (complaint: Attributes | null) => Strand,
): void {
  const { filter, attributes, unit, zone, now, cohort, repeatWithinDays } = counting;
  const { from, to } = period;
  const first = unit !== null && Number.isFinite(since) ? bucketOf(since, unit, zone) : Number.NEGATIVE_INFINITY;
  const cellIn = (strand: Strand, at: Instant): Cell => {
    if (strand.only || unit === null) return strand.only ?? strand.before;
    const bucket = bucketOf(at, unit, zone);
    if (at < since && bucket >= first) return strand.skipped;
    const cell = strand.cells.get(bucket) ?? newCell();
    strand.cells.set(bucket, cell);
    return cell;
  };
  // One strand for all, asked for once.
  const together = filter === null && attributes.length === 0 ? strandOf(null) : null;
  const repetitions = findRepetitions(batches, repeatWithinDays, from, to);
  const followed = findFollowUps(
    batches,
    FIRST_CONTACT,
    repeatWithinDays,
    cohort ? { from, to: Number.POSITIVE_INFINITY } : period,
  );
  for (const [index, batch] of batches.entries()) {
    const { left_out, observations, received } = batch;
    // Nothing is observed of a complaint before it is received.
    if (cohort && batch.latest < from) continue;
    if (together && left_out === null && batch.latest < from) {
      together.before.flowBefore += batch.flow;
      continue;
    }
    const strands = together
      ? null
      : batch.complaints.map((complaint) => (filter === null || filter(complaint) ? strandOf(complaint) : null));
    const strandAt = (row: number) => (left_out?.has(row) ? null : strands ? strands[row] : together);
    const { ends, row, at, value, flags } = observations;
    for (let measure = 0; measure < ends.length; measure++) {
      const flow = FLOWS[measure] ?? 0;
      const [begin, last] = [measure === 0 ? 0 : (ends[measure - 1] ?? 0), ends[measure] ?? 0];
      // What happens to complaints of the period may happen after it.
      const start = placeOf(from, observations, begin, last);
      const end = cohort ? last : placeOf(to, observations, start, last);
      const isWhole = together !== null && left_out === null && !cohort;
      if (isWhole) together.before.flowBefore += flow * (start - begin);
      if (isWhole && together.only && !SPECIAL.has(measure)) {
        const { only } = together;
        const added = only.tallies[measure]?.addAll(observations, start, end, now, measure === REDRESS) ?? 0;
        only.flowWithin += flow * added;
        only.seen ||= added > 0;
        continue;
      }
      // Of what came before only the backlog is to be known.
      for (let place = isWhole || cohort || flow === 0 ? start : begin; place < end; place++) {
        const flag = flags[place] ?? 0;
        const amount = value[place] ?? Number.NaN;
        const pending = (flag & PENDING) !== 0;
        if (pending && now <= amount) continue;
        const which = row[place] ?? 0;
        const strand = strandAt(which);
        if (!strand) continue;
        const when = cohort ? (received[which] ?? 0) : (at[place] ?? 0);
        if (when < from) {
          if (!cohort) strand.before.flowBefore += flow;
          continue;
        }
        if (when >= to) continue;
        const cell = cellIn(strand, when);
        const hit = (flag & HIT) !== 0 && !(measure === FIRST_CONTACT && followed[index]?.has(place));
        if (measure === TIME_TO_RESOLUTION && !hit) cell.tallies[measure]?.addWait(at[place] ?? 0, amount, now);
        else {
          const currency = measure === REDRESS ? currencyAt(observations, place) : null;
          cell.tallies[measure]?.add(hit, (flag & REPORTED) !== 0, pending ? Number.NaN : amount, currency);
        }
        cell.flowWithin += flow;
        cell.seen = true;
      }
    }
    const repeats = repetitions[index] ?? [];
    for (let place = 0; place < repeats.length; place++) {
      if (repeats[place] === 0) continue;
      const strand = strandAt(place);
      if (!strand) continue;
      const cell = cellIn(strand, received[place] ?? 0);
      cell.tallies[REPETITION]?.add(repeats[place] === 2, false, Number.NaN, null);
      cell.seen = true;
    }
  }
}

const REDRESS = placeOfMeasure('redress');
const FIRST_CONTACT = placeOfMeasure('first_contact');
const TIME_TO_RESOLUTION = placeOfMeasure('time_to_resolution');
/** Measures whose observations are not just added up. */
const SPECIAL = new Set([FIRST_CONTACT, TIME_TO_RESOLUTION]);
const FLOWS = MEASURES.map(({ flow }) => flow ?? 0);
