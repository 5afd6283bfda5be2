import { Problem, problemOr } from '../problem.js';
import type { CommandType, ComplaintCommand } from './commands.js';
import type { Context } from './context.js';
import type { ComplaintEvent } from './events.js';
import { evolve } from './evolve.js';
import * as operations from './operations/index.js';
import type { Operation } from './operations/operation.js';
import type { Complaint } from './record.js';
import { ALLOWED_FROM, commandsAllowedFrom } from './status.js';

const OPERATIONS: { [T in CommandType]: Operation<T> } = operations;

/**
 * What a command brings about: the events, those of the clocks included, or the reason why it is refused.
 * Pure: the same command, complaint and context always give the same answer.
 */
export function decide(command: ComplaintCommand, complaint: Complaint, context: Context): ComplaintEvent[] | Problem {
  if (!ALLOWED_FROM[command.type].includes(complaint.status)) {
    return new Problem('not_from_status', {
      command: command.type,
      id: complaint.id,
      status: complaint.status,
      allowed: commandsAllowedFrom(complaint.status),
    });
  }
  const operate = OPERATIONS[command.type] as Operation<CommandType>;
  return problemOr(() => withClockEvents(complaint, operate(command, complaint, context), context));
}

/** Adds the clock events that follow from what happened. */
export function withClockEvents(
  complaint: Complaint | null,
  happened: ComplaintEvent[],
  context: Pick<Context, 'clocks'>,
): ComplaintEvent[] {
  const after = happened.reduce<Complaint | null>((state, event) => evolve(state, event), complaint);
  return after === null ? happened : [...happened, ...context.clocks.follow(after, happened)];
}
