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

/** How numbers on an axis are written. */
export type NumberFormat = 'share' | 'number';

/** Lines over time, with limits of chance or of a forecast. */
export interface SeriesChart {
  kind: 'series';
  labels: string[];
  /** `main` stands out; `expected` is dashed. */
  lines: { name: string; values: (number | null)[]; style: 'main' | 'second' | 'third' | 'expected' }[];
  /** Between these all may be chance; null: there are none. */
  limits: { name: string; low: (number | null)[]; high: (number | null)[] } | null;
  centre: { name: string; value: number } | null;
  /** What is asked for. */
  target: { name: string; value: number } | null;
  /** Places of the first line that stand out. */
  signals: number[];
  format: NumberFormat;
}

/** Bars below each other, each perhaps with a part that stands out. */
export interface BarChart {
  kind: 'bars';
  rows: { label: string; value: number; part: number | null }[];
  /** What the whole and the part are. */
  names: { value: string; part: string | null };
  format: NumberFormat;
}

/** What is drawn, as data: the same for a browser and for text. */
export type Chart = IntervalChart | FunnelChart | SeriesChart | BarChart;
