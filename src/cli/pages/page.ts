import type { Chart } from '../charts/chart.js';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet';

/** Text, or text that stands out. */
export type PageCell = string | { text: string; tone: Tone | null };

export interface PageTable {
  /** `whole`: never broken over two lines; `spare`: see the table of a terminal. */
  columns: { title: string; align?: 'right'; flexible?: boolean; whole?: boolean; spare?: number }[];
  rows: PageCell[][];
}

/** Counts of what one said against what another said. */
export interface HeatTable {
  title: string;
  rows: { title: string; labels: string[] };
  columns: { title: string; labels: string[] };
  counts: number[][];
}

export interface Tile {
  label: string;
  value: string;
  detail: string;
  tone: Tone | null;
}

/** What a page consists of. Nothing in it is markup: each form of output makes text safe in its own way. */
export type Block =
  | { kind: 'text'; text: string }
  | { kind: 'verdict'; text: string; detail: string; tone: Tone }
  | { kind: 'tiles'; tiles: Tile[] }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; title: string | null; table: PageTable }
  /** A chart and, for who can't see it or wants the figures, its table. */
  | {
      kind: 'figure';
      title: string;
      note: string | null;
      chart: Chart;
      table: PageTable;
      /** Text has all of it in another table. */
      isDrawnOnly?: boolean;
    }
  | { kind: 'heat'; tables: HeatTable[] };

export interface Section {
  /** Null: what the page begins with. */
  title: string | null;
  blocks: Block[];
  /** For who wants to know more: folded in a browser, not printed. */
  isAppendix?: boolean;
}

/** A report that can be shown on a terminal, as Markdown or in a browser. */
export interface Page {
  lang: 'en' | 'zh';
  title: string;
  /** What it is about, in a line or two. */
  lead: string[];
  sections: Section[];
  /** How it came about: small print. */
  footer: string[];
  /** Words of the page itself. */
  words: { table: string; appendix: string };
}

export function textOf(cell: PageCell): string {
  return typeof cell === 'string' ? cell : cell.text;
}
