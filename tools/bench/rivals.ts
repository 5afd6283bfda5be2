import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { Commands } from './commands.js';
import type { Command } from './measure.js';
import type { SampleStore } from './stores.js';

/** What is asked of all: by team and month what was received, closed, due and met, and the median time to the resolution. */
export const BY_TEAM_AND_MONTH: readonly string[] = [
  ...['kpi', '--by', 'team,month', '--metrics', 'opened,closed,timeliness,resolution_elapsed_p50', '--json'],
];

/** Another program that works the same figures out of CSV files. */
export interface Rival {
  name: string;
  command: Command;
}

/** Figures by `team,month,name`. */
type Figures = Map<string, number>;

/**
 * The rivals that can be had on this machine, and why others can't. They read files with just the columns that they need, written from `plaint export`
 * beforehand; plaint reads its store and index.
 */
export async function rivalsOf(
  store: SampleStore,
  folder: string,
  commands: Commands,
): Promise<{ rivals: Rival[]; missing: string[] }> {
  const rivals: Rival[] = [];
  const missing: string[] = [];
  for (const make of [miller, duckdb]) {
    const found = make(folder);
    if (typeof found === 'string') missing.push(found);
    else rivals.push(found);
  }
  if (rivals.length === 0) return { rivals, missing };
  await writeFacts(store, folder, commands);
  const own = ownFigures(outputOf(commands.plaint('figures to compare', BY_TEAM_AND_MONTH, store)));
  for (const { name, command } of rivals) {
    const differing = differences(own, rivalFigures(outputOf(command)));
    if (differing.length > 0) throw new Error(`${name} and plaint do not agree:\n${differing.slice(0, 9).join('\n')}`);
    console.log(`\nFigures compared with ${name}: ${own.size.toLocaleString('en')}, all the same.`);
  }
  return { rivals, missing };
}

/** What complaints, clocks and closings say of these figures, without merged duplicates. */
async function writeFacts(store: SampleStore, folder: string, commands: Commands): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const teams = new Map<string, string>();
  const years = new Set<string>();
  const exported = async (
    what: string,
    keep: (row: Record<string, string>) => string[] | null,
    columns: string,
    periods: readonly (readonly string[])[] = [[]],
  ) => {
    const out = createWriteStream(join(folder, `${what}.csv`));
    out.write(`${columns}\n`);
    for (const period of periods) {
      const raw = join(folder, `raw-${what}.csv`);
      const name = ['export', what, ...period].join(' ');
      outputOf(commands.plaint(name, ['export', what, '--out', raw, ...period], store));
      for await (const row of createReadStream(raw).pipe(parse({ columns: true }))) {
        const cells = keep(row as Record<string, string>);
        if (cells !== null) out.write(`${cells.join(',')}\n`);
      }
    }
    out.end();
    await finished(out);
  };
  await exported(
    'complaints',
    ({ id = '', team = '', status, received_at = '', resolved_at = '' }) => {
      if (status === 'merged') return null;
      teams.set(id, team);
      years.add(received_at.slice(0, 4));
      return [id, team, received_at, status === 'resolved' || status === 'closed' ? resolved_at : ''];
    },
    'id,team,received_at,resolved_at',
  );
  await exported(
    'clocks',
    ({ id = '', team = '', metric = '', pack = '', state = '', due = '', overdue_elapsed_seconds: late = '' }) =>
      teams.has(id) ? [id, team, metric, pack, state, due, late] : null,
    'id,team,metric,pack,state,due,late',
  );
  await exported(
    'events',
    ({ id = '', type, at = '' }) => {
      const team = type === 'closed' || type === 'withdrawn' ? teams.get(id) : undefined;
      return team === undefined ? null : [id, team, at];
    },
    'id,team,at',
    // Events of all years at once do not fit into memory.
    [...years].map((year) => ['--from', year, '--to', year]),
  );
}

/** Miller, one run for each figure, one after the other. */
function miller(folder: string): Rival | string {
  const { status, stdout } = spawnSync('mlr', ['--version'], { encoding: 'utf8' });
  if (status !== 0) return 'Miller is not on the PATH (Debian: apt-get install miller)';
  const run = (file: string, name: string, chain: string) =>
    `mlr --icsv --ocsvlite --headerless-csv-output ${chain} then put '$figure="${name}"' then reorder -e -f value ${join(folder, file)}`;
  // It reads no offset with a colon; the store's zone has one offset all the year.
  const time = (column: string) => `strptime($${column}[1:19], "%Y-%m-%dT%H:%M:%S")`;
  const isDue = '$state=="met" || $state=="breached" || ($state=="cancelled" && $late>0)';
  const due = `filter '$metric=="resolution" && $pack=="" && (${isDue})' then put '$month=$due[1:7]; $hit=$state=="met"?1:0'`;
  const script = [
    run('complaints.csv', 'opened', `put '$month=$received_at[1:7]' then count-distinct -f team,month -o value`),
    run('events.csv', 'closed', `put '$month=$at[1:7]' then count-distinct -f team,month -o value`),
    run('clocks.csv', 'due', `${due} then count-distinct -f team,month -o value`),
    run('clocks.csv', 'met', `${due} then stats1 -a sum -f hit -g team,month then rename hit_sum,value`),
    run(
      'complaints.csv',
      'median',
      `filter '$resolved_at!=""' then put '$month=$resolved_at[1:7]; $time=${time('resolved_at')}-${time('received_at')}' then stats1 -i -a p50 -f time -g team,month then rename time_p50,value`,
    ),
  ].join(' && ');
  return {
    name: `Miller ${/[\d.]+/.exec(stdout)?.[0] ?? ''}`,
    command: { name: 'mlr, five runs over CSV', program: 'sh', args: ['-c', script], env: process.env, ends: [0] },
  };
}

/** DuckDB in Node, by one query. npm brings it into a folder of its own. */
function duckdb(folder: string): Rival | string {
  const place = join(folder, 'duckdb');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'package.json'), '{"private": true}');
  const npm = ['install', '--no-audit', '--no-fund', '--no-save', '--prefix', place, DUCKDB];
  const { status } = spawnSync('npm', npm, { cwd: place, stdio: 'ignore' });
  if (status !== 0) return `DuckDB is not to be had (npm install ${DUCKDB})`;
  const script = join(place, 'figures.mjs');
  writeFileSync(script, DUCKDB_SCRIPT);
  return {
    name: `DuckDB (${DUCKDB})`,
    command: {
      name: 'node with DuckDB, one query over CSV',
      program: process.execPath,
      args: [script, folder],
      env: process.env,
      ends: [0],
    },
  };
}

const DUCKDB = '@duckdb/node-api@1.5.5-r.1';

const DUCKDB_SCRIPT = `
import { DuckDBInstance } from '@duckdb/node-api';
const folder = process.argv[2];
const file = (name) => "read_csv('" + folder + '/' + name + ".csv', header = true, all_varchar = true)";
const connection = await (await DuckDBInstance.create()).connect();
const reader = await connection.runAndReadAll(\`
  with due as (
    select team, "due"[1:7] as month, state = 'met' as hit from \${file('clocks')}
    where metric = 'resolution' and pack is null
      and (state in ('met', 'breached') or (state = 'cancelled' and late::int > 0))
  ), solved as (
    select team, resolved_at[1:7] as month, epoch(resolved_at::timestamptz) - epoch(received_at::timestamptz) as time
    from \${file('complaints')} where resolved_at is not null
  )
  select team, received_at[1:7] as month, 'opened', count(*)::double from \${file('complaints')} group by all
  union all select team, "at"[1:7] as month, 'closed', count(*)::double from \${file('events')} group by all
  union all select team, month, 'due', count(*)::double from due group by all
  union all select team, month, 'met', count(*) filter (hit)::double from due group by all
  union all select team, month, 'median', quantile_cont(time, 0.5) from solved group by all\`);
for (const row of reader.getRowsJson()) console.log(row.map((cell) => cell ?? '').join(','));
`;

function outputOf({ name, program, args, env }: Command): string {
  const { status, stdout, stderr } = spawnSync(program, args, { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return stdout;
}

interface OwnGroup {
  key: { team: string | null; month: string };
  metrics: Record<string, { value: number | null; numerator?: number; denominator?: number }>;
}

function ownFigures(json: string): Figures {
  const { groups } = JSON.parse(json).data as { groups: OwnGroup[] };
  return new Map(
    groups.flatMap(({ key: { team, month }, metrics }) => {
      const { opened, closed, timeliness, resolution_elapsed_p50: median } = metrics;
      const all = {
        ...{ opened: opened?.value, closed: closed?.value, median: median?.value },
        ...{ due: timeliness?.denominator, met: timeliness?.denominator ? timeliness.numerator : 0 },
      };
      // Who counts rows has no line where there are none.
      const isTold = ([name, value]: [string, unknown]) =>
        value != null && (value !== 0 || (name === 'met' && all.due !== 0));
      return Object.entries(all)
        .filter(isTold)
        .map(([name, value]): [string, number] => [`${team ?? ''},${month},${name}`, Number(value)]);
    }),
  );
}

/** Lines of team, month, figure and value. */
function rivalFigures(lines: string): Figures {
  return new Map(
    lines.split('\n').flatMap((line): [string, number][] => {
      const cells = line.trim().split(',');
      return cells.length === 4 ? [[cells.slice(0, 3).join(','), Number(cells[3])]] : [];
    }),
  );
}

function differences(own: Figures, other: Figures): string[] {
  const keys = new Set([...own.keys(), ...other.keys()]);
  return [...keys].flatMap((key) => {
    const [one, two] = [own.get(key), other.get(key)];
    const same = one !== undefined && two !== undefined && Math.abs(one - two) < 1e-6;
    return same ? [] : [`${key}: ${one} here, ${two} there`];
  });
}
