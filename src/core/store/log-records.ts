import type { Context } from '../complaint/context.js';
import type { Complaint } from '../complaint/record.js';
import { readNewComplaint } from '../exchange/record.js';
import { Problem } from '../problem.js';
import { createComplaint, type LogOptions } from './change.js';
import type { ComplaintStore } from './port.js';

export interface LoggedRecords {
  logged: Complaint[];
  rejected: { number: number; problem: Problem }[];
}

/** Logs each record on its own: one that is wrong does not keep the others out. Numbers count from 1. */
export async function logRecords(
  store: ComplaintStore,
  records: readonly unknown[],
  context: Context,
  random: () => number,
  options: LogOptions = {},
): Promise<LoggedRecords> {
  const result: LoggedRecords = { logged: [], rejected: [] };
  for (const [index, record] of records.entries()) {
    try {
      const wish = readNewComplaint(record, store.settings.zone);
      const { after } = await createComplaint(store, wish, context, random, options);
      result.logged.push(after);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      result.rejected.push({ number: index + 1, problem: error });
    }
  }
  return result;
}
