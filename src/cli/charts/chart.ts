/** A figure with its 95 % interval, a line of its own. */
export interface IntervalRow {
  label: string;
  /** Null: undefined, with the reason as `note`. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** Stands where a value would. */
  note: string | null;
}

/** Intervals below each other on one scale, with lines at what is asked for. */
export interface IntervalChart {
  kind: 'intervals';
  rows: IntervalRow[];
  min: number;
  max: number;
  marks: { value: number; label: string }[];
}

/** Shares by how many they are of, inside the funnel of chance. */
export interface FunnelChart {
  kind: 'funnel';
  points: { label: string; n: number; share: number; isOutside: boolean }[];
  centre: number;
  /** In order of n. */
  limits: { n: number; low95: number; high95: number; low998: number; high998: number }[];
  axes: { n: string; share: string };
}

/** What is drawn, as data: the same for a browser and for text. */
export type Chart = IntervalChart | FunnelChart;
