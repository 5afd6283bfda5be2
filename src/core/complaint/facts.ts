import { claimedSum, type Money } from './money.js';
import { requireCode, type Taxonomy } from './taxonomy.js';

/** An instant as it is stored: ISO 8601 with offset, to the second. */
export type Stamp = string;

export type { Money };

/** The facts that plaint knows. */
export interface KnownFacts {
  title: string;
  description?: string;
  channel: string;
  category: string;
  subcategory?: string;
  priority: string;
  /** A pseudonymous key of the customer. Absent only where an import has none. */
  customer?: string;
  /** How to reach the customer. */
  contact?: string;
  vip?: boolean;
  /** Made where others can read it: social media, press. */
  public?: boolean;
  product?: string;
  sub_product?: string;
  order_ref?: string;
  /** What kind of answer the customer wants: resolution, comfort or compensation. */
  demand?: string;
  /** The remedy asked for, in words. */
  remedy?: string;
  tags?: string[];
  /** What the customer asks for in money; a number alone is in the desk's currency. */
  amount_claimed?: number | string | Money;
  /** The person of the desk that it is about: never the one to handle it. */
  about?: string;
  /** When the customer complained; may precede the logging. */
  received_at: Stamp;
  /** Where an imported complaint comes from. */
  source?: { system: string; id: string };
}

/** What the customer complained of, as the desk recorded it. Fields that plaint does not know are kept as they are. */
export type Facts = KnownFacts & Record<string, unknown>;

/** Facts with new values; null takes one away. */
export type FactChanges = { [F in keyof KnownFacts]?: KnownFacts[F] | null } & Record<string, unknown>;

/** What every complaint must say. */
export const REQUIRED_FACTS = ['title', 'channel', 'category', 'customer'] as const;

/** Refuses codes that the desk's codebook does not have. */
export function checkCodes(facts: Partial<KnownFacts>, taxonomy: Taxonomy): void {
  if (facts.category !== undefined) requireCode('category', facts.category, taxonomy.categories);
  if (facts.subcategory !== undefined && facts.category !== undefined) {
    requireCode('subcategory', facts.subcategory, taxonomy.categories[facts.category]?.sub ?? {});
  }
  if (facts.channel !== undefined) requireCode('channel', facts.channel, taxonomy.channels);
  if (facts.priority !== undefined) requireCode('priority', facts.priority, taxonomy.priorities);
  if (facts.demand !== undefined) requireCode('demand', facts.demand, taxonomy.demands);
  if (facts.amount_claimed !== undefined) claimedSum(facts.amount_claimed, taxonomy.currency);
}
