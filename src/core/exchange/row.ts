import { createHash } from 'node:crypto';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import type { ComplaintEvent } from '../complaint/events.js';
import type { Facts, Stamp } from '../complaint/facts.js';
import { COLUMN_IN_TEXT, type ColumnSource, type Mapping, mappedColumns } from './mapping.js';

/** A row of a source as it was read: by column name, all cells text. */
export type Row = Record<string, string>;

/** Why a row was not taken. The sentence lives in the language files. */
export interface RowFault {
  code:
    | 'key_missing'
    | 'key_twice'
    | 'field_missing'
    | 'date_invalid'
    | 'times_backwards'
    | 'date_in_future'
    | 'complaint_not_written'
    | 'value_unmapped'
    | 'columns_wrong'
    | 'csv_broken';
  column: string;
  found: string;
}

/** What a row says, ready to be compared with what is stored. */
export interface ImportedComplaint {
  sourceId: string;
  loggedAt: Stamp;
  /** Null where it is still open, or the source does not say. */
  resolvedAt: Stamp | null;
  facts: Facts;
  report: Pick<ComplaintEvent<'reported'>, 'closed' | 'outcome' | 'clocks' | 'row'>;
}

/** What a desk has for what a row does not say. */
export interface RowDefaults {
  /** What instants are written in. */
  zone: string;
  defaultPriority: string;
}

/**
 * Turns rows into complaints by a mapping. Columns that the mapping does not name are
 * kept under `extra`, by their own names.
 */
export function rowReader(
  mapping: Mapping,
  { zone, defaultPriority }: RowDefaults,
): (row: Row) => ImportedComplaint | RowFault {
  const mapped = new Set(mappedColumns(mapping));
  const receivedFrom = mapping.fields.received_at;
  const receivedColumn = receivedFrom && 'column' in receivedFrom ? receivedFrom.column : 'received_at';
  const stamps = new Map<string, Stamp>();
  const readStamp = (text: string): Stamp | null => {
    const known = stamps.get(text);
    if (known !== undefined) return known;
    const stamp = readDate(text, mapping, zone);
    if (stamp !== null) stamps.set(text, stamp);
    return stamp;
  };

  return (row) => {
    const sourceId = cell(row, mapping.key);
    if (sourceId === '') return { code: 'key_missing', column: mapping.key, found: '' };

    const facts: Record<string, unknown> = {};
    for (const [field, source] of Object.entries(mapping.fields)) {
      const told =
        'constant' in source ? source.constant : 'text' in source ? fill(source.text, row) : translate(source, row);
      const value = asFact(field, told);
      if (value === null) {
        const column = 'column' in source ? source.column : field;
        return { code: 'value_unmapped', column, found: 'column' in source ? cell(row, column) : String(told) };
      }
      if (value !== '') facts[field] = value;
    }
    for (const field of ['title', 'channel', 'category']) {
      if (facts[field] === undefined) return { code: 'field_missing', column: field, found: '' };
    }
    const received = readStamp(String(facts.received_at ?? ''));
    if (received === null)
      return { code: 'date_invalid', column: receivedColumn, found: String(facts.received_at ?? '') };
    const status = readStatus(mapping, row);
    if ('code' in status) return status;
    const times = { logged: received, resolved: received };
    for (const [name, source] of [
      ['logged', mapping.logged_at],
      ['resolved', mapping.resolved_at],
    ] as const) {
      const text = source ? cell(row, source.column) : '';
      if (text === '') continue;
      const stamp = readStamp(text);
      if (stamp === null) return { code: 'date_invalid', column: source?.column ?? '', found: text };
      const backwards = name === 'resolved' && Date.parse(stamp) < Date.parse(received);
      if (backwards) return { code: 'times_backwards', column: source?.column ?? '', found: text };
      times[name] = stamp;
    }
    const resolvedTold = mapping.resolved_at !== undefined && cell(row, mapping.resolved_at.column) !== '';

    const extra = Object.entries(row).filter(([column, value]) => !mapped.has(column) && value.trim() !== '');
    const clocks: ImportedComplaint['report']['clocks'] = [];
    for (const { metric, column, values } of mapping.reported_clocks) {
      const found = cell(row, column);
      if (found === '') continue;
      const outcome = lookUp(values, found);
      if (outcome === undefined) return { code: 'value_unmapped', column, found };
      clocks.push({ metric, outcome });
    }
    return {
      sourceId,
      loggedAt: times.logged,
      resolvedAt: status.closed && resolvedTold ? times.resolved : null,
      facts: {
        priority: defaultPriority,
        ...facts,
        received_at: received,
        source: { system: mapping.system, id: sourceId },
        ...(extra.length > 0 ? { extra: Object.fromEntries(extra) } : {}),
      } as Facts,
      report: { ...status, clocks, row: hashOf(row) },
    };
  };
}

function readStatus(mapping: Mapping, row: Row): { closed: boolean; outcome?: string } | RowFault {
  if (!mapping.status) return { closed: false };
  const { column, values } = mapping.status;
  const found = cell(row, column);
  return lookUp(values, found) ?? { code: 'value_unmapped', column, found };
}

function translate({ column, values }: ColumnSource, row: Row): string | boolean | null {
  const found = cell(row, column);
  if (values === undefined || found === '') return found;
  return lookUp(values, found) ?? null;
}

/** Facts that are yes or no. A text in their place would be taken for neither. */
const YES_NO = ['vip', 'public'];

/** What a source tells, as the kind of value that the fact is. Null where it is none. */
function asFact(field: string, told: string | boolean | null): string | boolean | string[] | null {
  if (told === '' || told === null) return told;
  if (YES_NO.includes(field)) return typeof told === 'boolean' ? told : null;
  if (field === 'tags')
    return String(told)
      .split(/\s*[,;]\s*/)
      .filter(Boolean);
  return told;
}

/** Cells are text from anywhere: `constructor` is no entry of a table. */
function lookUp<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function fill(text: string, row: Row): string {
  const filled = text.replaceAll(COLUMN_IN_TEXT, (_match, column: string) => cell(row, column));
  // Separators around an empty column go with it.
  return filled.replace(/^[\s:;,/–-]+|[\s:;,/–-]+$/g, '');
}

function cell(row: Row, column: string): string {
  return (row[column] ?? '').trim();
}

function readDate(text: string, { dates, zone: sourceZone }: Mapping, zone: string): Stamp | null {
  const match = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[T ](.+))?$/.exec(text.trim());
  if (!match) return null;
  const [a = '', b = '', c = ''] = match.slice(1, 4);
  const [year, month, day] = dates === 'ymd' ? [a, b, c] : dates === 'dmy' ? [c, b, a] : [c, a, b];
  if (year.length !== 4) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  try {
    const instant =
      match[4] === undefined ? parseInstant(date, zone) : parseInstant(`${date}T${padHour(match[4])}`, sourceZone);
    return formatInstant(instant, zone);
  } catch {
    return null;
  }
}

/** `9:05` as `09:05`. */
function padHour(time: string): string {
  return /^\d:/.test(time) ? `0${time}` : time;
}

function hashOf(row: Row): string {
  return createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 16);
}
