import { cpus, loadavg } from 'node:os';
import type { Timing } from './measure.js';
import type { Row, Table } from './tables.js';

/** What all figures have in common. */
export function printHead(runs: number): void {
  console.log(
    `Node ${process.version}, ${cpus().length} cores; medians of ${runs} interleaved runs unless said otherwise.`,
  );
  console.log(
    'Times say how quick the machine is, ratios how quick the program is; the ratio of the quickest runs stands second.\n' +
      'A load above the number of cores means that others were at work meanwhile.',
  );
}

/** A table with its figures. */
export function printTable(
  { title, rows, warm, most }: Table,
  runs: number,
  timings: ReadonlyMap<unknown, Timing>,
): void {
  const few = most !== undefined && most < runs ? `, ${most} runs` : '';
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(`\n${title} (${warm ? 'warm' : 'cold'}${few}; load ${load})\n`);
  const cells = rows.map((row) => cellsOf(row, timings));
  const widths = cells.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(cell.length, most[i] ?? 0)), []);
  for (const row of cells) {
    const padded = row.map((cell, i) =>
      LEFT.includes(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
    );
    console.log(`  ${padded.join('  ').trimEnd()}`);
  }
}

/** Columns of names. */
const LEFT = [0, 2, 6];

function cellsOf({ command, against, target, rival }: Row, timings: ReadonlyMap<unknown, Timing>): string[] {
  const [one, other] = [timings.get(command), timings.get(against)];
  if (one === undefined || other === undefined) throw new Error(`not timed: ${command.name}`);
  const ratio = one.time / other.time;
  const verdict =
    target !== undefined
      ? `target ${target} ${ratio <= target ? 'ok' : 'OVER'}`
      : rival !== undefined
        ? `${ratio <= 1 ? 'plaint' : rival} is quicker`
        : '';
  const peak = one.peak === null ? '' : `${(one.peak / 2 ** 20).toFixed(0)} MB`;
  return [
    command.name,
    ms(one.time),
    against.name,
    ms(other.time),
    `${ratio.toFixed(2)} x`,
    `${(one.quickest / other.quickest).toFixed(2)} x`,
    [verdict, peak].join('  '),
  ];
}

function ms(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}
