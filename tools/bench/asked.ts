import type { SampleStore, Size } from './stores.js';

/** What is asked of a store. */
export type Args = (store: SampleStore) => readonly string[];

/** A command in a table, with the most that its ratio should be. */
export interface Asked {
  what: string;
  args: Args;
  target?: number;
}

export const SIZES = {
  tiny: { complaints: 100, live: 100, months: 3 },
  small: { complaints: 1000, live: 50 },
  smallAllLive: { complaints: 1000, live: 1000, months: 3 },
  middle: { complaints: 10_000, live: 2000 },
  big: { complaints: 100_000, live: 5000 },
  million: { complaints: 1_000_000, live: 5000 },
} satisfies Record<string, Size>;

const LIST = { what: 'list --limit 20', args: () => ['list', '--limit', '20'] } satisfies Asked;
const SHOW = { what: 'show ID', args: ({ id }) => ['show', id] } satisfies Asked;
const CHECK = { what: 'sla check', args: () => ['sla', 'check'] } satisfies Asked;
const KPI = { what: 'kpi', args: () => ['kpi'] } satisfies Asked;

const LOG: Asked = {
  what: 'log',
  args: () => [
    ...['log', '--title', 'Charged twice for November', '--channel', 'phone', '--category', 'process/billing'],
    ...[
      '--customer',
      'CU-1',
      '--description',
      'Two debits of 39 each, on the 3rd and on the 5th; the app shows one bill.',
    ],
  ],
};

/** Without a store, against bare Node. */
export const STARTING: readonly Asked[] = [
  { what: '--version', args: () => ['--version'], target: 1.6 },
  { what: '--help', args: () => ['--help'], target: 2.5 },
];

/** Deadlines without a store, against bare Node: the target is a day of hours, a quarter, a year and ten years. */
export const CLOCKS: readonly Asked[] = [
  { what: 'sla due, 4h', args: () => dueIn('4h'), target: 1.7 },
  { what: 'sla due, 45wd', args: () => dueIn('45wd'), target: 1.7 },
  { what: 'sla due, a year of hours, as JSON', args: () => [...dueIn('2080h'), '--json'], target: 1.7 },
  { what: 'sla due, a year of hours', args: () => dueIn('2080h') },
  { what: 'sla due, ten years of hours', args: () => dueIn('20800h') },
];

function dueIn(target: string): readonly string[] {
  return ['sla', 'due', '--from', '2026-01-12T10:00', '--target', target, '--calendar', 'office'];
}

/** On a store of middling size, against bare Node. */
export const DAILY: readonly Asked[] = [
  { what: 'list', args: () => ['list'], target: 2.5 },
  { ...SHOW, target: 2.5 },
  { ...CHECK, target: 2.5 },
  { what: 'kpi, this month', args: () => ['kpi', '--from', '2026-11', '--to', '2026-11'], target: 2.5 },
];

/** On a big store, against a small one. */
export const READING: readonly Asked[] = [
  { ...LIST, target: 1.5 },
  { ...SHOW, target: 1.5 },
  { what: 'show ID, put away', args: ({ over }) => ['show', over], target: 1.5 },
  { what: 'next --owner X', args: ({ owner }) => ['next', '--owner', owner], target: 1.5 },
  { ...CHECK, target: 1.5 },
  { what: 'kpi, one month', args: () => ['kpi', '--from', '2026-10', '--to', '2026-10'], target: 2 },
];

/** On a big store, against a small one with as many live complaints as it has itself. */
export const READING_LIVE: readonly Asked[] = [LIST, CHECK];

/** On a big store, against bare Node. */
export const COUNTING: readonly Asked[] = [
  { ...KPI, what: 'kpi, everything', target: 8 },
  {
    what: 'kpi, this year by team and month',
    args: () => ['kpi', '--period', '2026', '--by', 'team,month'],
    target: 6,
  },
  { what: 'report monthly', args: ({ folder }) => ['report', 'monthly', '--out', `${folder}.html`] },
];

/** On a big store, against a tiny one. */
export const WRITING: readonly Asked[] = [
  { ...LOG, target: 1.2 },
  { what: 'assign', args: ({ id, owner }) => ['assign', id, '--to', owner], target: 1.2 },
];

/** On a store that nothing is kept of yet, against bare Node. */
export const FIRST_USE: readonly Asked[] = [{ what: 'list', args: () => ['list'] }, KPI];

/** Beside what comes nearest to it in taskwarrior. */
export const BESIDE_TASKWARRIOR = {
  reading: [
    { ...LIST, task: ['list', 'limit:20'] },
    { ...CHECK, task: ['+OVERDUE', 'count'] },
  ],
  writing: [
    {
      ...LOG,
      task: ['add', 'Charged twice for November', 'project:process.billing', 'due:2d', '+phone', 'priority:L'],
    },
  ],
} satisfies Record<string, (Asked & { task: string[] })[]>;
