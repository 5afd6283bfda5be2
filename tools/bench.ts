import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SIZES } from './bench/asked.js';
import { Commands } from './bench/commands.js';
import { timeInterleaved } from './bench/measure.js';
import { printHead, printTable } from './bench/print.js';
import { Stores } from './bench/stores.js';
import type { Bench, Table } from './bench/tables.js';
import * as tables from './bench/tables.js';

export type BenchSize = 'small' | 'full' | 'million';

/** The tables by name, with the smallest size of a bench that has them. */
const TABLES: Record<string, { from: BenchSize; make: (bench: Bench) => Promise<Table[] | string> }> = {
  start: { from: 'small', make: tables.startTable },
  clocks: { from: 'small', make: tables.clocksTable },
  read: { from: 'small', make: tables.readTable },
  write: { from: 'small', make: tables.writeTable },
  audits: { from: 'full', make: tables.auditsTable },
  taskwarrior: { from: 'full', make: tables.taskwarriorTables },
  figures: { from: 'full', make: tables.figuresTable },
  first: { from: 'full', make: tables.firstTable },
  import: { from: 'full', make: tables.importTable },
  million: { from: 'million', make: tables.millionTables },
};
const ORDER: readonly BenchSize[] = ['small', 'full', 'million'];

export interface BenchOptions {
  runs: number;
  size: BenchSize;
  /** Where stores are kept for the next bench; else they are made and taken away. */
  keep?: string;
}

/**
 * Measures how long commands take, by all tables of a size or by those that are named: as ratios to bare Node, to the same on a
 * small store, and to other programs. No exit code depends on what comes out.
 */
export async function bench(names: readonly string[], { runs, size, keep }: BenchOptions): Promise<void> {
  const folder = keep === undefined ? mkdtempSync(join(tmpdir(), 'plaint-bench-')) : resolve(keep);
  mkdirSync(folder, { recursive: true });
  try {
    const big = size === 'small' ? SIZES.middle : SIZES.big;
    const world = { commands: new Commands(folder), stores: new Stores(folder), big };
    printHead(runs);
    for (const [name, { from, make }] of Object.entries(TABLES)) {
      const wanted = names.length > 0 ? names.includes(name) : ORDER.indexOf(from) <= ORDER.indexOf(size);
      if (!wanted) continue;
      const made = await make(world);
      if (typeof made === 'string') console.log(`\nLeft out: ${made}.`);
      else for (const table of made) await measure(table, runs);
    }
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(table: Table, runs: number): Promise<void> {
  const commands = new Set(table.rows.flatMap(({ against, command }) => [against, command]));
  const times = Math.min(runs, table.most ?? runs);
  printTable(table, runs, await timeInterleaved([...commands], { runs: times, warm: table.warm }));
}
