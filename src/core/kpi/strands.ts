import { type Day, dayStart } from '../calendar/instant.js';
import { bucketOf, nextBucket, type Period, type TimeUnit } from '../calendar/period.js';
import type { Instant } from '../calendar/zone.js';
import type { Attributes } from '../complaint/attributes.js';
import type { CountedBatch } from './batch.js';
import { currencyAt, HIT, type ObservationColumns, PENDING, placeOf, REPORTED } from './columns.js';
import type { Attribute } from './dimensions.js';
import { placeOfMeasure, placeOfTrait, REPETITION } from './kpis.js';
import { findFollowUps } from './measures/follow-ups.js';
import { MEASURES } from './measures/index.js';
import { findRepetitions } from './measures/repetition.js';
import { Tally } from './tally.js';

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
  /** The places of the measures that are asked for, with those of their traits. What moves the backlog is counted always. */
  measures: ReadonlyMap<number, readonly number[]>;
}

/** What is counted in one group in one period. */
export interface Cell {
  tallies: (Tally | undefined)[];
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
  cells: Map<Day, Cell>;
}

/**
 * Counts what lies in the period, group by group. Buckets begin with the one that it begins in; what is in it before `since` is skipped: in the backlog, in
 * no figure.
 */
export function countStrands(
  batches: readonly CountedBatch[],
  period: Period,
  since: Instant,
  counting: Counting,
): Strand[] {
  const strands: Strand[] = [];
  const places = new Map<string, number>();
  const { attributes, filter } = counting;
  const placeOfStrand = (values: readonly (string | null)[]): number => {
    const key = values.join('\u0000');
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, strands.length);
    return strands.push(newStrand(values)) - 1;
  };
  // One strand for all needs no looking at each complaint.
  const isOne = filter === null && attributes.length === 0;
  if (isOne && batches.length > 0) placeOfStrand([]);
  const strandsOf = (batch: CountedBatch): Int32Array | null => {
    const { left_out, received } = batch;
    if (isOne && left_out === null) return null;
    // Texts are looked up once for each pair of codes, not once for each complaint.
    const columns = attributes.map((name) => batch.coded(name));
    const byCodes = new Map<number, number>();
    const placeAt = (row: number) => placeOfStrand(columns.map(({ codes, texts }) => texts[codes[row] ?? 0] || null));
    const strandAt = (row: number): number => {
      const code = columns.reduce((all, { codes }) => all * MOST_CODES + ((codes[row] ?? 0) % MOST_CODES), 0);
      const known = byCodes.get(code);
      if (known !== undefined) return known;
      const place = placeAt(row);
      byCodes.set(code, place);
      return place;
    };
    const [only] = columns;
    if (only && columns.length === 1 && filter === null) {
      // Nearly always one attribute and no filter: a table by code is quicker than a map. What has no code stands behind the texts.
      const table = new Int32Array(only.texts.length + 1).fill(NOWHERE);
      return Int32Array.from(only.codes, (code, row) => {
        if (left_out?.has(row)) return NOWHERE;
        const at = Math.min(code, only.texts.length);
        if (table[at] === NOWHERE) table[at] = placeAt(row);
        return table[at] as number;
      });
    }
    // To make objects of complaints takes as long as to count them.
    const complaints = filter === null ? [] : batch.complaints;
    return Int32Array.from(received, (_, row) => {
      const isOut = left_out?.has(row) || (filter !== null && !filter(complaints[row] as Attributes));
      return isOut ? NOWHERE : strandAt(row);
    });
  };
  new Count(batches, period, since, counting, strands).run(strandsOf);
  return strands;
}

/** More than texts of one batch; two of them stay below 2^53. */
const MOST_CODES = 1 << 26;

/** A strand with nothing in it. */
export function newStrand(values: readonly (string | null)[]): Strand {
  return { values, before: newCell(), skipped: newCell(), cells: new Map() };
}

/** A cell with nothing in it. */
export function newCell(): Cell {
  return { tallies: [], flowBefore: 0, flowWithin: 0, seen: false };
}

/** The strand of a complaint that does not count. */
const NOWHERE = -1;

/** Observations of one measure from one place to before another that go into the same bucket. */
interface Segment {
  measure: number;
  start: number;
  end: number;
  /** The cell of each strand. */
  cellOf: (strand: number) => Cell;
}

/** Puts every observation into its cell. */
class Count {
  private readonly repetitions;
  private readonly followed;
  private readonly first: Day;

  constructor(
    private readonly batches: readonly CountedBatch[],
    private readonly period: Period,
    private readonly since: Instant,
    private readonly counting: Counting,
    private readonly strands: readonly Strand[],
  ) {
    const { unit, zone, cohort, repeatWithinDays: days, measures } = counting;
    this.first = unit !== null && Number.isFinite(since) ? bucketOf(since, unit, zone) : Number.NEGATIVE_INFINITY;
    this.repetitions = measures.has(REPETITION) ? findRepetitions(batches, days, period.from, period.to) : [];
    // What becomes of complaints of the period may come after it.
    const resolved = cohort ? { from: period.from, to: Number.POSITIVE_INFINITY } : period;
    const asked = measures.get(FIRST_CONTACT.measure)?.includes(FIRST_CONTACT.trait) ?? false;
    this.followed = asked ? findFollowUps(batches, FIRST_CONTACT, days, resolved) : [];
  }

  run(strandsOf: (batch: CountedBatch) => Int32Array | null): void {
    const { cohort } = this.counting;
    const { from } = this.period;
    for (const [index, batch] of this.batches.entries()) {
      // Nothing is observed of a complaint before it is received.
      const isBefore = batch.latest < from;
      if (cohort && isBefore) continue;
      if (
        isBefore &&
        batch.left_out === null &&
        this.counting.filter === null &&
        this.counting.attributes.length === 0
      ) {
        (this.strands[0] as Strand).before.flowBefore += batch.flow;
        continue;
      }
      const strandOf = strandsOf(batch);
      const cellOfRow = cohort ? this.cellsByReceipt(batch, strandOf) : null;
      for (let measure = 0; measure < batch.observations.ends.length; measure++) {
        if ((FLOWS[measure] ?? 0) === 0 && !this.counting.measures.has(measure)) continue;
        if (cellOfRow) this.addCohort(measure, batch, cellOfRow, index);
        else this.addMeasure(measure, batch, strandOf, index);
      }
      this.addRepetitions(index, batch, strandOf);
    }
  }

  /** The bucket that an instant lies in, as far as cells are told apart, with its end. */
  private cellAt(at: Instant): { cellOf: (strand: number) => Cell; end: Instant } {
    const { unit, zone } = this.counting;
    const { strands } = this;
    if (unit === null) return { cellOf: (strand) => (strands[strand] as Strand).before, end: this.period.to };
    const bucket = bucketOf(at, unit, zone);
    if (at < this.since && bucket >= this.first) {
      return { cellOf: (strand) => (strands[strand] as Strand).skipped, end: this.since };
    }
    const known: Cell[] = [];
    const cellOf = (strand: number) => {
      const { cells } = strands[strand] as Strand;
      const cell = known[strand] ?? cells.get(bucket) ?? newCell();
      if (!known[strand]) cells.set(bucket, cell);
      known[strand] = cell;
      return cell;
    };
    return { cellOf, end: dayStart(nextBucket(bucket, unit), zone) };
  }

  private addMeasure(measure: number, batch: CountedBatch, strandOf: Int32Array | null, index: number): void {
    const { from, to } = this.period;
    const { observations } = batch;
    const { ends, at } = observations;
    const [begin, last] = [measure === 0 ? 0 : (ends[measure - 1] ?? 0), ends[measure] ?? 0];
    const start = placeOf(from, observations, begin, last);
    this.addBefore(measure, observations, [begin, start], strandOf);
    const end = placeOf(to, observations, start, last);
    for (let place = start; place < end; ) {
      const { cellOf, end: until } = this.cellAt(at[place] ?? 0);
      const next = placeOf(until, observations, place + 1, end);
      this.addSegment({ measure, start: place, end: next, cellOf }, observations, strandOf, index);
      place = next;
    }
  }

  /** Of what came before the period only the backlog is to be known. */
  private addBefore(
    measure: number,
    { row }: ObservationColumns,
    [begin, end]: [number, number],
    strandOf: Int32Array | null,
  ): void {
    const flow = FLOWS[measure] ?? 0;
    if (flow === 0) return;
    if (strandOf === null) {
      (this.strands[0] as Strand).before.flowBefore += flow * (end - begin);
      return;
    }
    for (let place = begin; place < end; place++) {
      const strand = strandOf[row[place] ?? 0] ?? NOWHERE;
      if (strand !== NOWHERE) (this.strands[strand] as Strand).before.flowBefore += flow;
    }
  }

  private addSegment(
    { measure, start, end, cellOf }: Segment,
    observations: ObservationColumns,
    strandOf: Int32Array | null,
    index: number,
  ): void {
    const { row, flags, value } = observations;
    const { now } = this.counting;
    for (let place = start; place < end; place++) {
      if (((flags[place] ?? 0) & PENDING) !== 0 && now <= (value[place] ?? 0)) continue;
      const strand = strandOf === null ? 0 : (strandOf[row[place] ?? 0] ?? NOWHERE);
      if (strand !== NOWHERE) this.add(cellOf(strand), measure, observations, place, index);
    }
  }

  private addCohort(
    measure: number,
    { observations }: CountedBatch,
    cellOfRow: readonly (Cell | null)[],
    index: number,
  ): void {
    const { ends, row, flags, value } = observations;
    const { now } = this.counting;
    for (let place = measure === 0 ? 0 : (ends[measure - 1] ?? 0); place < (ends[measure] ?? 0); place++) {
      if (((flags[place] ?? 0) & PENDING) !== 0 && now <= (value[place] ?? 0)) continue;
      const cell = cellOfRow[row[place] ?? 0];
      if (cell) this.add(cell, measure, observations, place, index);
    }
  }

  private cellsByReceipt(batch: CountedBatch, strandOf: Int32Array | null): (Cell | null)[] {
    const { from, to } = this.period;
    const { codes, texts } = batch.coded('status');
    return Array.from(batch.received, (at, row) => {
      const strand = strandOf === null ? 0 : (strandOf[row] ?? NOWHERE);
      // Nothing is observed of a merged duplicate, so it must not bring a group of its own.
      if (texts[codes[row] ?? 0] === 'merged') return null;
      return strand === NOWHERE || at < from || at >= to ? null : this.cellAt(at).cellOf(strand);
    });
  }

  private add(cell: Cell, measure: number, observations: ObservationColumns, place: number, index: number): void {
    const { at, value, flags } = observations;
    const flag = flags[place] ?? 0;
    const amount = value[place] ?? Number.NaN;
    const tally = tallyIn(cell, measure);
    cell.flowWithin += FLOWS[measure] ?? 0;
    cell.seen = true;
    if (TRAITED[measure]) {
      const traits = this.counting.measures.get(measure);
      // The trait is taken back of those that another complaint followed.
      const isFollowed = measure === FIRST_CONTACT.measure && this.followed[index]?.has(place);
      tally.addTraits(isFollowed ? amount & ~FIRST_CONTACT_HOLDS : amount, traits ?? []);
    } else if (measure === TIME_TO_RESOLUTION && (flag & HIT) === 0) {
      tally.addWait(at[place] ?? 0, amount, this.counting.now);
    } else {
      const currency = measure === REDRESS ? currencyAt(observations, place) : null;
      const isPending = (flag & PENDING) !== 0;
      tally.add((flag & HIT) !== 0, (flag & REPORTED) !== 0, isPending ? Number.NaN : amount, currency);
    }
  }

  private addRepetitions(index: number, { received }: CountedBatch, strandOf: Int32Array | null): void {
    const repeats = this.repetitions[index] ?? [];
    let bucket: { cellOf: (strand: number) => Cell; end: Instant } | null = null;
    let from = 0;
    for (let place = 0; place < repeats.length; place++) {
      const strand = strandOf === null ? 0 : (strandOf[place] ?? NOWHERE);
      if (repeats[place] === 0 || strand === NOWHERE) continue;
      const at = received[place] ?? 0;
      if (bucket === null || at < from || at >= bucket.end) {
        bucket = this.cellAt(at);
        from = at;
      }
      const cell = bucket.cellOf(strand);
      tallyIn(cell, REPETITION).add(repeats[place] === 2, false, Number.NaN, null);
      cell.seen = true;
    }
  }
}

function tallyIn(cell: Cell, measure: number): Tally {
  const tally = cell.tallies[measure] ?? new Tally();
  cell.tallies[measure] = tally;
  return tally;
}

const REDRESS = placeOfMeasure('redress');
const FIRST_CONTACT = { measure: placeOfMeasure('first_contact'), trait: placeOfTrait('first_contact') ?? 0 };
const FIRST_CONTACT_HOLDS = 2 << (2 * FIRST_CONTACT.trait);
const TIME_TO_RESOLUTION = placeOfMeasure('time_to_resolution');
const TRAITED = MEASURES.map(({ traits }) => traits !== undefined);
const FLOWS = MEASURES.map(({ flow }) => flow ?? 0);
