import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Asked } from './asked.js';
import * as asked from './asked.js';
import type { Commands } from './commands.js';
import type { Command } from './measure.js';
import { BY_TEAM_AND_MONTH, rivalsOf } from './rivals.js';
import type { SampleStore, Size, Stores } from './stores.js';
import { Taskwarrior, taskwarriorVersion } from './taskwarrior.js';

/** One line of a table: a command, and what it is set against. */
export interface Row {
  command: Command;
  against: Command;
  /** The most that the ratio should be. */
  target?: number | undefined;
  /** Where the question is who is quicker: what the other is called. */
  rival?: string;
}

/** One table: its commands are timed together. */
export interface Table {
  title: string;
  rows: Row[];
  /** Run three times before. */
  warm: boolean;
  /** At most so many runs, where one takes long. */
  most?: number;
}

/** What tables are made of. */
export interface Bench {
  commands: Commands;
  stores: Stores;
  /** The size that is set against the small ones. */
  big: Size;
}

// Public complaints that are not part of the project; where they lie is a matter of the machine.
const CFPB = fileURLToPath(new URL('../../../shared/data/cfpb-62516.csv', import.meta.url));

/** Against bare Node. */
export async function startTable({ commands, stores }: Bench): Promise<Table[]> {
  const store = await stores.get(asked.SIZES.middle);
  const rows = [
    ...asked.STARTING.map((entry) => againstNode(commands, entry)),
    ...asked.DAILY.map((entry) => againstNode(commands, entry, store)),
  ];
  return [{ title: `Start, and a store of ${store.label}, against bare Node`, rows, warm: true }];
}

/** Deadlines, against bare Node. */
export async function clocksTable({ commands }: Bench): Promise<Table[]> {
  const rows = asked.CLOCKS.map((entry) => againstNode(commands, entry));
  return [{ title: 'Deadlines without a store, against bare Node', rows, warm: true }];
}

export async function readTable({ commands, stores, big }: Bench): Promise<Table[]> {
  const [store, small] = [await stores.get(big), await stores.get(asked.SIZES.small)];
  const live = await stores.get(asked.SIZES.smallAllLive);
  const rows = [
    ...asked.READING.map((entry) => againstStore(commands, entry, store, small)),
    ...asked.READING_LIVE.map((entry) => againstStore(commands, entry, store, live)),
    ...asked.COUNTING.map((entry) => againstNode(commands, entry, store)),
  ];
  return [{ title: `Reading ${store.label}, against small stores`, rows, warm: true }];
}

export async function writeTable({ commands, stores, big }: Bench): Promise<Table[]> {
  const [store, tiny] = [await stores.get(big), await stores.get(asked.SIZES.tiny)];
  const rows = asked.WRITING.map((entry) => againstStore(commands, entry, store, tiny));
  return [{ title: `Writing to ${store.label}, against a tiny store`, rows, warm: true }];
}

/** Audits: every ticket by the rules, and how far five raters agree on 20,000 items, against bare Node. */
export async function auditsTable({ commands, stores }: Bench): Promise<Table[]> {
  const store = await stores.get(asked.SIZES.middle);
  const ratings = join(stores.folder, 'ratings.csv');
  writeFileSync(ratings, madeUpRatings(20_000, 5));
  const given = ['audit', 'agreement', '--ratings', ratings, '--bootstrap', '0', '--scale'];
  const ordinal = ['ordinal', '--categories', '1,2,3,4,5', '--weights', 'quadratic'];
  const rows = [
    againstNode(commands, { what: 'audit lint --all', args: () => ['audit', 'lint', '--all'] }, store),
    againstNode(commands, { what: 'audit agreement, nominal', args: () => [...given, 'nominal'] }),
    againstNode(commands, { what: 'audit agreement, ordinal', args: () => [...given, ...ordinal] }),
    againstNode(commands, { what: 'audit agreement, interval', args: () => [...given, 'interval'] }),
  ];
  return [{ title: 'Audits: 10,000 tickets by the rules; 100,000 ratings', rows, warm: true, most: 9 }];
}

/** Raters who mostly agree on grades from 1 to 5: the same each time. */
function madeUpRatings(items: number, raters: number): string {
  const lines = ['item,rater,value'];
  for (let item = 0; item < items; item++) {
    for (let rater = 0; rater < raters; rater++) {
      const stray = (item * 7 + rater * 13) % 5 === 0 ? ((item + rater) % 3) - 1 : 0;
      lines.push(`T${item},R${rater},${Math.min(5, Math.max(1, 1 + ((item * 31) % 5) + stray))}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Reading and writing are timed apart: after a write the next command of either program tidies up first. */
export async function taskwarriorTables({ commands, stores, big }: Bench): Promise<Table[] | string> {
  const version = taskwarriorVersion();
  if (version === null) return 'taskwarrior is not on the PATH (Debian: apt-get install taskwarrior)';
  const store = await stores.get(big);
  const rivals = [
    new Taskwarrior(join(stores.folder, 'task-some'), big.live, big.complaints - big.live),
    new Taskwarrior(join(stores.folder, 'task-all'), big.complaints, 0),
  ];
  const { reading, writing } = asked.BESIDE_TASKWARRIOR;
  const halves = [
    { what: 'Reading', entries: reading },
    { what: 'Writing to', entries: writing },
  ];
  return halves.map(({ what: doing, entries }) => ({
    title: `${doing} ${store.label}, against taskwarrior ${version}`,
    rows: entries.flatMap(({ what, args, task }) => {
      const command = commands.plaint(what, args(store), store);
      return rivals.map((rival) => ({ command, against: rival.command(task), rival: 'taskwarrior' }));
    }),
    warm: true,
  }));
}

/** Figures by team and month, against programs that work them out of CSV files. Their times stand beside bare Node too. */
export async function figuresTable({ commands, stores, big }: Bench): Promise<Table[] | string> {
  const store = await stores.get(big);
  const { rivals, missing } = await rivalsOf(store, join(stores.folder, 'figures'), commands);
  if (rivals.length === 0) return missing.join('; ');
  for (const reason of missing) console.log(`\nLeft out: ${reason}.`);
  const command = commands.plaint('kpi --by team,month', BY_TEAM_AND_MONTH, store);
  const all = [command, ...rivals.map((rival) => rival.command)];
  const rows: Row[] = [
    ...all.map((each) => ({ command: each, against: commands.node() })),
    ...rivals.map((rival) => ({ command, against: rival.command, rival: rival.name })),
  ];
  const title = `Figures of ${store.label} by team and month, against ${rivals.map(({ name }) => name).join(' and ')}`;
  return [{ title, rows, warm: true }];
}

export async function firstTable({ commands, stores, big }: Bench): Promise<Table[]> {
  const store = await stores.get(big);
  const rows = asked.FIRST_USE.map(({ what, args }) => ({
    command: commands.first(what, args(store), store),
    against: commands.node(),
  }));
  return [{ title: `First use of ${store.label} after a clone: an empty cache each time`, rows, warm: false }];
}

export async function importTable({ commands, stores }: Bench): Promise<Table[] | string> {
  if (!existsSync(CFPB)) return 'the file of 62,516 complaints is not beside the checkout (../shared/data)';
  const [args, store] = [[CFPB, '--map', 'cfpb'], join(stores.folder, 'imported')];
  const rows = [
    { command: commands.import('of 62,516 rows', args, store, { empty: true }), against: commands.node() },
    { command: commands.import('of the same again', args, store, { empty: false }), against: commands.node() },
  ];
  return [{ title: 'Import into an empty store, and the same file again', rows, warm: false, most: 3 }];
}

export async function millionTables(bench: Bench): Promise<Table[]> {
  const huge = { ...bench, big: asked.SIZES.million };
  const first = (await firstTable(huge)).map((table) => ({ ...table, most: 3 }));
  const tables = [await readTable(huge), await writeTable(huge), first].flat();
  // What is promised is promised for a hundred thousand.
  return tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, target: undefined })) }));
}

function againstNode(commands: Commands, { what, args, target }: Asked, store?: SampleStore): Row {
  // Commands that need no store are given one that they do not look at.
  const given = args(store ?? NOWHERE);
  return { command: commands.plaint(what, given, store), against: commands.node(), target };
}

const NOWHERE: SampleStore = { folder: '', label: '', id: '', owner: '', over: '' };

function againstStore(commands: Commands, { what, args, target }: Asked, big: SampleStore, small: SampleStore): Row {
  const command = commands.plaint(what, args(big), big);
  return { command, against: commands.plaint(what, args(small), small), target };
}
