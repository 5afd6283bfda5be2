import { Mapping } from '../../../src/core/exchange/mapping.js';
import { type ImportedComplaint, type Row, rowReader } from '../../../src/core/exchange/row.js';
import { checkPolicy } from '../../../src/core/validate.js';

export const DESK_ZONE = 'Asia/Shanghai';

/** A mapping with just what is needed, and what is said otherwise. */
export function mappingOf({ fields = {}, ...others }: { fields?: object; [key: string]: unknown } = {}): Mapping {
  const needed = {
    title: { column: 'Issue' },
    channel: { constant: 'web' },
    category: { constant: 'process' },
    received_at: { column: 'Date' },
  };
  return checkPolicy(
    Mapping,
    {
      id: 'm',
      system: 'crm',
      key: 'No',
      dates: 'ymd',
      zone: 'America/New_York',
      ...others,
      fields: { ...needed, ...fields },
    },
    'map.yaml',
  );
}

export const ROW: Row = { No: '17', Issue: 'Charged twice', Date: '2026-11-20' };

/** What a row says, or the fault for which it is not taken. */
export function readRow(mapping: Mapping, row: Row = {}, zone = DESK_ZONE) {
  return rowReader(mapping, { zone, defaultPriority: 'general' })({ ...ROW, ...row });
}

export function complaintOf(mapping: Mapping, row: Row = {}, zone = DESK_ZONE): ImportedComplaint {
  const read = readRow(mapping, row, zone);
  if ('code' in read) throw new Error(JSON.stringify(read));
  return read;
}
