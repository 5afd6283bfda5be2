import { Flags } from '@oclif/core';
import { PERIOD_NAMES, parsePeriod } from '../core/calendar/period.js';
import type { ComplaintFilter } from '../core/complaint/filter.js';
import { STATUSES } from '../core/complaint/status.js';

/** Which complaints a command is about; the same flags everywhere. */
export const filterFlags = {
  owner: Flags.string({ summary: 'Only of this owner', helpValue: 'PERSON', helpGroup: 'FILTER' }),
  team: Flags.string({ summary: 'Only of this team', helpValue: 'TEAM', helpGroup: 'FILTER' }),
  channel: Flags.string({ summary: 'Only from this channel', helpValue: 'CODE', helpGroup: 'FILTER' }),
  category: Flags.string({ summary: 'Only of this category', helpValue: 'CODE', helpGroup: 'FILTER' }),
  priority: Flags.string({ summary: 'Only of this priority', helpValue: 'CODE', helpGroup: 'FILTER' }),
  product: Flags.string({ summary: 'Only about this product', helpValue: 'NAME', helpGroup: 'FILTER' }),
  customer: Flags.string({ summary: 'Only of this customer', helpValue: 'KEY', helpGroup: 'FILTER' }),
  level: Flags.integer({ summary: 'Only at this level of escalation or above', min: 0, helpGroup: 'FILTER' }),
};

/** Their names. */
export const FILTERS = Object.keys(filterFlags) as (keyof typeof filterFlags)[];

export const statusFlag = {
  status: Flags.string({
    summary: 'Only in this status; closed stands for every way of being over',
    options: [...STATUSES],
    multiple: true,
    delimiter: ',',
    helpGroup: 'FILTER',
  }),
};

/** A stretch of time: days, months and years stand for all of themselves. A name is put in the place of `from` and `to` when the desk is opened. */
export const periodFlags = {
  period: Flags.string({
    summary: `A period by name: ${PERIOD_NAMES.join(', ')}; or 2026-W46, 2026-11, 2026-Q4, 2026`,
    exclusive: ['from', 'to'],
    helpValue: 'PERIOD',
    helpGroup: 'FILTER',
  }),
  from: Flags.string({ summary: 'From this day, month, year or time on', helpValue: 'TIME', helpGroup: 'FILTER' }),
  to: Flags.string({
    summary: 'Until this day, month or year (all of it), or time',
    helpValue: 'TIME',
    helpGroup: 'FILTER',
  }),
};

interface Given {
  owner?: string | undefined;
  team?: string | undefined;
  channel?: string | undefined;
  category?: string | undefined;
  priority?: string | undefined;
  product?: string | undefined;
  customer?: string | undefined;
  level?: number | undefined;
  status?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** The filter that the flags describe. Only what was given is in it. */
export function filterOf(flags: Given, zone: string): ComplaintFilter {
  const { owner, team, channel, category, priority, product, customer, level, status } = flags;
  const period = flags.from || flags.to ? parsePeriod(flags.from, flags.to, zone) : {};
  const wanted = { owner, team, channel, category, priority, product, customer, level, status, ...period };
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}
