import { instantOf } from '../calendar/instant.js';
import type { Instant } from '../calendar/zone.js';
import type { Attributes } from '../complaint/attributes.js';
import type { Facts } from '../complaint/facts.js';

/** When each customer has complained. Merged duplicates are left out: their survivor counts. */
export class Repeats {
  private constructor(private readonly times: ReadonlyMap<string, Float64Array>) {}

  static of(complaints: Iterable<Pick<Attributes, 'customer' | 'received' | 'status'>>): Repeats {
    const times = new Map<string, number[]>();
    for (const { customer, received, status } of complaints) {
      if (customer === null || status === 'merged') continue;
      const known = times.get(customer);
      if (known) known.push(received);
      else times.set(customer, [received]);
    }
    return new Repeats(new Map([...times].map(([customer, all]) => [customer, Float64Array.from(all).sort()])));
  }

  /** How often the customer of a complaint had complained in so many seconds before. */
  before({ customer, received_at }: Facts, within: number): number {
    const times = customer === undefined ? undefined : this.times.get(customer);
    if (!times) return 0;
    const received: Instant = instantOf(received_at);
    return times.reduce((count, time) => count + (time < received && time >= received - within ? 1 : 0), 0);
  }
}
