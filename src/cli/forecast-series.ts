import { Flags } from '@oclif/core';
import { parsePeriod } from '../core/calendar/period.js';
import { COUNTED, type CountsWish, countsOf, PACES } from '../core/insight/counts.js';
import { readHistory, type Series } from '../core/insight/history.js';
import { Problem } from '../core/problem.js';
import { readCsvLines } from './csv-reader.js';
import type { Desk } from './desk.js';
import { filterFlags, type filterOf, periodFlags } from './filter-flags.js';
import { kpiRequestOf } from './kpi-request.js';

/** Where the values come from: a file, or counts of the store. */
export const seriesFlags = {
  data: Flags.string({
    summary: 'CSV with the values; - reads standard input; else the store is counted',
    helpValue: 'FILE',
  }),
  label: Flags.string({ summary: 'Column that says what each value is of', dependsOn: ['data'], helpValue: 'COLUMN' }),
  value: Flags.string({
    summary: 'Column of the values; else the one called value, or the only one',
    dependsOn: ['data'],
    helpValue: 'COLUMN',
  }),
  of: Flags.string({ summary: 'Count complaints opened (else) or closed', options: [...COUNTED] }),
  by: Flags.string({ summary: 'Count by day (else), week or month; whole ones only', options: [...PACES] }),
  ...periodFlags,
  ...filterFlags,
};

type Given = Parameters<typeof filterOf>[0] & {
  [flag in 'data' | 'label' | 'value' | 'of' | 'by']?: string | undefined;
};

const OF_THE_STORE = ['of', 'by', ...Object.keys(periodFlags), ...Object.keys(filterFlags)] as const;

/** The values that the flags name. */
export async function seriesOf(flags: Given, openDesk: () => Promise<Desk>): Promise<Series> {
  const { data: file, label, value, of = 'opened', by = 'day', from, to, ...filters } = flags;
  if (file !== undefined) {
    const beside = OF_THE_STORE.find((flag) => (flags as Record<string, unknown>)[flag] !== undefined);
    if (beside) throw new Problem('flags_exclusive', { flags: ['data', beside] });
    return readHistory(await readCsvLines(file, process.stdin), file, { label, value });
  }
  const desk = await openDesk();
  const period = parsePeriod(from, to, desk.zone);
  const { request, batches } = await kpiRequestOf(desk, filters, { period });
  return countsOf(batches, { ...request, of: of as CountsWish['of'], by: by as CountsWish['by'] });
}
