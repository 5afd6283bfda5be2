import { type Period, parsePeriod } from '../calendar/period.js';
import { numberIn } from '../exchange/cells.js';
import type { Row } from '../exchange/row.js';
import { type Fault, Problem, problemOr } from '../problem.js';
import { poissonInterval } from '../statistics/poisson-interval.js';
import { wilson } from '../statistics/wilson.js';
import { changeOf, type KpiChange } from './change.js';
import { ATTRIBUTES, type Attribute } from './dimensions.js';
import type { KpiGroup, KpiReport } from './report.js';
import type { Figure } from './tally.js';
import type { ReportScope } from './targets.js';

/**
 * What figures need that complaints don't tell, period by period. `stock`: customers, accounts, policies; of several periods their mean counts. `flow`: orders,
 * journeys, calls; they are added up, and so are the rest: what the desk cost, and contacts about incidents, those among them that needed no ticket.
 */
export const EXPOSURE_COLUMNS = [
  'stock',
  'flow',
  'cost_fixed',
  'cost_variable',
  'incident_contacts',
  'incident_deflected',
] as const;
export type ExposureColumn = (typeof EXPOSURE_COLUMNS)[number];

/** One line of an exposure file. */
export interface ExposureRow {
  period: Period;
  /** What it is of, where the file says. */
  key: Partial<Record<Attribute, string>>;
  values: Partial<Record<ExposureColumn, number>>;
}

/** Reads an exposure file. Every wrong line is listed, and then nothing is taken. */
export function readExposure(rows: readonly { line: number; cells: Row }[], file: string, zone: string): ExposureRow[] {
  if (rows.length === 0) {
    throw new Problem('data_invalid', {
      file,
      faults: [{ path: '', found: 'no lines', allowed: 'a header, and lines below it' }],
    });
  }
  const header = Object.keys(rows[0]?.cells ?? {});
  const columns = EXPOSURE_COLUMNS.filter((name) => header.includes(name));
  const attributes = ATTRIBUTES.filter((name) => header.includes(name));
  if (!header.includes('period')) throw new Problem('column_missing', { file, columns: ['period'], found: header });
  if (columns.length === 0)
    throw new Problem('column_missing', { file, columns: [EXPOSURE_COLUMNS.join(' | ')], found: header });
  const faults: Fault[] = [];
  const strange = header.filter((name) => name !== 'period' && ![...columns, ...attributes].includes(name as never));
  for (const found of strange) {
    faults.push({ path: found, found, allowed: ['period', ...ATTRIBUTES, ...EXPOSURE_COLUMNS].join(', '), line: 1 });
  }
  if (columns.includes('stock') && columns.includes('flow')) {
    faults.push({ path: 'flow', found: 'stock, flow', allowed: 'one of them', line: 1 });
  }
  const read = rows.map(({ line, cells }): ExposureRow => {
    const text = (cells.period ?? '').trim();
    const period = problemOr(() => parsePeriod(text, text, zone));
    const isPeriod = !(period instanceof Problem) && /^\d{4}/.test(text);
    if (!isPeriod)
      faults.push({ path: 'period', found: text, allowed: '2026, 2026-Q4, 2026-11, 2026-W46, 2026-11-21', line });
    const values: ExposureRow['values'] = {};
    for (const name of columns) {
      const cell = (cells[name] ?? '').trim();
      const number = numberIn(cell);
      if (number !== null && number >= 0) values[name] = number;
      else if (cell !== '') faults.push({ path: name, found: cell, allowed: 'a number from 0 up', line });
    }
    const { incident_contacts: contacts, incident_deflected: deflected } = values;
    if (contacts !== undefined && deflected !== undefined && deflected > contacts) {
      faults.push({ path: 'incident_deflected', found: String(deflected), allowed: `up to ${contacts}`, line });
    }
    const key = Object.fromEntries(attributes.map((name) => [name, (cells[name] ?? '').trim()]));
    return { period: isPeriod ? period : { from: 0, to: 0 }, key, values };
  });
  faults.push(...doubled(read, rows));
  if (faults.length > 0) throw new Problem('data_invalid', { file, faults });
  return read;
}

/** Lines that are of the same at the same time: added up they would count twice. */
function doubled(read: readonly ExposureRow[], rows: readonly { line: number; cells: Row }[]): Fault[] {
  const groups = new Map<string, { row: ExposureRow; line: number; text: string }[]>();
  for (const [index, row] of read.entries()) {
    const key = JSON.stringify(row.key);
    const text = rows[index]?.cells.period ?? '';
    groups.set(key, [...(groups.get(key) ?? []), { row, line: rows[index]?.line ?? 0, text }]);
  }
  return [...groups.values()].flatMap((group) => {
    const sorted = group.sort((a, b) => a.row.period.from - b.row.period.from);
    let [before] = sorted;
    return sorted.slice(1).flatMap(({ row, line, text }): Fault[] => {
      if (!before || row.period.from >= before.row.period.to) {
        before = { row, line, text };
        return [];
      }
      return [{ path: 'period', found: text, allowed: `no overlap with ${before.text} on line ${before.line}`, line }];
    });
  });
}

/**
 * The figures that rest on exposure, put behind those of each group and of what it is compared with. What the file does not cover whole is null. `scope`: what the whole
 * report is of, as `{team: 'billing'}`: its exposure only.
 */
export function withExposure(report: KpiReport, rows: readonly ExposureRow[], scope: ReportScope = {}): KpiReport {
  return { ...report, groups: report.groups.map((group) => withOwn(group, rows, scope && { ...scope, ...group.key })) };
}

/** `key` null: whose exposure it would be nobody says. */
function withOwn(group: KpiGroup, rows: readonly ExposureRow[], key: KpiGroup['key'] | null): KpiGroup {
  const { metrics, previous, previous_period, change = {}, period } = group;
  const added = exposed({ metrics, period, key }, rows);
  if (!previous || !previous_period) return { ...group, metrics: { ...metrics, ...added } };
  const before = exposed({ key, metrics: previous, period: previous_period }, rows);
  const compared = group.is_incomparable ? [] : Object.entries(added);
  const moved = compared.flatMap(([name, figure]): [string, KpiChange][] => {
    const known = before[name] && changeOf(before[name], figure, null);
    return known ? [[name, known]] : [];
  });
  return {
    ...group,
    metrics: { ...metrics, ...added },
    previous: { ...previous, ...before },
    change: { ...change, ...Object.fromEntries(moved) },
  };
}

function exposed(
  { metrics, key, period }: Pick<KpiGroup, 'metrics' | 'period'> & { key: KpiGroup['key'] | null },
  rows: readonly ExposureRow[],
): Record<string, Figure> {
  const sum = (name: ExposureColumn) => (key === null ? null : totalOf(name, rows, key, period));
  const has = (name: ExposureColumn) => rows.some(({ values }) => values[name] !== undefined);
  const figures: Record<string, Figure> = {};
  const [opened, closed] = [metrics.opened?.value ?? 0, metrics.closed?.value ?? 0];
  if (has('stock') || has('flow')) figures.complaints_per_10k = perTenThousand(opened, sum('stock') ?? sum('flow'));
  if (has('cost_fixed') || has('cost_variable')) {
    const [fixed, variable] = [sum('cost_fixed'), sum('cost_variable')];
    const all = fixed === null && variable === null ? null : (fixed ?? 0) + (variable ?? 0);
    figures.cost_per_complaint = each(all, closed);
    figures.variable_cost_per_complaint = each(variable, closed);
  }
  if (has('incident_contacts')) {
    const [contacts, deflected] = [sum('incident_contacts'), sum('incident_deflected')];
    const known = contacts !== null && deflected !== null && deflected <= contacts;
    figures.incident_deflection = { kind: 'rate', ...wilson(known ? deflected : 0, known ? contacts : 0) };
  }
  // Their period goes on as long as that of what they rest on.
  const isProvisional = metrics.opened?.provisional || metrics.closed?.provisional;
  if (isProvisional) for (const figure of Object.values(figures)) figure.provisional = true;
  return figures;
}

/** Complaints for each ten thousand of what could bring one, with the exact interval of a Poisson count (Garwood 1936). */
function perTenThousand(opened: number, exposure: number | null): Figure {
  if (exposure === null || exposure === 0) return { kind: 'mean', value: null, low: null, high: null, n: opened };
  const { low, high } = poissonInterval(opened);
  const scale = 10_000 / exposure;
  return { kind: 'mean', value: opened * scale, low: low * scale, high: high * scale, n: opened };
}

function each(cost: number | null, closed: number): Figure {
  return { kind: 'mean', value: cost === null || closed === 0 ? null : cost / closed, n: closed };
}

/** The sum over the lines of a group; of a stock the mean over time. Null: they do not cover the whole period, or are not told apart as the group is. */
function totalOf(
  name: ExposureColumn,
  rows: readonly ExposureRow[],
  key: KpiGroup['key'],
  { from, to }: Period,
): number | null {
  const told = ATTRIBUTES.filter((attribute) => key[attribute] !== undefined);
  if (told.some((attribute) => rows.every((row) => row.key[attribute] === undefined))) return null;
  // A group that the file has must be covered: left out, the rest would be divided by too little.
  const strands = new Map<string, ExposureRow[]>();
  for (const row of rows) {
    if (!told.every((attribute) => row.key[attribute] === key[attribute])) continue;
    const strand = JSON.stringify(row.key);
    const known = strands.get(strand) ?? [];
    strands.set(strand, known);
    if (row.values[name] !== undefined && row.period.from >= from && row.period.to <= to) known.push(row);
  }
  let total = 0;
  for (const strand of strands.values()) {
    const length = (row: ExposureRow) => row.period.to - row.period.from;
    if (strand.reduce((sum, row) => sum + length(row), 0) !== to - from) return null;
    const weight = (row: ExposureRow) => (name === 'stock' ? length(row) / (to - from) : 1);
    total += strand.reduce((sum, row) => sum + (row.values[name] ?? 0) * weight(row), 0);
  }
  return strands.size === 0 ? null : total;
}
