import type { Context } from './context.js';
import type { Facts } from './record.js';
import { requireCode } from './taxonomy.js';

/** What every complaint must say. */
export const REQUIRED_FACTS = ['title', 'channel', 'category', 'customer'] as const;

/** Refuses codes that the desk's codebook does not have. */
export function checkCodes(facts: Partial<Facts>, { taxonomy }: Pick<Context, 'taxonomy'>): void {
  if (facts.category !== undefined) requireCode('category', facts.category, taxonomy.categories);
  if (facts.subcategory !== undefined && facts.category !== undefined) {
    requireCode('subcategory', facts.subcategory, taxonomy.categories[facts.category]?.sub ?? {});
  }
  if (facts.channel !== undefined) requireCode('channel', facts.channel, taxonomy.channels);
  if (facts.priority !== undefined) requireCode('priority', facts.priority, taxonomy.priorities);
  if (facts.demand !== undefined) requireCode('demand', facts.demand, taxonomy.demands);
}
