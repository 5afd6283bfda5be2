import type { CommandType } from './commands.js';

/**
 * Where a complaint stands. `new`: nobody owns it. `waiting`: held up, with a reason. `resolved`: the answer has been given.
 * `closed`, `merged` and `withdrawn` are the ways of being over.
 */
export const STATUSES = ['new', 'open', 'waiting', 'resolved', 'closed', 'merged', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

/** Whether the complaint is over, in whichever way. */
export function isOver(status: Status): boolean {
  return status === 'closed' || status === 'merged' || status === 'withdrawn';
}

/** Whether somebody still has to answer it. */
export function isInWork(status: Status): boolean {
  return IN_WORK.includes(status);
}

const EVERY = STATUSES;
const NOT_OVER: readonly Status[] = ['new', 'open', 'waiting', 'resolved'];
const IN_WORK: readonly Status[] = ['new', 'open', 'waiting'];

/** From which status each command is allowed. The table test walks every pair of it. */
export const ALLOWED_FROM: Record<CommandType, readonly Status[]> = {
  edit: NOT_OVER,
  correct: EVERY,
  note: EVERY,
  assign: IN_WORK,
  respond: NOT_OVER,
  receive_message: ['new', 'open', 'waiting', 'resolved', 'closed', 'withdrawn'],
  pause: ['open'],
  resume: ['waiting'],
  escalate: IN_WORK,
  deescalate: IN_WORK,
  resolve: IN_WORK,
  close: ['resolved'],
  reopen: ['resolved', 'closed', 'withdrawn'],
  rate: ['resolved', 'closed'],
  link: EVERY,
  merge: NOT_OVER,
  absorb: NOT_OVER,
  withdraw: NOT_OVER,
  extend: IN_WORK,
  set_due: IN_WORK,
  reapply: IN_WORK,
  mark: EVERY,
  appeal_mark: EVERY,
  decide_mark: EVERY,
};

/** The commands that a complaint in this status accepts from people. `absorb` is the other half of a merge; `correct` records a change made by hand; those of deadlines are under `sla`, those of marks under `audit`. */
export function commandsAllowedFrom(status: Status): CommandType[] {
  const commands = Object.keys(ALLOWED_FROM) as CommandType[];
  return commands.filter((command) => !NOT_FOR_PEOPLE.includes(command) && ALLOWED_FROM[command].includes(status));
}

const NOT_FOR_PEOPLE: readonly CommandType[] = [
  'absorb',
  'correct',
  'extend',
  'set_due',
  'reapply',
  'mark',
  'appeal_mark',
  'decide_mark',
];
