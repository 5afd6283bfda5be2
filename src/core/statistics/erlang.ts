/** Calls that wait in one queue for whoever is free first, as seen over a while in which nothing changes. */
export interface Queue {
  /** Work that comes in, in Erlang: calls in a unit of time by the length of a call in the same unit. Above 0. */
  load: number;
  agents: number;
}

/** What callers and agents see. */
export interface QueueFigures {
  agents: number;
  /** How much of their time agents are on calls; 1: they never catch up. */
  occupancy: number;
  /** That a caller has to wait at all. */
  waiting_probability: number;
  /** Answered within the time wanted. */
  service_level: number;
  /** Mean wait of all callers, in seconds; null: the queue grows without end. */
  average_wait: number | null;
  /** Why there is no mean wait. */
  reason: 'overloaded' | null;
}

/**
 * Erlang B: the share of calls that find all agents busy where nobody waits. By the recursion B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)),
 * which has neither powers nor factorials and so holds for thousands of agents. Jagerman 1974, Bell System Tech J 53:525-551.
 * Reference: load 10, 14 agents: .0568; by hand: load 1, 1 agent 1/2, 2 agents 1/5.
 */
export function erlangB({ load, agents }: Queue): number {
  let blocked = 1;
  for (let n = 1; n <= agents; n++) blocked = nextBlocked(blocked, load, n);
  return blocked;
}

/**
 * Erlang C: callers come at random, wait as long as it takes and never give up; calls last an exponential time. Probability of waiting
 * C = n B / (n - a (1 - B)), service level 1 - C e^(-(n - a) t / h), mean wait C h / (n - a), with load a, length of a call h, time wanted t.
 * Erlang 1917; Cooper 1981, Introduction to Queueing Theory, 2nd ed., 3.5. With as much load as agents or more the queue grows
 * without end: nobody is answered in time, and there is no mean wait.
 * Reference: 100 calls in 30 minutes of 3 minutes, 20 s: 14 agents C .1741, service level .8884, occupancy .7143, mean wait 7.8 s.
 */
export function erlangC(queue: Queue, callSeconds: number, withinSeconds: number): QueueFigures {
  return figures(queue, erlangB(queue), callSeconds, withinSeconds);
}

/** How well callers are to be served. */
export interface QueueTarget {
  /** Share to be answered within the time; between 0 and 1, both left out. */
  share: number;
  seconds: number;
  /** Agents are to be on calls no more than this; from above 0 to 1. */
  occupancy: number;
}

/** The fewest agents by Erlang C that reach the target, and which part of it asks for so many. */
export function agentsNeeded(
  load: number,
  callSeconds: number,
  { share, seconds, occupancy }: QueueTarget,
): { agents: number; because: 'service_level' | 'occupancy' } {
  let served = 0;
  let blocked = 1;
  for (let agents = 1; ; agents++) {
    blocked = nextBlocked(blocked, load, agents);
    if (agents <= load) continue;
    const found = figures({ load, agents }, blocked, callSeconds, seconds);
    if (served === 0 && found.service_level >= share) served = agents;
    // A limit that is met but for the last bits is met.
    if (served > 0 && found.occupancy <= occupancy * (1 + 1e-12)) {
      return { agents, because: agents === served ? 'service_level' : 'occupancy' };
    }
  }
}

function nextBlocked(blocked: number, load: number, agents: number): number {
  return (load * blocked) / (agents + load * blocked);
}

function figures({ load, agents }: Queue, blocked: number, callSeconds: number, withinSeconds: number): QueueFigures {
  if (agents <= load)
    return { agents, occupancy: 1, waiting_probability: 1, service_level: 0, average_wait: null, reason: 'overloaded' };
  const free = agents - load;
  const waiting = (agents * blocked) / (agents - load * (1 - blocked));
  return {
    agents,
    occupancy: load / agents,
    waiting_probability: waiting,
    service_level: Math.max(0, 1 - waiting * Math.exp((-free * withinSeconds) / callSeconds)),
    average_wait: (waiting * callSeconds) / free,
    reason: null,
  };
}
