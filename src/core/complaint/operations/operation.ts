import type { CommandType, ComplaintCommand } from '../commands.js';
import type { Context } from '../context.js';
import type { ComplaintEvent, Signature } from '../events.js';
import type { Complaint } from '../record.js';

/** What one command does where the status table allows it. Refuses by throwing a Problem. */
export type Operation<T extends CommandType> = (
  command: ComplaintCommand<T>,
  complaint: Complaint,
  context: Context,
) => ComplaintEvent[];

/** When and by whom, from the context. */
export function signed(context: Context): Signature {
  return { at: context.now, by: context.by };
}

/** The same object without the keys whose value is undefined, so that files carry no empty fields. */
export function present<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}
