import { ID_SPACE, makeComplaintId } from '../../src/core/complaint/id.js';
import type { Complaint } from '../../src/core/complaint/record.js';
import { arrivalsIn, type Month } from './arrivals.js';
import { Life, type SeedDesk } from './life.js';
import { agentsOf } from './people.js';
import { absorb, type Fate, liveFates, OVER, play } from './play.js';
import type { Arrival, Customers } from './wishes.js';

/** Plays all complaints that come in during a month, each to its end or to the end of the story. */
export function* playMonth(month: Month, desk: SeedDesk, customers: Customers): Generator<Complaint> {
  const arrivals = arrivalsIn(month, desk.zone, desk.dice);
  const fates = fatesOf(arrivals, month.live, desk);
  const taken = new Set<string>();
  const begin = (arrival: Arrival): Life => {
    const by = desk.dice.pick(agentsOf('service'));
    return new Life(desk, newId(arrival, taken, desk), arrival, by);
  };

  for (const [index, received] of arrivals.entries()) {
    const fate = fates[index];
    // A duplicate is played with the complaint before it, which it belongs to.
    if (fate === undefined || fate === 'merged') continue;
    const life = begin(customers.complain(received));
    const next = arrivals[index + 1];
    if (next !== undefined && fates[index + 1] === 'merged') {
      yield absorb(life, begin(customers.complainAgain(next)));
    }
    yield play(life, fate);
  }
}

/** What becomes of each: so many are still live, the later they came in the likelier. */
function fatesOf(arrivals: readonly number[], live: number, { dice, until }: SeedDesk): Fate[] {
  const ranks = arrivals.map((_, index) => ({ index, rank: index / arrivals.length + dice.random() * 0.7 }));
  const latest = ranks.sort((a, b) => b.rank - a.rank).slice(0, live);
  const alive = new Set(latest.map(({ index }) => index));
  const fates: Fate[] = [];
  for (const [index, received] of arrivals.entries()) {
    const fate = dice.weighted<Fate>(alive.has(index) ? liveFates(until - received) : OVER);
    const before = fates.at(-1);
    const alone = before === undefined || before === 'merged';
    fates.push(fate === 'merged' && alone ? 'closed' : fate);
  }
  return fates;
}

function newId({ wish }: Arrival, taken: Set<string>, { dice }: SeedDesk): string {
  for (;;) {
    const id = makeComplaintId(wish.received_at ?? '', Math.floor(dice.random() * ID_SPACE));
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}
