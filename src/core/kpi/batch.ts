import type { Instant } from '../calendar/zone.js';
import type { Watched } from '../sla/check.js';
import type { ClockProblem } from '../sla/outlook.js';
import type { ObservationColumns } from './columns.js';

/** The attributes of batches that figures look at by themselves. */
export type CodedAttribute = 'status' | 'owner' | 'team' | 'channel' | 'category' | 'priority' | 'product' | 'customer';

/** A column of texts, row by row, and what its codes stand for. A code that stands for nothing: there is none. */
export interface CodedColumn {
  readonly codes: Uint32Array;
  readonly texts: readonly (string | null)[];
}

/** Complaints as far as indicators must know them: many at a time, since figures are asked of very many. */
export interface CountedBatch {
  /** Row by row. */
  readonly complaints: readonly Watched[];
  /** When each was received. */
  readonly received: Float64Array;
  /** One attribute of all of them, without anything else being looked up. */
  coded(attribute: CodedAttribute): CodedColumn;
  readonly observations: ObservationColumns;
  /** Rows that do not count, because another batch has them; null: all do. */
  readonly left_out: ReadonlySet<number> | null;
  /** The latest instant of any observation, and what they bring into the backlog all together. */
  readonly latest: Instant;
  readonly flow: number;
  /** Why clocks of theirs could not be measured. */
  readonly problems: readonly ClockProblem[];
}
