import { formatInstant } from '../../core/calendar/instant.js';
import { type LedgerEntry, sumLedger } from '../../core/calendar/ledger.js';
import type { CsvTable } from '../csv.js';
import type { Show } from '../output.js';
import { renderTable, type TableCell } from './table.js';
import { exactTime } from './time.js';

const LEDGER_COLUMNS = ['from', 'to', 'seconds', 'counted', 'why', 'reason', 'day', 'sum_seconds'] as const;

/** A ledger for programs; `sum_seconds` is what was counted up to the end of a line, with what was counted `before`. Times in `zone`. */
export function ledgerJson(entries: readonly LedgerEntry[], zone: string, before: readonly LedgerEntry[] = []) {
  let sum = sumLedger(before).counted;
  let stamp = entries[0] ? formatInstant(entries[0].from, zone) : '';
  return entries.map(({ from, to, counted, why, reason, day }) => {
    if (counted) sum += to - from;
    // A line starts where the one before it ends.
    const start = stamp;
    stamp = formatInstant(to, zone);
    return {
      from: start,
      to: stamp,
      seconds: to - from,
      counted,
      why,
      reason: reason ?? null,
      day: day ?? null,
      sum_seconds: sum,
    };
  });
}

/** What a ledger adds up to, for programs. */
export function ledgerSums(entries: readonly LedgerEntry[]) {
  const { elapsed, counted, paused } = sumLedger(entries);
  return { elapsed_seconds: elapsed, counted_seconds: counted, paused_seconds: paused };
}

export function ledgerCsv(entries: readonly LedgerEntry[], zone: string): CsvTable {
  return {
    columns: LEDGER_COLUMNS,
    rows: ledgerJson(entries, zone).map((line) => LEDGER_COLUMNS.map((column) => line[column])),
  };
}

/** So many lines a person reads; of a longer ledger the first and the last are shown. */
const MOST_LINES = 120;

/**
 * A ledger for people: what does not count is dimmed, a night outside working hours is one line, and the running sum is in hours, or in days where
 * days are counted. It goes on from `before`, where that is given. The middle of a very long one is one line that says how many are left out.
 */
export function ledgerTable(
  entries: readonly LedgerEntry[],
  zone: string,
  { words, terminal }: Show,
  before: readonly LedgerEntry[] = [],
): string {
  const { label, units } = words;
  const inDays = [...before, ...entries].some(({ why }) => why === 'day_of_receipt');
  let sum = sumLedger(before).counted;
  let days = before.findLast(({ day }) => day !== undefined)?.day ?? 0;
  const lines = wholeNights(entries);
  const [cutFrom, cutTo] = lines.length > MOST_LINES ? [MOST_LINES / 2, lines.length - MOST_LINES / 2] : [0, 0];
  const rows = lines.flatMap(({ from, to, counted, why, reason, day }, place): TableCell[][] => {
    if (counted) sum += to - from;
    days = day ?? days;
    if (place >= cutFrom && place < cutTo) {
      return place === cutFrom ? [['...', '', '', '', words.text.linesLeftOut(cutTo - cutFrom)]] : [];
    }
    const cells = [
      exactTime(formatInstant(from, zone)),
      exactTime(formatInstant(to, zone)),
      words.hours(to - from),
      inDays ? `${days}${units.day}` : words.hours(sum),
      reason === undefined ? words.ledgerWhy[why] : `${words.ledgerWhy[why]}: ${reason}`,
    ];
    return [counted ? cells : cells.map((text) => ({ text, paint: terminal.colour.dim }))];
  });
  const columns = [
    { title: label.from },
    { title: label.until },
    { title: label.length, align: 'right' as const },
    { title: label.sum, align: 'right' as const },
    { title: label.why, flexible: true },
  ];
  return renderTable(columns, rows, terminal);
}

function wholeNights(entries: readonly LedgerEntry[]): LedgerEntry[] {
  const shown: LedgerEntry[] = [];
  for (const entry of entries) {
    const last = shown.at(-1);
    if (last?.why === 'outside_hours' && entry.why === 'outside_hours')
      shown[shown.length - 1] = { ...last, to: entry.to };
    else shown.push(entry);
  }
  return shown;
}
