import { agentsNeeded, erlangC, type QueueFigures, type QueueTarget } from '../statistics/erlang.js';
import { roundUp } from '../statistics/round-up.js';

/** Calls or chats of one interval, and how they are to be answered. */
export interface CallWish extends QueueTarget {
  calls: number;
  minutes: number;
  /** Of one call, with the work after it. */
  handleSeconds: number;
  /** How much of the time paid for agents are not there: breaks, leave, training; from 0 to below 1. */
  shrinkage: number;
}

/** Agents at work with what comes of them; `scheduled`: how many must be on the roster for that. */
export interface StaffedQueue extends QueueFigures {
  scheduled: number;
}

export interface CallStaffing {
  model: 'erlang-c';
  /** In Erlang. */
  load: number;
  required: StaffedQueue & { because: 'service_level' | 'occupancy' };
  /** Of the number of agents asked about. */
  asked: StaffedQueue | null;
  /** Around what is needed, from few to many. */
  items: StaffedQueue[];
  total: number;
}

/** Numbers of agents shown on either side of what is needed. */
const AROUND = 3;

/** How many agents calls need, and what some more or fewer would mean. `asked`: null, or a number of agents to tell about. */
export function staffCalls(wish: CallWish, asked: number | null): CallStaffing {
  const { handleSeconds, seconds, shrinkage } = wish;
  const load = loadOf(wish);
  const of = (agents: number): StaffedQueue => ({
    ...erlangC({ load, agents }, handleSeconds, seconds),
    scheduled: roundUp(agents / (1 - shrinkage)),
  });
  const { agents, because } = agentsNeeded(load, handleSeconds, wish);
  const numbers = Array.from({ length: 2 * AROUND + 1 }, (_, place) => agents - AROUND + place).filter((n) => n > load);
  const items = [...new Set([...numbers, ...(asked === null ? [] : [asked])])].sort((a, b) => a - b).map(of);
  return {
    model: 'erlang-c',
    load,
    required: { ...of(agents), because },
    asked: asked === null ? null : of(asked),
    ...{ items, total: items.length },
  };
}

/** In Erlang: how many agents would be busy all the time. */
export function loadOf({
  calls,
  minutes,
  handleSeconds,
}: Pick<CallWish, 'calls' | 'minutes' | 'handleSeconds'>): number {
  return (calls * handleSeconds) / (minutes * 60);
}
