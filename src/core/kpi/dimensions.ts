import { TIME_UNITS, type TimeUnit } from '../calendar/period.js';

/** What figures can be broken down by, besides time. */
export const ATTRIBUTES = ['team', 'owner', 'channel', 'category', 'priority', 'product'] as const;
export type Attribute = (typeof ATTRIBUTES)[number];
export type Dimension = TimeUnit | Attribute;
export const DIMENSIONS: readonly Dimension[] = [...TIME_UNITS, ...ATTRIBUTES];
