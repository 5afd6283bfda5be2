import type { Snapshot } from './record.js';
import type { Status } from './status.js';

/** What complaints are picked out, ordered and broken down by. */
export interface Attributes {
  readonly id: string;
  readonly status: Status;
  readonly owner: string | null;
  readonly team: string | null;
  readonly level: number;
  readonly channel: string;
  readonly category: string;
  readonly priority: string;
  readonly product: string | null;
  readonly customer: string | null;
  /** Seconds since 1970. */
  readonly received: number;
}

/** The attributes of a complaint. */
export function attributesOf({ id, status, owner, team, level, facts }: Snapshot): Attributes {
  const { channel, category, priority, product = null, customer = null } = facts;
  return {
    id,
    status,
    owner,
    team,
    level,
    channel,
    category,
    priority,
    product,
    customer,
    received: Math.floor(Date.parse(facts.received_at) / 1000),
  };
}

/** The attributes of whatever has them, and nothing else of it. */
export function plainAttributes(from: Attributes): Attributes {
  const { id, status, owner, team, level, channel, category, priority, product, customer, received } = from;
  return { id, status, owner, team, level, channel, category, priority, product, customer, received };
}
