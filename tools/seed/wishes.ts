import { dayOf, formatInstant } from '../../src/core/calendar/instant.js';
import type { Instant } from '../../src/core/calendar/zone.js';
import type { NewComplaint } from '../../src/core/complaint/log.js';
import { splitCategory } from '../../src/core/complaint/taxonomy.js';
import { isStaffed } from './arrivals.js';
import type { Dice } from './dice.js';
import { CHANNELS_BY_DAY, CHANNELS_BY_NIGHT, DEMANDS, KINDS, type Kind } from './kinds.js';
import { type Language, REMEDIES } from './phrases.js';
import { fill, tell } from './texts.js';

/** A customer's complaint as it arrives. */
export interface Arrival {
  received: Instant;
  wish: NewComplaint;
  kind: Kind;
  language: Language;
}

/** What a customer complained of before. */
interface Memory {
  customer: number;
  kind: string;
  product: string;
}

/** How many of the last complaints are remembered, for customers to come back to. */
const REMEMBERED = 4000;
const COME_BACK = 0.24;
const SAME_MATTER = 0.55;

const KIND_WEIGHTS = Object.fromEntries(Object.entries(KINDS).map(([kind, { weight }]) => [kind, weight]));

/** All customers of the desk: some come back, some of those with the same matter. */
export class Customers {
  private known = 0;
  private readonly memories: Memory[] = [];
  private place = 0;

  constructor(
    private readonly zone: string,
    private readonly dice: Dice,
  ) {}

  /** The next complaint, at this instant. */
  complain(received: Instant): Arrival {
    const { dice, memories } = this;
    const before = memories.length > 0 && dice.chance(COME_BACK) ? dice.pick(memories) : null;
    const same = before !== null && dice.chance(SAME_MATTER);
    const kind = same ? before.kind : dice.weighted(KIND_WEIGHTS);
    const product = same ? before.product : dice.pick(kindOf(kind).products);
    return this.tellOf({ customer: before?.customer ?? ++this.known, kind, product }, received);
  }

  /** The same customer once more about the same, on another way in: a duplicate. */
  complainAgain(received: Instant): Arrival {
    const last = this.memories[(this.place + REMEMBERED - 1) % REMEMBERED];
    return last === undefined ? this.complain(received) : this.tellOf(last, received);
  }

  private tellOf(memory: Memory, received: Instant): Arrival {
    const { dice, zone } = this;
    const { customer, kind, product } = memory;
    this.memories[this.place] = memory;
    this.place = (this.place + 1) % REMEMBERED;

    const { language, contact, vip } = customerOf(customer);
    const order = `N${dice.whole(10, 99)}-${dice.whole(10_000, 99_999)}`;
    const [title, description] = tell({ kind, language, product, order, day: dayOf(received, zone) }, dice);
    const channel = dice.weighted<string>(isStaffed(received, zone) ? CHANNELS_BY_DAY : CHANNELS_BY_NIGHT);
    const demand = dice.weighted(DEMANDS);
    const remedy = fill(dice.pick(REMEDIES[demand]?.[language] ?? []), { amount: String(dice.whole(2, 60) * 10) });
    const wish: NewComplaint = {
      title,
      description,
      channel,
      ...splitCategory(kind),
      priority: dice.weighted(kindOf(kind).priorities),
      customer: `CU-${customer}`,
      contact,
      ...(vip && { vip }),
      ...(channel === 'social' && { public: true }),
      product,
      ...(dice.chance(0.4) && { order_ref: order }),
      demand,
      remedy,
      received_at: formatInstant(received, zone),
    };
    return { received, wish, kind: kindOf(kind), language };
  }
}

function kindOf(kind: string): Kind {
  const found = KINDS[kind];
  if (found === undefined) throw new RangeError(`no kind ${kind}`);
  return found;
}

/** What is always the same of a customer. */
function customerOf(number: number): { language: Language; contact: string; vip: boolean } {
  // Neighbouring numbers must not be alike: Knuth's multiplicative hash.
  const hash = (number * 2_654_435_761) % 2 ** 32;
  const digits = String(hash % 10_000).padStart(4, '0');
  const contact = hash % 3 === 0 ? `c${number}@example.com` : `phone ending ${digits}`;
  return { language: hash % 100 < 62 ? 'zh' : 'en', contact, vip: hash % 37 === 0 };
}
